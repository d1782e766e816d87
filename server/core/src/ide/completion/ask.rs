//! What every kind of proposal is asked with: the place, the statement and the text around it.

use text_size::{TextRange, TextSize};

use super::place::Place;
use super::proposal::{Outside, Proposal, ProposalKind};
use crate::ide::{Cursor, spot::Spot};
use crate::model::Hazard;
use crate::syntax::{Statement, Syntax, TokenKind};
use crate::workspace::Snapshot;

/// A place at which something is to be proposed.
pub(super) struct Ask<'a> {
    pub(super) cursor: Cursor<'a>,
    /// The island's text.
    pub(super) text: &'a str,
    pub(super) syntax: &'a Syntax,
    pub(super) spot: &'a Spot<'a>,
    pub(super) outside: &'a Outside<'a>,
}

/// How a string is written at a place: what is replaced, and which quotes are still missing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoting {
    /// Relative to the island.
    pub(super) range: TextRange,
    pub(super) open: &'static str,
    pub(super) close: &'static str,
}

impl<'a> Ask<'a> {
    pub(super) fn snapshot(&self) -> &'a Snapshot {
        self.cursor.snapshot
    }

    pub(super) fn offset(&self) -> TextSize {
        self.cursor.offset
    }

    pub(super) fn slice(&self, range: TextRange) -> &'a str {
        crate::text::slice(self.text, range)
    }

    /// The hazard that the place is in.
    pub(super) fn hazard(&self) -> Option<&'a Hazard> {
        self.cursor.hazard()
    }

    /// The line up to the place.
    pub(super) fn line_before(&self) -> &'a str {
        let before = self.text.get(..usize::from(self.offset())).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default()
    }

    /// The line from the place on.
    pub(super) fn line_behind(&self) -> &'a str {
        let behind = self.text.get(usize::from(self.offset())..).unwrap_or_default();
        behind.split(['\n', '\r']).next().unwrap_or_default()
    }

    /// The word at the place, or an empty range.
    pub(super) fn word(&self) -> TextRange {
        self.spot.token.map_or(TextRange::empty(self.offset()), |token| token.range)
    }

    /// What is typed of a range before the place.
    pub(super) fn typed(&self, range: TextRange) -> &'a str {
        if range.start() > self.offset() {
            return "";
        }
        self.slice(TextRange::new(range.start(), self.offset()))
    }

    /// A proposal that takes the place of the word here.
    pub(super) fn proposal(&self, kind: ProposalKind, label: impl Into<String>) -> Proposal {
        Proposal::new(kind, label, self.cursor.in_file(self.word()))
    }

    /// The proposal of a string, with the quotes that are missing.
    pub(super) fn quoted(&self, kind: ProposalKind, value: &str) -> Proposal {
        let quoting = self.quoting();
        let mut proposal = Proposal::new(kind, value, self.cursor.in_file(quoting.range));
        proposal.insert = format!("{}{}{}", quoting.open, crate::text::escape(value), quoting.close);
        proposal
    }

    /// How a string is written here. An open string reaches to the end of its line and may hold what belongs behind it:
    /// of that, only the word at the place is replaced.
    pub(super) fn quoting(&self) -> Quoting {
        let Some(token) = self.spot.token else {
            return Quoting { range: TextRange::empty(self.offset()), open: "\"", close: "\"" };
        };
        let quote = TextSize::of('"');
        match token.kind {
            TokenKind::String { closed: true } => {
                let range = TextRange::new(token.range.start() + quote, token.range.end() - quote);
                Quoting { range, open: "", close: "" }
            }
            TokenKind::String { closed: false } => {
                let behind = self.line_behind();
                let word = behind.split([' ', '\t', ',', '"', '{']).next().unwrap_or_default();
                let range = TextRange::new(token.range.start() + quote, self.offset() + TextSize::of(word));
                Quoting { range, open: "", close: "\"" }
            }
            _ => Quoting { range: token.range, open: "\"", close: "\"" },
        }
    }

    /// True inside the quotes of a string.
    pub(super) fn is_in_string(&self) -> bool {
        self.spot.token.is_some_and(|token| matches!(token.kind, TokenKind::String { .. }))
    }

    /// The words of the list at `place`, without the one at it.
    pub(super) fn listed(&self, place: &Place) -> Vec<&'a str> {
        place.list.iter().map(|range| self.slice(*range)).collect()
    }

    /// The statements of the block that the place is in.
    pub(super) fn siblings(&self) -> &'a [Statement] {
        let block = self.spot.around.last().and_then(|around| around.block.as_ref());
        block.map_or(self.syntax.statements.as_slice(), |block| &block.statements)
    }
}
