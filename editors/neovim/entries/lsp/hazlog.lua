---@brief
---
--- https://github.com/hazlog/hazlog
---
--- The language server for clinical hazard logs under DCB0129 and DCB0160. It is a command of the program `hazlog`:
---
--- ```sh
--- cargo install --locked --path server/cli
--- ```
---
--- Settings go below `hazlog`, as in `settings = { hazlog = { profile = 'release' } }`.

---@type vim.lsp.Config
return {
  cmd = { 'hazlog', 'lsp' },
  filetypes = { 'hazlog' },
  root_markers = { 'hazlog.toml', '.git' },
}
