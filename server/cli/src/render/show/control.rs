//! A control, of one hazard or shared by several.

use std::io::{self, Write};

use hazlog_core::model::{Control, EvidenceKind, Party, State};

use super::{INDENT, lines, text, value};

/// A control that hazards share, with those that rely on it.
pub(crate) fn write(out: &mut impl Write, control: &Control, users: &[&str]) -> io::Result<()> {
    writeln!(out, "{} {}", control.header.id_str(), text(control.header.name.as_ref()).unwrap_or("(without a name)"))?;
    writeln!(out, "{INDENT}a control that {}", shared_by(users))?;
    one(out, control, INDENT)
}

fn shared_by(users: &[&str]) -> String {
    match users {
        [] => "no hazard uses".to_owned(),
        [user] => format!("{user} uses"),
        users => format!("{} hazards use: {}", users.len(), users.join(", ")),
    }
}

/// What is known of a control, below its name.
pub(super) fn one(out: &mut impl Write, control: &Control, indent: &str) -> io::Result<()> {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(control.kind.as_ref().map(|kind| kind.value.to_string()));
    // What stood there already needs no state.
    if !control.existing || control.state.is_some() {
        facts.push(control.state().as_str().to_owned());
    }
    facts.extend(match control.party() {
        Party::Manufacturer => None,
        Party::Deployer => Some("by the deploying organisation".to_owned()),
        Party::Other(name) => Some(format!("by {name}")),
    });
    facts.extend(value(control.owner.as_ref()).map(|owner| format!("owner {owner}")));
    let due = control.due.as_ref().and_then(|due| due.value.as_ref());
    facts.extend(due.filter(|_| control.state() == State::Planned).map(|due| format!("due {}", due.value)));
    if !facts.is_empty() {
        writeln!(out, "{indent}{}", facts.join(" · "))?;
    }
    for evidence in &control.evidence {
        let proves = match evidence.kind {
            Some(EvidenceKind::Implementation) => "built",
            Some(EvidenceKind::Effectiveness) => "works",
            None => "evidence",
        };
        let test = if evidence.test { "test " } else { "" };
        writeln!(out, "{indent}{proves}: {test}{}", text(evidence.target.as_ref()).unwrap_or_default())?;
    }
    let texts =
        value(control.description.as_ref()).into_iter().chain(control.notes.iter().filter_map(|note| text(Some(note))));
    texts.into_iter().try_for_each(|content| lines(out, indent, content))
}
