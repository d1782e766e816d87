; A block is one level deeper than its statement, and so is a text, with the quotes that end it.
[
  (block)
  (text)
] @indent

(block "}" @outdent)
