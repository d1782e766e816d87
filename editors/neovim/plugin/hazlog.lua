-- The commands of hazlog and, in Neovim 0.10, the start of its server.
if vim.g.loaded_hazlog then return end
vim.g.loaded_hazlog = true

local function command(name, run, options)
  vim.api.nvim_create_user_command(name, run, options)
end

command('HazlogCoverage', function() require('hazlog.views').coverage() end, {
  desc = 'Show what is answered to the hazards of the programme',
})
command('HazlogStatus', function() require('hazlog.views').status() end, {
  desc = 'Show the hazards with their risks and where they stand',
})
command('HazlogExplain', function(given) require('hazlog.views').explain(given.args) end, {
  nargs = '?',
  complete = function(typed) return require('hazlog.views').rules(typed) end,
  desc = 'Show the page of a rule: of the one that is named, else of the finding under the cursor',
})
command('HazlogBuildParser', function() require('hazlog.parser').build() end, {
  desc = 'Build the parser that colours and folds come from',
})

require('hazlog.commands').register()

if not vim.lsp.config then
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('hazlog', {}),
    pattern = 'hazlog',
    callback = function(event) require('hazlog.server').start(event.buf) end,
  })
end
