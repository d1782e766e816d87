//! Numbers of a project that a summary shows: how many hazards, at which risk, in which status.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Hazard, Item, StatusWord};
use crate::risk::Assessment;
use crate::workspace::{Island, Snapshot};

/// Counts over all hazards of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overview {
    /// Hazards.
    pub hazards: usize,
    /// Hazards by initial risk; `None` for those that have none.
    pub initial: BTreeMap<Option<u16>, usize>,
    /// Hazards by the risk that is left: the residual one, or the initial one where that is acceptable and no control
    /// was added (DCB0129, 5.1.2). `None` for those that have none.
    pub residual: BTreeMap<Option<u16>, usize>,
    /// Hazards by computed status.
    pub statuses: BTreeMap<&'static str, usize>,
}

/// Counts the hazards of a project.
#[must_use]
pub fn overview(snapshot: &Snapshot) -> Overview {
    let islands: Vec<&Arc<Island>> = snapshot.all_islands().map(|(_, island)| island).collect();
    let of_island = |mut overview: Overview, island: &&Arc<Island>| {
        for item in &island.content.items {
            if let Item::Hazard(hazard) = item {
                let assessment = snapshot.assess(hazard);
                overview.count(hazard, &assessment);
            }
        }
        overview
    };
    islands.par_iter().fold(Overview::default, of_island).reduce(Overview::default, Overview::plus)
}

impl Overview {
    fn plus(mut self, other: Self) -> Self {
        self.hazards += other.hazards;
        other.initial.into_iter().for_each(|(risk, count)| *self.initial.entry(risk).or_default() += count);
        other.residual.into_iter().for_each(|(risk, count)| *self.residual.entry(risk).or_default() += count);
        other.statuses.into_iter().for_each(|(status, count)| *self.statuses.entry(status).or_default() += count);
        self
    }

    fn count(&mut self, hazard: &Hazard, assessment: &Assessment<'_>) {
        let initial = assessment.initial.and_then(|initial| initial.rating).map(|rating| rating.risk);
        let residual = assessment.left(hazard).map(|rating| rating.risk);
        self.hazards += 1;
        *self.initial.entry(initial).or_default() += 1;
        *self.residual.entry(residual).or_default() += 1;
        *self.statuses.entry(StatusWord::as_str(assessment.status.word)).or_default() += 1;
    }
}
