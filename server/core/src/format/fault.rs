//! The first place of a text where it is not clear what belongs to what.
//!
//! This is asked of the form alone. What a value is missing or wrong about is the model's to tell, and no reason to leave
//! a text as it is.

use super::FormatError;
use crate::syntax::{Block, Fault, Statement, Syntax, TokenKind};
use crate::text::TextRange;

/// The first fault of a text, if there is one.
pub(super) fn first(text: &str, syntax: &Syntax) -> Option<FormatError> {
    let mut first = First { text, found: None };
    for fault in &syntax.faults {
        first.offer(fault.range(), unreadable(*fault));
    }
    first.statements(&syntax.statements);
    first.found
}

/// True where a statement of a text has a fault.
pub(super) fn is_in(text: &str, syntax: &Syntax, statement: &Statement) -> bool {
    let mut first = First { text, found: None };
    first.statement(statement);
    let range = statement.range;
    first.found.is_some() || syntax.faults.iter().any(|fault| range.intersect(fault.range()).is_some())
}

/// What stands in the text and in no statement, so that laying out the statements would lose it.
pub(super) fn unread(range: TextRange) -> FormatError {
    let message = "these characters belong to no word, string or comment: remove them".to_owned();
    FormatError { range, message }
}

fn unreadable(fault: Fault) -> String {
    match fault {
        Fault::StrayClose(_) => "this `}` closes nothing: remove it, or write the `{` that it belongs to".to_owned(),
        Fault::TooDeep(_) => "blocks stand inside blocks too deeply to be read: close the ones around them".to_owned(),
        Fault::Unreadable(range) => unread(range).message,
    }
}

struct First<'a> {
    text: &'a str,
    found: Option<FormatError>,
}

impl First<'_> {
    fn offer(&mut self, range: TextRange, message: String) {
        if self.found.as_ref().is_none_or(|found| range.start() < found.range.start()) {
            self.found = Some(FormatError { range, message });
        }
    }

    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &Statement) {
        let unclosed = statement.tokens.iter().find_map(|token| match token.kind {
            TokenKind::String { closed: false } => {
                Some((token.range, "this string is not closed: write `\"` where it ends"))
            }
            TokenKind::Text { closed: false } => {
                Some((token.range, "this text is not closed: write `\"\"\"` where it ends"))
            }
            _ => None,
        });
        if let Some((range, message)) = unclosed {
            self.offer(range, message.to_owned());
        }
        if let Some(block) = &statement.block {
            self.block(statement, block);
        }
        if let Some(range) = statement.surplus {
            self.offer(range, "nothing may follow a block on its line: start a new line".to_owned());
        }
    }

    fn block(&mut self, statement: &Statement, block: &Block) {
        if statement.keyword.is_none() && statement.tokens.is_empty() {
            self.offer(block.open, "a block needs a keyword before it on its line, such as `hazard`".to_owned());
        }
        if block.close.is_none() {
            let owner = self.opening(statement);
            self.offer(block.open, format!("the block of `{owner}` is not closed: write `}}` where it ends"));
        }
        self.statements(&block.statements);
    }

    /// How the statement opens, as `hazard H-1`.
    fn opening(&self, statement: &Statement) -> String {
        let id = statement.tokens.first().filter(|token| token.kind == TokenKind::Word).map(|token| token.range);
        let words = id.map_or(statement.keyword_range, |id| statement.keyword_range.cover(id));
        let words = crate::text::slice(self.text, words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
