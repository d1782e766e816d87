-- Hazard logs are known by their extension.
vim.filetype.add({ extension = { hazlog = 'hazlog' } })
