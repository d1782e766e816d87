; Inline Markdown: the text is indented in its file, and to block Markdown four spaces are a block of code.
((text_content) @injection.content
  (#set! injection.language "markdown_inline"))
