//! A hazard with its causes, controls, scores, actions and acceptance.

use jiff::civil::Date;
use smol_str::SmolStr;
use text_size::TextRange;

use super::{Control, Field, Header, Repetition, Spanned, Text, Waiver, Word};

/// `hazard ID "name" { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hazard {
    /// Id and name.
    pub header: Header,
    /// How many statements its block holds: how far it has been written.
    pub weight: u32,
    /// Programme or supplier hazards that it answers.
    pub addresses: Vec<Word>,
    /// Those of them that it answers in part only: what is left is said in the programme block.
    pub in_part: Vec<SmolStr>,
    /// Who sees to it.
    pub owner: Option<Field<Text>>,
    /// In which conditions it arises (DCB0129, 4.3.1).
    pub mode: Option<Field<Vec<Spanned<Mode>>>>,
    /// How many patients one occurrence harms.
    pub patients: Option<Field<Spanned<Patients>>>,
    /// When it was found.
    pub raised: Option<Field<Spanned<Date>>>,
    /// The status that the author states.
    pub status: Option<Status>,
    /// What goes wrong.
    pub description: Option<Field<Text>>,
    /// What it does to a patient.
    pub impact: Option<Field<Text>>,
    /// What brings it about.
    pub causes: Vec<Cause>,
    /// Own controls, existing and additional.
    pub controls: Vec<Control>,
    /// Shared controls that it relies on.
    pub uses: Vec<UseControl>,
    /// The score with the existing controls (DCB0129, 4.4.1).
    pub initial: Option<Score>,
    /// The score with the additional controls (6.1.4).
    pub residual: Option<Score>,
    /// Why a residual risk is taken that is not acceptable (6.2.1).
    pub risk_benefit: Option<Field<Text>>,
    /// What the residual risk relies on in use.
    pub constraints: Vec<Text>,
    /// What fits no field.
    pub notes: Vec<Text>,
    /// When it is to be looked at again.
    pub review_by: Option<Field<Spanned<Date>>>,
    /// Free marks.
    pub tags: Option<Field<Vec<Word>>>,
    /// What is still to be done.
    pub actions: Vec<Action>,
    /// Who accepted the residual risk, and when (6.4.1).
    pub accepted: Option<Acceptance>,
    /// Rules that are waived here.
    pub waivers: Vec<Waiver>,
    /// Fields given twice.
    pub repetitions: Vec<Repetition>,
}

impl Hazard {
    /// The controls that came after the initial score.
    pub fn additional(&self) -> impl Iterator<Item = &Control> {
        self.controls.iter().filter(|control| !control.existing)
    }

    /// True where there is no risk–benefit analysis with a text; one whose text was refused counts as there.
    #[must_use]
    pub fn lacks_risk_benefit(&self) -> bool {
        self.risk_benefit
            .as_ref()
            .is_none_or(|field| !field.faulty && field.value.as_ref().is_none_or(super::Text::is_blank))
    }

    /// True where severity and likelihood of the initial score are both given, whatever the words.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.initial.as_ref().is_some_and(|score| score.severity.is_some() && score.likelihood.is_some())
    }
}

/// Conditions in which a hazard arises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The system works as designed.
    Normal,
    /// The system fails.
    Fault,
}

impl Mode {
    /// Both modes.
    pub const ALL: [Self; 2] = [Self::Normal, Self::Fault];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Fault => "fault",
        }
    }
}

/// How many patients one occurrence harms; the number moves the severity by one step (guidance to DCB0129).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patients {
    /// One.
    One,
    /// More than one.
    Several,
}

impl Patients {
    /// Both numbers.
    pub const ALL: [Self; 2] = [Self::One, Self::Several];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Several => "several",
        }
    }
}

/// `status WORD [to "…"]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The keyword with all its values.
    pub range: TextRange,
    /// The keyword and the word.
    pub word: Field<Spanned<StatusWord>>,
    /// To whom, where it is transferred.
    pub to: Option<Text>,
}

/// The status of a hazard (guidance to DCB0129).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatusWord {
    /// Something that the manufacturer owns is not complete.
    Open,
    /// The manufacturer's part is complete, the deploying organisation's is not.
    Transferred,
    /// Everything is complete.
    Closed,
}

impl StatusWord {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Open, Self::Transferred, Self::Closed];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Transferred => "transferred",
            Self::Closed => "closed",
        }
    }
}

/// `cause ID "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Id and name.
    pub header: Header,
}

/// `use [existing] control ID mitigates …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseControl {
    /// The whole statement.
    pub range: TextRange,
    /// What is deleted to take it out.
    pub lines: TextRange,
    /// The keywords.
    pub keyword: TextRange,
    /// True where the control stood already when the initial risk was estimated.
    pub existing: bool,
    /// The shared control.
    pub id: Option<Word>,
    /// True where `mitigates` stands there, with causes behind it or, which is told of already, without.
    pub has_mitigates: bool,
    /// The causes that it mitigates here.
    pub mitigates: Vec<Word>,
}

/// `initial …` or `residual …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The keyword.
    pub keyword: TextRange,
    /// The whole statement.
    pub range: TextRange,
    /// The word given for the severity, whatever it is.
    pub severity: Option<Word>,
    /// The word given for the likelihood, whatever it is.
    pub likelihood: Option<Word>,
    /// The risk that the author wrote: checked, never trusted.
    pub risk: Option<Spanned<SmolStr>>,
    /// Why.
    pub because: Option<Text>,
}

impl Score {
    /// The reason, where there is one.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.because.as_ref().filter(|text| !text.is_blank()).map(|text| &*text.value)
    }

    /// True where a level or the risk is the last that stands there, so that a clause may follow: no reason is given,
    /// nor a `because` that waits for one.
    #[must_use]
    pub fn ends_in_a_level(&self) -> bool {
        let words = [&self.severity, &self.likelihood, &self.risk];
        words.into_iter().flatten().any(|word| word.range.end() == self.range.end())
    }
}

/// `action ID "…" owner "…" due DATE [done DATE]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Id and what is to be done.
    pub header: Header,
    /// Who does it; empty where the word `owner` stands there alone.
    pub owner: Option<Text>,
    /// Until when.
    pub due: Option<Spanned<Date>>,
    /// When it was done.
    pub done: Option<Spanned<Date>>,
    /// True where `done` stands there, with a date or without.
    pub closed: bool,
}

/// `accepted by "…" on DATE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The keyword.
    pub keyword: TextRange,
    /// The whole statement.
    pub range: TextRange,
    /// Who.
    pub by: Option<Text>,
    /// When.
    pub on: Option<Spanned<Date>>,
}

impl Acceptance {
    /// True where it says who and when.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.by.as_ref().is_some_and(|by| !by.is_blank()) && self.on.is_some()
    }
}
