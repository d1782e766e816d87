//! What is shown between the words of a log: the risk behind a score, the status that follows, causes that are left.
//! Only the islands of the range are looked at. It judges nothing.

use text_size::{TextRange, TextSize};

use super::hover::asks;
use crate::model::{Hazard, Item};
use crate::risk::{Assessment, Matrix, ScoreReading};
use crate::rules::phrase::{all_of, plural, rating, why};
use crate::workspace::{Island, Snapshot};

/// A few words that are shown at a place without standing there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// Behind which offset of the file they are shown.
    pub offset: TextSize,
    /// The words.
    pub label: String,
    /// Why, as plain text.
    pub tooltip: String,
    /// What they tell.
    pub kind: HintKind,
}

/// What a hint tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HintKind {
    /// The risk of a score.
    Risk,
    /// The status that follows from controls and actions.
    Status,
    /// How many causes no control mitigates.
    Causes,
}

/// Which hints are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The risk behind each score.
    pub risk: bool,
    /// The computed status, where another one is written or none.
    pub status: bool,
    /// The number of causes left unmitigated.
    pub causes: bool,
}

impl Wanted {
    /// Every kind of hint.
    pub const ALL: Self = Self { risk: true, status: true, causes: true };
}

/// The hints in a range of a file, by place; none where there is no such file.
#[must_use]
pub fn hints(snapshot: &Snapshot, path: &str, range: TextRange, wanted: Wanted) -> Vec<Hint> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let mut hints = Vec::new();
    for (extent, island) in file.islands_in(range) {
        let mut found = Found { snapshot, island, wanted, start: extent.start(), hints: &mut hints };
        for item in &island.content.items {
            if let Item::Hazard(hazard) = item {
                found.hazard(hazard);
            }
        }
    }
    hints.retain(|hint| range.contains_inclusive(hint.offset));
    hints.sort_by_key(|hint| hint.offset);
    hints
}

struct Found<'a> {
    snapshot: &'a Snapshot,
    island: &'a Island,
    wanted: Wanted,
    start: TextSize,
    hints: &'a mut Vec<Hint>,
}

impl Found<'_> {
    fn hazard(&mut self, hazard: &Hazard) {
        let assessment = self.snapshot.assess(hazard);
        let matrix = &self.snapshot.inputs().config.matrix;
        if self.wanted.risk {
            assessment.scores().for_each(|(_, score)| self.risk(matrix, &score));
        }
        // Where an unclosed text swallowed the rest, what seems to be missing may stand in it.
        if self.island.content.truncated {
            return;
        }
        if self.wanted.status {
            self.status(hazard, &assessment);
        }
        if self.wanted.causes {
            self.causes(hazard, &assessment);
        }
    }

    fn risk(&mut self, matrix: &Matrix, score: &ScoreReading<'_>) {
        let Some(known) = &score.rating else { return };
        if score.score.risk.as_ref().is_some_and(|written| known.is_called(&written.value)) {
            return;
        }
        let words = [&score.score.severity, &score.score.likelihood, &score.score.risk];
        let Some(end) = words.into_iter().flatten().map(|word| word.range.end()).max() else { return };
        let label = format!("→ {} {}", known.risk, known.band.name);
        let tooltip = format!("{}. {}.", rating(matrix, known), asks(known.band.class));
        self.add(end, label, tooltip, HintKind::Risk);
    }

    fn status(&mut self, hazard: &Hazard, assessment: &Assessment<'_>) {
        let Some(told) = assessment.told_status(hazard) else { return };
        let stated = hazard.status.as_ref().and_then(|status| status.word.value.as_ref()).map(|word| word.value);
        if stated == Some(told.word) {
            return;
        }
        let written = stated.map(|stated| format!("`{}` is written, but ", stated.as_str())).unwrap_or_default();
        let tooltip = format!("{written}`{}` follows: {}", told.word.as_str(), why(told));
        self.add(hazard.header.end, format!("status {}", told.word.as_str()), tooltip, HintKind::Status);
    }

    /// Nothing is said where the initial risk is acceptable, for then no control is owed (DCB0129, 5.1.2).
    fn causes(&mut self, hazard: &Hazard, assessment: &Assessment<'_>) {
        if assessment.initial.and_then(|initial| initial.is_acceptable()) == Some(true) {
            return;
        }
        let open = assessment.unmitigated(hazard);
        if open.is_empty() {
            return;
        }
        let (left, all) = (open.len(), hazard.causes.len());
        let label = format!("{left} of {all} {} unmitigated", plural(all, "cause", "causes"));
        let ids: Vec<&str> = open.iter().map(|cause| cause.header.id_str()).filter(|id| !id.is_empty()).collect();
        let tooltip = match ids.as_slice() {
            [] => "no control can name a cause without an id".to_owned(),
            ids => format!("no control mitigates {}", all_of(ids.iter().copied())),
        };
        self.add(hazard.header.end, label, tooltip, HintKind::Causes);
    }

    fn add(&mut self, at: TextSize, label: String, tooltip: String, kind: HintKind) {
        self.hints.push(Hint { offset: at + self.start, label, tooltip, kind });
    }
}
