; The colours of the grammar (grammar/queries/highlights.scm) by Helix's names; `.ci/grammar` holds the two together.

; No two patterns take the same node, so it does not matter whether an editor prefers the first one or the last.
; `constant` is an id of the log, `constant.builtin` a word of the language in the place of a value.

; What opens a statement

[
  "log" "programme" "catalogue" "entry" "hazard" "control" "approval" "change" "review" "waive"
  "existing" "use" "cause" "initial" "residual" "evidence" "action" "accepted"
] @keyword

(field_name) @variable.other.member
(clause) @keyword.operator

; Ids: where they are defined, and where they are referred to

(id) @constant
(disposition (word) @constant)
(use (word) @constant)
(reference (word) @constant)

; Words of the language

(control kind: (word) @constant.builtin)
(control (clause) (word) @constant.builtin)
(evidence (word) @constant.builtin)
(waiver rule: (word) @constant.builtin)

(setting (word) @constant.builtin)

((score (word) @constant.builtin)
  (#not-match? @constant.builtin "^[0-9]+$"))

((score (word) @constant.numeric)
  (#match? @constant.numeric "^[0-9]+$"))

; Values

(date) @constant.numeric
(string) @string
(text) @string.documentation
(comment) @comment

; Marks

(block ["{" "}"] @punctuation.bracket)
"," @punctuation.delimiter
