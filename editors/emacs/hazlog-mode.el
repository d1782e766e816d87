;;; hazlog-mode.el --- Clinical hazard logs, with a language server  -*- lexical-binding: t -*-

;; Author: The hazlog authors
;; URL: https://github.com/hazlog/hazlog
;; Version: 0.1.0
;; Package-Requires: ((emacs "30.1"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Hazard logs under DCB0129 and DCB0160, written as text in files named `*.hazlog'.  They are checked, completed,
;; renamed, formatted and explained by the language server `hazlog lsp', through Eglot; and coloured by the parser of the
;; language (`hazlog-ts-mode'), which `hazlog-install-grammar' builds, or by regular expressions (`hazlog-mode') where
;; there is none.  This file has what both modes share, and the regular expressions.

;;; Code:

(require 'rx)
(require 'syntax)

(defgroup hazlog nil
  "Clinical hazard logs."
  :group 'languages)

(defcustom hazlog-indent-offset 2
  "Columns by which a block is indented; the formatter of the language has two."
  :type 'natnum
  :safe #'natnump)

;; The words of the language, in the classes that its grammar has (grammar/grammar.js).

(defconst hazlog--item-words
  '("log" "programme" "catalogue" "entry" "hazard" "control" "approval" "change" "review" "waive")
  "Words that begin an item where they stand in column 0, whatever is open above.")

(defconst hazlog--statement-words
  (append hazlog--item-words '("existing" "use" "cause" "initial" "residual" "evidence" "action" "accepted"))
  "Words that open a statement and name a kind of their own.")

(defconst hazlog--field-words
  '("version" "date" "organisation" "system" "officer" "intended-use" "supplier" "document" "owner" "raised"
    "description" "impact" "risk-benefit" "constraint" "note" "review-by" "tags" "due" "type" "causes"
    "suggestion" "links" "fingerprint" "by")
  "Fields whose values are texts, dates and names.")

(defconst hazlog--reference-words
  '("addresses" "addresses-in-part" "mitigates" "covers" "not-applicable" "transferred" "partly-covered" "under-review")
  "Fields whose words are ids.")

(defconst hazlog--setting-words
  '("standard" "uses" "mode" "patients" "status" "state")
  "Fields whose words are chosen from a few that the language knows.")

(defconst hazlog--clause-words
  '("because" "by" "on" "to" "owner" "due" "done" "severity" "likelihood" "risk" "edition" "release"
    "registration" "log" "mitigates" "implementation" "effectiveness")
  "Words that open a clause inside a statement.")

(rx-define hazlog-word (+ (not (any blank "\n{}\",#"))))
(rx-define hazlog-opens (openers) (seq bol (* blank) (group (regexp (regexp-opt openers))) symbol-end))

(defconst hazlog--item
  (rx bol (group (regexp (regexp-opt hazlog--item-words))) symbol-end)
  "A line that begins an item.")

;; Strings: those in quotes end with their line, closed or not, and those in three quotes at an item at the latest.

(defvar hazlog-mode-syntax-table
  (let ((table (make-syntax-table)))
    (pcase-dolist (`(,class . ,characters) '(("." . "\"()[]<>'`+*/%&|=$") ("_" . "-_.") ("<" . "#") (">" . "\n")))
      (seq-doseq (character characters) (modify-syntax-entry character class table)))
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?{ "(}" table)
    (modify-syntax-entry ?} "){" table)
    table)
  "Syntax of hazard logs; quotes have theirs by `hazlog--propertize'.")

(defconst hazlog--quoted-or-comment
  (rx (or (group "\"\"\"") (group "\"" (* (or (not (any "\"\\\n")) (seq "\\" nonl))) (? "\\")) "#"))
  "What may open a string, or hide one.")

(defun hazlog--fence (position)
  "Make the character at POSITION one that opens or closes a string."
  (put-text-property position (1+ position) 'syntax-table (string-to-syntax "|")))

(defun hazlog--close-text (end)
  "Mark the end of the text in three quotes at point, and go there, or to END."
  (when (re-search-forward (rx (or "\"\"\"" (regexp hazlog--item))) end 'move)
    (when (match-beginning 1) (goto-char (match-beginning 0)))
    (hazlog--fence (1- (point)))))

(defun hazlog--propertize (start end)
  "Mark where strings open and close between START and END."
  (goto-char start)
  (when (nth 3 (syntax-ppss)) (hazlog--close-text end))
  (while (re-search-forward hazlog--quoted-or-comment end 'move)
    (cond
     ((match-beginning 1)
      (hazlog--fence (match-beginning 1))
      (hazlog--close-text end))
     ((match-beginning 2)
      (hazlog--fence (match-beginning 2))
      ;; Where the closing quote is missing, the end of the line is in its place.
      (unless (eobp)
        (hazlog--fence (point))
        (forward-char)))
     (t (end-of-line)))))

(defun hazlog--extend-region (start end)
  "Begin earlier than START where a line ends that may have closed a string.
END stays."
  (when (and (> start (point-min)) (get-text-property (1- start) 'syntax-table))
    (cons (save-excursion
            (goto-char start)
            (pos-bol 0))
          end)))

(defun hazlog--text-p (state)
  "Whether STATE of the syntax is in a text in three quotes."
  (and (nth 3 state)
       (save-excursion
         (goto-char (nth 8 state))
         (looking-at-p "\"\"\""))))

(defun hazlog--string-or-comment-face (state)
  "The face of what STATE of the syntax is in."
  (cond ((not (nth 3 state)) 'font-lock-comment-face)
        ((hazlog--text-p state) 'font-lock-doc-face)
        (t 'font-lock-string-face)))

;; Colours

(defun hazlog--in-line (openers face)
  "Colour as FACE what is left of the words in lines that one of OPENERS opens."
  `(,(rx (hazlog-opens openers)) (,(rx symbol-start hazlog-word) nil nil (0 ',face))))

(defvar hazlog--font-lock-keywords
  (let ((next (rx (+ blank) (group hazlog-word))))
    `((,(rx (or bol blank) (group (= 4 digit) "-" (= 2 digit) "-" (= 2 digit)) symbol-end) 1 'font-lock-number-face)
      (,(rx bol (* blank) (group (or (seq "use" (? (+ blank) "existing") (? (+ blank) "control"))
                                     (seq "existing" (? (+ blank) "control"))
                                     (regexp (regexp-opt hazlog--statement-words))))
            symbol-end)
       1 'font-lock-keyword-face)
      (,(rx (hazlog-opens (append hazlog--field-words hazlog--reference-words hazlog--setting-words)))
       1 'font-lock-property-name-face)
      (,(rx (+ blank) (group (regexp (regexp-opt hazlog--clause-words))) symbol-end) 1 'hazlog-clause-face)
      (,(concat "\\_<\\(?:severity\\|likelihood\\|implementation\\|effectiveness\\|by\\)" next)
       1 'font-lock-builtin-face)
      (,(concat "\\_<risk" next) 1 'font-lock-number-face)
      (,(concat "^waive" next) 1 'font-lock-builtin-face)
      (,(concat "^[[:blank:]]*\\(?:\\(?:existing\\|use\\|control\\)[[:blank:]]+\\)*"
                "\\(?:log\\|programme\\|catalogue\\|entry\\|hazard\\|existing\\|control\\|use\\|cause\\|action\\)" next)
       1 'font-lock-constant-face)
      (,(concat "^[[:blank:]]*\\(?:existing[[:blank:]]+\\)?control[[:blank:]]+[^[:blank:]]+" next)
       1 'font-lock-builtin-face)
      ,(hazlog--in-line hazlog--setting-words 'font-lock-builtin-face)
      ,(hazlog--in-line (cons "use" hazlog--reference-words) 'font-lock-constant-face)
      ("[{}]" 0 'font-lock-bracket-face)
      ("," 0 'font-lock-delimiter-face)))
  "The colours of hazard logs without their parser, line by line.")

(defface hazlog-clause-face '((t :inherit font-lock-keyword-face))
  "Words that open a clause inside a statement, such as `because'.")

;; Indentation

(defun hazlog--continued-column ()
  "The column of the line of point, or nil where no comma ends a line above."
  (save-excursion
    (beginning-of-line)
    (forward-comment (- (point)))
    (when (eq (char-before) ?,)
      (back-to-indentation)
      (let ((first (point)))
        (if (hazlog--continued-column)
            (current-column)
          (goto-char first)
          (when (looking-at (rx hazlog-word (+ blank))) (goto-char (match-end 0)))
          (current-column))))))

(defun hazlog--text-column (state)
  "The column of a line in a text in three quotes, which STATE of the syntax is in.
A text keeps what it has of its own indentation."
  (let ((least (save-excursion
                 (goto-char (nth 8 state))
                 (+ (current-indentation) hazlog-indent-offset)))
        (above (save-excursion
                 (when (and (re-search-backward (rx (not (any blank "\n"))) nil t)
                            (< (nth 8 state) (line-beginning-position)))
                   (current-indentation)))))
    (if (looking-at-p (rx (* blank) eol))
        (or above least)
      (max least (current-indentation)))))

(defun hazlog--column ()
  "The column that the line of point is to begin in."
  (save-excursion
    (beginning-of-line)
    (let ((state (syntax-ppss)))
      (cond ((hazlog--text-p state)
             (if (looking-at-p (rx (* blank) "\"\"\""))
                 (save-excursion
                   (goto-char (nth 8 state))
                   (+ (current-indentation) hazlog-indent-offset))
               (hazlog--text-column state)))
            ((hazlog--continued-column))
            ((nth 1 state)
             (let ((closes (looking-at-p (rx (* blank) "}"))))
               (goto-char (nth 1 state))
               (+ (current-indentation) (if closes 0 hazlog-indent-offset))))
            (t 0)))))

(defun hazlog-indent-line ()
  "Indent the line of point."
  (interactive)
  (let ((column (hazlog--column)))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;; Items

(defun hazlog--beginning-of-defun (&optional count)
  "Go back to where an item begins, COUNT times, and on where it is negative."
  (let ((count (or count 1)))
    (when (and (< count 0) (looking-at-p hazlog--item)) (forward-char))
    (when (re-search-backward hazlog--item nil 'move count)
      (goto-char (match-beginning 0)))))

(defun hazlog--end-of-defun ()
  "Go behind the item that begins at point, not behind blank lines and comments."
  (forward-line)
  (when (re-search-forward hazlog--item nil 'move) (goto-char (match-beginning 0)))
  (forward-comment (- (point)))
  (unless (bolp) (forward-line)))

(defun hazlog--defun-name ()
  "The id of the item that point is in."
  (save-excursion
    (end-of-line)
    (when (re-search-backward hazlog--item nil t)
      (goto-char (match-end 0))
      (when (looking-at (rx (+ blank) (group hazlog-word))) (match-string-no-properties 1)))))

(defconst hazlog--imenu
  (mapcar (lambda (kind)
            (list (car kind)
                  (concat "^[[:blank:]]*" (cdr kind) "[[:blank:]]+\\([^[:blank:]\n{]+\\(?:.*\"\\)?\\)")
                  1))
          '(("Hazards" . "hazard") ("Causes" . "cause") ("Controls" . "\\(?:existing[[:blank:]]+\\)?control")))
  "Hazards, causes and controls, as `imenu-generic-expression' has them.")

;;;###autoload
(define-derived-mode hazlog-mode prog-mode "Hazlog"
  "Clinical hazard logs, coloured by regular expressions.
With the parser, which \\[hazlog-install-grammar] builds, `hazlog-ts-mode'
is used instead."
  (add-hook 'syntax-propertize-extend-region-functions #'hazlog--extend-region t t)
  (setq-local comment-start "# "
              comment-end ""
              comment-start-skip "#+[[:blank:]]*"
              indent-tabs-mode nil
              indent-line-function #'hazlog-indent-line
              electric-indent-chars (append "}\"" electric-indent-chars)
              syntax-propertize-function #'hazlog--propertize
              font-lock-defaults '(hazlog--font-lock-keywords
                                   nil nil nil
                                   (font-lock-syntactic-face-function . hazlog--string-or-comment-face))
              beginning-of-defun-function #'hazlog--beginning-of-defun
              end-of-defun-function #'hazlog--end-of-defun
              add-log-current-defun-function #'hazlog--defun-name
              imenu-generic-expression hazlog--imenu
              outline-regexp (rx (* blank) (or (regexp (regexp-opt hazlog--item-words)) "cause" "existing") symbol-end)
              outline-level (lambda () (1+ (current-indentation)))))

;;;###autoload
(defun hazlog-auto-mode ()
  "Turn on `hazlog-ts-mode' where Emacs has the parser, else `hazlog-mode'."
  (interactive)
  (if (and (treesit-available-p) (treesit-language-available-p 'hazlog))
      (hazlog-ts-mode)
    (hazlog-mode)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.hazlog\\'" . hazlog-auto-mode))

(autoload 'hazlog-ts-mode "hazlog-ts-mode" nil t)
(autoload 'hazlog-install-grammar "hazlog-ts-mode" nil t)
(dolist (view '(hazlog-coverage hazlog-status hazlog-explain)) (autoload view "hazlog-views" nil t))

;;;###autoload
(with-eval-after-load 'eglot (require 'hazlog-eglot))

(provide 'hazlog-mode)
;;; hazlog-mode.el ends here
