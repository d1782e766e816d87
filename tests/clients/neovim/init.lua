-- What a user writes to have the plugin; or to have no more than what is meant for nvim-lspconfig.
local plugin = vim.env.REPOSITORY .. '/editors/neovim'
vim.opt.runtimepath:append(vim.env.WITH == 'lspconfig' and plugin .. '/entries' or plugin)
if vim.env.WITH == 'lspconfig' then vim.filetype.add({ extension = { hazlog = 'hazlog' } }) end
if vim.lsp.enable then -- 0.11 and newer; 0.10 needs no more
  vim.lsp.enable('hazlog')
end

-- Proposals while one types, where Neovim has them built in; <C-x><C-o> asks for them everywhere.
vim.api.nvim_create_autocmd('LspAttach', {
  callback = function(event)
    if vim.lsp.completion and vim.env.COMPLETION ~= 'omnifunc' then
      vim.lsp.completion.enable(true, event.data.client_id, event.buf, { autotrigger = true })
      vim.keymap.set('i', '<C-Space>', vim.lsp.completion.get or vim.lsp.completion.trigger, { buffer = event.buf })
    end
  end,
})
