;;; hazlog-ts-mode.el --- Clinical hazard logs, by the parser of their language  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Colours, items and Imenu from the tree-sitter parser, which `hazlog-install-grammar' builds from the sources in the
;; repository that this file is part of.

;;; Code:

(require 'hazlog-mode)
(require 'treesit)

(declare-function eglot-current-server "eglot")
(declare-function eglot-ensure "eglot")
(declare-function eglot-managed-p "eglot")
(declare-function eglot-shutdown "eglot")

(defcustom hazlog-grammar-directory
  (expand-file-name "../../grammar/src/" (file-name-directory (or load-file-name buffer-file-name)))
  "The folder with the sources of the parser: grammar/src of the repository."
  :type 'directory
  :group 'hazlog)

(defconst hazlog-ts-mode--font-lock
  (treesit-font-lock-rules
   :language 'hazlog
   :feature 'comment
   '((comment) @font-lock-comment-face)

   :language 'hazlog
   :feature 'keyword
   `([,@hazlog--statement-words] @font-lock-keyword-face
     (clause) @hazlog-clause-face)

   :language 'hazlog
   :feature 'string
   '((string) @font-lock-string-face
     (text) @font-lock-doc-face)

   :language 'hazlog
   :feature 'id
   '((id) @font-lock-constant-face
     (disposition (word) @font-lock-constant-face)
     (use (word) @font-lock-constant-face)
     (reference (word) @font-lock-constant-face))

   :language 'hazlog
   :feature 'property
   '((field_name) @font-lock-property-name-face)

   :language 'hazlog
   :feature 'number
   '((date) @font-lock-number-face
     ((score (word) @font-lock-number-face)
      (:match "\\`[0-9]+\\'" @font-lock-number-face)))

   :language 'hazlog
   :feature 'builtin
   '((control kind: (word) @font-lock-builtin-face)
     (control (clause) (word) @font-lock-builtin-face)
     (evidence (word) @font-lock-builtin-face)
     (waiver rule: (word) @font-lock-builtin-face)
     (setting (word) @font-lock-builtin-face)
     (score (word) @font-lock-builtin-face))

   :language 'hazlog
   :feature 'bracket
   '((block ["{" "}"] @font-lock-bracket-face))

   :language 'hazlog
   :feature 'delimiter
   '("," @font-lock-delimiter-face))
  "The colours of hazard logs; what comes first has the precedence.")

(defun hazlog-ts-mode--name (node)
  "What NODE is called: its id, and what follows up to its name.
A word of the language with the same name as a statement has none."
  (let ((id (treesit-node-child-by-field-name node "id"))
        (name (treesit-node-child-by-field-name node "name")))
    (and id
         (buffer-substring-no-properties (treesit-node-start id) (treesit-node-end (or name id))))))

(defun hazlog-ts-mode--defun-name (node)
  "The id of NODE."
  (treesit-node-text (treesit-node-child-by-field-name node "id") t))

(defun hazlog-ts-mode--item-p (node)
  "Whether NODE is a statement that stands in no block."
  (equal (treesit-node-type (treesit-node-parent node)) "source_file"))

;;;###autoload
(define-derived-mode hazlog-ts-mode hazlog-mode "Hazlog"
  "Clinical hazard logs, by the parser of their language.
Where Emacs cannot load the parser, this is `hazlog-mode'."
  (when (treesit-ready-p 'hazlog)
    (setq treesit-primary-parser (treesit-parser-create 'hazlog))
    (setq-local treesit-font-lock-settings hazlog-ts-mode--font-lock
                treesit-font-lock-feature-list
                '((comment keyword) (string id) (property number builtin) (bracket delimiter))
                treesit-defun-type-regexp
                (cons (rx bos (or "log" "programme" "catalogue" "entry" "hazard" "control" "approval" "change"
                                  "review" "waiver")
                          eos)
                      #'hazlog-ts-mode--item-p)
                treesit-defun-name-function #'hazlog-ts-mode--defun-name
                treesit-simple-imenu-settings
                '(("Hazards" "\\`hazard\\'" hazlog-ts-mode--name hazlog-ts-mode--name)
                  ("Causes" "\\`cause\\'" hazlog-ts-mode--name hazlog-ts-mode--name)
                  ("Controls" "\\`control\\'" hazlog-ts-mode--name hazlog-ts-mode--name)))
    (treesit-major-mode-setup)))

(defun hazlog-ts-mode--build (target)
  "Build the parser and give it the name TARGET."
  (let ((compiler (or (getenv "CC") "cc"))
        (default-directory (file-name-as-directory hazlog-grammar-directory))
        (new (concat target ".new")))
    (unless (file-exists-p "parser.c")
      (user-error "There is no parser.c in %s: set `hazlog-grammar-directory'" default-directory))
    (unless (executable-find compiler)
      (user-error "There is no C compiler `%s' to build the parser with" compiler))
    (make-directory (file-name-directory target) t)
    (with-temp-buffer
      ;; A parser that is in use is not written into: the new one takes its name when it is whole.
      (unless (eql 0 (call-process compiler nil t nil "-O2" "-std=c11" "-shared" "-fPIC" "-I." "-o" new
                                   "parser.c" "scanner.c"))
        (user-error "The parser cannot be built: %s" (string-trim (buffer-string)))))
    (rename-file new target t)))

(defun hazlog-ts-mode--turn-on-everywhere ()
  "Give the logs that are open the mode that their files have now.
Eglot does not tell a server that a mode was left, so that the server of such a
log is started anew."
  (let ((buffers (seq-filter (lambda (buffer) (eq (buffer-local-value 'major-mode buffer) 'hazlog-mode))
                             (buffer-list)))
        served)
    (dolist (buffer buffers)
      (with-current-buffer buffer
        (when (and (fboundp 'eglot-managed-p) (eglot-managed-p)) (push buffer served))))
    (dolist (server (seq-uniq (mapcar (lambda (buffer) (with-current-buffer buffer (eglot-current-server))) served)))
      (eglot-shutdown server))
    (dolist (buffer buffers)
      (with-current-buffer buffer
        (hazlog-auto-mode)
        (when (memq buffer served) (eglot-ensure))))))

;;;###autoload
(defun hazlog-install-grammar ()
  "Build the parser of the language with the C compiler, and use it.
The compiler is `cc', or the one that the variable CC of the environment names."
  (interactive)
  (let ((target (locate-user-emacs-file (concat "tree-sitter/libtree-sitter-hazlog" module-file-suffix))))
    (hazlog-ts-mode--build (expand-file-name target))
    (hazlog-ts-mode--turn-on-everywhere)
    ;; A library that was loaded once, of an older parser say, is not loaded again.
    (message (if (treesit-language-available-p 'hazlog) "The parser was built: %s"
               "The parser was built: %s; it is used when Emacs starts again")
             target)))

(provide 'hazlog-ts-mode)
;;; hazlog-ts-mode.el ends here
