//! The hazards of a project as a list, each with its scores, its status and who answers for it: what trees, the matrix
//! and the closing lines of a check are made of. Everything that counts hazards counts these.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use smol_str::SmolStr;
use text_size::TextSize;

use super::FileRange;
use crate::model::{Field, Hazard, StatusWord, Text};
use crate::risk::{Class, Rating};
use crate::workspace::{Island, Snapshot};

/// A hazard with what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HazardStatus {
    /// Its id; empty while it has none.
    pub id: SmolStr,
    /// Its name.
    pub name: SmolStr,
    /// Where it is best pointed at: its id, else its keyword.
    pub place: FileRange,
    /// The initial risk, where it is scored by words of the matrix.
    pub initial: Option<Rated>,
    /// The residual risk, likewise.
    pub residual: Option<Rated>,
    /// The risk that is left: the residual one, or the initial one where that is acceptable and no residual score is
    /// given (DCB0129, 5.1.2).
    pub left: Option<Rated>,
    /// The status that is written.
    pub stated: Option<StatusWord>,
    /// The status that follows from controls and actions.
    pub computed: StatusWord,
    /// True where nothing of the risk itself, nor an unknown control, speaks against telling the computed status.
    pub is_told: bool,
    /// What is not complete.
    pub because: Vec<SmolStr>,
    /// Who sees to it.
    pub owner: Option<SmolStr>,
    /// How many causes no control mitigates.
    pub unmitigated: usize,
    /// Who accepted its risk, and when, as far as it is written.
    pub accepted: Option<Accepted>,
}

/// A risk of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The severity's number, from 0 at the mildest.
    pub severity: usize,
    /// The likelihood's number, from 0 at the lowest.
    pub likelihood: usize,
    /// The risk.
    pub risk: u16,
    /// The name of its band.
    pub band: SmolStr,
    /// What the band asks.
    pub class: Class,
}

/// An acceptance, as far as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Who.
    pub by: Option<SmolStr>,
    /// When.
    pub on: Option<Date>,
}

/// Counts over all hazards of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Hazards.
    pub hazards: usize,
    /// Hazards by initial risk; `None` for those that have none.
    pub initial: BTreeMap<Option<u16>, usize>,
    /// Hazards by the risk that is left; `None` for those of which none is known.
    pub residual: BTreeMap<Option<u16>, usize>,
    /// Hazards by computed status.
    pub statuses: BTreeMap<&'static str, usize>,
}

impl From<Rating<'_>> for Rated {
    fn from(rating: Rating<'_>) -> Self {
        let Rating { severity, likelihood, risk, band } = rating;
        Self { severity, likelihood, risk, band: band.name.clone(), class: band.class }
    }
}

/// The hazards of a project, by path and place. It reads every hazard.
#[must_use]
pub fn hazards(snapshot: &Snapshot) -> Vec<HazardStatus> {
    let islands: Vec<(TextSize, &Arc<Island>)> = snapshot.all_islands().collect();
    let of_island = |(start, island): &(TextSize, &Arc<Island>)| {
        island.content.hazards().map(|hazard| of(snapshot, island, *start, hazard)).collect::<Vec<_>>()
    };
    islands.par_iter().flat_map_iter(of_island).collect()
}

/// Counts the hazards of a project.
#[must_use]
pub fn overview(snapshot: &Snapshot) -> Overview {
    let mut overview = Overview::default();
    for hazard in hazards(snapshot) {
        let risk = |rated: &Option<Rated>| rated.as_ref().map(|rated| rated.risk);
        overview.hazards += 1;
        *overview.initial.entry(risk(&hazard.initial)).or_default() += 1;
        *overview.residual.entry(risk(&hazard.left)).or_default() += 1;
        *overview.statuses.entry(hazard.computed.as_str()).or_default() += 1;
    }
    overview
}

fn of(snapshot: &Snapshot, island: &Island, start: TextSize, hazard: &Hazard) -> HazardStatus {
    let assessment = snapshot.assess(hazard);
    let text = |text: &Text| SmolStr::from(text.value.trim());
    let field = |field: &Field<Text>| field.value.as_ref().map(text);
    HazardStatus {
        id: hazard.header.id_str().into(),
        name: hazard.header.name.as_ref().map(text).unwrap_or_default(),
        place: FileRange { path: Arc::clone(&island.path), range: hazard.header.place() + start },
        initial: assessment.initial.and_then(|score| score.rating).map(Rated::from),
        residual: assessment.residual.and_then(|score| score.rating).map(Rated::from),
        left: assessment.left(hazard).map(Rated::from),
        stated: hazard.status.as_ref().and_then(|status| status.word.value.as_ref()).map(|word| word.value),
        computed: assessment.status.word,
        is_told: !island.content.truncated && assessment.told_status(hazard).is_some(),
        because: assessment.status.because.clone(),
        owner: hazard.owner.as_ref().and_then(field),
        unmitigated: assessment.unmitigated(hazard).len(),
        accepted: hazard.accepted.as_ref().map(|accepted| Accepted {
            by: accepted.by.as_ref().filter(|by| !by.is_blank()).map(text),
            on: accepted.on.as_ref().map(|on| on.value),
        }),
    }
}
