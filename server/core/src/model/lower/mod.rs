//! From statements to the model.
//!
//! Reading never stops: what is missing stays out of the model, what is wrong becomes one problem, and the rest of the
//! block is read as if nothing had happened.

mod block;
mod control;
mod fill;
mod filled;
mod hazard;
mod header;
mod items;
mod programme;
mod quotes;

use text_size::TextRange;

use super::{Content, Item, Problem, ProblemKind};
use crate::diagnostic::{Applicability, Fix};
use crate::syntax::{Container, Fault, Statement, Syntax, TokenKind};
use crate::text::with_its_lines;

/// What the island with this text says.
#[must_use]
pub fn lower(text: &str, syntax: &Syntax) -> Content {
    let mut reader = Reader { text, problems: Vec::new(), is_last: false, swallowed: false };
    reader.swallowed = syntax.statements.last().is_some_and(ends_in_open_text)
        || syntax.statements.iter().any(|statement| reader.swallows_brace(statement));
    let mut items = Vec::new();
    reader.unopened(&syntax.statements, Container::File);
    // Where a brace was swallowed or forgotten, that is why what follows is outside.
    let mut outside = Outside { told: reader.swallowed };
    for statement in &syntax.statements {
        match statement.keyword.and_then(|keyword| reader.item(statement, keyword)) {
            Some(item) => items.push(item),
            None => items.extend(reader.outside(statement, &mut outside)),
        }
    }
    for fault in &runs(text, &syntax.faults) {
        // A block inside that is not opened is found while it is read.
        if !((outside.told || reader.swallowed) && matches!(fault, Fault::StrayClose(_))) {
            reader.fault(*fault);
        }
    }
    reader.problems.sort_by_key(|problem| problem.range.start());
    Content { items, problems: reader.problems, truncated: reader.swallowed }
}

/// The faults, with closing braces side by side on one line as one: they are one mistake.
fn runs(text: &str, faults: &[Fault]) -> Vec<Fault> {
    let mut runs: Vec<Fault> = Vec::with_capacity(faults.len().min(16));
    for fault in faults {
        let between = |last: TextRange, next: TextRange| text.get(last.end().into()..next.start().into());
        match (runs.last_mut(), fault) {
            (Some(Fault::StrayClose(last)), Fault::StrayClose(next))
                if between(*last, *next).is_some_and(|text| text.trim_matches([' ', '\t']).is_empty()) =>
            {
                *last = last.cover(*next);
            }
            _ => runs.push(*fault),
        }
    }
    runs
}

fn ends_in_open_text(statement: &Statement) -> bool {
    match statement.block.as_ref().and_then(|block| block.statements.last()) {
        Some(last) => ends_in_open_text(last),
        None => statement.tokens.last().is_some_and(|token| token.kind == TokenKind::Text { closed: false }),
    }
}

/// Whether it has been said that statements stand outside every block: once is enough, for they have one cause.
struct Outside {
    told: bool,
}

/// Reads statements of one island.
struct Reader<'a> {
    text: &'a str,
    problems: Vec<Problem>,
    /// True while values are read behind which no clause can stand.
    is_last: bool,
    /// True where the island ends in an unclosed text, so that what follows it, closing braces too, is part of it, or
    /// where an opening brace is missing or stands in an unclosed string: what stands in which block is not known then.
    swallowed: bool,
}

impl<'a> Reader<'a> {
    /// The text of a range; it outlives what is done to the reader.
    fn slice(&self, range: TextRange) -> &'a str {
        crate::text::slice(self.text, range)
    }

    /// What is deleted to take out what stands at `range`.
    fn lines(&self, range: TextRange) -> TextRange {
        with_its_lines(self.text, range)
    }

    fn syntax(&mut self, range: TextRange, message: impl Into<String>) {
        self.tell(ProblemKind::Syntax, range, message.into(), Vec::new());
    }

    fn syntax_with(&mut self, range: TextRange, message: impl Into<String>, fix: Fix) {
        self.tell(ProblemKind::Syntax, range, message.into(), vec![fix]);
    }

    fn unknown(&mut self, range: TextRange, message: String, meant: Option<&str>) {
        let fix = meant.map(|word| Fix::replace(range, word, Applicability::Safe));
        self.tell(ProblemKind::UnknownKeyword, range, message, fix.into_iter().collect());
    }

    fn tell(&mut self, kind: ProblemKind, range: TextRange, message: String, fixes: Vec<Fix>) {
        self.problems.push(Problem { kind, range, message, fixes });
    }

    fn fault(&mut self, fault: Fault) {
        let range = fault.range();
        match fault {
            Fault::StrayClose(_) => {
                let fix = Fix::remove(self.lines(range), "remove this `}`", Applicability::Suggestion);
                self.syntax_with(range, "this `}` closes nothing: remove it, or write the `{` that it belongs to", fix);
            }
            Fault::TooDeep(_) => {
                let open = TextRange::at(range.start(), 1.into());
                self.syntax(
                    open,
                    "blocks stand inside blocks too deeply to be read: a hazard holds controls, and no more",
                );
            }
            Fault::Unreadable(_) => {
                self.syntax(range, "these characters belong to no word, string or comment: remove them");
            }
        }
    }

    /// A statement of the top level that is no item. A misspelt one with a block is read as the item that was meant: a
    /// whole hazard must not go unread for a letter.
    fn outside(&mut self, statement: &Statement, outside: &mut Outside) -> Option<Item> {
        match statement.keyword {
            Some(keyword) if !outside.told && !self.swallowed => {
                outside.told = true;
                let message = match keyword.containers() {
                    [only] => format!("`{keyword}` belongs in {}, and stands outside every block", only.phrase()),
                    _ => format!("`{keyword}` stands outside every block"),
                };
                let message = format!("{message}: is there a `}}` too many above it?");
                self.syntax(statement.keyword_range, message);
            }
            Some(_) => {}
            None => {
                let meant = self.unknown_statement(statement, Container::File);
                return meant.filter(|_| statement.block.is_some()).and_then(|meant| self.item(statement, meant));
            }
        }
        None
    }
}
