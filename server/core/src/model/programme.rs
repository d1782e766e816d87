//! The answer to a programme hazard log: which edition, which capabilities, and what is said of hazards that no own
//! hazard addresses.

use jiff::civil::Date;
use text_size::TextRange;

use super::{Field, Header, Repetition, Spanned, Text, Word};

/// `programme GPC edition "2.0" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The programme's id, as `GPC`.
    pub header: Header,
    /// The edition that is answered.
    pub edition: Option<Text>,
    /// The capabilities that the system uses, as `structured-general`.
    pub uses: Option<Field<Vec<Word>>>,
    /// What is said of hazards that are not, or not only, covered by own ones.
    pub dispositions: Vec<Disposition>,
    /// What fits no field.
    pub notes: Vec<Text>,
    /// Fields given twice.
    pub repetitions: Vec<Repetition>,
}

impl Programme {
    /// The edition as it is known elsewhere, or an empty string.
    #[must_use]
    pub fn edition_str(&self) -> &str {
        self.edition.as_ref().map_or("", |edition| edition.value.trim())
    }
}

/// What is said of a programme hazard without an own hazard that covers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The system uses nothing that could bring it about.
    NotApplicable,
    /// Another party controls it.
    Transferred,
    /// Own hazards cover a part; the reason says what is left.
    PartlyCovered,
    /// Somebody is looking at it.
    UnderReview,
}

impl Answer {
    /// The keyword.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Transferred => "transferred",
            Self::PartlyCovered => "partly-covered",
            Self::UnderReview => "under-review",
        }
    }
}

/// One line of answers: `not-applicable GPC-49, GPC-53 because "…"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disposition {
    /// What is said.
    pub answer: Answer,
    /// The whole statement.
    pub range: TextRange,
    /// Its keyword.
    pub keyword: TextRange,
    /// The programme hazards that it is said of.
    pub ids: Vec<Word>,
    /// Why; empty where the word `because` stands there alone.
    pub because: Option<Text>,
    /// To whom, where it is transferred.
    pub to: Option<Text>,
    /// Who looks at it, where it is under review.
    pub owner: Option<Text>,
    /// Until when.
    pub due: Option<Spanned<Date>>,
    /// Who decided.
    pub by: Option<Text>,
    /// When it was decided.
    pub on: Option<Spanned<Date>>,
}
