//! The assessment of one hazard: its scores read by the matrix, the controls that act in it, and its computed status.

use smol_str::SmolStr;

use super::{Axis, Band, Class, ComputedStatus, Matrix, compute_status};
use crate::model::{Control, ControlKind, EvidenceKind, Hazard, Header, Party, Score, State, UseControl, Word};

/// A severity and a likelihood with the risk that the matrix gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating<'a> {
    /// The severity's number, from 0.
    pub severity: usize,
    /// The likelihood's number, from 0.
    pub likelihood: usize,
    /// The risk.
    pub risk: u16,
    /// What the risk means.
    pub band: &'a Band,
}

impl Rating<'_> {
    /// True where a word that an author wrote is this risk: its number, or the name of its band.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        word.parse() == Ok(self.risk) || self.band.is_called(word)
    }
}

/// A score as the matrix reads it.
#[derive(Debug, Clone, Copy)]
pub struct ScoreReading<'a> {
    /// What the author wrote.
    pub score: &'a Score,
    /// The severity's number, where the word is on the axis.
    pub severity: Option<usize>,
    /// The likelihood's number, where the word is on the axis.
    pub likelihood: Option<usize>,
    /// The risk, where both are.
    pub rating: Option<Rating<'a>>,
}

impl<'a> ScoreReading<'a> {
    /// The word that the author gave on an axis.
    #[must_use]
    pub fn word(&self, axis: Axis) -> Option<&'a Word> {
        match axis {
            Axis::Severity => self.score.severity.as_ref(),
            Axis::Likelihood => self.score.likelihood.as_ref(),
        }
    }

    /// The number of the level on an axis, where the word is on it.
    #[must_use]
    pub fn level(&self, axis: Axis) -> Option<usize> {
        match axis {
            Axis::Severity => self.severity,
            Axis::Likelihood => self.likelihood,
        }
    }

    /// True where a written reason would make the risk acceptable, and nothing else is needed.
    #[must_use]
    pub fn is_within_reason(&self) -> bool {
        self.rating.is_some_and(|rating| rating.band.class == Class::WithJustification)
    }

    /// Whether the risk is acceptable as it is: by its class, or with the reason that the score carries. `None` where
    /// there is no risk to judge.
    #[must_use]
    pub fn is_acceptable(&self) -> Option<bool> {
        self.rating.map(|rating| match rating.band.class {
            Class::Acceptable => true,
            Class::WithJustification => self.score.reason().is_some(),
            Class::Undesirable | Class::Unacceptable => false,
        })
    }
}

/// What other islands may know of a shared control.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SharedFacts {
    /// Its kind, where the word given is one.
    pub kind: Option<ControlKind>,
    /// How far it is.
    pub state: State,
    /// Who carries it.
    pub carrier: Carrier,
    /// True where there is evidence of its effectiveness.
    pub effective: bool,
    /// Its name.
    pub name: SmolStr,
}

/// Who carries a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// The organisation that keeps the log.
    Own,
    /// The deploying organisation, or another party.
    Other,
}

impl SharedFacts {
    /// The facts of a control.
    #[must_use]
    pub fn of(control: &Control) -> Self {
        Self {
            kind: control.known_kind(),
            state: control.state(),
            carrier: carrier(control),
            effective: control.has_evidence(EvidenceKind::Effectiveness),
            name: control.header.name.as_ref().map_or_else(SmolStr::default, |name| SmolStr::from(&*name.value)),
        }
    }
}

fn carrier(control: &Control) -> Carrier {
    match control.party() {
        Party::Manufacturer => Carrier::Own,
        Party::Deployer | Party::Other(_) => Carrier::Other,
    }
}

/// A control as it acts in one hazard: written there, or shared and used there.
#[derive(Debug, Clone)]
pub struct AppliedControl<'a> {
    /// Where it comes from.
    pub source: ControlSource<'a>,
    /// True where the initial score counts on it.
    pub existing: bool,
    /// What is known of it; `None` for a shared control that nothing defines.
    pub facts: Option<SharedFacts>,
    /// The causes that it mitigates here.
    pub mitigates: Vec<&'a Word>,
}

/// Where a control of a hazard is written.
#[derive(Debug, Clone, Copy)]
pub enum ControlSource<'a> {
    /// In the hazard.
    Own(&'a Control),
    /// Elsewhere, and used here.
    Shared(&'a UseControl),
}

impl<'a> AppliedControl<'a> {
    /// Its id, as `K1` or `CTL-CACHE`.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self.source {
            ControlSource::Own(control) => control.header.id_str(),
            ControlSource::Shared(used) => used.id.as_ref().map_or("", |id| id.value.as_str()),
        }
    }

    /// Where it is best pointed at in the hazard.
    #[must_use]
    pub fn place(&self) -> text_size::TextRange {
        match self.source {
            ControlSource::Own(control) => control.header.place(),
            ControlSource::Shared(used) => used.id.as_ref().map_or(used.keyword, |id| id.range),
        }
    }

    /// The head of the control, where it is written in the hazard.
    #[must_use]
    pub fn own_header(&self) -> Option<&'a Header> {
        match self.source {
            ControlSource::Own(control) => Some(&control.header),
            ControlSource::Shared(_) => None,
        }
    }

    /// True where `mitigates` stands there, with causes behind it or without.
    #[must_use]
    pub fn has_mitigates(&self) -> bool {
        match self.source {
            ControlSource::Own(own) => own.mitigates.is_some(),
            ControlSource::Shared(used) => used.has_mitigates,
        }
    }

    /// Its kind, where it is known.
    #[must_use]
    pub fn kind(&self) -> Option<ControlKind> {
        self.facts.as_ref().and_then(|facts| facts.kind)
    }

    /// True where the organisation that keeps the log carries it.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.facts.as_ref().is_none_or(|facts| facts.carrier == Carrier::Own)
    }

    /// How far it is; `None` for a shared control that nothing defines.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        self.facts.as_ref().map(|facts| facts.state)
    }
}

/// Everything that follows from a hazard, the matrix and the shared controls that it uses.
#[derive(Debug, Clone)]
pub struct Assessment<'a> {
    /// The initial score.
    pub initial: Option<ScoreReading<'a>>,
    /// The residual score.
    pub residual: Option<ScoreReading<'a>>,
    /// Every control that acts in the hazard.
    pub controls: Vec<AppliedControl<'a>>,
    /// The status that follows from controls and actions.
    pub status: ComputedStatus,
}

impl<'a> Assessment<'a> {
    /// The controls that came after the initial score.
    pub fn additional(&self) -> impl Iterator<Item = &AppliedControl<'a>> {
        self.controls.iter().filter(|control| !control.existing)
    }

    /// True where the initial risk is known and is not acceptable.
    #[must_use]
    pub fn needs_reduction(&self) -> bool {
        self.initial.and_then(|initial| initial.is_acceptable()) == Some(false)
    }

    /// True where a control is used that nothing defines, so that nothing can be said of all controls together.
    #[must_use]
    pub fn has_unknown_control(&self) -> bool {
        self.controls.iter().any(|control| control.facts.is_none())
    }

    /// Initial and residual rating, where both are known.
    #[must_use]
    pub fn both(&self) -> Option<(Rating<'a>, Rating<'a>)> {
        Some((self.initial?.rating?, self.residual?.rating?))
    }
}

/// Assesses a hazard; `shared` tells what is known of a shared control.
#[must_use]
pub fn assess<'a>(
    hazard: &'a Hazard,
    matrix: &'a Matrix,
    shared: impl Fn(&str) -> Option<SharedFacts>,
) -> Assessment<'a> {
    let own = hazard.controls.iter().map(|control| AppliedControl {
        source: ControlSource::Own(control),
        existing: control.existing,
        facts: Some(SharedFacts::of(control)),
        mitigates: control.mitigated().collect(),
    });
    let used = hazard.uses.iter().map(|used| AppliedControl {
        source: ControlSource::Shared(used),
        existing: used.existing,
        facts: used.id.as_ref().and_then(|id| shared(&id.value)),
        mitigates: used.mitigates.iter().collect(),
    });
    let controls: Vec<AppliedControl<'a>> = own.chain(used).collect();
    Assessment {
        initial: hazard.initial.as_ref().map(|score| read(score, matrix)),
        residual: hazard.residual.as_ref().map(|score| read(score, matrix)),
        status: compute_status(hazard, &controls),
        controls,
    }
}

fn read<'a>(score: &'a Score, matrix: &'a Matrix) -> ScoreReading<'a> {
    let level = |axis, word: &Option<Word>| word.as_ref().and_then(|word| matrix.level(axis, &word.value));
    let severity = level(Axis::Severity, &score.severity);
    let likelihood = level(Axis::Likelihood, &score.likelihood);
    let rating = severity.zip(likelihood).and_then(|(severity, likelihood)| {
        let risk = matrix.risk(severity, likelihood)?;
        Some(Rating { severity, likelihood, risk, band: matrix.band(risk)? })
    });
    ScoreReading { score, severity, likelihood, rating }
}
