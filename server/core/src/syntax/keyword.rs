//! The words that open a statement, and where each may stand.

use std::fmt;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Container;

/// A word that opens a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Keyword {
    /// `log`
    Log,
    /// `programme`
    Programme,
    /// `catalogue`
    Catalogue,
    /// `entry`
    Entry,
    /// `hazard`
    Hazard,
    /// `control`
    Control,
    /// `approval`
    Approval,
    /// `change`
    Change,
    /// `review`
    Review,
    /// `waive`
    Waive,
    /// `existing`
    Existing,
    /// `use`
    Use,
    /// `cause`
    Cause,
    /// `initial`
    Initial,
    /// `residual`
    Residual,
    /// `action`
    Action,
    /// `accepted`
    Accepted,
    /// `addresses`
    Addresses,
    /// `addresses-in-part`
    AddressesInPart,
    /// `owner`
    Owner,
    /// `mode`
    Mode,
    /// `patients`
    Patients,
    /// `raised`
    Raised,
    /// `status`
    Status,
    /// `description`
    Description,
    /// `impact`
    Impact,
    /// `risk-benefit`
    RiskBenefit,
    /// `constraint`
    Constraint,
    /// `review-by`
    ReviewBy,
    /// `tags`
    Tags,
    /// `note`
    Note,
    /// `mitigates`
    Mitigates,
    /// `state`
    State,
    /// `due`
    Due,
    /// `evidence`
    Evidence,
    /// `version`
    Version,
    /// `date`
    Date,
    /// `standard`
    Standard,
    /// `organisation`
    Organisation,
    /// `system`
    System,
    /// `officer`
    Officer,
    /// `intended-use`
    IntendedUse,
    /// `supplier`
    Supplier,
    /// `uses`
    Uses,
    /// `not-applicable`
    NotApplicable,
    /// `transferred`
    Transferred,
    /// `partly-covered`
    PartlyCovered,
    /// `under-review`
    UnderReview,
    /// `document`
    Document,
    /// `type`
    Type,
    /// `causes`
    Causes,
    /// `suggestion`
    Suggestion,
    /// `links`
    Links,
    /// `fingerprint`
    Fingerprint,
    /// `by`
    By,
    /// `covers`
    Covers,
}

/// What is known of a keyword: itself, the word, where it may stand, and what its block is.
type Row = (Keyword, &'static str, &'static [Container], Option<Container>);

/// One row a keyword, in the order of the enumeration; a test holds that.
const TABLE: &[Row] = &[
    (Keyword::Log, "log", &[Container::File], Some(Container::Log)),
    (Keyword::Programme, "programme", &[Container::File], Some(Container::Programme)),
    (Keyword::Catalogue, "catalogue", &[Container::File], Some(Container::Catalogue)),
    (Keyword::Entry, "entry", &[Container::File], Some(Container::Entry)),
    (Keyword::Hazard, "hazard", &[Container::File], Some(Container::Hazard)),
    (Keyword::Control, "control", &[Container::File, Container::Hazard], Some(Container::Control)),
    (Keyword::Approval, "approval", &[Container::File], None),
    (Keyword::Change, "change", &[Container::File], None),
    (Keyword::Review, "review", &[Container::File], Some(Container::Review)),
    (Keyword::Waive, "waive", &[Container::File, Container::Hazard], None),
    (Keyword::Existing, "existing", &[Container::Hazard], Some(Container::Control)),
    (Keyword::Use, "use", &[Container::Hazard], None),
    (Keyword::Cause, "cause", &[Container::Hazard], None),
    (Keyword::Initial, "initial", &[Container::Hazard], None),
    (Keyword::Residual, "residual", &[Container::Hazard], None),
    (Keyword::Action, "action", &[Container::Hazard], None),
    (Keyword::Accepted, "accepted", &[Container::Hazard], None),
    (Keyword::Addresses, "addresses", &[Container::Hazard], None),
    (Keyword::AddressesInPart, "addresses-in-part", &[Container::Hazard], None),
    (Keyword::Owner, "owner", &[Container::Hazard, Container::Control], None),
    (Keyword::Mode, "mode", &[Container::Hazard], None),
    (Keyword::Patients, "patients", &[Container::Hazard], None),
    (Keyword::Raised, "raised", &[Container::Hazard], None),
    (Keyword::Status, "status", &[Container::Hazard], None),
    (Keyword::Description, "description", &[Container::Hazard, Container::Control, Container::Entry], None),
    (Keyword::Impact, "impact", &[Container::Hazard, Container::Entry], None),
    (Keyword::RiskBenefit, "risk-benefit", &[Container::Hazard], None),
    (Keyword::Constraint, "constraint", &[Container::Hazard], None),
    (Keyword::ReviewBy, "review-by", &[Container::Hazard], None),
    (Keyword::Tags, "tags", &[Container::Hazard, Container::Control], None),
    (
        Keyword::Note,
        "note",
        &[Container::Log, Container::Programme, Container::Hazard, Container::Control, Container::Review],
        None,
    ),
    (Keyword::Mitigates, "mitigates", &[Container::Control], None),
    (Keyword::State, "state", &[Container::Control], None),
    (Keyword::Due, "due", &[Container::Control], None),
    (Keyword::Evidence, "evidence", &[Container::Control], None),
    (Keyword::Version, "version", &[Container::Log], None),
    (Keyword::Date, "date", &[Container::Log, Container::Catalogue], None),
    (Keyword::Standard, "standard", &[Container::Log], None),
    (Keyword::Organisation, "organisation", &[Container::Log], None),
    (Keyword::System, "system", &[Container::Log], None),
    (Keyword::Officer, "officer", &[Container::Log], None),
    (Keyword::IntendedUse, "intended-use", &[Container::Log], None),
    (Keyword::Supplier, "supplier", &[Container::Log], None),
    (Keyword::Uses, "uses", &[Container::Programme], None),
    (Keyword::NotApplicable, "not-applicable", &[Container::Programme], None),
    (Keyword::Transferred, "transferred", &[Container::Programme], None),
    (Keyword::PartlyCovered, "partly-covered", &[Container::Programme], None),
    (Keyword::UnderReview, "under-review", &[Container::Programme], None),
    (Keyword::Document, "document", &[Container::Catalogue], None),
    (Keyword::Type, "type", &[Container::Entry], None),
    (Keyword::Causes, "causes", &[Container::Entry], None),
    (Keyword::Suggestion, "suggestion", &[Container::Entry], None),
    (Keyword::Links, "links", &[Container::Entry], None),
    (Keyword::Fingerprint, "fingerprint", &[Container::Entry], None),
    (Keyword::By, "by", &[Container::Review], None),
    (Keyword::Covers, "covers", &[Container::Review], None),
];

static BY_WORD: LazyLock<FxHashMap<&'static str, Keyword>> =
    LazyLock::new(|| TABLE.iter().map(|(keyword, word, ..)| (*word, *keyword)).collect());

impl Keyword {
    /// Every keyword.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(keyword, ..)| *keyword)
    }

    #[allow(clippy::indexing_slicing, reason = "the table has a row for each keyword, which a test holds")]
    const fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().1
    }

    /// The keyword that is written like this.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        BY_WORD.get(word).copied()
    }

    /// True for the words that open an item when they stand in column 0.
    #[must_use]
    pub const fn opens_item(self) -> bool {
        matches!(self.containers(), [Container::File, ..])
    }

    /// Where a statement with this keyword may stand.
    #[must_use]
    pub const fn containers(self) -> &'static [Container] {
        self.row().2
    }

    /// What its block is, for the keywords that have one.
    #[must_use]
    pub const fn block(self) -> Option<Container> {
        self.row().3
    }

    /// The keywords that may stand in `container`.
    pub fn allowed_in(container: Container) -> impl Iterator<Item = Self> {
        Self::all().filter(move |keyword| keyword.containers().contains(&container))
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_has_its_row() {
        for (number, (keyword, word, ..)) in TABLE.iter().enumerate() {
            assert_eq!(*keyword as usize, number, "{word}");
            assert_eq!(Keyword::parse(word), Some(*keyword));
        }
        assert_eq!(TABLE.last().map(|row| row.0), Some(Keyword::Covers));
    }
}
