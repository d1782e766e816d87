;;; hazlog-views.el --- What the server knows of a project, in buffers of its own  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; The answers to the programme (`hazlog-coverage'), the hazards by risk (`hazlog-status'), and the page of a rule
;; (`hazlog-explain').

;;; Code:

(require 'flymake)
(require 'hazlog-eglot)

(defun hazlog-views--show (title write)
  "Show in the buffer TITLE what the function WRITE gives to the one it is given.
That takes a line, and the place that the line leads to or nil."
  (let ((server (eglot-current-server))
        (buffer (get-buffer-create title)))
    (with-current-buffer buffer
      (special-mode)
      (let ((inhibit-read-only t))
        (erase-buffer)
        (funcall write (lambda (line place) (hazlog-views--line line place server))))
      (goto-char (point-min)))
    (pop-to-buffer buffer)))

(defun hazlog-views--line (line place server)
  "Insert LINE, as a button that leads to PLACE where that is a location of SERVER."
  (if place
      (insert-text-button line 'follow-link t 'server server
                          'action (lambda (_)
                                    (hazlog-eglot-visit (plist-get place :uri)
                                                        (plist-get (plist-get place :range) :start))))
    (insert line))
  (insert "\n"))

(defun hazlog-views--state (state hazards line)
  "Write with LINE those of HAZARDS, of a programme, that are in STATE."
  (let ((those (seq-filter (lambda (one) (equal (plist-get one :state) state)) hazards)))
    (funcall line (format "%s (%d)" state (length those)) nil)
    (dolist (one those)
      (let ((by (mapconcat (lambda (hazard) (plist-get hazard :id)) (plist-get one :hazards) ", "))
            (given (car (append (plist-get one :given) nil))))
        (funcall line
                 (format "  %-8s %s%s" (plist-get one :id) (plist-get one :name)
                         (if (string-empty-p by) "" (concat " · " by)))
                 (and given (plist-get given :location)))))))

(defun hazlog-views--edition (edition line)
  "Write with LINE what is answered to EDITION, what has no answer first."
  (let* ((totals (plist-get edition :totals))
         (hazards (plist-get edition :hazards))
         (states (sort (seq-uniq (seq-map (lambda (one) (plist-get one :state)) hazards)) #'string<)))
    (funcall line (format "%s %s: %d of %d answered" (plist-get edition :programme) (plist-get edition :edition)
                          (plist-get totals :answered) (plist-get totals :hazards))
             nil)
    (dolist (state (append (seq-intersection '("unanswered") states) (remove "unanswered" states)))
      (hazlog-views--state state hazards line))))

;;;###autoload
(defun hazlog-coverage ()
  "Show what is answered to the hazards of the programme."
  (interactive)
  (let ((editions (seq-mapcat (lambda (project) (append (plist-get project :editions) nil))
                              (hazlog-eglot-ask "hazlog.coverage"))))
    (hazlog-views--show "*hazlog coverage*"
                        (lambda (line)
                          (dolist (edition editions) (hazlog-views--edition edition line))
                          (unless editions
                            (funcall line "no programme is declared: write `programme GPC' in the log" nil))))))

(defun hazlog-views--risk (hazard which)
  "The risk of HAZARD, WHICH is `:initial' or `:left'."
  (plist-get (plist-get hazard which) :risk))

(defun hazlog-views--status-line (hazard)
  "HAZARD with its risks and where it stands, on one line."
  (format "%-10s %s → %s  %-11s %s" (plist-get hazard :id)
          (or (hazlog-views--risk hazard :initial) "?") (or (hazlog-views--risk hazard :left) "?")
          (or (plist-get hazard :computed) (plist-get hazard :stated) "-") (plist-get hazard :name)))

;;;###autoload
(defun hazlog-status ()
  "Show the hazards with their risks, initial and residual, the highest first."
  (interactive)
  (let* ((hazards (seq-mapcat (lambda (project) (append (plist-get project :hazards) nil))
                              (hazlog-eglot-ask "hazlog.status")))
         (hazards (sort hazards :reverse t :key (lambda (one) (or (hazlog-views--risk one :left) 1.0e+INF)))))
    (hazlog-views--show "*hazlog status*"
                        (lambda (line)
                          (dolist (one hazards)
                            (funcall line (hazlog-views--status-line one) (plist-get one :location)))
                          (unless hazards (funcall line "no hazard is written yet" nil))))))

(defun hazlog-views--rule-here ()
  "The rule of the first finding in the line of point."
  (let ((found (car (flymake-diagnostics (line-beginning-position) (line-end-position)))))
    (and found (string-match "\\[\\([a-z-]+\\)\\]" (flymake-diagnostic-text found))
         (match-string 1 (flymake-diagnostic-text found)))))

(defun hazlog-views--rules ()
  "The names of all rules, as the program `hazlog' lists them."
  (with-temp-buffer
    (call-process "hazlog" nil '(t nil) nil "rules" "--format" "json")
    (goto-char (point-min))
    (seq-map (lambda (rule) (plist-get rule :name)) (json-parse-buffer :object-type 'plist))))

;;;###autoload
(defun hazlog-explain (rule)
  "Show the page of RULE: why it matters, examples, and how a finding is mended.
A finding in the line of point proposes its own."
  (interactive (list (let ((here (hazlog-views--rule-here)))
                       (completing-read (format-prompt "Rule" here) (hazlog-views--rules) nil t nil nil here))))
  (let ((page (plist-get (hazlog-eglot-ask "hazlog.explain" :rule rule) :page)))
    (hazlog-views--show "*hazlog explain*" (lambda (_line) (insert page)))))

(provide 'hazlog-views)
;;; hazlog-views.el ends here
