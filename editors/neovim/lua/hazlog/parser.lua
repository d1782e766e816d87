-- The tree-sitter parser, which is built once, from the grammar beside this plugin.
local M = {}

local here = vim.fs.dirname(vim.fs.normalize(vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p')))
-- The plugin lies in editors/neovim of the repository.
local SOURCES = vim.fs.normalize(vim.fn.resolve(here .. '/../../../../grammar/src'))

-- Where it is put: a folder that Neovim looks into.
function M.path()
  return vim.fs.normalize(vim.fn.stdpath('data') .. '/site/parser/hazlog.so')
end

-- True where Neovim can use it. A folder that came into being since Neovim started is not searched, so that the parser is
-- named by its path.
function M.is_there()
  local built = vim.uv.fs_stat(M.path()) and { path = M.path() } or nil
  local fine, added = pcall(vim.treesitter.language.add, 'hazlog', built)
  -- Neovim 0.10 gives nothing where it could add it, and fails where it could not.
  return fine and (added == true or vim.fn.has('nvim-0.11') == 0)
end

-- Builds it with a C compiler; `CC` names another than `cc`.
function M.build()
  local compiler = vim.env.CC or 'cc'
  if vim.fn.executable(compiler) == 0 then
    vim.notify('hazlog: there is no C compiler `' .. compiler .. '` to build the parser with', vim.log.levels.ERROR)
    return false
  end
  vim.fn.mkdir(vim.fs.dirname(M.path()), 'p')
  -- A parser that is in use is not written into: the new one takes its name when it is whole.
  local new = M.path() .. '.new'
  local built = vim
    .system({ compiler, '-O2', '-std=c11', '-shared', '-fPIC', '-I', SOURCES, '-o', new, SOURCES .. '/parser.c', SOURCES .. '/scanner.c' }, { text = true })
    :wait()
  if built.code ~= 0 then
    vim.notify('hazlog: the parser cannot be built: ' .. vim.trim(built.stderr), vim.log.levels.ERROR)
    return false
  end
  assert(vim.uv.fs_rename(new, M.path()))
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.bo[buffer].filetype == 'hazlog' then vim.api.nvim_buf_call(buffer, function() vim.bo.filetype = 'hazlog' end) end
  end
  vim.notify('hazlog: the parser was built: ' .. M.path())
  return true
end

return M
