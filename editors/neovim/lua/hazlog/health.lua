-- `:checkhealth hazlog`: what is there, what is missing, and how it is had.
local M = {}

function M.check()
  local health = vim.health
  health.start('hazlog')
  if vim.fn.executable('hazlog') == 1 then
    local said = vim.system({ 'hazlog', '--version' }, { text = true }):wait()
    local version = vim.trim(said.stdout or '')
    if said.code == 0 and vim.startswith(version, 'hazlog ') then
      health.ok(('%s: %s'):format(version, vim.fn.exepath('hazlog')))
    else
      health.error(vim.fn.exepath('hazlog') .. ' is not hazlog', { 'it comes before hazlog in the path' })
    end
  else
    health.error('there is no program `hazlog` in the path', { 'cargo install --locked --path server/cli' })
  end
  if vim.fn.has('nvim-0.10') == 0 then
    health.error('Neovim 0.10 or newer is needed')
  elseif vim.lsp.config then
    local enabled = vim.lsp.is_enabled and vim.lsp.is_enabled('hazlog')
    if enabled == false then
      health.warn('the server is not enabled', { "write `vim.lsp.enable('hazlog')` in init.lua" })
    else
      health.ok('Neovim starts the server for hazard logs')
    end
  else
    health.ok('Neovim 0.10: the plugin starts the server for hazard logs')
  end
  if require('hazlog.parser').is_there() then
    health.ok('the parser is there: colours and folds come from it')
    for _, name in ipairs({ 'highlights', 'folds', 'indents', 'injections' }) do
      local fine, problem = pcall(vim.treesitter.query.get, 'hazlog', name)
      if not fine then health.error(('the query `%s` cannot be used: %s'):format(name, problem)) end
    end
  else
    health.warn('the parser was not built, so that there are no folds', { ':HazlogBuildParser' })
  end
  local running = #vim.lsp.get_clients({ name = 'hazlog' })
  health.info(running == 1 and '1 server runs' or running .. ' servers run')
end

return M
