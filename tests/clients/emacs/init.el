;;; init.el --- What a user writes: the lines of the package's own README.  -*- lexical-binding: t -*-
(with-temp-buffer
  (insert-file-contents (expand-file-name "editors/emacs/README.md" (getenv "REPOSITORY")))
  (re-search-forward "^```elisp\n\\(\\(?:.*\n\\)*?\\)```$")
  (narrow-to-region (match-beginning 1) (match-end 1))
  (eval-buffer))
