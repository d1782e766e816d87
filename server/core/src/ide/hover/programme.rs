//! The cards of a programme's hazard and of an edition: what it is, what became of its number, who answers it and how.

use std::sync::Arc;

use smol_str::SmolStr;

use super::super::coverage::{AnswerState, Answered, GivenAnswer, answers, of_edition, uses};
use super::super::markdown::{code, escape, list, sections};
use super::super::{entries, lookup};
use super::{field, heading};
use crate::catalogue::{Difference, Edition, ProgrammeHazard, diff};
use crate::model::Answer;
use crate::rules::phrase::rating;
use crate::workspace::Snapshot;

/// So many hazards that address it are told of one by one; the others are counted.
const MOST_NAMED: usize = 12;

/// The card of a hazard of a programme, or of a supplier, in the edition that is asked for, else in the one that the
/// project answers.
pub(in crate::ide) fn programme_card(snapshot: &Snapshot, id: &SmolStr, asked: Option<&Arc<Edition>>) -> String {
    let edition = asked.or_else(|| edition_of(snapshot, id));
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
    let newest = snapshot.programmes().newest(|other| other.supersedes(known)).next();
    lines.extend(newest.map(|newest| format!("edition {} has replaced it", escape(&newest.edition))));
    Some(format!("{}\n\n{}", heading(&known.programme, &known.title), list(&lines)))
}

/// The edition that an id is to be read by: a declared one of its programme, else the newest that holds it.
fn edition_of<'a>(snapshot: &'a Snapshot, id: &str) -> Option<&'a Arc<Edition>> {
    let programmes = snapshot.programmes();
    let claimed = || programmes.declared().iter().filter(|edition| edition.claims(id));
    let holds = |edition: &&Arc<Edition>| edition.hazard(id).is_some();
    let newest = || programmes.newest(|edition| edition.hazard(id).is_some()).next();
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
        state @ AnswerState::Unanswered => lines.push(state.as_str().to_owned()),
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
    let word = AnswerState::from(given.answer).as_str();
    let what = match given.answer {
        Answer::NotApplicable | Answer::PartlyCovered => word.to_owned(),
        Answer::Transferred => format!("{word}{}", text(" to ", &given.to)),
        Answer::UnderReview => {
            let due = given.due.map(|due| format!(" until {due}")).unwrap_or_default();
            format!("{word}{}{due}", text(" by ", &given.owner))
        }
    };
    let on = given.on.map(|on| format!(" on {on}")).unwrap_or_default();
    let decided = format!("{}{on}", text(" by ", &given.by));
    let decided = if decided.is_empty() { decided } else { format!(" (decided{decided})") };
    format!("{what}{}{decided}", text(": ", &given.reason))
}

/// A hazard of the project in one line, with its scores.
fn own(snapshot: &Snapshot, id: &SmolStr) -> String {
    let found = lookup::hazards(snapshot, id);
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
    let Some(entry) = entries::imported_entry(snapshot, edition, id) else { return String::new() };
    sections([
        ("Description", field(&entry.description)),
        ("Potential clinical impact", field(&entry.impact)),
        ("Possible causes", field(&entry.causes)),
        ("Suggested actions", field(&entry.suggestion)),
        ("Links", field(&entry.links)),
    ])
}
