//! Controls: what reduces a risk, of which kind, in which state, and what proves it.

use jiff::civil::Date;
use text_size::TextRange;

use super::{Field, Header, Repetition, Spanned, Text, Word};

/// `[existing] control ID KIND "name" [by PARTY] { … }`, in a hazard or shared by several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Control {
    /// Id and name.
    pub header: Header,
    /// True where the control stood already when the initial risk was estimated.
    pub existing: bool,
    /// The word given for its kind, whatever it is.
    pub kind: Option<Word>,
    /// Who carries it; `None` for the organisation that keeps the log.
    pub by: Option<Spanned<Party>>,
    /// The causes that it mitigates.
    pub mitigates: Option<Field<Vec<Word>>>,
    /// Who sees to it.
    pub owner: Option<Field<Text>>,
    /// How far it is.
    pub state: Option<Field<Spanned<State>>>,
    /// Until when it is to be there.
    pub due: Option<Field<Spanned<Date>>>,
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// What it is.
    pub description: Option<Field<Text>>,
    /// What fits no field.
    pub notes: Vec<Text>,
    /// Free marks.
    pub tags: Option<Field<Vec<Word>>>,
    /// Fields given twice.
    pub repetitions: Vec<Repetition>,
}

/// The kinds of control, from the most to the least reliable (guidance to DCB0129).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ControlKind {
    /// Built into the system.
    Design,
    /// Shown by a test.
    Test,
    /// A change of the business process.
    Process,
    /// Training of those who use it.
    Training,
    /// Warnings, labels, guides.
    Information,
}

impl ControlKind {
    /// Every kind, the most reliable first.
    pub const ALL: [Self; 5] = [Self::Design, Self::Test, Self::Process, Self::Training, Self::Information];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Test => "test",
            Self::Process => "process",
            Self::Training => "training",
            Self::Information => "information",
        }
    }

    /// The kind that is written like this.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Who carries a control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// The organisation that keeps the log.
    Manufacturer,
    /// The organisation that deploys the system.
    Deployer,
    /// Somebody else, by name.
    Other(Box<str>),
}

/// How far a control is. Without a word, nothing is claimed: it counts as planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not there yet.
    Planned,
    /// There (DCB0129, 6.3.1).
    Implemented,
    /// There, and shown to be there and to work (6.3.2, 6.3.3).
    Verified,
}

impl State {
    /// Every state, in order.
    pub const ALL: [Self; 3] = [Self::Planned, Self::Implemented, Self::Verified];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Implemented => "implemented",
            Self::Verified => "verified",
        }
    }
}

/// `evidence implementation|effectiveness [test] "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The whole statement.
    pub range: TextRange,
    /// What it proves.
    pub kind: Option<EvidenceKind>,
    /// True where the target names a test instead of a document.
    pub test: bool,
    /// A path relative to the project, an address, or the name of a test.
    pub target: Option<Text>,
}

/// What the target of a piece of evidence is, by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceTarget<'a> {
    /// A file or a folder, without the `#…` that may follow it.
    Path(&'a str),
    /// An address: what begins with a scheme, as `https:`.
    Link(&'a str),
    /// The name of a test.
    Test(&'a str),
}

impl Evidence {
    /// What its target is; `None` where there is none or a blank one.
    #[must_use]
    pub fn target_kind(&self) -> Option<EvidenceTarget<'_>> {
        let target = &self.target.as_ref()?.value;
        if self.test {
            return Some(target.trim()).filter(|target| !target.is_empty()).map(EvidenceTarget::Test);
        }
        EvidenceTarget::of(target)
    }
}

impl<'a> EvidenceTarget<'a> {
    /// What a string names that may be a path or an address; `None` for a blank one.
    #[must_use]
    pub fn of(target: &'a str) -> Option<Self> {
        let target = Some(target.trim()).filter(|target| !target.is_empty())?;
        // One letter before a colon is a drive and no scheme.
        let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.len() > 1
            && scheme.starts_with(|char: char| char.is_ascii_alphabetic())
            && scheme.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.'));
        let path = || target.split_once('#').map_or(target, |(path, _)| path);
        Some(if is_scheme { Self::Link(target) } else { Self::Path(path()) })
    }
}

/// What a piece of evidence proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// That the control is there (DCB0129, 6.3.2).
    Implementation,
    /// That it works (6.3.3).
    Effectiveness,
}

impl Control {
    /// The kind, where the word given is one.
    #[must_use]
    pub fn known_kind(&self) -> Option<ControlKind> {
        self.kind.as_ref().and_then(|word| ControlKind::parse(&word.value))
    }

    /// How far the control is: planned, where nothing is claimed.
    #[must_use]
    pub fn state(&self) -> State {
        self.state.as_ref().and_then(|field| field.value.as_ref()).map_or(State::Planned, |state| state.value)
    }

    /// Who carries it.
    #[must_use]
    pub fn party(&self) -> &Party {
        self.by.as_ref().map_or(&Party::Manufacturer, |by| &by.value)
    }

    /// The causes that it mitigates.
    pub fn mitigated(&self) -> impl Iterator<Item = &Word> {
        self.mitigates.iter().flat_map(|field| field.value.iter().flatten())
    }

    /// True where there is evidence of this kind with a target.
    #[must_use]
    pub fn has_evidence(&self, kind: EvidenceKind) -> bool {
        self.evidence.iter().any(|evidence| {
            evidence.kind == Some(kind) && evidence.target.as_ref().is_some_and(|target| !target.is_blank())
        })
    }
}
