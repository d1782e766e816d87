-- The indentation of a new line: two spaces a level. The server lays out the rest.
local M = {}

function M.expr()
  local above = vim.fn.prevnonblank(vim.v.lnum - 1)
  if above == 0 then return 0 end
  local line, own = vim.fn.getline(above), vim.fn.getline(vim.v.lnum)
  local indent = vim.fn.indent(above)
  local opens = line:find('{%s*$') or line:find('{%s*#[^"]*$') or line:find('%S%s+"""%s*$')
  if opens then indent = indent + vim.fn.shiftwidth() end
  if own:find('^%s*}') and not opens then indent = indent - vim.fn.shiftwidth() end
  -- The quotes that end a text stand as deep as its lines; what follows them is a statement again.
  if line:find('^%s*"""%s*$') then indent = indent - vim.fn.shiftwidth() end
  return math.max(indent, 0)
end

return M
