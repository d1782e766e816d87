-- How the language server of hazlog is started, for `vim.lsp.enable('hazlog')` (Neovim 0.11 and newer).
return require('hazlog.server').config()
