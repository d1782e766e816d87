-- What a user writes: no plugin is needed.
vim.filetype.add({ extension = { hazlog = 'hazlog' } })

local server = {
  name = 'hazlog',
  cmd = { 'hazlog', 'lsp' },
  filetypes = { 'hazlog' },
  root_markers = { 'hazlog.toml', '.git' },
}

if vim.lsp.config then -- 0.11 and newer
  vim.lsp.config('hazlog', server)
  vim.lsp.enable('hazlog')
else
  vim.api.nvim_create_autocmd('FileType', {
    pattern = server.filetypes,
    callback = function(event)
      server.root_dir = vim.fs.root(event.buf, server.root_markers)
      vim.lsp.start(server)
    end,
  })
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
