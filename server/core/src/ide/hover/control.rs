//! The cards of what stands in a hazard: controls, shared or its own, causes and actions.

use smol_str::SmolStr;

use super::super::markdown::{code, escape, list};
use super::super::{Cursor, day, lookup};
use super::{not_defined, title, who};
use crate::model::{Action, Control, Evidence, EvidenceKind, EvidenceTarget, Hazard, Item, Party, UseControl, Word};
use crate::risk::{AppliedControl, ControlSource};
use crate::rules::phrase::{all_of, plural};
use crate::workspace::{Island, Snapshot};

/// So many hazards that use a control are named; the others are counted.
const MOST_NAMED: usize = 12;

/// The card of the shared control with this id.
pub(in crate::ide) fn shared_card(snapshot: &Snapshot, id: &SmolStr) -> String {
    let found = lookup::controls(snapshot, id);
    let Some(control) = found.first() else { return not_defined("shared control", id) };
    let mut lines = facts(snapshot, control);
    lines.push(users(snapshot, id));
    let again = if found.len() > 1 {
        format!("\n\nThis id is given to {} controls; the card is of one.", found.len())
    } else {
        String::new()
    };
    format!("{}\n\n{}{again}", title(&control.header), list(&lines))
}

/// The card of a control of one hazard.
pub(super) fn own_card(cursor: &Cursor<'_>, hazard: &Hazard, control: &Control) -> String {
    let mut lines = facts(cursor.snapshot, control);
    if control.existing {
        lines.push("existing: the initial score counts on it".to_owned());
    }
    let causes: Vec<String> = control.mitigated().map(|word| cause_in_words(hazard, word)).collect();
    lines.push(match causes.as_slice() {
        [] => "mitigates no cause".to_owned(),
        causes => format!("mitigates {}", all_of(causes.iter().map(String::as_str))),
    });
    format!("{}\n\n{}", title(&control.header), list(&lines))
}

/// The card of a cause, by its id.
pub(super) fn cause_card(cursor: &Cursor<'_>, hazard: &Hazard, id: &str) -> String {
    let Some(cause) = hazard.causes.iter().find(|cause| cause.header.id_str() == id) else {
        return format!("{} is not defined: this hazard has no cause with this id.", code(id));
    };
    let assessment = cursor.snapshot.assess(hazard);
    let lines: Vec<String> = assessment.mitigating(hazard, id).map(applied).collect();
    let controls = match lines.as_slice() {
        [] if cursor.island.content.truncated => String::new(),
        [] => "No control mitigates it.".to_owned(),
        lines => format!("Mitigated by\n\n{}", list(lines)),
    };
    format!("{}\n\n{controls}", title(&cause.header)).trim_end().to_owned()
}

/// The card of an action.
pub(super) fn action_card(cursor: &Cursor<'_>, action: &Action) -> String {
    let today = cursor.snapshot.inputs().today;
    let mut lines = Vec::new();
    lines.push(who(action.owner.as_ref()).map_or_else(|| "no owner".to_owned(), |who| format!("owner: {who}")));
    match (&action.done, action.closed, &action.due) {
        (Some(done), ..) => lines.push(format!("done on {}", day::told(done.value, today))),
        (None, true, _) => lines.push("done, without a day".to_owned()),
        (None, false, Some(due)) => lines.push(format!("due on {}", day::told(due.value, today))),
        (None, false, None) => lines.push("not done, and without a day until when".to_owned()),
    }
    format!("{}\n\n{}", title(&action.header), list(&lines))
}

/// Whether the target of a piece of evidence is there, as far as it is known.
pub(super) fn target(snapshot: &Snapshot, evidence: &Evidence) -> Option<String> {
    Some(match evidence.target_kind()? {
        EvidenceTarget::Path(path) => match snapshot.inputs().paths.get(path) {
            Some(true) => code(path),
            Some(false) => format!("{}, which does not exist in the project", code(path)),
            None => format!("{}, which has not been looked for", code(path)),
        },
        EvidenceTarget::Link(link) => code(link),
        EvidenceTarget::Test(test) => format!("test {}", code(test)),
    })
}

fn facts(snapshot: &Snapshot, control: &Control) -> Vec<String> {
    let kind =
        control.known_kind().map_or_else(|| "of no known kind".to_owned(), |kind| format!("`{}`", kind.as_str()));
    let state = if control.state.is_some() || !control.existing {
        format!(", `{}`", control.state().as_str())
    } else {
        String::new()
    };
    let carrier = match control.party() {
        Party::Manufacturer => String::new(),
        Party::Deployer => ", carried by the deploying organisation".to_owned(),
        Party::Other(name) => format!(", carried by {}", escape(name)),
    };
    let mut lines = vec![format!("{kind}{state}{carrier}")];
    let owner = control.owner.as_ref().and_then(|owner| owner.value.as_ref());
    lines.extend(who(owner).map(|who| format!("owner: {who}")));
    let due = control.due.as_ref().and_then(|due| due.value.as_ref());
    lines.extend(due.map(|due| format!("due on {}", day::told(due.value, snapshot.inputs().today))));
    for evidence in &control.evidence {
        let proves = match evidence.kind {
            Some(EvidenceKind::Implementation) => "evidence that it is there",
            Some(EvidenceKind::Effectiveness) => "evidence that it works",
            None => "evidence",
        };
        lines.extend(target(snapshot, evidence).map(|target| format!("{proves}: {target}")));
    }
    lines
}

fn users(snapshot: &Snapshot, id: &SmolStr) -> String {
    let islands = lookup::users(snapshot, id);
    let named = islands.iter().take(MOST_NAMED).filter_map(|island| snapshot.island(*island));
    let mut names: Vec<String> = named.flat_map(|island| uses(island, id)).collect();
    let count = names.len() + islands.len().saturating_sub(MOST_NAMED);
    if count == 0 {
        return "used by no hazard".to_owned();
    }
    if islands.len() > MOST_NAMED {
        names.push(format!("{} more", islands.len() - MOST_NAMED));
    }
    let names = all_of(names.iter().map(String::as_str));
    format!("used by {count} {}: {names}", plural(count, "hazard", "hazards"))
}

/// `ADS-7 (mitigates C2)`, for the hazards of an island.
fn uses(island: &Island, id: &str) -> Vec<String> {
    let uses = island
        .content
        .hazards()
        .filter_map(|hazard| Some((hazard, hazard.uses.iter().find(|used| is_use_of(used, id))?)));
    let told = uses.map(|(hazard, used)| {
        let causes: Vec<String> = used.mitigates.iter().map(|word| escape(&word.value)).collect();
        let name = match hazard.header.id_str() {
            "" => "a hazard without an id".to_owned(),
            id => escape(id),
        };
        match causes.as_slice() {
            [] => name,
            causes => format!("{name} (mitigates {})", all_of(causes.iter().map(String::as_str))),
        }
    });
    told.collect()
}

fn is_use_of(used: &UseControl, id: &str) -> bool {
    used.id.as_ref().is_some_and(|word| word.value == id)
}

/// `K1 (Retrieval time beside every list): design, verified`
fn applied(control: &AppliedControl<'_>) -> String {
    let name = match control.source {
        ControlSource::Own(own) => own.header.name.as_ref().map(|name| SmolStr::from(&*name.value)),
        ControlSource::Shared(_) => control.facts.as_ref().map(|facts| facts.name.clone()),
    };
    let name = name.filter(|name| !name.trim().is_empty()).map(|name| format!(" ({})", escape(&name)));
    let kind = control.kind().map(|kind| format!("`{}`", kind.as_str()));
    let existing = control.existing.then(|| "existing".to_owned());
    let state = control.state().filter(|_| !control.existing).map(|state| format!("`{}`", state.as_str()));
    let other = (!control.is_own()).then(|| "carried by another party".to_owned());
    let unknown = control.facts.is_none().then(|| "not defined".to_owned());
    let facts: Vec<String> = [kind, state, existing, other, unknown].into_iter().flatten().collect();
    let id = if control.id().is_empty() { "a control without an id".to_owned() } else { escape(control.id()) };
    format!("{id}{}: {}", name.unwrap_or_default(), facts.join(", "))
}

fn cause_in_words(hazard: &Hazard, word: &Word) -> String {
    let cause = hazard.causes.iter().find(|cause| cause.header.id_str() == word.value);
    let name = cause.and_then(|cause| who(cause.header.name.as_ref()));
    match name {
        Some(name) => format!("{} ({name})", escape(&word.value)),
        None => escape(&word.value),
    }
}

/// The piece of evidence whose target stands at a place.
pub(super) fn evidence_at<'a>(cursor: &Cursor<'a>) -> Option<(&'a Evidence, text_size::TextRange)> {
    let controls = cursor.island.content.items.iter().flat_map(|item| match item {
        Item::Hazard(hazard) => hazard.controls.as_slice(),
        Item::Control(control) => std::slice::from_ref(control),
        _ => &[],
    });
    let mut evidence = controls.flat_map(|control| &control.evidence);
    evidence.find_map(|one| {
        let range = one.target.as_ref()?.range;
        range.contains_inclusive(cursor.offset).then_some((one, range))
    })
}
