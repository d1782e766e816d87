; The kinds are the few that code navigation knows: a module holds, a class is held, a constant belongs to a class.

(log id: (id) @name) @definition.module
(programme id: (id) @name) @reference.module
(catalogue id: (id) @name) @definition.module
(hazard id: (id) @name) @definition.class
(entry id: (id) @name) @definition.class
(control id: (id) @name) @definition.constant
(cause id: (id) @name) @definition.constant
(action id: (id) @name) @definition.constant

(use id: (id) @name) @reference.constant
(use (word) @name) @reference.constant
(disposition (word) @name) @reference.class
(reference (word) @name) @reference.class
