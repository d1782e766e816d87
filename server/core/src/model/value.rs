//! Values with the place where they were written.

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use crate::syntax::Keyword;

/// A value and where it stands, relative to the start of its island.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub range: TextRange,
}

/// A word: an id, a level, the name of a rule.
pub type Word = Spanned<SmolStr>;

/// The content of a string or a text, without quotes, escapes and common indentation.
pub type Text = Spanned<Box<str>>;

impl Text {
    /// True where there is nothing but white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }
}

/// A field: that its keyword stands there, and the value if one follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field<T> {
    /// The keyword.
    pub keyword: TextRange,
    /// What follows it.
    pub value: Option<T>,
    /// True where something follows that is no such value, and a problem says so.
    pub faulty: bool,
}

impl<T> Field<T> {
    /// True where the keyword stands there with nothing behind it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_none() && !self.faulty
    }
}

/// What opens a statement that has an id: keyword, id and name, each where it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The whole statement, with its block.
    pub range: TextRange,
    /// The keyword, or the keywords of `existing control`.
    pub keyword: TextRange,
    /// The id.
    pub id: Option<Word>,
    /// The name in quotes.
    pub name: Option<Text>,
    /// Where a further statement of the block may be put: a line of its own after this offset.
    pub tail: TextSize,
    /// Where the statement's first line stops, before its block: where a further clause may be put.
    pub end: TextSize,
}

impl Header {
    /// Where the statement is best pointed at: its id, else its keyword.
    #[must_use]
    pub fn place(&self) -> TextRange {
        self.id.as_ref().map_or(self.keyword, |id| id.range)
    }

    /// What has to be put at [`Header::tail`] to add these statements, one a line, to the block, or to open one with
    /// them where there is none. `depth` is the number of blocks that the statement stands in.
    #[must_use]
    pub fn added(&self, depth: usize, statements: &[impl AsRef<str>]) -> String {
        let indent = "  ".repeat(depth + 1);
        let lines: String = statements.iter().map(|statement| format!("\n{indent}{}", statement.as_ref())).collect();
        // Without a block, its tail is where the statement ends.
        if self.tail > self.end { lines } else { format!(" {{{lines}\n{}}}", "  ".repeat(depth)) }
    }

    /// The id, or an empty string.
    #[must_use]
    pub fn id_str(&self) -> &str {
        self.id.as_ref().map_or("", |id| id.value.as_str())
    }
}

/// A field that was given twice in one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repetition {
    /// Which field it is.
    pub keyword: Keyword,
    /// The keyword of the first one, which counts.
    pub first: TextRange,
    /// The keyword of the second one.
    pub again: TextRange,
    /// What is deleted to take the second statement out.
    pub lines: TextRange,
}

/// True for letters, digits, `-`, `_` and `.` with at least one digit or hyphen, so that an id is never a keyword.
#[must_use]
pub fn is_id(word: &str) -> bool {
    word.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.'))
        && word.chars().any(|char| char.is_numeric() || char == '-')
        && Keyword::parse(word).is_none()
}
