//! What a project answers to an edition of a programme log, gathered for the rules that judge it. It judges nothing.

use std::collections::BTreeSet;
use std::sync::Arc;

use smol_str::SmolStr;

use super::{ProjectScope, Scope};
use crate::catalogue::{Edition, ProgrammeHazard};
use crate::diagnostic::Place;
use crate::model::{Disposition, Item, Programme, Word};
use crate::workspace::{Name, Usage, Use};

/// Up to so many programme hazards are told of one by one; more of them share one finding, for a list of dozens of
/// findings at one place is not read.
const ONE_BY_ONE: usize = 8;

/// A `programme` block whose edition is known, with the other blocks of the same edition: the answer may be spread.
pub(crate) struct Answers<'a> {
    pub(crate) edition: &'a Arc<Edition>,
    /// The blocks, by path and place; there is at least one.
    blocks: Vec<(Scope<'a>, &'a Programme)>,
}

/// One id in a line of answers.
#[derive(Clone, Copy)]
pub(crate) struct Given<'a> {
    scope: Scope<'a>,
    pub(crate) disposition: &'a Disposition,
    pub(crate) id: &'a Word,
}

impl Given<'_> {
    pub(crate) fn place(&self) -> Place {
        self.scope.place(self.id.range)
    }
}

/// The answers of a project, by edition. An edition is left out while a block of its programme can be read only in
/// part: what seems to be unanswered may stand in the rest.
pub(crate) fn answers<'a>(scope: &ProjectScope<'a>) -> Vec<Answers<'a>> {
    let mut all: Vec<Answers<'a>> = Vec::new();
    let half_read = half_read(scope);
    for (place, item) in scope.items() {
        let Item::Programme(programme) = item else { continue };
        let Some(wanted) = &programme.edition else { continue };
        let Some(edition) = scope.programmes().edition(programme.header.id_str(), wanted.value.trim()) else {
            continue;
        };
        if half_read.contains(edition.programme.as_str()) {
            continue;
        }
        match all.iter_mut().find(|known| known.edition == edition) {
            Some(known) => known.blocks.push((place, programme)),
            None => all.push(Answers { edition, blocks: vec![(place, programme)] }),
        }
    }
    all
}

/// The programmes of which a block can be read only in part.
fn half_read<'a>(scope: &ProjectScope<'a>) -> BTreeSet<&'a str> {
    let islands = scope.snapshot.project_items().filter(|island| island.content.truncated);
    let items = islands.flat_map(|island| &island.content.items);
    items
        .filter_map(|item| match item {
            Item::Programme(programme) => Some(programme.header.id_str()),
            _ => None,
        })
        .collect()
}

impl<'a> Answers<'a> {
    /// The first block.
    pub(crate) fn block(&self) -> Option<(Scope<'a>, &'a Programme)> {
        self.blocks.first().copied()
    }

    /// The blocks, by path and place.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = (Scope<'a>, &'a Programme)> {
        self.blocks.iter().copied()
    }

    /// Every id of every line of answers, by path and place.
    pub(crate) fn given(&self) -> impl Iterator<Item = Given<'a>> {
        self.blocks().flat_map(|(scope, programme)| {
            programme
                .dispositions
                .iter()
                .flat_map(move |disposition| disposition.ids.iter().map(move |id| Given { scope, disposition, id }))
        })
    }

    /// `GPC edition 2.0`
    pub(crate) fn name(&self) -> String {
        format!("{} edition {}", self.edition.programme, self.edition.edition)
    }

    /// Programme hazards as findings tell of them: each on its own, or all together where they are many.
    pub(crate) fn groups(hazards: Vec<&'a ProgrammeHazard>) -> Vec<Vec<&'a ProgrammeHazard>> {
        match hazards.len() {
            0 => Vec::new(),
            count if count <= ONE_BY_ONE => hazards.into_iter().map(|hazard| vec![hazard]).collect(),
            _ => vec![hazards],
        }
    }
}

/// `GPC-46 (Retrieval time is not shown to the user)`; only the numbers where there are several.
pub(crate) fn named(hazards: &[&ProgrammeHazard]) -> String {
    match hazards {
        [one] if !one.name.is_empty() => format!("{} ({})", one.id, one.name),
        many => super::phrase::all_of(many.iter().map(|hazard| hazard.id.as_str())),
    }
}

/// Own hazards that address a programme hazard.
pub(crate) struct Addressing<'a> {
    usages: &'a [Usage],
    id: SmolStr,
}

/// Who addresses the programme hazard with this id.
pub(crate) fn addressing<'a>(scope: &ProjectScope<'a>, id: &SmolStr) -> Addressing<'a> {
    Addressing { usages: scope.usages(&Name::Programme(id.clone())), id: id.clone() }
}

impl Addressing<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        self.usages.is_empty()
    }

    /// True where one of the hazards has an initial score.
    pub(crate) fn is_scored(&self) -> bool {
        self.usages.iter().any(|usage| matches!(usage.how, Use::Addresses { scored: true, .. }))
    }

    /// True where one of the hazards answers the whole of it.
    pub(crate) fn is_whole(&self) -> bool {
        self.usages.iter().any(|usage| matches!(usage.how, Use::Addresses { in_part: false, .. }))
    }

    /// The ids of the hazards, in alphabetical order.
    pub(crate) fn hazards(&self) -> BTreeSet<&SmolStr> {
        let hazards = self.usages.iter().filter_map(|usage| match &usage.how {
            Use::Addresses { hazard, .. } => Some(hazard),
            Use::Controls { .. } | Use::Covers => None,
        });
        hazards.collect()
    }

    /// Where the first of the hazards, by id, names the programme hazard.
    pub(crate) fn place(&self, scope: &ProjectScope<'_>) -> Option<Place> {
        let first = self.hazards().into_iter().next()?;
        let of_first = |usage: &&Usage| matches!(&usage.how, Use::Addresses { hazard, .. } if hazard == first);
        let islands = self.usages.iter().filter(of_first).filter_map(|usage| scope.snapshot.island(usage.island));
        let island = islands.min_by_key(|island| (&island.path, island.id))?;
        let words = island.content.items.iter().flat_map(|item| match item {
            Item::Hazard(hazard) => hazard.addresses.as_slice(),
            _ => &[],
        });
        let word = words.into_iter().find(|word| word.value == self.id)?;
        Some(Place { island: island.id.0, range: word.range })
    }
}
