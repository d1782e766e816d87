//! The values of one statement, sorted into the slots of its keyword.

use jiff::civil::Date;
use smallvec::SmallVec;
use text_size::{TextRange, TextSize};

use super::Reader;
use crate::model::{Field, Spanned, Text, Word};
use crate::syntax::{Clausal, Token, TokenKind};
use crate::text::{dedent, unescape};

/// The tokens of one slot.
pub(super) type Values = SmallVec<[Token; 2]>;
/// The tokens of all slots of a keyword or a clause word. Nearly every statement fits without an allocation, and a log
/// has hundreds of thousands.
pub(super) type Slots = SmallVec<[Values; 3]>;

/// The values of a statement: those after the keyword, and those of each clause that was given.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// The keyword.
    pub(super) keyword: TextRange,
    /// One entry a slot; a list holds any number of tokens.
    pub(super) lead: Slots,
    /// The clauses given, the first of each word.
    pub(super) clauses: SmallVec<[FilledClause; 3]>,
    /// True where a value was refused.
    pub(super) faulty: bool,
    /// Where the values end.
    pub(super) end: TextSize,
}

#[derive(Debug)]
pub(super) struct FilledClause {
    pub(super) word: Clausal,
    /// Where the word ends.
    pub(super) end: TextSize,
    pub(super) slots: Slots,
}

impl Filled {
    /// The tokens of the slot with this number after the keyword.
    pub(super) fn lead(&self, slot: usize) -> &[Token] {
        self.lead.get(slot).map_or(&[], SmallVec::as_slice)
    }

    /// The tokens of the first slot of a clause; `None` where the clause is not given.
    pub(super) fn clause(&self, word: Clausal) -> Option<&[Token]> {
        let clause = self.clauses.iter().find(|clause| clause.word == word)?;
        Some(clause.slots.first().map_or(&[], SmallVec::as_slice))
    }

    /// The tokens of the second slot of a clause.
    pub(super) fn clause_second(&self, word: Clausal) -> &[Token] {
        let clause = self.clauses.iter().find(|clause| clause.word == word);
        clause.and_then(|clause| clause.slots.get(1)).map_or(&[], SmallVec::as_slice)
    }

    /// The statement as a field with this value.
    pub(super) fn field<T>(&self, value: Option<T>) -> Field<T> {
        Field { keyword: self.keyword, value, faulty: self.faulty }
    }
}

impl Reader<'_> {
    pub(super) fn word(&self, tokens: &[Token]) -> Option<Word> {
        tokens.first().map(|token| self.word_of(*token))
    }

    pub(super) fn words(&self, tokens: &[Token]) -> Vec<Word> {
        tokens.iter().map(|token| self.word_of(*token)).collect()
    }

    fn word_of(&self, token: Token) -> Word {
        let text = self.slice(token.range);
        let value = if matches!(token.kind, TokenKind::String { .. }) { text.trim_matches('"') } else { text };
        Spanned { value: value.into(), range: token.range }
    }

    /// The content of a string or text; several bare words are one string whose quotes are missing.
    pub(super) fn text(&self, tokens: &[Token]) -> Option<Text> {
        let first = tokens.first()?;
        let range = tokens.iter().fold(first.range, |all, token| all.cover(token.range));
        let raw = self.slice(range);
        let value = match first.kind {
            TokenKind::String { closed } => {
                unescape(raw.get(1..raw.len() - usize::from(closed)).unwrap_or_default()).into()
            }
            TokenKind::Text { closed } => {
                dedent(raw.get(3..raw.len() - if closed { 3 } else { 0 }).unwrap_or_default()).into()
            }
            _ => raw.into(),
        };
        Some(Spanned { value, range })
    }

    /// The text of a clause: empty, right behind its word, where the word stands there alone.
    pub(super) fn clause_text(&self, filled: &Filled, word: Clausal) -> Option<Text> {
        let clause = filled.clauses.iter().find(|clause| clause.word == word)?;
        let written = clause.slots.first().and_then(|tokens| self.text(tokens));
        Some(written.unwrap_or_else(|| Spanned { value: Box::default(), range: TextRange::empty(clause.end) }))
    }

    pub(super) fn texts(&self, tokens: &[Token]) -> Vec<Text> {
        tokens.iter().filter_map(|token| self.text(std::slice::from_ref(token))).collect()
    }

    /// A date of the calendar. What has the form of one and is none was told of when the slot was filled.
    pub(super) fn date(&self, tokens: &[Token]) -> Option<Spanned<Date>> {
        let token = tokens.first()?;
        let value = self.slice(token.range).parse().ok()?;
        Some(Spanned { value, range: token.range })
    }
}
