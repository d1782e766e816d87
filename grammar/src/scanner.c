/**
 * The external scanner of hazlog: line ends, the body of a text, and the island rule.
 *
 * Everything here is decided from the text that follows and from what has ended right before it, a line or a block; so a
 * parse may start at any line. The end of the file and an item keyword in column 0 are always treated alike: that makes
 * an item parsed by itself the same tree as the item parsed in its file.
 */
#include "tree_sitter/alloc.h"
#include "tree_sitter/parser.h"

#include <string.h>

enum TokenType { TEXT_CONTENT, NEWLINE, CONTINUATION, AUTO_CLOSE, ITEM_END, LINE_START, ERROR_SENTINEL };

#define LONGEST_KEYWORD 24

/* Keywords that open an item when they stand in column 0. */
static const char *const ITEMS[] = {
    "log", "programme", "hazard", "control", "approval", "change", "review", "waive", "catalogue", "entry", NULL,
};

/* Keywords that open a statement inside a block: a list is not continued over them. */
static const char *const STATEMENTS[] = {
    "existing",     "cause",      "use",       "initial",        "residual",  "evidence",       "action",
    "accepted",     "version",    "date",      "standard",       "organisation", "system",      "officer",
    "intended-use", "supplier",   "document",  "uses",           "addresses", "owner",          "mode",
    "patients",     "raised",     "status",    "description",    "impact",    "risk-benefit",   "constraint",
    "note",         "review-by",  "tags",      "mitigates",      "state",     "due",            "type",
    "causes",       "suggestion", "links",     "fingerprint",    "by",        "covers",         "not-applicable",
    "transferred",  "partly-covered", "under-review", "addresses-in-part", NULL,
};

static inline bool is_blank(int32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' || c == 0x00A0 || c == 0x200B || c == 0xFEFF;
}

static bool ends_word(TSLexer *lexer) {
  int32_t c = lexer->lookahead;
  return lexer->eof(lexer) || is_blank(c) || c == '\n' || c == '{' || c == '}' || c == '"' || c == ',' || c == '#';
}

static bool is_one_of(const char *word, const char *const *list) {
  for (; *list; list++) {
    if (strcmp(word, *list) == 0) return true;
  }
  return false;
}

/* Advances over a word that may be a keyword; false where it cannot be one. */
static bool read_keyword(TSLexer *lexer, char *word) {
  unsigned length = 0;
  while (length < LONGEST_KEYWORD && ((lexer->lookahead >= 'a' && lexer->lookahead <= 'z') || lexer->lookahead == '-')) {
    word[length++] = (char)lexer->lookahead;
    lexer->advance(lexer, false);
  }
  word[length] = '\0';
  return length > 0 && ends_word(lexer);
}

/* The lexer stands at the start of a line. */
static bool at_item(TSLexer *lexer) {
  char word[LONGEST_KEYWORD + 1];
  return read_keyword(lexer, word) && is_one_of(word, ITEMS);
}

/*
 * The body of a text: up to the closing quotes, or to the line end before an item or before the end of the file.
 * A text that is opened at such a line end has no body, and the line end itself is the token.
 */
static bool scan_text(TSLexer *lexer) {
  bool content = false;
  unsigned quotes = 0;
  lexer->result_symbol = TEXT_CONTENT;
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead == '"') {
      if (quotes == 0) lexer->mark_end(lexer);
      lexer->advance(lexer, false);
      if (++quotes == 3) return content;
      continue;
    }
    if (quotes > 0) content = true;
    quotes = 0;
    if (lexer->lookahead != '\n') {
      content = true;
      lexer->advance(lexer, false);
      continue;
    }
    lexer->mark_end(lexer);
    lexer->advance(lexer, false);
    if (!content) lexer->mark_end(lexer);
    if (lexer->eof(lexer) || at_item(lexer)) {
      if (!content) lexer->result_symbol = NEWLINE;
      return true;
    }
    content = true;
  }
  lexer->mark_end(lexer);
  return content || quotes > 0;
}

/* One line end and the empty lines after it. After a comma the list goes on, unless the next line opens a statement. */
static bool scan_line_end(TSLexer *lexer, const bool *valid) {
  while (lexer->lookahead == '\n' || is_blank(lexer->lookahead)) {
    bool line_end = lexer->lookahead == '\n';
    lexer->advance(lexer, false);
    if (line_end) lexer->mark_end(lexer);
  }
  lexer->result_symbol = NEWLINE;
  if (valid[CONTINUATION] && !lexer->eof(lexer) && lexer->lookahead != '}') {
    char word[LONGEST_KEYWORD + 1];
    bool keyword = read_keyword(lexer, word) && (is_one_of(word, STATEMENTS) || is_one_of(word, ITEMS));
    if (!keyword) lexer->result_symbol = CONTINUATION;
  }
  return true;
}

/*
 * The island rule: an item keyword in column 0, or the end of the file, closes what is open. Column 0 is known from the
 * line that ended just before, or from the block that was closed there: `get_column` would read the line from its start
 * again for every word, and a long line would take hours.
 */
static bool scan_island_end(TSLexer *lexer, const bool *valid, bool *closed_block) {
  lexer->mark_end(lexer);
  bool end_of_file = lexer->eof(lexer);
  if (!end_of_file && !((valid[LINE_START] || *closed_block) && at_item(lexer))) return false;
  if (valid[AUTO_CLOSE]) {
    *closed_block = true;
    lexer->result_symbol = AUTO_CLOSE;
    return true;
  }
  if (valid[ITEM_END] && !end_of_file) {
    *closed_block = false;
    lexer->result_symbol = ITEM_END;
    return true;
  }
  return false;
}

/* The state is one truth value: the last token of this scanner closed a block, so nothing was read since. */
void *tree_sitter_hazlog_external_scanner_create(void) { return ts_calloc(1, sizeof(bool)); }
void tree_sitter_hazlog_external_scanner_destroy(void *payload) { ts_free(payload); }
void tree_sitter_hazlog_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)buffer;
  *(bool *)payload = length > 0;
}
unsigned tree_sitter_hazlog_external_scanner_serialize(void *payload, char *buffer) {
  bool closed_block = *(bool *)payload;
  buffer[0] = 1;
  return closed_block ? 1 : 0;
}

bool tree_sitter_hazlog_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  bool *closed_block = payload;
  if (valid[ERROR_SENTINEL]) return false;
  if (valid[TEXT_CONTENT] && !lexer->eof(lexer)) {
    *closed_block = false;
    return scan_text(lexer);
  }

  bool indented = false;
  while (is_blank(lexer->lookahead)) {
    lexer->advance(lexer, true);
    indented = true;
  }
  if (lexer->lookahead == '\n' && valid[NEWLINE]) {
    *closed_block = false;
    return scan_line_end(lexer, valid);
  }
  if (valid[AUTO_CLOSE] || valid[ITEM_END]) {
    if (!indented || lexer->eof(lexer)) return scan_island_end(lexer, valid, closed_block);
  }
  return false;
}
