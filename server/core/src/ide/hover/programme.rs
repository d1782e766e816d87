//! The cards of a programme's hazard and of an edition: what it is, what became of its number, who answers it and how.

use std::sync::Arc;

use smol_str::SmolStr;

use super::super::coverage::{AnswerState, Answered, GivenAnswer, answers, of_edition, uses};
use super::super::markdown::{code, escape, list, paragraphs};
use super::control::field;
use super::{hazard, heading};
use crate::catalogue::{Difference, Edition, ProgrammeHazard, diff};
use crate::model::{Answer, Entry, Item};
use crate::rules::phrase::rating;
use crate::workspace::{Name, Snapshot};

/// So many hazards that address it are told of one by one; the others are counted.
const MOST_NAMED: usize = 12;

/// The card of a hazard of a programme, or of a supplier.
pub(super) fn card(snapshot: &Snapshot, id: &SmolStr) -> String {
    let edition = edition_of(snapshot, id);
    let known = edition.and_then(|edition| edition.hazard(id));
    let mut lines = Vec::new();
    match (edition, known) {
        (Some(edition), Some(known)) => {
            lines.push(format!("{}{}", edition_name(edition), declared(snapshot, edition)));
            lines.push(kind(snapshot, known));
            lines.extend(history(snapshot, edition, id));
        }
        (Some(edition), None) => lines.push(format!("not in {}", edition_name(edition))),
        (None, _) if snapshot.programmes().has_supplier() => {
            lines.push(
                "in no edition of a programme that is known; it may be a hazard of the supplier's log".to_owned(),
            );
        }
        (None, _) => lines.push("in no edition of a programme that is known".to_owned()),
    }
    let answered = answers(snapshot, id);
    lines.extend(answer(snapshot, &answered));
    let capability = known.and_then(|known| known.capability).map(|capability| capability.word);
    if answered.state() == AnswerState::NotApplicable && capability.and_then(|word| uses(snapshot, word)) == Some(true)
    {
        lines.push("said to be not applicable, though the system uses its capability".to_owned());
    }
    let name = known.map_or("", |known| known.name.as_str());
    let text = edition.map(|edition| full_text(snapshot, edition, id)).unwrap_or_default();
    format!("{}\n\n{}{text}", heading(id, name), list(&lines))
}

/// The card of an edition, where one of a programme is known by this name.
pub(super) fn edition_card(snapshot: &Snapshot, programme: &str, edition: &str) -> Option<String> {
    let known = snapshot.programmes().edition(programme, edition)?;
    let mut lines = vec![format!("edition {}, {} hazards", escape(&known.edition), known.hazards.len())];
    lines.extend(known.date.map(|date| format!("of {date}")));
    lines.extend(known.document.as_ref().map(|document| format!("document {}", escape(document))));
    if snapshot.programmes().declared().contains(known) {
        let totals = of_edition(snapshot, known).totals();
        lines.push(format!("{} of {} hazards answered", totals.answered, totals.hazards));
    }
    let newer = snapshot.programmes().all().filter(|other| other.supersedes(known));
    let newest = newer.reduce(|best, other| if other.supersedes(best) { other } else { best });
    lines.extend(newest.map(|newest| format!("edition {} has replaced it", escape(&newest.edition))));
    Some(format!("{}\n\n{}", heading(&known.programme, &known.title), list(&lines)))
}

/// The edition that an id is to be read by: a declared one of its programme, else the newest that holds it.
fn edition_of<'a>(snapshot: &'a Snapshot, id: &str) -> Option<&'a Arc<Edition>> {
    let programmes = snapshot.programmes();
    let claimed = || programmes.declared().iter().filter(|edition| edition.claims(id));
    let holds = |edition: &&Arc<Edition>| edition.hazard(id).is_some();
    let newest = || programmes.all().filter(holds).reduce(|best, one| if one.supersedes(best) { one } else { best });
    claimed().find(holds).or_else(|| claimed().next()).or_else(newest)
}

fn edition_name(edition: &Edition) -> String {
    format!("{} edition {}", escape(&edition.programme), escape(&edition.edition))
}

fn declared(snapshot: &Snapshot, edition: &Arc<Edition>) -> &'static str {
    if snapshot.programmes().declared().contains(edition) { "" } else { ", which no `programme` block declares" }
}

fn kind(snapshot: &Snapshot, known: &ProgrammeHazard) -> String {
    let Some(capability) = known.capability else { return format!("type: {}", escape(&known.kind)) };
    let used = match uses(snapshot, capability.word) {
        Some(true) => "the system uses it",
        Some(false) => "the system does not use it",
        None => "the log does not say what the system uses",
    };
    format!("type: {} ({}; {used})", escape(capability.kind), code(capability.word))
}

/// What became of the number since the editions before.
fn history(snapshot: &Snapshot, edition: &Edition, id: &str) -> Vec<String> {
    let older = snapshot.programmes().all().filter(|other| edition.supersedes(other));
    let told = older.filter_map(|older| {
        let before = escape(&older.edition);
        let differences = diff(older, edition);
        match differences.into_iter().find(|one| one.id() == id)? {
            Difference::Reused(old, _) => Some(format!(
                "in edition {before} this number was another hazard ({}): an answer to that one says nothing of this one",
                escape(&old.name)
            )),
            Difference::Changed(..) => Some(format!("its text has changed since edition {before}")),
            Difference::New(_) => Some(format!("not in edition {before}")),
            Difference::Unchanged(_) | Difference::Retired(_) => None,
        }
    });
    told.collect()
}

fn answer(snapshot: &Snapshot, answered: &Answered) -> Vec<String> {
    let mut lines: Vec<String> = answered.given.iter().map(given).collect();
    for one in answered.hazards.iter().take(MOST_NAMED) {
        let part = if one.in_part { " in part" } else { "" };
        lines.push(format!("addressed{part} by {}", own(snapshot, &one.id)));
    }
    if answered.hazards.len() > MOST_NAMED {
        lines.push(format!("addressed by {} more hazards", answered.hazards.len() - MOST_NAMED));
    }
    match answered.state() {
        AnswerState::Unanswered => lines.push("unanswered".to_owned()),
        AnswerState::RestUnanswered => lines.push("nobody says what becomes of the rest".to_owned()),
        _ if answered.is_contradictory() => lines.push("these answers contradict each other".to_owned()),
        _ => {}
    }
    lines
}

fn given(given: &GivenAnswer) -> String {
    let text = |word: &str, text: &Option<SmolStr>| {
        text.as_ref().map(|text| format!("{word}{}", escape(text))).unwrap_or_default()
    };
    let what = match given.answer {
        Answer::NotApplicable => "not applicable".to_owned(),
        Answer::Transferred => format!("transferred{}", text(" to ", &given.to)),
        Answer::PartlyCovered => "partly covered".to_owned(),
        Answer::UnderReview => {
            let due = given.due.map(|due| format!(" until {due}")).unwrap_or_default();
            format!("under review{}{due}", text(" by ", &given.owner))
        }
    };
    let on = given.on.map(|on| format!(" on {on}")).unwrap_or_default();
    let decided = format!("{}{on}", text(" by ", &given.by));
    let decided = if decided.is_empty() { decided } else { format!(" (decided{decided})") };
    format!("{what}{}{decided}", text(": ", &given.reason))
}

/// A hazard of the project in one line, with its scores.
fn own(snapshot: &Snapshot, id: &SmolStr) -> String {
    let found = hazard::hazards(snapshot, id);
    let Some((_, hazard)) = found.first().filter(|_| !id.is_empty()) else {
        return "a hazard without an id".to_owned();
    };
    let assessment = snapshot.assess(hazard);
    let matrix = &snapshot.inputs().config.matrix;
    let scores = assessment.scores().filter_map(|(name, score)| {
        let known = score.rating?;
        Some(format!("{name} {}", escape(&rating(matrix, &known))))
    });
    let scores: Vec<String> = scores.collect();
    let scores = if scores.is_empty() { "not scored".to_owned() } else { scores.join("; ") };
    let name = hazard.header.name.as_ref().map(|name| format!(" ({})", escape(&name.value))).unwrap_or_default();
    format!("{}{name}: {scores}", escape(id))
}

/// The programme's own words, where the project holds an imported catalogue of the edition.
fn full_text(snapshot: &Snapshot, edition: &Edition, id: &SmolStr) -> String {
    let Some(entry) = entry(snapshot, edition, id) else { return String::new() };
    let fields = [
        ("Description", &entry.description),
        ("Potential clinical impact", &entry.impact),
        ("Possible causes", &entry.causes),
        ("Suggested actions", &entry.suggestion),
        ("Links", &entry.links),
    ];
    let texts = fields.into_iter().filter_map(|(name, value)| Some((name, field(value)?)));
    texts.map(|(name, text)| format!("\n\n**{name}**\n\n{}", paragraphs(text))).collect()
}

/// The entry of an imported catalogue of this edition.
fn entry<'a>(snapshot: &'a Snapshot, edition: &Edition, id: &SmolStr) -> Option<&'a Entry> {
    let files = snapshot.files().filter(|file| {
        let sites = snapshot.index().sites(&Name::Entry(Arc::clone(file.path()), id.clone()));
        let mut items = file.project_items().flat_map(|(_, island)| &island.content.items);
        !sites.is_empty()
            && items.any(|item| match item {
                Item::Catalogue(head) => {
                    let declared = head.edition.as_ref().map(|text| text.value.trim());
                    head.header.id_str() == edition.programme && declared == Some(edition.edition.as_str())
                }
                _ => false,
            })
    });
    let sites = files.flat_map(|file| snapshot.index().sites(&Name::Entry(Arc::clone(file.path()), id.clone())));
    let items = sites.filter_map(|site| snapshot.island(site.island)).flat_map(|island| &island.content.items);
    items.into_iter().find_map(|item| match item {
        Item::Entry(entry) if entry.header.id_str() == id => Some(entry),
        _ => None,
    })
}
