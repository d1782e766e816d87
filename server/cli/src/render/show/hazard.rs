//! A hazard, with the risks, the mitigated causes and the status that follow.

use std::io::{self, Write};

use hazlog_core::ide::status::{HazardStatus, Rated};
use hazlog_core::model::{Hazard, Mode, Patients, Score};
use hazlog_core::risk::{Assessment, ControlSource};
use hazlog_core::workspace::Snapshot;

use super::control::one;
use super::{INDENT, lines, section, text, value};

const DEEPER: &str = "      ";

/// What a hazard says; `findings` are the messages of what is found in it.
pub(crate) fn write(
    out: &mut impl Write,
    snapshot: &Snapshot,
    hazard: &Hazard,
    status: &HazardStatus,
    findings: &[String],
) -> io::Result<()> {
    let assessment = snapshot.assess(hazard);
    writeln!(out, "{} {}", hazard.header.id_str(), text(hazard.header.name.as_ref()).unwrap_or("(without a name)"))?;
    writeln!(out, "{INDENT}{}", facts(hazard, status).join(" · "))?;
    if !hazard.addresses.is_empty() {
        let part = |id: &str| if hazard.in_part.iter().any(|part| part == id) { " in part" } else { "" };
        let ids: Vec<String> = hazard.addresses.iter().map(|id| format!("{}{}", id.value, part(&id.value))).collect();
        writeln!(out, "{INDENT}addresses {}", ids.join(", "))?;
    }
    section(out, "description", value(hazard.description.as_ref()))?;
    section(out, "impact", value(hazard.impact.as_ref()))?;
    causes(out, hazard, &assessment)?;
    controls(out, &assessment, true)?;
    score(out, "initial risk", hazard.initial.as_ref(), status.initial.as_ref())?;
    controls(out, &assessment, false)?;
    score(out, "residual risk", hazard.residual.as_ref(), status.residual.as_ref())?;
    section(out, "risk–benefit analysis", value(hazard.risk_benefit.as_ref()))?;
    hazard.constraints.iter().try_for_each(|one| section(out, "constraint", text(Some(one))))?;
    hazard.notes.iter().try_for_each(|one| section(out, "note", text(Some(one))))?;
    actions(out, hazard)?;
    if !findings.is_empty() {
        writeln!(out, "\nfound")?;
        findings.iter().try_for_each(|finding| lines(out, INDENT, finding))?;
    }
    Ok(())
}

fn facts(hazard: &Hazard, status: &HazardStatus) -> Vec<String> {
    let mut facts = Vec::new();
    let stated = status.stated.map(|word| word.as_str().to_owned());
    let computed = status.is_told.then(|| status.computed.as_str());
    facts.push(match (stated, computed) {
        (Some(stated), Some(computed)) if stated != computed => {
            format!("{stated}, though what is written makes it {computed}")
        }
        (Some(stated), _) => stated,
        (None, Some(computed)) => computed.to_owned(),
        (None, None) => "open".to_owned(),
    });
    facts.extend(status.owner.as_ref().map(|owner| format!("owner {owner}")));
    let modes = hazard.mode.iter().flat_map(|field| field.value.iter().flatten());
    facts.extend(modes.map(|mode| match mode.value {
        Mode::Normal => "in normal use".to_owned(),
        Mode::Fault => "in a fault".to_owned(),
    }));
    facts.extend(hazard.patients.as_ref().and_then(|field| field.value.as_ref()).map(
        |patients| match patients.value {
            Patients::One => "one patient".to_owned(),
            Patients::Several => "several patients".to_owned(),
        },
    ));
    let raised = hazard.raised.as_ref().and_then(|field| field.value.as_ref());
    facts.extend(raised.map(|raised| format!("raised {}", raised.value)));
    if let Some(accepted) = &status.accepted {
        let by = accepted.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
        let on = accepted.on.map(|on| format!(" on {on}")).unwrap_or_default();
        facts.push(format!("accepted{by}{on}"));
    }
    facts
}

fn causes(out: &mut impl Write, hazard: &Hazard, assessment: &Assessment<'_>) -> io::Result<()> {
    if hazard.causes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\ncauses")?;
    for cause in &hazard.causes {
        let id = cause.header.id_str();
        let by: Vec<&str> = assessment.mitigating(hazard, id).map(|control| control.id()).collect();
        let by =
            if by.is_empty() { "mitigated by nothing".to_owned() } else { format!("mitigated by {}", by.join(", ")) };
        writeln!(out, "{INDENT}{id}  {}", text(cause.header.name.as_ref()).unwrap_or_default())?;
        writeln!(out, "{DEEPER}{by}")?;
    }
    Ok(())
}

fn controls(out: &mut impl Write, assessment: &Assessment<'_>, existing: bool) -> io::Result<()> {
    let controls: Vec<_> = assessment.controls.iter().filter(|control| control.existing == existing).collect();
    if controls.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", if existing { "controls that were there already" } else { "additional controls" })?;
    for control in controls {
        match control.source {
            ControlSource::Own(own) => {
                writeln!(out, "{INDENT}{}  {}", control.id(), text(own.header.name.as_ref()).unwrap_or_default())?;
                one(out, own, DEEPER)?;
            }
            ControlSource::Shared(_) => {
                let state = control.state().map_or("which is defined nowhere", |state| state.as_str());
                writeln!(out, "{INDENT}{}  a shared control, {state}", control.id())?;
            }
        }
    }
    Ok(())
}

/// `3 undesirable: major × medium`, and why.
fn score(out: &mut impl Write, what: &str, score: Option<&Score>, rated: Option<&Rated>) -> io::Result<()> {
    let Some(score) = score else { return writeln!(out, "\n{what}: not scored") };
    let word = |word: Option<&hazlog_core::model::Word>| word.map_or("?", |word| word.value.as_str()).to_owned();
    let levels = format!("{} × {}", word(score.severity.as_ref()), word(score.likelihood.as_ref()));
    match rated {
        Some(rated) => writeln!(out, "\n{what}: {} {} ({levels})", rated.risk, rated.band)?,
        None => writeln!(out, "\n{what}: not known ({levels})")?,
    }
    score.reason().map_or(Ok(()), |reason| lines(out, INDENT, reason))
}

fn actions(out: &mut impl Write, hazard: &Hazard) -> io::Result<()> {
    if hazard.actions.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nactions")?;
    for action in &hazard.actions {
        writeln!(out, "{INDENT}{}  {}", action.header.id_str(), text(action.header.name.as_ref()).unwrap_or_default())?;
        let mut facts: Vec<String> = Vec::new();
        facts.extend(text(action.owner.as_ref()).map(|owner| format!("owner {owner}")));
        facts.extend(action.due.as_ref().map(|due| format!("due {}", due.value)));
        facts.extend(action.done.as_ref().map(|done| format!("done {}", done.value)));
        if !facts.is_empty() {
            writeln!(out, "{DEEPER}{}", facts.join(" · "))?;
        }
    }
    Ok(())
}
