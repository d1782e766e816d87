//! The words of the language, and where each may stand.

use std::fmt;

/// What statements stand in: the file itself, or the block of a statement that has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Container {
    /// The file, outside every block.
    File,
    /// The block of `log`.
    Log,
    /// The block of `programme`.
    Programme,
    /// The block of `hazard`.
    Hazard,
    /// The block of `control`, in a hazard or shared.
    Control,
    /// The block of `catalogue`.
    Catalogue,
    /// The block of `entry`.
    Entry,
    /// The block of `review`.
    Review,
}

impl Container {
    /// Every container.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Log,
        Self::Programme,
        Self::Hazard,
        Self::Control,
        Self::Catalogue,
        Self::Entry,
        Self::Review,
    ];

    /// How a message speaks of it, as `a hazard`.
    #[must_use]
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::File => "the top level",
            Self::Log => "the log header",
            Self::Programme => "a programme",
            Self::Hazard => "a hazard",
            Self::Control => "a control",
            Self::Catalogue => "a catalogue",
            Self::Entry => "an entry",
            Self::Review => "a review",
        }
    }
}

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

impl Keyword {
    /// Every keyword.
    pub const ALL: &[Self] = &[
        Self::Log,
        Self::Programme,
        Self::Catalogue,
        Self::Entry,
        Self::Hazard,
        Self::Control,
        Self::Approval,
        Self::Change,
        Self::Review,
        Self::Waive,
        Self::Existing,
        Self::Use,
        Self::Cause,
        Self::Initial,
        Self::Residual,
        Self::Action,
        Self::Accepted,
        Self::Addresses,
        Self::Owner,
        Self::Mode,
        Self::Patients,
        Self::Raised,
        Self::Status,
        Self::Description,
        Self::Impact,
        Self::RiskBenefit,
        Self::Constraint,
        Self::ReviewBy,
        Self::Tags,
        Self::Note,
        Self::Mitigates,
        Self::State,
        Self::Due,
        Self::Evidence,
        Self::Version,
        Self::Date,
        Self::Standard,
        Self::Organisation,
        Self::System,
        Self::Officer,
        Self::IntendedUse,
        Self::Supplier,
        Self::Uses,
        Self::NotApplicable,
        Self::Transferred,
        Self::PartlyCovered,
        Self::UnderReview,
        Self::Document,
        Self::Type,
        Self::Causes,
        Self::Suggestion,
        Self::Links,
        Self::Fingerprint,
        Self::By,
        Self::Covers,
    ];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Programme => "programme",
            Self::Catalogue => "catalogue",
            Self::Entry => "entry",
            Self::Hazard => "hazard",
            Self::Control => "control",
            Self::Approval => "approval",
            Self::Change => "change",
            Self::Review => "review",
            Self::Waive => "waive",
            Self::Existing => "existing",
            Self::Use => "use",
            Self::Cause => "cause",
            Self::Initial => "initial",
            Self::Residual => "residual",
            Self::Action => "action",
            Self::Accepted => "accepted",
            Self::Addresses => "addresses",
            Self::Owner => "owner",
            Self::Mode => "mode",
            Self::Patients => "patients",
            Self::Raised => "raised",
            Self::Status => "status",
            Self::Description => "description",
            Self::Impact => "impact",
            Self::RiskBenefit => "risk-benefit",
            Self::Constraint => "constraint",
            Self::ReviewBy => "review-by",
            Self::Tags => "tags",
            Self::Note => "note",
            Self::Mitigates => "mitigates",
            Self::State => "state",
            Self::Due => "due",
            Self::Evidence => "evidence",
            Self::Version => "version",
            Self::Date => "date",
            Self::Standard => "standard",
            Self::Organisation => "organisation",
            Self::System => "system",
            Self::Officer => "officer",
            Self::IntendedUse => "intended-use",
            Self::Supplier => "supplier",
            Self::Uses => "uses",
            Self::NotApplicable => "not-applicable",
            Self::Transferred => "transferred",
            Self::PartlyCovered => "partly-covered",
            Self::UnderReview => "under-review",
            Self::Document => "document",
            Self::Type => "type",
            Self::Causes => "causes",
            Self::Suggestion => "suggestion",
            Self::Links => "links",
            Self::Fingerprint => "fingerprint",
            Self::By => "by",
            Self::Covers => "covers",
        }
    }

    /// The keyword that is written like this.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "log" => Self::Log,
            "programme" => Self::Programme,
            "catalogue" => Self::Catalogue,
            "entry" => Self::Entry,
            "hazard" => Self::Hazard,
            "control" => Self::Control,
            "approval" => Self::Approval,
            "change" => Self::Change,
            "review" => Self::Review,
            "waive" => Self::Waive,
            "existing" => Self::Existing,
            "use" => Self::Use,
            "cause" => Self::Cause,
            "initial" => Self::Initial,
            "residual" => Self::Residual,
            "action" => Self::Action,
            "accepted" => Self::Accepted,
            "addresses" => Self::Addresses,
            "owner" => Self::Owner,
            "mode" => Self::Mode,
            "patients" => Self::Patients,
            "raised" => Self::Raised,
            "status" => Self::Status,
            "description" => Self::Description,
            "impact" => Self::Impact,
            "risk-benefit" => Self::RiskBenefit,
            "constraint" => Self::Constraint,
            "review-by" => Self::ReviewBy,
            "tags" => Self::Tags,
            "note" => Self::Note,
            "mitigates" => Self::Mitigates,
            "state" => Self::State,
            "due" => Self::Due,
            "evidence" => Self::Evidence,
            "version" => Self::Version,
            "date" => Self::Date,
            "standard" => Self::Standard,
            "organisation" => Self::Organisation,
            "system" => Self::System,
            "officer" => Self::Officer,
            "intended-use" => Self::IntendedUse,
            "supplier" => Self::Supplier,
            "uses" => Self::Uses,
            "not-applicable" => Self::NotApplicable,
            "transferred" => Self::Transferred,
            "partly-covered" => Self::PartlyCovered,
            "under-review" => Self::UnderReview,
            "document" => Self::Document,
            "type" => Self::Type,
            "causes" => Self::Causes,
            "suggestion" => Self::Suggestion,
            "links" => Self::Links,
            "fingerprint" => Self::Fingerprint,
            "by" => Self::By,
            "covers" => Self::Covers,
            _ => return None,
        })
    }

    /// True for the words that open an item when they stand in column 0.
    #[must_use]
    pub const fn opens_item(self) -> bool {
        matches!(
            self,
            Self::Log
                | Self::Programme
                | Self::Hazard
                | Self::Control
                | Self::Approval
                | Self::Change
                | Self::Review
                | Self::Waive
                | Self::Catalogue
                | Self::Entry
        )
    }

    /// Where a statement with this keyword may stand.
    #[must_use]
    pub const fn containers(self) -> &'static [Container] {
        match self {
            Self::Log
            | Self::Programme
            | Self::Catalogue
            | Self::Entry
            | Self::Hazard
            | Self::Approval
            | Self::Change
            | Self::Review => &[Container::File],
            Self::Control
            | Self::Waive => &[Container::File, Container::Hazard],
            Self::Existing
            | Self::Use
            | Self::Cause
            | Self::Initial
            | Self::Residual
            | Self::Action
            | Self::Accepted
            | Self::Addresses
            | Self::Mode
            | Self::Patients
            | Self::Raised
            | Self::Status
            | Self::RiskBenefit
            | Self::Constraint
            | Self::ReviewBy => &[Container::Hazard],
            Self::Owner
            | Self::Tags => &[Container::Hazard, Container::Control],
            Self::Description => &[Container::Hazard, Container::Control, Container::Entry],
            Self::Impact => &[Container::Hazard, Container::Entry],
            Self::Note => &[Container::Log, Container::Programme, Container::Hazard, Container::Control, Container::Review],
            Self::Mitigates
            | Self::State
            | Self::Due
            | Self::Evidence => &[Container::Control],
            Self::Version
            | Self::Standard
            | Self::Organisation
            | Self::System
            | Self::Officer
            | Self::IntendedUse
            | Self::Supplier => &[Container::Log],
            Self::Date => &[Container::Log, Container::Catalogue],
            Self::Uses
            | Self::NotApplicable
            | Self::Transferred
            | Self::PartlyCovered
            | Self::UnderReview => &[Container::Programme],
            Self::Document => &[Container::Catalogue],
            Self::Type
            | Self::Causes
            | Self::Suggestion
            | Self::Links
            | Self::Fingerprint => &[Container::Entry],
            Self::By
            | Self::Covers => &[Container::Review],
        }
    }

    /// What its block is, for the keywords that have one.
    #[must_use]
    pub const fn block(self) -> Option<Container> {
        Some(match self {
            Self::Log => Container::Log,
            Self::Programme => Container::Programme,
            Self::Hazard => Container::Hazard,
            Self::Control | Self::Existing => Container::Control,
            Self::Catalogue => Container::Catalogue,
            Self::Entry => Container::Entry,
            Self::Review => Container::Review,
            _ => return None,
        })
    }

    /// The keywords that may stand in `container`.
    pub fn allowed_in(container: Container) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |keyword| keyword.containers().contains(&container))
    }
}

impl fmt::Display for Keyword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that opens a clause inside a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clausal {
    /// `because`
    Because,
    /// `by`
    By,
    /// `on`
    On,
    /// `to`
    To,
    /// `owner`
    Owner,
    /// `due`
    Due,
    /// `done`
    Done,
    /// `severity`
    Severity,
    /// `likelihood`
    Likelihood,
    /// `risk`
    Risk,
    /// `edition`
    Edition,
    /// `release`
    Release,
    /// `registration`
    Registration,
    /// `log`
    Log,
    /// `mitigates`
    Mitigates,
    /// `implementation`
    Implementation,
    /// `effectiveness`
    Effectiveness,
}

impl Clausal {
    /// Every clause word.
    pub const ALL: &[Self] = &[
        Self::Because,
        Self::By,
        Self::On,
        Self::To,
        Self::Owner,
        Self::Due,
        Self::Done,
        Self::Severity,
        Self::Likelihood,
        Self::Risk,
        Self::Edition,
        Self::Release,
        Self::Registration,
        Self::Log,
        Self::Mitigates,
        Self::Implementation,
        Self::Effectiveness,
    ];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Because => "because",
            Self::By => "by",
            Self::On => "on",
            Self::To => "to",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Done => "done",
            Self::Severity => "severity",
            Self::Likelihood => "likelihood",
            Self::Risk => "risk",
            Self::Edition => "edition",
            Self::Release => "release",
            Self::Registration => "registration",
            Self::Log => "log",
            Self::Mitigates => "mitigates",
            Self::Implementation => "implementation",
            Self::Effectiveness => "effectiveness",
        }
    }

    /// The clause word that is written like this.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|clausal| clausal.as_str() == word)
    }
}

impl fmt::Display for Clausal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
