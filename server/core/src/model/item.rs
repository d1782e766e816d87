//! The items of a log, and the island that they are read from.

use super::{Approval, Catalogue, Change, Control, Entry, Hazard, Log, Problem, Programme, Review, Text, Word};
use text_size::TextRange;

/// What one island says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Its items; one, but where items are indented or the island is what stands before the first one.
    pub items: Vec<Item>,
    /// Its mistakes of form.
    pub problems: Vec<Problem>,
    /// True where an unclosed text swallowed the rest: what seems to be missing may be in it, so nobody may say that
    /// it is missing.
    pub truncated: bool,
}

impl Content {
    /// Its hazards, in order.
    pub fn hazards(&self) -> impl Iterator<Item = &Hazard> {
        self.items.iter().filter_map(|item| match item {
            Item::Hazard(hazard) => Some(hazard),
            _ => None,
        })
    }

    /// True where a problem of form lies inside `range`: whoever has more to say of the same words waits until it is
    /// mended.
    #[must_use]
    pub fn tells_of(&self, range: TextRange) -> bool {
        self.problems.iter().any(|problem| range.contains_range(problem.range))
    }
}

/// One statement of the top level.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "nearly every item is a hazard, and there is one box less to follow")]
pub enum Item {
    /// `log`
    Log(Log),
    /// `programme`
    Programme(Programme),
    /// `hazard`
    Hazard(Hazard),
    /// A `control` that hazards share.
    Control(Control),
    /// `approval`
    Approval(Approval),
    /// `change`
    Change(Change),
    /// `review`
    Review(Review),
    /// A waiver for the whole project.
    Waiver(Waiver),
    /// `catalogue`
    Catalogue(Catalogue),
    /// `entry`
    Entry(Entry),
}

/// `waive RULE because "…"`: the findings of a rule are kept, marked with the reason, and fail nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The whole statement.
    pub range: TextRange,
    /// What is deleted to take it out.
    pub lines: TextRange,
    /// The keyword.
    pub keyword: TextRange,
    /// The rule.
    pub rule: Option<Word>,
    /// Why; empty where the word `because` stands there alone.
    pub because: Option<Text>,
}
