//! The statements of a block, sorted from those that do not belong in it.

use std::fmt;

use text_size::TextRange;

use super::Reader;
use crate::diagnostic::{Applicability, Fix, nearest};
use crate::model::Repetition;
use crate::syntax::{Block, Container, Keyword, Statement, TokenKind};
use crate::text::with_its_lines;

/// A statement of a block with the keyword that it is read as: a misspelt one is read as the one that was meant.
pub(super) type Entry<'s> = (&'s Statement, Keyword);

/// Whose block it is, as messages say it: keyword and id.
#[derive(Clone, Copy)]
pub(super) struct Owner<'o>(pub(super) &'o str, pub(super) &'o str);

impl fmt::Display for Owner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(keyword, id) = self;
        if id.is_empty() { f.write_str(keyword) } else { write!(f, "{keyword} {id}") }
    }
}

/// The statements of a block, and those that belong to the block around it because a brace is missing.
pub(super) struct Blocks<'s> {
    pub(super) own: Vec<Entry<'s>>,
    pub(super) outer: Vec<&'s Statement>,
}

impl Reader<'_> {
    /// Sorts the statements of `block`, the block of a `container` inside an `around`.
    pub(super) fn block<'s>(
        &mut self,
        block: Option<&'s Block>,
        owner: Owner<'_>,
        container: Container,
        around: Container,
    ) -> Blocks<'s> {
        let mut blocks = Blocks { own: Vec::new(), outer: Vec::new() };
        let Some(block) = block else { return blocks };
        let statements = block.statements.as_slice();
        let stray = statements.iter().position(|statement| belongs_around(statement, container, around));
        let (own, outer) = statements.split_at_checked(stray.unwrap_or(statements.len())).unwrap_or_default();
        if let Some(first) = outer.first() {
            let word = first.keyword.map_or("", Keyword::as_str);
            let place = TextRange::empty(own.last().map_or(block.open.end(), |last| last.range.end()));
            let fix = Fix::replace(place, closing(around), Applicability::Suggestion).titled("close the block");
            let message = format!("the block of {owner} is not closed before `{word}`: write `}}`");
            self.syntax_with(block.open, message, fix);
        }
        self.unopened(own, container);
        for statement in own {
            if let Some(keyword) = self.keyword_in(statement, container) {
                blocks.own.push((statement, keyword));
            }
        }
        blocks.outer.extend(outer);
        let told = self.swallowed || !outer.is_empty() || holds_a_brace_of(block, container);
        if block.close.is_none() && !told {
            let place = TextRange::empty(block.tail());
            let fix = Fix::replace(place, closing(around), Applicability::Suggestion).titled("close the block");
            self.syntax_with(block.open, format!("the block of {owner} is not closed: write `}}` where it ends"), fix);
        }
        blocks
    }

    /// Tells of the first statement whose block is not opened: what belongs in that block follows it in `container`.
    /// From there on it is not known what stands in which block.
    pub(super) fn unopened(&mut self, statements: &[Statement], container: Container) {
        let stands_in = |statement: &Statement, container| {
            statement.keyword.is_some_and(|keyword| keyword.containers().contains(&container))
        };
        let mut unopened = statements.iter().enumerate().filter(|(index, statement)| {
            let inner = statement.keyword.and_then(Keyword::block).filter(|_| statement.block.is_none());
            let Some(inner) = inner else { return false };
            let after = statements.get(index + 1..).unwrap_or_default();
            let mut of_block = after.iter().take_while(|next| stands_in(next, inner));
            of_block.any(|next| !stands_in(next, container))
        });
        let Some((_, statement)) = unopened.next().filter(|_| !self.swallowed) else { return };
        self.swallowed = true;
        let word = statement.keyword.map_or("", Keyword::as_str);
        let place = statement.tokens.first().map_or(statement.keyword_range, |token| token.range);
        let fix = Fix::replace(TextRange::empty(statement.range.end()), " {", Applicability::Suggestion);
        let message =
            format!("the block of {word} {} is not opened: write `{{` at the end of its line", self.slice(place));
        self.syntax_with(place, message, fix.titled("open the block"));
    }

    /// The keyword that a statement of `container` is read as, if it can stand there at all.
    pub(super) fn keyword_in(&mut self, statement: &Statement, container: Container) -> Option<Keyword> {
        let Some(keyword) = statement.keyword else {
            return self.unknown_statement(statement, container);
        };
        if keyword.containers().contains(&container) {
            return Some(keyword);
        }
        if self.swallowed {
            return None;
        }
        let places: Vec<&str> = keyword.containers().iter().map(|place| place.phrase()).collect();
        let message =
            format!("`{keyword}` does not belong in {}: it belongs in {}", container.phrase(), places.join(" or "));
        self.syntax(statement.keyword_range, message);
        None
    }

    /// A line that opens with no keyword: read as the nearest keyword, where one is near.
    pub(super) fn unknown_statement(&mut self, statement: &Statement, container: Container) -> Option<Keyword> {
        let Some(first) = statement.tokens.first() else {
            // What it is the block of stands above it, and seems to have none: nothing may be said to be missing there.
            self.swallowed = true;
            let open = TextRange::at(statement.range.start(), 1.into());
            self.syntax(open, "this `{` stands apart from what it opens: write it at the end of the line above");
            return None;
        };
        if first.kind != TokenKind::Word {
            self.syntax(first.range, "a line opens with a keyword, and this one does not: say what the value is");
            return None;
        }
        let word = self.slice(first.range);
        let meant = nearest(word, Keyword::allowed_in(container).map(Keyword::as_str));
        let message = match meant {
            Some(meant) => format!("unknown word `{word}`: did you mean `{meant}`?"),
            None => {
                let known: Vec<&str> = Keyword::allowed_in(container).map(Keyword::as_str).collect();
                format!("unknown word `{word}`: {} takes {}", container.phrase(), known.join(", "))
            }
        };
        self.unknown(first.range, message, meant);
        meant.and_then(Keyword::parse)
    }
}

/// True for a statement that can only belong to the block around this one: the brace between the two is missing.
fn belongs_around(statement: &Statement, container: Container, around: Container) -> bool {
    around != Container::File
        && statement
            .keyword
            .is_some_and(|keyword| !keyword.containers().contains(&container) && keyword.containers().contains(&around))
}

/// True where the brace that closes a block inside `block` is the one of `block`: the inner block goes on with
/// statements of the outer one, so it is the inner one that lacks a brace, and that is told of there.
fn holds_a_brace_of(block: &Block, container: Container) -> bool {
    block.statements.iter().any(|statement| {
        let inner = statement.keyword.and_then(Keyword::block).zip(statement.block.as_ref());
        inner.is_some_and(|(kind, inner)| {
            inner.statements.iter().any(|statement| belongs_around(statement, kind, container))
                && (inner.close.is_some() || holds_a_brace_of(inner, container))
        })
    })
}

/// A closing brace on a line of its own, for a block inside `around`.
fn closing(around: Container) -> &'static str {
    if around == Container::File { "\n}" } else { "\n  }" }
}

/// The fields of one block so far: the first of each keyword counts, a further one is noted.
pub(super) struct Fields<'a> {
    text: &'a str,
    seen: Vec<(Keyword, TextRange)>,
    pub(super) repetitions: Vec<Repetition>,
}

impl<'a> Fields<'a> {
    /// None yet of a block in this text.
    pub(super) fn none_of(text: &'a str) -> Self {
        Self { text, seen: Vec::new(), repetitions: Vec::new() }
    }

    /// Sets `place`, or notes that the field was given before.
    pub(super) fn once<T>(&mut self, place: &mut Option<T>, entry: Entry<'_>, value: T) {
        let (statement, keyword) = entry;
        let again = statement.keyword_range;
        if let Some((_, first)) = self.seen.iter().find(|(known, _)| *known == keyword) {
            let lines = with_its_lines(self.text, statement.range);
            self.repetitions.push(Repetition { keyword, first: *first, again, lines });
            return;
        }
        self.seen.push((keyword, again));
        *place = Some(value);
    }
}
