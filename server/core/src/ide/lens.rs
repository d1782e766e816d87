//! The line above an item that tells what became of it. Where a line goes is known at once; what it says is computed
//! when it is shown, for a file may hold ten thousand hazards.

use smol_str::SmolStr;
use text_size::TextRange;

use super::coverage::of_edition;
use super::{Named, lookup};
use crate::model::{Hazard, Header, Item, Programme};
use crate::risk::Assessment;
use crate::rules::phrase::{all_of, plural};
use crate::workspace::{IslandId, Snapshot};

/// So many programme hazards are named that a hazard answers; the others are counted.
const MOST_NAMED: usize = 4;

/// Where a line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lens {
    /// The id of the item, or its keyword while it has none, in bytes from the file's start.
    pub range: TextRange,
    /// What it is resolved by.
    pub key: LensKey,
}

/// An item of the project, for as long as its island lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LensKey {
    /// The island.
    pub island: IslandId,
    /// Which item of it.
    pub item: usize,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LensText {
    /// The words.
    pub title: String,
    /// Where they lead.
    pub leads_to: LensTarget,
}

/// Where the words of a line lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LensTarget {
    /// To the places where a name is used.
    References(Named),
    /// To what is answered to an edition of a programme.
    Coverage {
        /// The programme's id.
        programme: SmolStr,
        /// The edition.
        edition: SmolStr,
    },
    /// To the list of hazards.
    Status,
    /// Nowhere.
    Nothing,
}

/// The lines of a file, by place; none where there is no such file.
#[must_use]
pub fn lenses(snapshot: &Snapshot, path: &str) -> Vec<Lens> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let mut lenses = Vec::new();
    for (start, island) in file.islands() {
        for (number, item) in island.content.items.iter().enumerate() {
            let Some(header) = header(item) else { continue };
            let key = LensKey { island: island.id, item: number };
            lenses.push(Lens { range: header.place() + start, key });
        }
    }
    lenses
}

/// What a line says; `None` where its item is gone.
#[must_use]
pub fn resolve(snapshot: &Snapshot, key: LensKey) -> Option<LensText> {
    let island = snapshot.island(key.island)?;
    Some(match island.content.items.get(key.item)? {
        Item::Hazard(item) => hazard(snapshot, item, island.content.truncated),
        Item::Control(item) => control(snapshot, &item.header),
        Item::Programme(item) => programme(snapshot, item),
        Item::Log(_) => log(snapshot),
        _ => return None,
    })
}

fn header(item: &Item) -> Option<&Header> {
    match item {
        Item::Hazard(hazard) => Some(&hazard.header),
        Item::Control(control) => Some(&control.header),
        Item::Programme(programme) => Some(&programme.header),
        Item::Log(log) => Some(&log.header),
        _ => None,
    }
}

fn hazard(snapshot: &Snapshot, hazard: &Hazard, truncated: bool) -> LensText {
    let assessment = snapshot.assess(hazard);
    let count = assessment.controls.len();
    let mut parts = vec![scores(hazard, &assessment, truncated)];
    parts.push(format!("{count} {}", plural(count, "control", "controls")));
    let mut answered: Vec<String> = hazard.addresses.iter().take(MOST_NAMED).map(|id| id.value.to_string()).collect();
    if hazard.addresses.len() > MOST_NAMED {
        answered.push(format!("{} more", hazard.addresses.len() - MOST_NAMED));
    }
    if !answered.is_empty() {
        parts.push(format!("answers {}", all_of(answered.iter().map(String::as_str))));
    }
    LensText { title: parts.join(" · "), leads_to: references(&hazard.header, Named::Hazard) }
}

/// `initial 4 → residual 2`, or as much of it as is known.
fn scores(hazard: &Hazard, assessment: &Assessment<'_>, truncated: bool) -> String {
    let risk =
        |score: Option<crate::risk::ScoreReading<'_>>| score.and_then(|score| score.rating).map(|rating| rating.risk);
    let is_settled = assessment.left(hazard).is_some();
    match (risk(assessment.initial), risk(assessment.residual)) {
        (Some(initial), Some(residual)) => format!("initial {initial} → residual {residual}"),
        (Some(initial), None) if truncated || (hazard.residual.is_none() && is_settled) => format!("initial {initial}"),
        (Some(initial), None) => format!("initial {initial}, residual not scored"),
        (None, Some(residual)) => format!("initial not scored → residual {residual}"),
        (None, None) => "not scored".to_owned(),
    }
}

fn control(snapshot: &Snapshot, header: &Header) -> LensText {
    let users = lookup::users(snapshot, header.id_str());
    let title = match users.len() {
        0 => "used by no hazard".to_owned(),
        count => format!("used by {count} {}", plural(count, "hazard", "hazards")),
    };
    LensText { title, leads_to: references(header, Named::Control) }
}

fn programme(snapshot: &Snapshot, block: &Programme) -> LensText {
    let Some(edition) = lookup::edition_of(snapshot, block) else {
        let title = if block.edition_str().is_empty() { "no edition is declared" } else { "this edition is not known" };
        return LensText { title: title.to_owned(), leads_to: LensTarget::Nothing };
    };
    let coverage = of_edition(snapshot, edition);
    let totals = coverage.totals();
    let so_far = if coverage.half_read { " so far" } else { "" };
    let title = format!("{} of {} answered{so_far}", totals.answered, totals.hazards);
    LensText { title, leads_to: LensTarget::Coverage { programme: coverage.programme, edition: coverage.edition } }
}

fn log(snapshot: &Snapshot) -> LensText {
    let counts = snapshot.index().counts();
    let hazards = counts.hazards();
    let mut parts = vec![format!("{hazards} {}", plural(hazards, "hazard", "hazards"))];
    parts.push(format!("{} accepted", counts.accepted_hazards));
    if counts.unscored_hazards > 0 {
        parts.push(format!("{} not scored", counts.unscored_hazards));
    }
    LensText { title: parts.join(" · "), leads_to: LensTarget::Status }
}

fn references(header: &Header, named: fn(SmolStr) -> Named) -> LensTarget {
    header.id.as_ref().map_or(LensTarget::Nothing, |id| LensTarget::References(named(id.value.clone())))
}
