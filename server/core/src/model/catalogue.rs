//! A programme hazard log as text: its edition and its entries.

use jiff::civil::Date;

use super::{Field, Header, Repetition, Spanned, Text};

/// `catalogue GPC "…" edition "2.0" { … }`; the entries of its file are of this edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// The programme's id and title.
    pub header: Header,
    /// The edition.
    pub edition: Option<Text>,
    /// The document's number, as `GPC-HL-001`.
    pub document: Option<Field<Text>>,
    /// When the edition came out.
    pub date: Option<Field<Spanned<Date>>>,
    /// Fields given twice.
    pub repetitions: Vec<Repetition>,
}

impl Catalogue {
    /// The edition as it is known elsewhere, or an empty string.
    #[must_use]
    pub fn edition_str(&self) -> &str {
        self.edition.as_ref().map_or("", |edition| edition.value.trim())
    }
}

/// `entry GPC-46 "…" { … }`: one hazard of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Id and name.
    pub header: Header,
    /// The capability that it belongs to, as `Structured - General`.
    pub kind: Option<Field<Text>>,
    /// What goes wrong.
    pub description: Option<Field<Text>>,
    /// What it may do to a patient.
    pub impact: Option<Field<Text>>,
    /// What may bring it about.
    pub causes: Option<Field<Text>>,
    /// What the programme suggests.
    pub suggestion: Option<Field<Text>>,
    /// Where to read more.
    pub links: Option<Field<Text>>,
    /// A digest of the row, by which two editions are compared.
    pub fingerprint: Option<Field<Text>>,
    /// Fields given twice.
    pub repetitions: Vec<Repetition>,
}
