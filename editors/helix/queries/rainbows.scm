; Nested blocks have braces of different colours.
(block) @rainbow.scope

(block ["{" "}"] @rainbow.bracket)
