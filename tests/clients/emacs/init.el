;;; init.el --- What a user writes, with the eglot that comes with Emacs.  -*- lexical-binding: t -*-
(require 'eglot)

(define-derived-mode hazlog-mode prog-mode "Hazlog"
  "Clinical hazard logs."
  (setq-local comment-start "# "))

(add-to-list 'auto-mode-alist '("\\.hazlog\\'" . hazlog-mode))
(add-to-list 'eglot-server-programs '(hazlog-mode . ("hazlog" "lsp")))
(add-hook 'hazlog-mode-hook #'eglot-ensure)
