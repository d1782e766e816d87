//! A text as rows: what will stand on lines of its own, in order, with the comments where they belong.
//!
//! Nothing is measured or written here. Every byte of the text is accounted for: what is neither part of a row nor white
//! space stops the reading, so that no later step can lose it.

use crate::syntax::{Block, Comment, Keyword, Statement, Syntax, Token, TokenKind};
use crate::text::{TextRange, TextSize};

/// What stands on a line of its own, or on several that belong together.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// Blocks around it.
    pub(super) depth: usize,
    /// True where the author left a blank line above it.
    pub(super) blank_above: bool,
    pub(super) body: Body<'a>,
    /// A comment behind it on its last line.
    pub(super) comment: Option<&'a str>,
}

#[derive(Debug)]
pub(super) enum Body<'a> {
    /// Lines that stay as they are, byte by byte, with the blank lines and comments below them.
    Unread(&'a str),
    /// A comment with a line to itself.
    Comment(&'a str),
    /// A statement up to its block.
    Statement(Line<'a>),
    /// The brace that closes a block.
    Close,
}

#[derive(Debug)]
pub(super) struct Line<'a> {
    /// What the keyword is; `None` for a word that is no keyword, or for a value where a keyword should be.
    pub(super) keyword: Option<Keyword>,
    /// The keyword as written, or the word in its place; empty before any other value.
    pub(super) opening: String,
    pub(super) values: Vec<Value<'a>>,
    pub(super) braces: Braces,
}

/// What a statement ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Braces {
    /// No block.
    Without,
    /// `{`, with rows below it.
    Open,
    /// `{}`
    Empty,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A word, date or string, as it stands.
    Plain(&'a str),
    /// One that touches the value before it, as the rest of a word that begins like a date: no space may come between.
    Joined(&'a str),
    /// What stands between the quotes of a text.
    Text(&'a str),
    Comma,
    /// A comment after a comma, with the list going on below it.
    Comment {
        text: &'a str,
        /// True where it has a line to itself.
        own_line: bool,
    },
}

impl Value<'_> {
    /// True for a text that takes several lines.
    pub(super) fn is_long_text(&self) -> bool {
        matches!(self, Self::Text(content) if content.contains('\n'))
    }
}

/// The rows of a text, or the place of the first characters that are in none.
pub(super) fn read<'a>(text: &'a str, syntax: &Syntax) -> Result<Vec<Row<'a>>, TextRange> {
    let mut reader = Reader::new(text, &syntax.comments, TextSize::new(0));
    reader.statements(&syntax.statements, 0);
    reader.comments_before(TextSize::of(text), 0);
    reader.reach(TextRange::empty(TextSize::of(text)));
    reader.lost.map_or(Ok(reader.rows), Err)
}

/// The rows of one statement that stands in `depth` blocks, without what is around it.
pub(super) fn read_one<'a>(
    text: &'a str,
    syntax: &Syntax,
    statement: &Statement,
    depth: usize,
) -> Result<Vec<Row<'a>>, TextRange> {
    let first = syntax.comments.partition_point(|comment| comment.range.start() < statement.range.start());
    let comments = syntax.comments.get(first..).unwrap_or_default();
    let mut reader = Reader::new(text, comments, statement.range.start());
    reader.statement(statement, depth);
    reader.lost.map_or(Ok(reader.rows), Err)
}

struct Reader<'a, 's> {
    text: &'a str,
    /// Those that are not yet in a row.
    comments: &'s [Comment],
    /// The end of what was read last.
    at: TextSize,
    rows: Vec<Row<'a>>,
    lost: Option<TextRange>,
}

impl<'a, 's> Reader<'a, 's> {
    fn new(text: &'a str, comments: &'s [Comment], at: TextSize) -> Self {
        Self { text, comments, at, rows: Vec::new(), lost: None }
    }

    fn statements(&mut self, statements: &[Statement], depth: usize) {
        for statement in statements {
            self.comments_before(statement.range.start(), depth);
            self.statement(statement, depth);
        }
    }

    fn statement(&mut self, statement: &Statement, depth: usize) {
        let mut tokens = statement.tokens.as_slice();
        let opening = match (statement.keyword, tokens.split_first()) {
            (Some(_), _) => Some(statement.keyword_range),
            (None, Some((Token { kind: TokenKind::Word, range }, rest))) => {
                tokens = rest;
                Some(*range)
            }
            _ => None,
        };
        let first = opening.or_else(|| tokens.first().map(|token| token.range));
        let start = first.unwrap_or(TextRange::empty(statement.range.start()));
        let blank_above = self.reach(TextRange::empty(start.start())) > 1;
        let opening = opening.map(|range| self.take(range)).unwrap_or_default();
        let opening = if statement.keyword.is_some() { spaced_once(opening) } else { opening.to_owned() };
        let values = self.values(tokens, statement.block.as_ref());
        let line = Line { keyword: statement.keyword, opening, values, braces: Braces::Without };
        let row = self.rows.len();
        self.rows.push(Row { depth, blank_above, body: Body::Statement(line), comment: None });
        if let Some(block) = &statement.block {
            let braces = self.block(block, depth);
            if let Some(Row { body: Body::Statement(line), .. }) = self.rows.get_mut(row) {
                line.braces = braces;
            }
        }
    }

    fn values(&mut self, tokens: &[Token], block: Option<&Block>) -> Vec<Value<'a>> {
        let mut values = Vec::with_capacity(tokens.len());
        let mut before: Option<Token> = None;
        for token in tokens {
            self.comments_inside(token.range.start(), &mut values);
            let joined = before.is_some_and(|before| {
                before.range.end() == token.range.start() && is_wordlike(before.kind) && is_wordlike(token.kind)
            });
            let text = self.take(token.range);
            values.push(match token.kind {
                TokenKind::Comma => Value::Comma,
                TokenKind::Text { .. } => Value::Text(between_quotes(text)),
                _ if joined => Value::Joined(text),
                _ => Value::Plain(text),
            });
            before = Some(*token);
        }
        if let Some(block) = block {
            self.comments_inside(block.open.start(), &mut values);
        }
        values
    }

    fn block(&mut self, block: &Block, depth: usize) -> Braces {
        let before = self.rows.len();
        self.take(block.open);
        self.statements(&block.statements, depth + 1);
        let Some(close) = block.close else { return Braces::Open };
        self.comments_before(close.start(), depth + 1);
        self.take(close);
        if self.rows.len() == before && self.rows.last().is_some_and(|row| row.comment.is_none()) {
            return Braces::Empty;
        }
        self.rows.push(Row { depth, blank_above: false, body: Body::Close, comment: None });
        Braces::Open
    }

    /// Comments up to `limit`: the first may stand behind the last row, the others are rows.
    fn comments_before(&mut self, limit: TextSize, depth: usize) {
        while let Some((text, line_ends)) = self.comment_before(limit) {
            match self.rows.last_mut() {
                Some(row) if line_ends == 0 => row.comment = Some(text),
                _ => {
                    self.rows.push(Row { depth, blank_above: line_ends > 1, body: Body::Comment(text), comment: None })
                }
            }
        }
    }

    fn comments_inside(&mut self, limit: TextSize, values: &mut Vec<Value<'a>>) {
        while let Some((text, line_ends)) = self.comment_before(limit) {
            values.push(Value::Comment { text, own_line: line_ends > 0 });
        }
    }

    /// The next comment, if it stands before `limit`, and how many lines end above it.
    fn comment_before(&mut self, limit: TextSize) -> Option<(&'a str, usize)> {
        let (Comment { range }, rest) = self.comments.split_first()?;
        if range.start() >= limit {
            return None;
        }
        self.comments = rest;
        let line_ends = self.reach(*range);
        Some((self.take(*range), line_ends))
    }

    /// The text of `range`, which is read now.
    fn take(&mut self, range: TextRange) -> &'a str {
        self.reach(range);
        self.at = range.end();
        self.slice(range)
    }

    /// How many lines end between what was read last and the start of `range`. Only white space may stand there.
    fn reach(&mut self, range: TextRange) -> usize {
        if range.start() < self.at {
            self.lost.get_or_insert(range);
            return 0;
        }
        let gap = TextRange::new(self.at, range.start());
        let between = self.slice(gap);
        if !between.chars().all(is_blank) {
            self.lost.get_or_insert(gap);
        }
        memchr::memchr_iter(b'\n', between.as_bytes()).count()
    }

    fn slice(&self, range: TextRange) -> &'a str {
        crate::text::slice(self.text, range)
    }
}

/// What may stand between tokens: white space of the language, and any other that was taken off the end of a comment.
pub(crate) fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200b}' | '\u{feff}')
}

/// Keywords of several words, as `existing control`, with one space between them.
fn spaced_once(keywords: &str) -> String {
    keywords.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_wordlike(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Word | TokenKind::Date | TokenKind::Clause(_))
}

fn between_quotes(text: &str) -> &str {
    let opened = text.strip_prefix("\"\"\"").unwrap_or(text);
    opened.strip_suffix("\"\"\"").unwrap_or(opened)
}
