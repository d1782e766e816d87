//! Which value of a statement a place is at, by the table of what may follow each keyword.

use crate::diagnostic::nearest;
use crate::ide::spot::Spot;
use crate::model::{Need, Slot, SlotKind, shape};
use crate::syntax::{Clausal, Keyword, Statement, Token, TokenKind};
use text_size::{TextRange, TextSize};

/// A place behind a keyword.
#[derive(Debug)]
pub(super) struct Place {
    /// The keyword; a misspelt one counts as the one that was meant.
    pub(super) keyword: Keyword,
    /// The clause that the place is in; `None` right behind the keyword.
    pub(super) clause: Option<Clausal>,
    /// Which value it is, counted from 0.
    pub(super) index: usize,
    /// The form of the value; `None` where all of them are given.
    pub(super) slot: Option<Slot>,
    /// The values of the same list, before and behind the place, without the one at it.
    pub(super) list: Vec<TextRange>,
    /// True where a clause may begin here.
    pub(super) may_end: bool,
    /// The clause words that the statement has already.
    pub(super) given: Vec<Clausal>,
    /// What stands behind the place before the next clause.
    pub(super) next: Option<TokenKind>,
    /// True where the value is given already, behind the place.
    pub(super) is_given: bool,
    /// True behind the word `test` of a piece of evidence.
    pub(super) is_test: bool,
    /// Where the values begin that belong to the one at the place: words of a name that are typed in the place of an id.
    pub(super) run: Option<TextSize>,
}

impl Place {
    /// The place at an offset behind the keyword of a statement.
    pub(super) fn find(text: &str, spot: &Spot<'_>, offset: TextSize) -> Option<Self> {
        let statement = spot.statement?;
        let (keyword, skip) = match statement.keyword {
            Some(keyword) => (keyword, 0),
            None => (meant(text, spot, statement)?, 1),
        };
        let before = spot.before(offset).get(skip..).unwrap_or_default();
        let mut walk = Walk::new(text, keyword);
        before.iter().for_each(|token| walk.take(*token));
        let here = |token: &&Token| token.range.start() >= offset && Some(**token) != spot.token;
        let behind: Vec<Token> = statement.tokens.iter().filter(here).copied().collect();
        Some(walk.finish(&behind))
    }
}

/// The keyword that a line with an unknown word begins with.
fn meant(text: &str, spot: &Spot<'_>, statement: &Statement) -> Option<Keyword> {
    let word = text.get(std::ops::Range::<usize>::from(statement.keyword_range))?;
    nearest(word, Keyword::allowed_in(spot.container()).map(Keyword::as_str)).and_then(Keyword::parse)
}

struct Walk<'t> {
    text: &'t str,
    keyword: Keyword,
    clause: Option<Clausal>,
    slots: &'static [Slot],
    index: usize,
    list: Vec<TextRange>,
    /// True behind a value of a list, and behind no comma.
    is_filled: bool,
    given: Vec<Clausal>,
    is_test: bool,
    run: Option<TextSize>,
}

impl<'t> Walk<'t> {
    fn new(text: &'t str, keyword: Keyword) -> Self {
        Self {
            text,
            keyword,
            clause: None,
            slots: shape(keyword).lead,
            index: 0,
            list: Vec::new(),
            is_filled: false,
            given: Vec::new(),
            is_test: false,
            run: None,
        }
    }

    fn has(&self, word: Clausal) -> bool {
        shape(self.keyword).clauses.iter().any(|(known, _)| *known == word)
    }

    fn slot(&self) -> Option<Slot> {
        self.slots.get(self.index).copied()
    }

    fn take(&mut self, token: Token) {
        match token.kind {
            TokenKind::Clause(word) if self.has(word) => {
                let clauses = shape(self.keyword).clauses;
                self.slots = clauses.iter().find(|(known, _)| *known == word).map_or(&[], |(_, slots)| slots);
                (self.clause, self.index, self.is_filled, self.is_test, self.run) = (Some(word), 0, false, false, None);
                self.list.clear();
                self.given.push(word);
            }
            TokenKind::Comma => {
                self.is_filled = false;
                self.run = None;
            }
            kind => self.value(token, kind),
        }
    }

    fn value(&mut self, token: Token, kind: TokenKind) {
        let Some(slot) = self.slot() else { return };
        if slot.kind.is_list() {
            self.list.push(token.range);
            self.is_filled = true;
            self.run.get_or_insert(token.range.start());
        } else if slot.kind == SlotKind::Target && self.slice(token.range) == "test" {
            self.is_test = true;
        } else {
            let rest = self.slots.get(self.index..).unwrap_or_default();
            self.index += rest.iter().position(|slot| slot.kind.fits(kind)).unwrap_or(0) + 1;
        }
    }

    fn slice(&self, range: TextRange) -> &'t str {
        crate::text::slice(self.text, range)
    }

    fn finish(mut self, behind: &[Token]) -> Place {
        let is_clause = |token: &Token| matches!(token.kind, TokenKind::Clause(word) if self.has(word));
        let until = behind.iter().position(is_clause).unwrap_or(behind.len());
        let (values, clauses) = behind.split_at_checked(until).unwrap_or_default();
        self.list.extend(values.iter().filter(|token| token.kind != TokenKind::Comma).map(|token| token.range));
        self.given.extend(clauses.iter().filter_map(|token| match token.kind {
            TokenKind::Clause(word) => Some(word),
            _ => None,
        }));
        let slot = self.slot().filter(|slot| !(slot.kind.is_list() && self.is_filled));
        let slots_left = self.slots.len().saturating_sub(self.index);
        Place {
            keyword: self.keyword,
            clause: self.clause,
            index: self.index,
            slot,
            list: self.list,
            may_end: slot.is_none_or(|slot| matches!(slot.need, Need::Optional(_))),
            given: self.given,
            next: values.first().map(|token| token.kind),
            is_given: slot.is_some_and(|slot| !slot.kind.is_list()) && values.len() >= slots_left,
            is_test: self.is_test,
            run: self.run,
        }
    }
}
