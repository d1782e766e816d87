; Items are what Helix calls classes, what a hazard is made of are its functions, other statements its entries.

(source_file
  [
    (log (block)? @class.inside)
    (programme (block)? @class.inside)
    (catalogue (block)? @class.inside)
    (entry (block)? @class.inside)
    (hazard (block)? @class.inside)
    (control (block)? @class.inside)
    (approval (block)? @class.inside)
    (change (block)? @class.inside)
    (review (block)? @class.inside)
    (waiver (block)? @class.inside)
  ] @class.around)

(block
  [
    (cause (block)? @function.inside)
    (control (block)? @function.inside)
    (action (block)? @function.inside)
  ] @function.around)

(block
  [
    (use) (score) (evidence) (acceptance) (disposition) (reference) (setting) (field)
  ] @entry.around)

((_ [(word) (string) (date) (text)] @parameter.inside))

(comment) @comment.inside
(comment)+ @comment.around
