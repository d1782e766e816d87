//! What a project answers to a programme's hazard log, as data: by programme hazard, and counted. Whether an answer is
//! good enough is for the rules to say.

mod gather;

pub(super) use gather::{Given, uses};
pub use gather::{answers, coverage, of_edition};

use std::collections::BTreeMap;

use jiff::civil::Date;
use smol_str::SmolStr;

use super::FileRange;
use crate::model::Answer;
use crate::rules::phrase::all_of;
use crate::workspace::IslandId;

/// So many hazards are named in a few words; the others are counted.
const MOST_NAMED: usize = 3;

/// The answer to one edition of a programme's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The programme's id, as `GPC`.
    pub programme: SmolStr,
    /// The title of its log.
    pub title: SmolStr,
    /// The edition, as `2.0`.
    pub edition: SmolStr,
    /// Its hazards, by number.
    pub hazards: Vec<CoveredHazard>,
    /// True while a programme block can be read only in part: what seems to be unanswered may stand in the rest.
    pub half_read: bool,
}

/// A programme hazard and what is answered to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveredHazard {
    /// Its id, as `GPC-46`.
    pub id: SmolStr,
    /// Its short name.
    pub name: SmolStr,
    /// Its type, as the catalogue writes it.
    pub kind: SmolStr,
    /// The word of the language for its capability, where the type is one of GP Connect's.
    pub capability: Option<&'static str>,
    /// Whether the system uses that capability; `None` where the project does not say what it uses.
    pub used: Option<bool>,
    /// The answer.
    pub answer: Answered,
}

/// Everything that is answered to one programme hazard.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// The hazards that address it, by id.
    pub hazards: Vec<AnsweringHazard>,
    /// What programme blocks say of it, by path and place; more than one where they repeat or contradict each other.
    pub given: Vec<GivenAnswer>,
}

/// A hazard that addresses a programme hazard.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnsweringHazard {
    /// Its id; empty while it has none.
    pub id: SmolStr,
    /// The island that it stands in.
    pub island: IslandId,
    /// True where it has an initial score.
    pub scored: bool,
    /// True where it answers a part only.
    pub in_part: bool,
}

/// What a programme block says of a programme hazard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAnswer {
    /// What is said.
    pub answer: Answer,
    /// Where the id stands.
    pub place: FileRange,
    /// Why, where a reason is written.
    pub reason: Option<SmolStr>,
    /// To whom, where it is transferred.
    pub to: Option<SmolStr>,
    /// Who looks at it, where it is under review.
    pub owner: Option<SmolStr>,
    /// Until when.
    pub due: Option<Date>,
    /// Who decided.
    pub by: Option<SmolStr>,
    /// When it was decided.
    pub on: Option<Date>,
}

/// What the answer to a programme hazard comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnswerState {
    /// Own hazards address it as a whole.
    Covered,
    /// Own hazards address a part, and the programme block says what is left.
    PartlyCovered,
    /// It cannot arise.
    NotApplicable,
    /// Another party controls it.
    Transferred,
    /// Somebody is looking at it.
    UnderReview,
    /// Own hazards address a part, and nobody says what becomes of the rest.
    RestUnanswered,
    /// Nothing is said of it.
    Unanswered,
}

impl AnswerState {
    /// Every state, the best answered first.
    pub const ALL: [Self; 7] = [
        Self::Covered,
        Self::PartlyCovered,
        Self::NotApplicable,
        Self::Transferred,
        Self::UnderReview,
        Self::RestUnanswered,
        Self::Unanswered,
    ];

    /// The words for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::PartlyCovered => "partly covered",
            Self::NotApplicable => "not applicable",
            Self::Transferred => "transferred",
            Self::UnderReview => "under review",
            Self::RestUnanswered => "rest unanswered",
            Self::Unanswered => "unanswered",
        }
    }

    /// True where the whole of the hazard has an answer, be it that somebody is still looking at it.
    #[must_use]
    pub const fn is_answered(self) -> bool {
        !matches!(self, Self::RestUnanswered | Self::Unanswered)
    }
}

impl From<Answer> for AnswerState {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::NotApplicable => Self::NotApplicable,
            Answer::Transferred => Self::Transferred,
            Answer::PartlyCovered => Self::PartlyCovered,
            Answer::UnderReview => Self::UnderReview,
        }
    }
}

/// Programme hazards, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub hazards: usize,
    /// Those with an answer.
    pub answered: usize,
    /// Those with answers that contradict each other, or what the system uses.
    pub contradictory: usize,
    /// By what the answer comes to; without a row where there is none.
    pub states: BTreeMap<AnswerState, usize>,
}

impl Answered {
    /// What the answer comes to. What a programme block says goes before the hazards, for it is said of this very
    /// programme hazard.
    #[must_use]
    pub fn state(&self) -> AnswerState {
        match self.given.first() {
            Some(given) => given.answer.into(),
            None if self.hazards.is_empty() => AnswerState::Unanswered,
            None if self.hazards.iter().all(|hazard| hazard.in_part) => AnswerState::RestUnanswered,
            None => AnswerState::Covered,
        }
    }

    /// `covered by ADS-7 and ADS-9`: what the answer comes to, in the few words that a list has room for.
    #[must_use]
    pub fn in_words(&self) -> String {
        let (state, word) = (self.state(), self.state().as_str());
        let named = self.hazards.iter().take(MOST_NAMED);
        let mut who: Vec<&str> =
            named.map(|one| if one.id.is_empty() { "a hazard without an id" } else { one.id.as_str() }).collect();
        let more = self.hazards.len().saturating_sub(MOST_NAMED);
        let more = format!("{more} more");
        if self.hazards.len() > MOST_NAMED {
            who.push(&more);
        }
        match (state, all_of(who)) {
            (_, who) if who.is_empty() => word.to_owned(),
            (AnswerState::Covered | AnswerState::PartlyCovered, who) => format!("{word} by {who}"),
            (AnswerState::RestUnanswered, who) => format!("{word}, in part covered by {who}"),
            (_, who) => format!("{word}, addressed by {who}"),
        }
    }

    /// True where two answers cannot both be true: not applicable and addressed all the same, or two different lines.
    #[must_use]
    pub fn is_contradictory(&self) -> bool {
        let first = self.given.first().map(|given| given.answer);
        let excluded = self.given.iter().any(|given| given.answer == Answer::NotApplicable);
        (excluded && !self.hazards.is_empty()) || self.given.iter().any(|given| Some(given.answer) != first)
    }
}

impl CoveredHazard {
    /// True where the answer contradicts itself, or says that the hazard cannot arise though the system uses its
    /// capability.
    #[must_use]
    pub fn is_contradictory(&self) -> bool {
        let is_excluded = self.answer.given.iter().any(|given| given.answer == Answer::NotApplicable);
        self.answer.is_contradictory() || (is_excluded && self.used == Some(true))
    }
}

impl Coverage {
    /// All its hazards, counted.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals::of(self.hazards.iter())
    }

    /// Its hazards, counted by type, in the order in which the types first appear.
    #[must_use]
    pub fn by_kind(&self) -> Vec<(SmolStr, Totals)> {
        let mut kinds: Vec<&SmolStr> = Vec::new();
        for hazard in &self.hazards {
            if !kinds.contains(&&hazard.kind) {
                kinds.push(&hazard.kind);
            }
        }
        let of = |kind: &SmolStr| Totals::of(self.hazards.iter().filter(|hazard| hazard.kind == *kind));
        kinds.into_iter().map(|kind| (kind.clone(), of(kind))).collect()
    }
}

impl Totals {
    fn of<'a>(hazards: impl Iterator<Item = &'a CoveredHazard>) -> Self {
        let mut totals = Self::default();
        for hazard in hazards {
            let state = hazard.answer.state();
            totals.hazards += 1;
            totals.answered += usize::from(state.is_answered());
            totals.contradictory += usize::from(hazard.is_contradictory());
            *totals.states.entry(state).or_default() += 1;
        }
        totals
    }
}
