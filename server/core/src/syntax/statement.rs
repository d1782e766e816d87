//! The statements of a piece of text, as the author laid them out and before anything is understood.

use text_size::{TextRange, TextSize};

use super::{Clausal, Keyword};

/// Everything that a piece of text holds, in order. Ranges are relative to its start.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Syntax {
    /// Statements that stand in no block.
    pub statements: Vec<Statement>,
    /// Comments, wherever they stand.
    pub comments: Vec<Comment>,
    /// What cannot be read at all.
    pub faults: Vec<Fault>,
}

/// A `# …` comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// From the `#` to the end of the line, without the line end.
    pub range: TextRange,
}

/// A place where the text has a form that the language does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A `}` that closes nothing.
    StrayClose(TextRange),
    /// A block inside more blocks than the language ever needs; what is in it is not read.
    TooDeep(TextRange),
    /// Characters that fit nowhere.
    Unreadable(TextRange),
}

impl Fault {
    /// Where it is.
    #[must_use]
    pub fn range(self) -> TextRange {
        match self {
            Self::StrayClose(range) | Self::TooDeep(range) | Self::Unreadable(range) => range,
        }
    }
}

/// One line of the language: a keyword, values, and perhaps a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What it opens with; `None` for a word that is no keyword, or for a value where a keyword should be.
    pub keyword: Option<Keyword>,
    /// True for `existing control` and `use existing control`.
    pub existing: bool,
    /// Where the keyword stands. For `existing control` and `use existing control`, all of those words.
    pub keyword_range: TextRange,
    /// Everything after the keyword but blocks, in order.
    pub tokens: Vec<Token>,
    /// The first block.
    pub block: Option<Block>,
    /// A second block or values after the first one: they belong to nothing.
    pub surplus: Option<TextRange>,
    /// From the keyword to the end of the last value or block.
    pub range: TextRange,
}

impl Statement {
    /// The keyword that it was given with: `existing control` is one of its own, though it is read as a control.
    #[must_use]
    pub fn given(&self) -> Option<Keyword> {
        match self.keyword {
            Some(Keyword::Control) if self.existing => Some(Keyword::Existing),
            other => other,
        }
    }
}

/// A `{ … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The opening brace.
    pub open: TextRange,
    /// The closing brace; `None` where the next item or the end of the text closes the block.
    pub close: Option<TextRange>,
    /// What stands in it.
    pub statements: Vec<Statement>,
}

impl Block {
    /// Where a further statement may be put: after the last one, or after the opening brace.
    #[must_use]
    pub fn tail(&self) -> TextSize {
        self.statements.last().map_or(self.open.end(), |last| last.range.end())
    }
}

/// A value or a word of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it is.
    pub range: TextRange,
}

/// The kinds of token after a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word that opens a clause, as `because`.
    Clause(Clausal),
    /// An id, a level, a number, a name of something.
    Word,
    /// `YYYY-MM-DD`, of whatever digits.
    Date,
    /// A `"…"` string; `closed` tells whether its second quote is there.
    String {
        /// True where the closing quote is there.
        closed: bool,
    },
    /// A `"""…"""` text; `closed` tells whether its closing quotes are there.
    Text {
        /// True where the closing quotes are there.
        closed: bool,
    },
    /// `,`
    Comma,
}
