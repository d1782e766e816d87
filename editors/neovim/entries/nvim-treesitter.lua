-- The line of nvim-treesitter's table of parsers, lua/nvim-treesitter/parsers.lua.
return {
  hazlog = {
    install_info = {
      branch = 'main',
      location = 'grammar',
      queries = 'grammar/queries',
      url = 'https://github.com/hazlog/hazlog',
    },
    maintainers = { '@hazlog' },
    readme_note = 'clinical hazard logs',
    tier = 2,
  },
}
