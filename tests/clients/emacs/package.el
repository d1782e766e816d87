;;; package.el --- What the package does of itself, with the parser and without.  -*- lexical-binding: t -*-
(require 'checkdoc)
(require 'hideshow)
(require 'imenu)
(require 'hazlog-ts-mode)

(defun package-path (name) (expand-file-name name (getenv "REPOSITORY")))

(defmacro package-with (mode file &rest body)
  "Do BODY in MODE, in a buffer with the text of FILE of the repository."
  (declare (indent 2))
  `(with-temp-buffer
     (insert-file-contents (package-path ,file))
     (funcall ,mode)
     (goto-char (point-min))
     ,@body))

(defun package-expect (what wanted there)
  "Fail where THERE is not WANTED."
  (unless (equal there wanted)
    (error "%s\n-- expected:\n%s\n-- there:\n%s" what (editor-shown wanted) (editor-shown there))))

(defun package-modes (body)
  "Call BODY with both modes; where it gives the same, as it has to, that is what this gives."
  (hazlog-install-grammar)
  (let ((parsed (funcall body #'hazlog-ts-mode)))
    (package-expect "what both modes give, here without the parser" parsed (funcall body #'hazlog-mode))
    parsed))

;; The places that the grammar's own tests mark are coloured as they say.

(defvar package-faces
  '(("comment" . font-lock-comment-face) ("keyword" . font-lock-keyword-face) ("keyword.operator" . hazlog-clause-face)
    ("constant" . font-lock-constant-face) ("constant.builtin" . font-lock-builtin-face)
    ("number" . font-lock-number-face) ("property" . font-lock-property-name-face)
    ("string" . font-lock-string-face) ("string.documentation" . font-lock-doc-face)
    ("punctuation.bracket" . font-lock-bracket-face) ("punctuation.delimiter" . font-lock-delimiter-face))
  "The faces of the captures of grammar/queries/highlights.scm.")

(defun package-face (line column)
  "The face at LINE and COLUMN."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- line))
    (let ((face (get-text-property (+ (point) column) 'face)))
      (if (eq face 'font-lock-comment-delimiter-face) 'font-lock-comment-face face))))

(defun package-check-marks ()
  "Hold the faces of the buffer against its marks; give how many there are."
  (let ((treesit-font-lock-level 4) (marked 0) (count 0))
    (when (derived-mode-p 'hazlog-ts-mode) (treesit-font-lock-recompute-features))
    (font-lock-ensure)
    (while (not (eobp))
      (if (not (looking-at "[ \t]*#[ \t]*\\(<-\\|\\^+\\) \\([a-z.]+\\)$"))
          (setq marked (line-number-at-pos))
        (let* ((mark (match-string 1)) (capture (match-string 2)) (start (match-beginning 1))
               (column (if (equal mark "<-") (current-indentation) (- start (point)))))
          (dotimes (step (if (equal mark "<-") 1 (length mark)))
            (cl-incf count)
            (package-expect (format "line %d, column %d in %s" marked (+ column step) major-mode)
                            (alist-get capture package-faces nil nil #'equal)
                            (package-face marked (+ column step))))))
      (forward-line))
    count))

(defun package-check-all-marks (mode)
  "Hold the faces of MODE against the marks of all files that have any."
  (format "%d marks" (apply #'+ (mapcar (lambda (file) (package-with mode file (package-check-marks)))
                                        (directory-files (package-path "grammar/test/highlight") t "hazlog\\'")))))

(defun package-mode-of (name)
  "The mode of the file NAME of the project, visited without its server."
  (let (hazlog-mode-hook)
    (with-current-buffer (find-file-noselect (editor-path name))
      (prog1 major-mode (kill-buffer)))))

(editor-check "without the parser, colours come from regular expressions"
  (package-expect "the mode" 'hazlog-mode (package-mode-of "hazards.hazlog"))
  (package-check-all-marks #'hazlog-mode))

(editor-check "a parser of a format that Emacs does not know is left alone"
  (let ((sources (expand-file-name "newer/" editor-project)))
    (copy-directory (package-path "grammar/src") sources nil t t)
    (with-temp-file (expand-file-name "parser.c" sources)
      (insert-file-contents (package-path "grammar/src/parser.c"))
      (re-search-forward "^#define LANGUAGE_VERSION \\([0-9]+\\)$")
      (replace-match "99" t t nil 1))
    ;; What an Emacs has loaded once it keeps, so that another one tries.
    (with-temp-buffer
      (call-process (getenv "EMACS") nil '(t nil) nil "--batch" "-Q" "--init-directory" sources
                    "-l" (expand-file-name "init" editor-here) "-l" "hazlog-ts-mode"
                    "--eval" (prin1-to-string
                              `(let ((hazlog-grammar-directory ,sources) hazlog-mode-hook)
                                 (hazlog-install-grammar)
                                 (find-file ,(editor-path "hazards.hazlog"))
                                 (princ (list (cadr (treesit-language-available-p 'hazlog t)) major-mode)))))
      (package-expect "what Emacs says of it, and the mode" "(version-mismatch hazlog-mode)" (buffer-string))))
  nil)

(editor-check "the parser is built by one call, and colours the logs that are open"
  (editor-open "hazards.hazlog")
  (hazlog-install-grammar)
  (package-expect "the mode" 'hazlog-ts-mode major-mode)
  (editor-expect "a server" t (lambda () (and (eglot-managed-p) t)))
  (editor-expect-diagnostics "with the parser" (list misspelt))
  (package-expect "the mode of another" 'hazlog-ts-mode (package-mode-of "log.hazlog"))
  (package-check-all-marks #'hazlog-ts-mode))

(editor-check "the words of the package are those of the grammar"
  (let* ((json (with-temp-buffer
                 (insert-file-contents (package-path "grammar/src/grammar.json"))
                 (json-parse-buffer :object-type 'alist :array-type 'list)))
         (words (lambda (&rest rules)
                  (sort (seq-uniq (mapcan #'package-words
                                          (mapcar (lambda (rule) (alist-get rule (alist-get 'rules json))) rules)))))))
    (package-expect "clauses" (funcall words 'clause) (sort hazlog--clause-words))
    (package-expect "fields" (funcall words 'field) (sort hazlog--field-words))
    (package-expect "references" (funcall words 'reference 'disposition) (sort hazlog--reference-words))
    (package-expect "settings" (funcall words 'setting) (sort hazlog--setting-words))
    (package-expect "statements"
                    (funcall words 'log 'programme 'catalogue 'entry 'hazard 'control 'cause 'action 'use 'score
                             'evidence 'acceptance 'approval 'change 'review 'waiver)
                    (sort hazlog--statement-words)))
  nil)

(defun package-words (rule)
  "The words that RULE of the grammar has."
  (if (equal (alist-get 'type rule) "STRING")
      (list (alist-get 'value rule))
    (mapcan #'package-words (append (alist-get 'members rule)
                                    (and (alist-get 'content rule) (list (alist-get 'content rule)))))))

;; Editing

(defun package-coloured (mode text)
  "TEXT as MODE colours it."
  (with-temp-buffer
    (insert text)
    (funcall mode)
    (font-lock-ensure)
    (package-runs)))

(defun package-runs ()
  "Where faces begin in the buffer, and which."
  (let ((place (point-min)) runs)
    (while (< place (point-max))
      (push (list place (get-text-property place 'face)) runs)
      (setq place (next-single-property-change place 'face nil (point-max))))
    (nreverse runs)))

(defun package-expect-coloured (what)
  "Fail where the buffer, which was edited, is not coloured as if it were read."
  (font-lock-ensure)
  (package-expect (format "%s, in %s" what major-mode)
                  (package-coloured major-mode (buffer-substring-no-properties (point-min) (point-max)))
                  (package-runs)))

(editor-check "what is edited has the colours of what is read"
  (hazlog-install-grammar)
  (dolist (mode '(hazlog-mode hazlog-ts-mode))
    (package-with mode "grammar/test/highlight/broken.hazlog"
      (font-lock-ensure)
      (editor-go "control C-1")
      (insert " ")
      (package-expect-coloured "an item that no longer ends the text above")
      (delete-char -1)
      (package-expect-coloured "an item that ends it again"))
    (random "a log that is half written")
    (package-with mode "grammar/test/highlight/hazard.hazlog"
      (insert-file-contents (package-path "grammar/test/highlight/log.hazlog"))
      (dotimes (step 200)
        (goto-char (1+ (random (buffer-size))))
        (pcase (random 3)
          (0 (delete-region (point) (min (point-max) (+ (point) 1 (random 6)))))
          (1 (insert (seq-random-elt '("\"" "\"\"\"" "\"\"\"\n" "{" "}" "\n" "#" "\nhazard X-1 \"q\" {\n" "\\" ", "))))
          (2 (indent-according-to-mode)))
        (package-expect-coloured (format "step %d" step)))))
  nil)

(editor-check "what is typed is indented"
  (package-modes
   (lambda (mode)
     (package-with mode "tests/clients/project/hazards.hazlog"
       (switch-to-buffer (current-buffer))
       (electric-indent-mode 1)
       (goto-char (point-max))
       (editor-type (concat "\rhazard ADS-3 \"x\" {\raddresses  GPC-1,\rGPC-2\rimpact \"\"\"\rA harm.\r\"\"\"\r"
                            "control K1 design \"y\" {\rstate planned\r}\rowner \"z\"\r}\r"))
       (buffer-substring-no-properties (progn (editor-go "hazard ADS-3") (point)) (point-max)))))
  (package-with #'hazlog-ts-mode "tests/clients/project/hazards.hazlog"
    (switch-to-buffer (current-buffer))
    (goto-char (point-max))
    (editor-type "\rhazard ADS-3 \"x\" {\raddresses  GPC-1,\rGPC-2\rimpact \"\"\"\rA harm.\r\"\"\"\rowner \"z\"\r}\r")
    (package-expect "the lines" (concat "hazard ADS-3 \"x\" {\n  addresses  GPC-1,\n             GPC-2\n  impact \"\"\"\n"
                                        "    A harm.\n    \"\"\"\n  owner \"z\"\n}\n")
                    (buffer-substring-no-properties (progn (editor-go "hazard ADS-3") (point)) (point-max))))
  nil)

(editor-check "a log that is laid out stays as it is when it is indented again"
  (package-modes
   (lambda (mode)
     (dolist (file (directory-files-recursively (package-path "tests/logs") "\\.hazlog\\'"))
       (package-with mode file
         (let ((text (buffer-string)))
           (indent-region (point-min) (point-max))
           (package-expect file text (buffer-string)))
         ;; Without the indentation there is nothing to hold on to but in texts.
         (let ((text (buffer-string)))
           (unless (string-search "\"\"\"" text)
             (replace-regexp-in-region "^ +" "" (point-min) (point-max))
             (indent-region (point-min) (point-max))
             (package-expect file text (buffer-string))))))))
  nil)

(editor-check "hazards, causes and controls are in Imenu"
  (let ((index (package-modes
                (lambda (mode)
                  (package-with mode "tests/clients/project/hazards.hazlog"
                    (insert-file-contents (package-path "tests/clients/project/controls.hazlog"))
                    (mapcar (lambda (kind)
                              (cons (car kind) (mapcar (lambda (one) (substring-no-properties (car one))) (cdr kind))))
                            (sort (funcall imenu-create-index-function) :key #'car)))))))
    (package-expect "the index"
                    '(("Causes" "C1 \"A response is cached beyond the visit\""
                       "C1 \"Free text is set apart from coded entries\"")
                      ("Controls" "CTL-CACHE design \"Nothing is cached beyond the visit\"")
                      ("Hazards" "ADS-1 \"Stale medication list 😀 shown at discharge\""
                       "ADS-2 \"Allergy 😀 recorded as free text is not seen\""))
                    index)
    (format "%S" index)))

(editor-check "one goes from item to item"
  (let ((lines (package-modes
                (lambda (mode)
                  (package-with mode "tests/clients/project/hazards.hazlog"
                    (editor-go "cause C1 \"Free text")
                    (list (add-log-current-defun)
                          (progn (beginning-of-defun) (line-number-at-pos))
                          (progn (beginning-of-defun) (line-number-at-pos))
                          (progn (end-of-defun) (line-number-at-pos))
                          (progn (end-of-defun) (line-number-at-pos))))))))
    (package-expect "the id and the lines" '("ADS-2" 23 3 22 42) lines)
    (format "%S" lines)))

(editor-check "hazards are folded"
  (package-modes
   (lambda (mode)
     (package-with mode "tests/clients/project/hazards.hazlog"
       (hs-minor-mode 1)
       (editor-go "hazard ADS-1")
       (end-of-line)
       (hs-hide-block)
       (editor-go "cause C1")
       (package-expect "the cause below" t (and (invisible-p (point)) t))
       (hs-show-all)
       (outline-minor-mode 1)
       (editor-go "hazard ADS-2")
       (let ((headings (list (point))))
         (while (progn (outline-next-heading) (not (eobp))) (push (point) headings))
         (package-expect "a hazard and its cause" 2 (length headings))))))
  nil)

;; What the server knows

(defun package-line ()
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(editor-check "the answers to the programme are listed"
  (editor-open "hazards.hazlog")
  (hazlog-coverage)
  (let ((first (package-line)))
    (package-expect "the first line" 0 (string-match "GPC .* of [0-9]+ answered\\'" first))
    (editor-go "GPC-49")
    (push-button)
    (package-expect "the place"
                    '("log.hazlog" "  not-applicable  GPC-49 because \"Acme Discharge books no appointments.\"")
                    (list (buffer-name) (package-line)))
    first))

(editor-check "the hazards are listed with their risks, and gone to"
  (editor-open "log.hazlog")
  (hazlog-status)
  (let ((first (package-line)))
    (editor-go "ADS-2")
    (push-button)
    (package-expect "the place" '("hazards.hazlog" "hazard ADS-2 \"Allergy 😀 recorded as free text is not seen\" {")
                    (list (buffer-name) (package-line)))
    first))

(editor-check "the rule of a finding is explained"
  (editor-open "hazards.hazlog")
  (editor-expect-diagnostics "at first" (list misspelt))
  (editor-go "du 2026")
  (let ((completing-read-function
         (lambda (_prompt rules _predicate _require _initial _history default &rest _)
           (unless (member default rules) (error "`%s' is no rule" default))
           default)))
    (call-interactively #'hazlog-explain))
  (package-expect "the first line" "# unknown-keyword" (package-line))
  nil)

(editor-check "an action that leaves a gap puts the cursor there"
  (editor-open "hazards.hazlog")
  (editor-go "cause C1 \"Free text")
  (let ((action (seq-find (lambda (one) (string-prefix-p "Add a control" (plist-get one :title)))
                          (eglot-code-actions (point)))))
    (unless action (error "there is no action `Add a control'"))
    (eglot-execute (eglot-current-server) action)
    (insert "Separate list")
    (package-expect "the control" 0 (string-match "  control \\S-+ \\S-+ \"Separate list\" {" (package-line)))
    (package-line)))

(editor-check "settings are taken"
  (let ((eglot-workspace-configuration '(:hazlog (:profile "release"))))
    (editor-open "hazards.hazlog")
    (let ((wanted (checked "hazards.hazlog" "--profile" "release")))
      ;; The server names the clause behind the message.
      (editor-expect "as for a release" wanted
                     (lambda () (mapcar (lambda (told) (replace-regexp-in-string " (DCB0129 [0-9., ]+)\\'" "" told))
                                        (editor-diagnostics))))
      (format "%d findings" (length wanted)))))

;; The package as it is shipped

(editor-check "the package compiles without a warning, and its documentation is in order"
  (let ((files (directory-files (package-path "editors/emacs") t "\\.el\\'")) complaints)
    (dolist (file files)
      (let ((byte-compile-dest-file-function (lambda (_) (expand-file-name "compiled.elc" (getenv "WORK"))))
            (byte-compile-log-warning-function (lambda (text &rest _) (push (format "%s: %s" file text) complaints))))
        (byte-compile-file file))
      (let ((checkdoc-create-error-function
             (lambda (text start &rest _)
               (push (format "%s:%s: %s" file (and start (line-number-at-pos start)) text) complaints)
               nil)))
        (with-current-buffer (find-file-noselect file)
          (checkdoc-current-buffer t)
          (kill-buffer))))
    (package-expect "complaints" nil complaints)
    (format "%d files" (length files))))
