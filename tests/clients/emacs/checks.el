;;; checks.el --- What must work in Emacs with eglot.  -*- lexical-binding: t -*-
;; Every check has a server of its own in a new copy of the project.
(setq native-comp-jit-compilation nil make-backup-files nil create-lockfiles nil inhibit-message t
      eglot-sync-connect 30 eglot-confirm-server-edits nil eglot-events-buffer-config '(:size 0))
(load (expand-file-name "editor" (file-name-directory load-file-name)) nil t)
(load (expand-file-name "init" editor-here) nil t)

(defvar misspelt "40 du: hazlog [unknown-keyword]: unknown word `du`: did you mean `due`?")

(defun moved (by)
  "What is said of the misspelt word BY lines below its first place."
  (replace-regexp-in-string "\\`40" (number-to-string (+ 40 by)) misspelt))

(editor-check "columns are counted in UTF-8, which Emacs knows"
  (editor-open "hazards.hazlog")
  (editor-expect "the encoding" "utf-8"
                 (lambda () (plist-get (eglot--capabilities (eglot-current-server)) :positionEncoding)))
  nil)

(defun checked (name &rest options)
  "What `hazlog check' with OPTIONS says of the file NAME, as `editor-diagnostics' has it."
  (let* ((json (apply #'editor-hazlog "check" "--format" "json" "--today" (getenv "TODAY") options))
         (bytes (encode-coding-string (editor-file name) 'utf-8))
         told)
    (seq-doseq (one (plist-get (json-parse-string json :object-type 'plist) :findings))
      (when (equal (plist-get one :path) name)
        (cl-destructuring-bind (&key start end) (plist-get one :range)
          (push (format "%d %s: hazlog [%s]: %s" (plist-get start :line)
                        (decode-coding-string
                         (substring bytes (plist-get start :offset) (plist-get end :offset)) 'utf-8)
                        (plist-get one :rule) (plist-get one :message))
                told))))
    (sort told #'string<)))

(editor-check "diagnostics are those of hazlog check"
  (dolist (name '("hazards.hazlog" "log.hazlog" "controls.hazlog"))
    (editor-open name)
    (editor-expect-diagnostics name (checked name)))
  nil)

(editor-check "diagnostics move with the text, go when it is mended, and come back"
  (editor-open "hazards.hazlog")
  (editor-expect-diagnostics "at first" (list misspelt))
  (editor-go "hazard ADS-2")
  (editor-type "# Comes back to the workshop in May. 😀\n")
  (editor-expect-diagnostics "below a new line" (list (moved 1)))
  (editor-go "du 2026")
  (forward-char 2)
  (editor-type "e")
  (editor-expect-diagnostics "with `due`" nil)
  (delete-char -1)
  (editor-expect-diagnostics "taken out again" (list (moved 1)))
  nil)

(editor-check "a hazard is unscored until its scores are typed"
  (editor-open "hazards.hazlog")
  (goto-char (point-max))
  (electric-indent-local-mode -1)
  (editor-type "\nhazard ADS-3 \"The list of another patient is shown 😀\" {\naddresses GPC-99\nowner \"Medicines squad\"\n")
  (editor-type "mode fault\npatients one\nraised 2026-11-19\nstatus open\ndescription \"Two windows are open.\"\n")
  (editor-type "impact \"A medicine is given to the wrong patient.\"\ncause C1 \"Two windows\"\n}\n")
  (let ((told (editor-expect "the new hazard"
                             (lambda (told)
                               (and (= (length told) 2) (equal (car told) misspelt)
                                    (string-prefix-p "43 ADS-3: hazlog [unscored-hazard]: " (cadr told))))
                             #'editor-diagnostics)))
    (editor-go "cause C1 \"Two windows\"")
    (end-of-line)
    (editor-type "\ninitial severity minor likelihood very-low because \"Seen once.\"")
    (editor-expect "the scored hazard" nil
                   (lambda () (string-search "unscored" (string-join (editor-diagnostics) "\n"))))
    (cadr told)))

(defun complete (typed proposal)
  "Type TYPED behind the last id of ADS-2, and choose the first proposal, which begins with PROPOSAL."
  (editor-open "hazards.hazlog")
  (editor-go "GPC-33")
  (end-of-line)
  (editor-type typed)
  (completion-at-point)
  (let ((line (concat "  addresses    GPC-33, " proposal)) first)
    ;; Where only one is left, and it begins with what was typed, Emacs takes it at once.
    (unless (equal (editor-line "GPC-33") line)
      (with-selected-window (editor-expect "the proposals" #'identity (lambda () (get-buffer-window "*Completions*")))
        (first-completion)
        (setq first (get-text-property (point) 'completion--string))
        (unless (string-prefix-p proposal (or first ""))
          (error "the first proposal for `%s`\n-- expected:\n%s\n-- there:\n%s" typed proposal (buffer-string)))
        (choose-completion nil t))
      (when (get-buffer "*Completions*") (kill-buffer "*Completions*")))
    (editor-expect "the line" line (lambda () (editor-line "GPC-33")))
    first))

(editor-check "a programme hazard is completed by number" (complete ", 47" "GPC-47"))
(editor-check "a programme hazard is completed by words" (complete ", search too" "GPC-47"))
(editor-check "a programme hazard is completed by its id" (complete ", GPC-47" "GPC-47"))

(editor-check "hover shows the place in the matrix"
  (editor-open "hazards.hazlog")
  (editor-go "major likelihood medium because \"Twice")
  (let (told)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq told text)))
    (editor-expect "the text"
                   (lambda (told) (and told (string-search "|" told) (string-search "very-low" told)
                                       (string-search "major" told)))
                   (lambda () (and told (substring-no-properties told))))))

(editor-check "a code action mends the misspelt word"
  (editor-open "hazards.hazlog")
  (editor-expect-diagnostics "at first" (list misspelt))
  (editor-go "du 2026")
  (let* ((actions (append (eglot-code-actions (point) (+ (point) 2)) nil))
         (titles (mapcar (lambda (one) (plist-get one :title)) actions))
         (action (seq-find (lambda (one) (equal (downcase (plist-get one :title)) "replace by `due`")) actions)))
    (unless action (error "the actions\n-- expected:\nreplace by `due`\n-- there:\n%S" titles))
    (eglot-execute (eglot-current-server) action)
    (editor-expect "the line" "  action A1 \"Move free text 😀 up\" owner \"Dr Priya Shah\" due 2026-12-01"
                   (lambda () (editor-line "action A1")))
    (editor-expect-diagnostics "afterwards" nil)
    (string-join titles ", ")))

(editor-check "the definition of a programme hazard opens the catalogue"
  (editor-open "hazards.hazlog")
  (editor-go "GPC-46")
  (xref-find-definitions (xref-backend-identifier-at-point 'eglot))
  (editor-expect "the place"
                 (lambda (there) (and (string-suffix-p ".hazlog" (car there))
                                      (string-prefix-p "entry GPC-46 " (cadr there))))
                 (lambda () (list (buffer-name)
                                  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))))
  (buffer-name))

(editor-check "a control is renamed in two files"
  (editor-open "hazards.hazlog")
  (let* ((renamed (lambda (text) (string-replace "control CTL-CACHE" "control CTL-NO-CACHE" text)))
         (hazards (funcall renamed (editor-text)))
         (controls (funcall renamed (editor-file "controls.hazlog"))))
    (editor-go "CTL-CACHE")
    (eglot-rename "CTL-NO-CACHE")
    (editor-expect "the buffer" hazards #'editor-text)
    (save-some-buffers t)
    (editor-expect "hazards.hazlog" hazards (lambda () (editor-file "hazards.hazlog")))
    (editor-expect "controls.hazlog" controls (lambda () (editor-file "controls.hazlog")))
    (editor-expect-diagnostics "afterwards" (list misspelt))
    nil))

(editor-check "formatting is that of hazlog fmt"
  (let* ((text (editor-file "hazards.hazlog"))
         (text (replace-regexp-in-string "\n  owner +" "\n owner " text))
         (text (string-replace "\n\nhazard ADS-2" "\nhazard ADS-2" text))
         (text (string-replace "  action A1" "\taction   A1" text)))
    (editor-change-outside "hazards.hazlog" text)
    (editor-open "hazards.hazlog")
    (eglot-format-buffer)
    (let ((formatted (editor-text)))
      (editor-hazlog "fmt")
      (editor-expect "the buffer" (editor-file "hazards.hazlog") (lambda () formatted))
      (when (equal formatted text) (error "hazlog fmt left as it is what was to be formatted")))
    nil))

(editor-check "a file that changes outside changes what is said of another"
  (editor-open "hazards.hazlog")
  (editor-expect-diagnostics "at first" (list misspelt))
  (let ((controls (editor-file "controls.hazlog")) told)
    (editor-change-outside "controls.hazlog" (string-replace "CTL-CACHE" "CTL-OTHER" controls))
    (setq told (editor-expect "without the control"
                              (lambda (told) (string-search "CTL-CACHE: hazlog [unknown-reference]"
                                                            (string-join told "\n")))
                              #'editor-diagnostics))
    (editor-change-outside "controls.hazlog" controls)
    (editor-expect-diagnostics "with the control" (list misspelt))
    (editor-change-outside "hazlog.toml" "[ids]\nhazard = \"H-\\\\d+\"\n")
    (editor-expect "with another scheme of ids" 3 (lambda () (length (editor-diagnostics))))
    (car told)))

(load (expand-file-name "package" editor-here) nil t)
(editor-run)
