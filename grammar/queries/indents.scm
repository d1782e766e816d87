; The names are those of nvim-treesitter.

((block) @indent.begin
  (#set! indent.immediate 1))

(block "}" @indent.branch @indent.end)

((text) @indent.begin
  (#set! indent.immediate 1))

(text "\"\"\"" (text_content) "\"\"\"" @indent.branch @indent.end)
