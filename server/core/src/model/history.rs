//! What happened to a log: its versions, who approved them, and the workshops that looked at its hazards.

use jiff::civil::Date;
use text_size::TextRange;

use super::{Spanned, Text, Word};

/// `approval "1.4" by "…" on DATE`: a clinical safety officer approves a version (DCB0129, 3.3.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// The whole statement.
    pub range: TextRange,
    /// The keyword.
    pub keyword: TextRange,
    /// The version.
    pub version: Option<Text>,
    /// Who.
    pub by: Option<Text>,
    /// When.
    pub on: Option<Spanned<Date>>,
}

/// `change "1.4" on DATE "…"`: what a version brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The whole statement.
    pub range: TextRange,
    /// The keyword.
    pub keyword: TextRange,
    /// The version.
    pub version: Option<Text>,
    /// When.
    pub on: Option<Spanned<Date>>,
    /// What changed.
    pub what: Option<Text>,
}

/// `review DATE "…" { by … covers … }`: a hazard workshop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The whole statement.
    pub range: TextRange,
    /// The keyword.
    pub keyword: TextRange,
    /// When.
    pub date: Option<Spanned<Date>>,
    /// Its title.
    pub name: Option<Text>,
    /// Who took part.
    pub by: Vec<Text>,
    /// The hazards that were looked at.
    pub covers: Vec<Word>,
    /// What fits no field.
    pub notes: Vec<Text>,
}
