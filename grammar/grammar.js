/**
 * @file The grammar of hazlog, a language for clinical hazard logs.
 * @license Apache-2.0
 *
 * Two ideas carry it, and both serve the person who is typing:
 *
 * - It is total. Every argument is optional and any value may follow any keyword, so a half-written line is a tree
 *   with a gap in it and not an ERROR node. What is missing or misplaced is for the linter to say, in words.
 * - Every item is an island. A line that opens with an item keyword in column 0 ends whatever is open before it; the
 *   scanner in src/scanner.c sees to that. Nothing inside one item can change the tree of another.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

/** Keywords of one-line fields. Their block, if any, is for the linter to refuse. */
const FIELDS = [
  'version', 'date', 'organisation', 'system', 'officer', 'intended-use', 'supplier', 'document', 'owner', 'raised',
  'description', 'impact', 'risk-benefit', 'constraint', 'note', 'review-by', 'tags', 'due', 'type', 'causes',
  'suggestion', 'links', 'fingerprint', 'by',
];

/** Fields whose words are ids of something else. */
const REFERENCES = ['addresses', 'addresses-in-part', 'mitigates', 'covers'];

/** Fields whose words are chosen from a few that the language knows. */
const SETTINGS = ['standard', 'uses', 'mode', 'patients', 'status', 'state'];

/** Dispositions of programme hazards. */
const DISPOSITIONS = ['not-applicable', 'transferred', 'partly-covered', 'under-review'];

/** Words that open a clause inside a statement: `severity major`, `because "…"`. */
const CLAUSES = [
  'because', 'by', 'on', 'to', 'owner', 'due', 'done', 'severity', 'likelihood', 'risk', 'edition', 'release',
  'registration', 'log', 'mitigates', 'implementation', 'effectiveness',
];

// tree-sitter takes the long s (U+017F) and the kelvin sign (U+212A) out of every class that holds `s` or `k`, so each
// token that takes "any character but" names these two beside its class.

/** White space other than line ends; the no-break space and the byte order mark come in by copy and paste. */
const BLANK = /[ \t\r\f\v\u00A0\u200B\uFEFF]/;

/**
 * The rest of a statement after its keyword: the expected parts by name, in order and each optional, then anything.
 * A part that is missing leaves its field out of the tree and the next one is still recognised by its token.
 *
 * @param {any} $
 * @param {[string, string][]} parts field name and token of each expected part
 * @returns {any}
 */
function header($, parts) {
  if (parts.length === 0) return repeat($._value);
  const seen = new Set();
  const choices = [];
  parts.forEach(([name, token], index) => {
    if (seen.has(token)) return;
    seen.add(token);
    const value = token === 'id' ? alias($.word, $.id) : $[token];
    choices.push(seq(field(name, value), header($, parts.slice(index + 1))));
    if (token === 'id') seen.add('word');
    if (token === 'word') seen.add('id');
  });
  const others = [];
  if (!seen.has('word')) others.push($.word);
  if (!seen.has('string')) others.push($.string);
  if (!seen.has('date')) others.push($.date);
  others.push($.text, $.clause, $._comma, $.block);
  choices.push(seq(choice(...others), repeat($._value)));
  return optional(choice(...choices));
}

export default grammar({
  name: 'hazlog',

  word: $ => $.word,

  externals: $ => [
    $.text_content,
    $._newline,
    $._continuation,
    $._auto_close,
    $._item_end,
    $._line_start,
    $._error_sentinel,
  ],

  extras: $ => [BLANK, $.comment],

  supertypes: $ => [$.statement],

  rules: {
    source_file: $ => seq(
      repeat(choice(
        $._newline,
        $.stray,
        seq($.statement, choice($._newline, $._item_end, $.stray)),
      )),
      optional($.statement),
    ),

    statement: $ => choice(
      $.log, $.programme, $.hazard, $.control, $.approval, $.change, $.review, $.waiver, $.catalogue, $.entry,
      $.cause, $.use, $.score, $.evidence, $.action, $.acceptance, $.disposition, $.reference, $.setting,
      $.field, $.unknown,
    ),

    log: $ => seq('log', header($, [['id', 'id'], ['name', 'string']])),
    programme: $ => seq('programme', header($, [['id', 'id']])),
    catalogue: $ => seq('catalogue', header($, [['id', 'id'], ['name', 'string']])),
    entry: $ => seq('entry', header($, [['id', 'id'], ['name', 'string']])),
    hazard: $ => seq('hazard', header($, [['id', 'id'], ['name', 'string']])),
    control: $ => seq(
      choice(seq('existing', optional('control')), 'control'),
      header($, [['id', 'id'], ['kind', 'word'], ['name', 'string']]),
    ),
    cause: $ => seq('cause', header($, [['id', 'id'], ['name', 'string']])),
    action: $ => seq('action', header($, [['id', 'id'], ['name', 'string']])),
    use: $ => seq('use', optional('existing'), optional('control'), header($, [['id', 'id']])),
    score: $ => seq(choice('initial', 'residual'), repeat($._value)),
    evidence: $ => seq('evidence', repeat($._value)),
    acceptance: $ => seq('accepted', repeat($._value)),
    approval: $ => seq('approval', header($, [['version', 'string']])),
    change: $ => seq('change', header($, [['version', 'string']])),
    review: $ => seq('review', header($, [['date', 'date'], ['name', 'string']])),
    waiver: $ => seq('waive', header($, [['rule', 'word']])),

    disposition: $ => seq(alias(choice(...DISPOSITIONS), $.field_name), repeat($._value)),
    reference: $ => seq(alias(choice(...REFERENCES), $.field_name), repeat($._value)),
    setting: $ => seq(alias(choice(...SETTINGS), $.field_name), repeat($._value)),
    field: $ => seq(alias(choice(...FIELDS), $.field_name), repeat($._value)),

    // A line that opens with no keyword: a misspelt one, or a value that strayed.
    unknown: $ => seq(
      choice($.word, $.date, $.string, $.text, $._comma, $.block),
      repeat($._value),
    ),

    // A closing brace that closes nothing.
    stray: _ => '}',

    _value: $ => choice($.clause, $.word, $.date, $.string, $.text, $._comma, $.block),

    _comma: $ => seq(',', repeat($._continuation)),

    clause: _ => choice(...CLAUSES),

    block: $ => seq(
      '{',
      optional(seq($._line, repeat(choice($._line, $._line_start)))),
      optional($.statement),
      choice('}', $._auto_close),
    ),

    // `_line_start` stands in no text. It is allowed after every line of a block, and by that the scanner knows that it
    // is asked about the start of a line.
    _line: $ => choice($._newline, seq($.statement, $._newline)),

    text: $ => prec.right(seq('"""', optional($.text_content), optional('"""'))),

    // An opened string ends with its line, so that a missing quote stays where it is.
    string: _ => token(/"([^"\\\r\n]|\u017F|\u212A|\\([^\r\n]|\u017F|\u212A))*"?/),

    date: _ => token(prec(1, /\d{4}-\d{2}-\d{2}/)),

    word: _ => /([^\s{}",#\u00A0\u200B\uFEFF]|\u017F|\u212A)+/,

    comment: _ => token(/#([^\n]|\u017F|\u212A)*/),
  },
});
