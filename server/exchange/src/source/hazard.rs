//! Hazards and controls, their statements in the order in which people mostly write them.

use super::writer::Writer;
use crate::record::{Action, Control, Hazard, Score, UsedControl, Waiver};

pub(super) fn hazard(writer: &mut Writer, hazard: &Hazard) {
    writer.line("hazard").words([&hazard.id]).name(hazard.name.as_ref());
    writer.block(|writer| {
        facts(writer, hazard);
        texts(writer, hazard);
        causes(writer, hazard);
        scores(writer, hazard);
        remarks(writer, hazard);
    });
}

fn facts(writer: &mut Writer, hazard: &Hazard) {
    writer.list("addresses", &hazard.addresses);
    writer.list("addresses-in-part", &hazard.addresses_in_part);
    writer.string("owner", hazard.owner.as_ref());
    writer.list("mode", &hazard.mode);
    writer.word("patients", hazard.patients.as_ref());
    writer.date("raised", hazard.raised);
    if let Some(status) = &hazard.status {
        writer.line("status").words([status]).clause("to", hazard.status_to.as_ref());
    }
}

fn texts(writer: &mut Writer, hazard: &Hazard) {
    if hazard.description.is_some() || hazard.impact.is_some() {
        writer.gap();
    }
    writer.text("description", hazard.description.as_ref());
    writer.text("impact", hazard.impact.as_ref());
}

fn causes(writer: &mut Writer, hazard: &Hazard) {
    if !hazard.causes.is_empty() {
        writer.gap();
    }
    for cause in &hazard.causes {
        writer.line("cause").words([&cause.id]).name(cause.name.as_ref());
    }
}

/// What was there already stands before the initial score, what came later before the residual one.
fn scores(writer: &mut Writer, hazard: &Hazard) {
    controls(writer, hazard, true);
    score(writer, "initial", hazard.initial.as_ref());
    controls(writer, hazard, false);
    score(writer, "residual", hazard.residual.as_ref());
}

fn controls(writer: &mut Writer, hazard: &Hazard, existing: bool) {
    let own: Vec<&Control> = hazard.controls.iter().filter(|control| control.existing == existing).collect();
    let used: Vec<&UsedControl> = hazard.uses.iter().filter(|used| used.existing == existing).collect();
    if !own.is_empty() || !used.is_empty() {
        writer.gap();
    }
    own.into_iter().for_each(|one| control(writer, one));
    for used in used {
        let line = writer.line(if used.existing { "use existing control" } else { "use control" }).words([&used.id]);
        if !used.mitigates.is_empty() {
            line.words(["mitigates"]).list(&used.mitigates);
        }
    }
}

fn score(writer: &mut Writer, keyword: &str, score: Option<&Score>) {
    let Some(score) = score else { return };
    writer.gap();
    writer
        .line(keyword)
        .clause_word("severity", score.severity.as_ref())
        .clause_word("likelihood", score.likelihood.as_ref())
        .clause_word("risk", score.risk.as_ref())
        .clause("because", score.because.as_ref());
}

fn remarks(writer: &mut Writer, hazard: &Hazard) {
    writer.gap();
    writer.text("risk-benefit", hazard.risk_benefit.as_ref());
    hazard.constraints.iter().for_each(|constraint| writer.text("constraint", Some(constraint)));
    hazard.notes.iter().for_each(|note| writer.text("note", Some(note)));
    writer.date("review-by", hazard.review_by);
    writer.list("tags", &hazard.tags);
    writer.gap();
    hazard.actions.iter().for_each(|one| action(writer, one));
    if let Some(accepted) = &hazard.accepted {
        writer.line("accepted").clause("by", accepted.by.as_ref()).clause_word("on", accepted.on);
    }
    hazard.waivers.iter().for_each(|one| waiver(writer, one));
}

fn action(writer: &mut Writer, action: &Action) {
    writer
        .line("action")
        .words([&action.id])
        .name(action.what.as_ref())
        .clause("owner", action.owner.as_ref())
        .clause_word("due", action.due)
        .clause_word("done", action.done);
}

pub(super) fn waiver(writer: &mut Writer, waiver: &Waiver) {
    writer.line("waive").words([&waiver.rule]).clause("because", waiver.because.as_ref());
}

/// A control of a hazard, or one that several share.
pub(super) fn control(writer: &mut Writer, control: &Control) {
    let line = writer.line(if control.existing { "existing control" } else { "control" }).words([&control.id]);
    let line = line.words(control.kind.as_ref()).name(control.name.as_ref());
    match control.by.as_deref() {
        Some("deployer") => line.words(["by", "deployer"]),
        _ => line.clause("by", control.by.as_ref()),
    };
    writer.block(|writer| {
        writer.list("mitigates", &control.mitigates);
        writer.string("owner", control.owner.as_ref());
        writer.word("state", control.state.as_ref());
        writer.date("due", control.due);
        for evidence in &control.evidence {
            let line = writer.line("evidence").words(evidence.kind.as_ref());
            line.words(evidence.test.then_some("test")).text(&evidence.target);
        }
        writer.text("description", control.description.as_ref());
        control.notes.iter().for_each(|note| writer.text("note", Some(note)));
        writer.list("tags", &control.tags);
    });
}
