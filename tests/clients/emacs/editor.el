;;; editor.el --- Waits, looks and types, and tells what was expected and what was there.  -*- lexical-binding: t -*-
(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar editor-here (file-name-directory load-file-name))

(defvar editor-guard (string-to-number (or (getenv "GUARD") "30"))
  "Seconds, so many that they guard against hanging and nothing else: a wait ends as soon as what is awaited is there.")

(defvar editor-project nil "The copy of the project that the check has for itself.")
(defvar editor-count 0)

(defun editor-path (name) (expand-file-name name editor-project))

(defun editor-file (name)
  "The text of the file NAME as it is on the disk."
  (with-temp-buffer
    (let ((coding-system-for-read 'utf-8-unix)) (insert-file-contents (editor-path name)))
    (buffer-string)))

(defun editor-change-outside (name text)
  "Write TEXT to the file NAME, as another program would."
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region text nil (editor-path name) nil 'silent)))

(defun editor-let-happen ()
  "Let what waits for Emacs happen.
A batch Emacs runs no commands, draws nothing and is never idle, so that what waits for that is begun here; and events
of files count as input."
  (run-hooks 'post-command-hook 'window-configuration-change-hook)
  (when (and (bound-and-true-p eglot--change-idle-timer) (timerp eglot--change-idle-timer))
    (timer-event-handler eglot--change-idle-timer))
  (read-event nil nil 0.02))

(defun editor-expect (what wanted get)
  "Wait until GET gives WANTED, or something that WANTED, a function, is content with."
  (let ((end (+ (float-time) editor-guard))
        (content (if (functionp wanted) wanted (lambda (there) (equal there wanted))))
        there)
    (while (not (funcall content (setq there (funcall get))))
      (when (> (float-time) end)
        (error "%s\n-- expected:\n%s\n-- there:\n%s" what
               (if (functionp wanted) "something else" (editor-shown wanted)) (editor-shown there)))
      (editor-let-happen))
    there))

(defun editor-shown (value) (if (stringp value) value (format "%S" value)))

(defun editor-open (name)
  "Visit the file NAME, and wait for its server."
  (switch-to-buffer (find-file-noselect (editor-path name)))
  (editor-expect (concat "a server for " name) t (lambda () (and (eglot-managed-p) t))))

(defun editor-go (text)
  "Go before the first place of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun editor-type (text)
  "Type TEXT, key by key."
  (execute-kbd-macro (vconcat text)))

(defun editor-text () (buffer-substring-no-properties (point-min) (point-max)))

(defun editor-line (text)
  "The first line with TEXT in it."
  (save-excursion
    (editor-go text)
    (buffer-substring-no-properties (line-beginning-position) (line-end-position))))

(defun editor-diagnostics ()
  "What is underlined: `40 du: unknown word …', the line, the text there, and what is said of it."
  (sort (mapcar (lambda (one)
                  (format "%d %s: %s" (line-number-at-pos (flymake-diagnostic-beg one))
                          (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one))
                          (flymake-diagnostic-text one)))
                (flymake-diagnostics))
        #'string<))

(defun editor-expect-diagnostics (what wanted)
  (editor-expect what wanted #'editor-diagnostics))

(defun editor-hazlog (&rest arguments)
  "What hazlog itself says with ARGUMENTS of what is on the disk."
  (let ((default-directory editor-project) (coding-system-for-read 'utf-8-unix))
    (with-output-to-string
      (with-current-buffer standard-output
        (apply #'call-process "hazlog" nil '(t nil) nil arguments)))))

(defun editor-tail (text) (substring text (max 0 (- (length text) 4000))))

(defun editor-log ()
  "What the server logged."
  (if (file-exists-p (getenv "SERVER_LOG"))
      (with-temp-buffer (insert-file-contents (getenv "SERVER_LOG")) (buffer-string))
    ""))

(defun editor-begin ()
  "Make a new copy of the project."
  (with-current-buffer (messages-buffer) (let ((inhibit-read-only t)) (erase-buffer)))
  (setq editor-count (1+ editor-count)
        editor-project (expand-file-name (format "emacs-%d/" editor-count) (getenv "WORK")))
  (copy-directory (getenv "PROJECT") editor-project nil t t)
  (setenv "SERVER_LOG" (expand-file-name (format "emacs-%d.log" editor-count) (getenv "WORK"))))

(defun editor-close ()
  "Close what is open, unsaved or not."
  (dolist (buffer (buffer-list))
    (when (buffer-file-name buffer)
      (with-current-buffer buffer
        (set-buffer-modified-p nil)
        (let (kill-buffer-query-functions) (kill-buffer buffer))))))

(defun editor-end ()
  "Close everything; the server has to end as it is asked to, and nothing may have gone wrong unseen."
  (let* ((server (eglot-current-server))
         (process (and server (jsonrpc--process server))))
    (when server
      (eglot-shutdown server nil editor-guard)
      ;; Eglot kills a server that has not ended by the time it looks.
      (editor-expect "the exit code of the server" (lambda (code) (memq code '(0 9)))
                     (lambda () (and (not (process-live-p process)) (process-exit-status process)))))
    (editor-close)
    (let (case-fold-search (log (editor-log)))
      (when (string-match ".* \\(?:WARN\\|ERROR\\) .*" log)
        (error "what went wrong unseen:\n%s" (match-string 0 log))))))

(defvar editor-checks nil "Names and functions, the last one first.")

(defmacro editor-check (name &rest body)
  "BODY is the check NAME; what it gives, if that is a text, is what was seen."
  (declare (indent 1))
  `(push (cons ,name (lambda () ,@body)) editor-checks))

(defun editor-run-one (name body)
  "Run the check NAME, which is BODY; give t where it holds."
  (condition-case problem
      (let (seen)
        (editor-begin)
        (setq seen (funcall body))
        (editor-end)
        (princ (format "ok    emacs: %s%s\n" name
                       (if (stringp seen) (concat " | " (replace-regexp-in-string "\\s-*\n\\s-*" " / " seen)) "")))
        t)
    (error
     (princ (format "FAIL  emacs: %s\n%s\n-- server.log:\n%s\n-- messages:\n%s\n" name
                    (if (stringp (cadr problem)) (cadr problem) (error-message-string problem)) (editor-log)
                    (with-current-buffer (messages-buffer) (buffer-string))))
     (ignore-errors (editor-end))
     (ignore-errors (editor-close))
     nil)))

(defun editor-run ()
  "Run all checks, or those whose name holds the variable CHECK; exit with 1 where one fails."
  (let ((ran 0) (failed 0))
    (pcase-dolist (`(,name . ,body) (reverse editor-checks))
      (when (string-search (or (getenv "CHECK") "") name)
        (cl-incf ran)
        (unless (editor-run-one name body) (cl-incf failed))))
    (princ (format "emacs is Emacs %s: %d of %d checks hold\n" emacs-version (- ran failed) ran))
    (kill-emacs (if (and (= failed 0) (> ran 0)) 0 1))))

(provide 'editor)
