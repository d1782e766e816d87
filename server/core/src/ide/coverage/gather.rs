//! Gathers what is answered to a programme's hazards: from the index, and from the few items that are no hazards.

use rustc_hash::FxHashMap;

use super::{Answered, AnsweringHazard, Coverage, CoveredHazard, GivenAnswer};
use crate::catalogue::Edition;
use crate::diagnostic::Place;
use crate::ide::FileRange;
use crate::model::{Disposition, Item, Programme, Text, Word};
use crate::workspace::{Island, Name, Snapshot, Use};

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
    let blocks: Vec<(&Island, &Programme)> = blocks(snapshot).filter(|(_, block)| is_of(block, edition)).collect();
    let mut given: FxHashMap<&str, Vec<GivenAnswer>> = FxHashMap::default();
    for (island, disposition, id) in blocks.iter().flat_map(|(island, block)| lines(island, block)) {
        given.entry(id.value.as_str()).or_default().extend(read(snapshot, island, disposition, id));
    }
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
            answer: Answered {
                hazards: addressing(snapshot, &hazard.id),
                given: given.get(hazard.id.as_str()).cloned().unwrap_or_default(),
            },
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

/// What is answered to one programme hazard, in whichever programme block: from the index and the few items that are
/// no hazards.
#[must_use]
pub fn answers(snapshot: &Snapshot, id: &str) -> Answered {
    let lines = blocks(snapshot).flat_map(|(island, block)| lines(island, block)).filter(|(.., word)| word.value == id);
    let given = lines.filter_map(|(island, disposition, word)| read(snapshot, island, disposition, word)).collect();
    Answered { hazards: addressing(snapshot, id), given }
}

/// Whether the system uses a capability; `None` where the project does not say what it uses.
#[must_use]
pub fn uses(snapshot: &Snapshot, capability: &str) -> Option<bool> {
    let mut words = blocks(snapshot).flat_map(|(_, block)| used(block)).peekable();
    words.peek().is_some().then_some(())?;
    Some(words.any(|word| word.value == capability))
}

fn blocks(snapshot: &Snapshot) -> impl Iterator<Item = (&Island, &Programme)> {
    let items = snapshot.project_items().flat_map(|island| island.content.items.iter().map(move |item| (island, item)));
    items.filter_map(|(island, item)| match item {
        Item::Programme(block) => Some((&**island, block)),
        _ => None,
    })
}

fn is_of(block: &Programme, edition: &Edition) -> bool {
    let declared = block.edition.as_ref().map(|declared| declared.value.trim());
    block.header.id_str() == edition.programme && declared == Some(edition.edition.as_str())
}

fn used(block: &Programme) -> impl Iterator<Item = &Word> {
    block.uses.iter().flat_map(|uses| uses.value.iter().flatten())
}

fn lines<'a>(
    island: &'a Island,
    block: &'a Programme,
) -> impl Iterator<Item = (&'a Island, &'a Disposition, &'a Word)> + use<'a> {
    let lines = block.dispositions.iter();
    lines.flat_map(move |disposition| disposition.ids.iter().map(move |id| (island, disposition, id)))
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

fn addressing(snapshot: &Snapshot, id: &str) -> Vec<AnsweringHazard> {
    let usages = snapshot.index().usages(&Name::Programme(id.into())).iter();
    let hazards = usages.filter_map(|usage| match &usage.how {
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
