; Causes, controls and actions belong to the hazard in whose block they stand. The hazard's own id stands before the
; block, and so belongs to the file.

(source_file) @local.scope
(hazard (block) @local.scope)

(hazard id: (id) @local.definition.constant)
(control id: (id) @local.definition.constant)
(cause id: (id) @local.definition.constant)
(action id: (id) @local.definition.constant)
(entry id: (id) @local.definition.constant)

(use id: (id) @local.reference)
(use (word) @local.reference)
(disposition (word) @local.reference)
(reference (word) @local.reference)
