-- How the language server is started, and how it is asked.
local M = {}

-- What was tried, and what to do, where there is no program.
M.MISSING = 'hazlog: there is no program `hazlog` in the path: install it with `cargo install --locked --path server/cli`'

function M.config()
  local announced = { experimental = { commands = { commands = require('hazlog.commands').names() } } }
  return {
    cmd = { 'hazlog', 'lsp' },
    filetypes = { 'hazlog' },
    root_markers = { 'hazlog.toml', '.git' },
    capabilities = vim.tbl_deep_extend('force', vim.lsp.protocol.make_client_capabilities(), announced),
  }
end

-- Starts it for a buffer, in Neovim 0.10.
function M.start(buffer)
  if vim.fn.executable('hazlog') == 0 then
    vim.notify_once(M.MISSING, vim.log.levels.ERROR)
    return
  end
  local config = M.config()
  config.name = 'hazlog'
  config.root_dir = vim.fs.root(buffer, config.root_markers)
  vim.lsp.start(config, { bufnr = buffer })
end

-- The server of the buffer that is shown, else any; says so where there is none.
function M.client()
  local found = vim.lsp.get_clients({ name = 'hazlog', bufnr = 0 })[1] or vim.lsp.get_clients({ name = 'hazlog' })[1]
  if not found then vim.notify('hazlog: the server does not run: open a hazard log first', vim.log.levels.WARN) end
  return found
end

-- Asks for what a command of the server answers about the project of the buffer that is shown, and gives it on.
function M.ask(command, argument, give)
  local client = M.client()
  if not client then return end
  local params = { command = command, arguments = { argument } }
  local function answered(error, answer)
    if error then
      vim.notify('hazlog: ' .. error.message, vim.log.levels.ERROR)
    else
      give(answer)
    end
  end
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', params, answered)
  else
    client.request('workspace/executeCommand', params, answered)
  end
end

-- The project of the buffer that is shown; all projects where it is no hazard log.
function M.here()
  if vim.bo.filetype ~= 'hazlog' then return vim.empty_dict() end
  return { uri = vim.uri_from_bufnr(0) }
end

return M
