;;; hazlog-eglot.el --- How Eglot and the server of hazard logs know each other  -*- lexical-binding: t -*-

;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; What is started for a hazard log, and the commands that the server leaves to the editor.  Their form is described in
;; server/EDITORS.md of the repository.

;;; Code:

(require 'eglot)

(defclass hazlog-eglot-server (eglot-lsp-server) ()
  :documentation "The language server of hazard logs.")

(cl-defmethod eglot-client-capabilities ((_server hazlog-eglot-server))
  "What Eglot can, and the commands that are carried out here."
  (plist-put (cl-call-next-method) :experimental '(:commands (:commands ["hazlog.placeCursor"]))))

(cl-defmethod eglot-execute ((_server hazlog-eglot-server) action)
  "Carry out ACTION, here where it is a command of the editor."
  (if (equal (plist-get action :command) "hazlog.placeCursor")
      (let ((arguments (plist-get action :arguments)))
        (hazlog-eglot-visit (aref arguments 0) (aref arguments 1)))
    (cl-call-next-method)))

(defun hazlog-eglot-visit (uri position)
  "Go to POSITION of what URI names."
  (let ((buffer (find-file-noselect (eglot-uri-to-path uri))))
    (pop-to-buffer buffer '((display-buffer-reuse-window display-buffer-same-window)))
    (goto-char (car (eglot-range-region (list :start position :end position))))))

(defun hazlog-eglot-ask (command &rest argument)
  "What the server answers to COMMAND with ARGUMENT, a property list.
Without one, the question is about the project of the buffer."
  (jsonrpc-request (or (eglot-current-server)
                       (user-error "The server does not run: `M-x eglot' in a hazard log starts it"))
                   :workspace/executeCommand
                   (list :command command
                         :arguments (vector (or argument (list :uri (eglot-path-to-uri buffer-file-name)))))))

(add-to-list 'eglot-server-programs '(hazlog-mode . (hazlog-eglot-server "hazlog" "lsp")))

(provide 'hazlog-eglot)
;;; hazlog-eglot.el ends here
