-- How a hazard log is edited: comments, indentation, and colours and folds where the parser was built.
local options = {
  commentstring = '# %s',
  comments = ':#',
  expandtab = true,
  shiftwidth = 2,
  softtabstop = 2,
  indentexpr = "v:lua.require'hazlog.indent'.expr()",
  indentkeys = 'o,O,0},0"',
}
for name, value in pairs(options) do
  vim.bo[name] = value
end
-- Ids have hyphens and dots in them.
vim.opt_local.iskeyword:append({ '-', '.' })

vim.b.undo_ftplugin = 'setlocal iskeyword< ' .. table.concat(vim.tbl_keys(options), '< ') .. '<'

if require('hazlog.parser').is_there() then
  vim.treesitter.start()
  vim.opt_local.foldmethod = 'expr'
  vim.opt_local.foldexpr = 'v:lua.vim.treesitter.foldexpr()'
  vim.opt_local.foldlevel = 99
  vim.b.undo_ftplugin = vim.b.undo_ftplugin
    .. ' foldmethod< foldexpr< foldlevel< | lua vim.treesitter.stop()'
end
