//! Gathers what is answered to a programme's hazards: from the index, and from the few items that are no hazards.

use rustc_hash::FxHashMap;
use text_size::TextRange;

use super::{Answered, AnsweringHazard, Coverage, CoveredHazard, GivenAnswer};
use crate::catalogue::Edition;
use crate::diagnostic::Place;
use crate::ide::{FileRange, lookup};
use crate::model::{Disposition, Programme, Text, Word};
use crate::workspace::{Island, IslandId, Name, Snapshot, Use};

/// What the project answers to every edition that it declares and that is known.
#[must_use]
pub fn coverage(snapshot: &Snapshot) -> Vec<Coverage> {
    let mut all: Vec<Coverage> = Vec::new();
    for edition in snapshot.programmes().declared() {
        if !all.iter().any(|known| known.programme == edition.programme && known.edition == edition.edition) {
            all.push(of_edition(snapshot, edition));
        }
    }
    all
}

/// What the project answers to this edition.
#[must_use]
pub fn of_edition(snapshot: &Snapshot, edition: &Edition) -> Coverage {
    let blocks = lookup::programmes(snapshot);
    let blocks: Vec<(&Island, &Programme)> =
        blocks.filter(|(_, block)| is_of(block, edition)).map(|(island, block)| (&**island, block)).collect();
    let given = Given::in_blocks(blocks.iter().copied());
    let uses: Vec<&Word> = blocks.iter().flat_map(|(_, block)| used(block)).collect();
    let hazards = edition.hazards.iter().map(|hazard| {
        let capability = hazard.capability.map(|capability| capability.word);
        let is_used = |word: &str| (!uses.is_empty()).then(|| uses.iter().any(|used| used.value == word));
        CoveredHazard {
            id: hazard.id.clone(),
            name: hazard.name.clone(),
            kind: hazard.kind.clone(),
            capability,
            used: capability.and_then(is_used),
            answer: given.answered(snapshot, &hazard.id, None),
        }
    });
    Coverage {
        programme: edition.programme.clone(),
        title: edition.title.clone(),
        edition: edition.edition.clone(),
        hazards: hazards.collect(),
        half_read: blocks.iter().any(|(island, _)| island.content.truncated),
    }
}

/// What is answered to one programme hazard, in whichever programme block.
#[must_use]
pub fn answers(snapshot: &Snapshot, id: &str) -> Answered {
    Given::of(snapshot, None).answered(snapshot, id, None)
}

/// Whether the system uses a capability; `None` where the project does not say what it uses.
#[must_use]
pub(in crate::ide) fn uses(snapshot: &Snapshot, capability: &str) -> Option<bool> {
    let mut words = lookup::programmes(snapshot).flat_map(|(_, block)| used(block)).peekable();
    words.peek().is_some().then_some(())?;
    Some(words.any(|word| word.value == capability))
}

/// The lines of programme blocks by the ids that they answer: read once for as many ids as are asked.
pub(in crate::ide) struct Given<'a> {
    lines: FxHashMap<&'a str, Vec<(&'a Island, &'a Disposition, &'a Word)>>,
}

impl<'a> Given<'a> {
    /// The lines of the whole project, without the id at a place: what is being written is no answer yet.
    pub(in crate::ide) fn of(snapshot: &'a Snapshot, unfinished: Option<(IslandId, TextRange)>) -> Self {
        let mut given = Self::in_blocks(lookup::programmes(snapshot).map(|(island, block)| (&**island, block)));
        if let Some((island, range)) = unfinished {
            given
                .lines
                .values_mut()
                .for_each(|lines| lines.retain(|(own, _, id)| (own.id, id.range) != (island, range)));
        }
        given
    }

    fn in_blocks(blocks: impl Iterator<Item = (&'a Island, &'a Programme)>) -> Self {
        let mut lines: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        for (island, line) in
            blocks.flat_map(|(island, block)| block.dispositions.iter().map(move |line| (island, line)))
        {
            for id in &line.ids {
                lines.entry(id.value.as_str()).or_default().push((island, line, id));
            }
        }
        Self { lines }
    }

    /// What is answered to a programme hazard, here and by hazards of other islands than `except`.
    pub(in crate::ide) fn answered(&self, snapshot: &Snapshot, id: &str, except: Option<IslandId>) -> Answered {
        let lines = self.lines.get(id).into_iter().flatten();
        let given = lines.filter_map(|(island, line, id)| read(snapshot, island, line, id)).collect();
        Answered { hazards: addressing(snapshot, id, except), given }
    }
}

fn is_of(block: &Programme, edition: &Edition) -> bool {
    block.header.id_str() == edition.programme && block.edition_str() == edition.edition
}

fn used(block: &Programme) -> impl Iterator<Item = &Word> {
    block.uses.iter().flat_map(|uses| uses.value.iter().flatten())
}

fn read(snapshot: &Snapshot, island: &Island, line: &Disposition, id: &Word) -> Option<GivenAnswer> {
    let (file, range) = snapshot.resolve(Place { island: island.id.0, range: id.range })?;
    let text = |text: &Option<Text>| text.as_ref().filter(|text| !text.is_blank()).map(|text| text.value.trim().into());
    Some(GivenAnswer {
        answer: line.answer,
        place: FileRange { path: file.path().clone(), range },
        reason: text(&line.because),
        to: text(&line.to),
        owner: text(&line.owner),
        due: line.due.as_ref().map(|due| due.value),
        by: text(&line.by),
        on: line.on.as_ref().map(|on| on.value),
    })
}

fn addressing(snapshot: &Snapshot, id: &str, except: Option<IslandId>) -> Vec<AnsweringHazard> {
    let usages = snapshot.index().usages(&Name::Programme(id.into())).iter();
    let hazards = usages.filter(|usage| Some(usage.island) != except).filter_map(|usage| match &usage.how {
        Use::Addresses { hazard, scored, in_part } => {
            Some(AnsweringHazard { id: hazard.clone(), island: usage.island, scored: *scored, in_part: *in_part })
        }
        Use::Controls { .. } | Use::Covers => None,
    });
    let mut hazards: Vec<AnsweringHazard> = hazards.collect();
    hazards.sort();
    hazards.dedup();
    hazards
}
