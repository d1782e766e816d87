//! The card of a hazard: its scores in words, its status and why, who sees to it, and what is missing.

use smol_str::SmolStr;

use super::super::lookup;
use super::super::markdown::{code, escape, list};
use super::{not_defined, title, who};
use crate::model::Hazard;
use crate::risk::{Assessment, Axis, Matrix, ScoreReading};
use crate::rules::phrase::{all_of, plural, rating, why};
use crate::workspace::{Island, Snapshot};

/// The card of the hazard with this id, wherever it is defined.
pub(in crate::ide) fn hazard_card(snapshot: &Snapshot, id: &SmolStr) -> String {
    let found = lookup::hazards(snapshot, id);
    match found.as_slice() {
        [] => not_defined("hazard", id),
        [(island, hazard)] => card(snapshot, island, hazard),
        [(island, hazard), ..] => {
            let count = found.len();
            format!("{}\n\nThis id is given to {count} hazards; the card is of one.", card(snapshot, island, hazard))
        }
    }
}

/// The card of a hazard.
pub(super) fn card(snapshot: &Snapshot, island: &Island, hazard: &Hazard) -> String {
    let assessment = snapshot.assess(hazard);
    let matrix = &snapshot.inputs().config.matrix;
    let mut lines = vec![initial(matrix, &assessment), residual(matrix, hazard, &assessment)];
    if island.content.truncated {
        lines.push("a text is not closed: what stands below it cannot be read yet".to_owned());
    } else {
        lines.push(status(hazard, &assessment));
    }
    lines.extend(who(hazard.owner.as_ref().and_then(|owner| owner.value.as_ref())).map(|who| format!("owner: {who}")));
    lines.extend(addresses(snapshot, hazard));
    lines.push(controls(hazard, &assessment));
    if !island.content.truncated {
        lines.extend(unmitigated(hazard, &assessment));
        lines.push(accepted(hazard));
    }
    format!("{}\n\n{}", title(&hazard.header), list(&lines))
}

fn initial(matrix: &Matrix, assessment: &Assessment<'_>) -> String {
    let score = assessment.initial.as_ref().map(|score| scored(matrix, score));
    format!("initial: {}", score.unwrap_or_else(|| "not scored".to_owned()))
}

fn residual(matrix: &Matrix, hazard: &Hazard, assessment: &Assessment<'_>) -> String {
    let score = match &assessment.residual {
        Some(score) => scored(matrix, score),
        None if assessment.left(hazard).is_some() => "not needed, for the initial risk is acceptable".to_owned(),
        None => "not scored".to_owned(),
    };
    format!("residual: {score}")
}

/// `major × low, risk 3 (undesirable)`, or as much of it as is written.
fn scored(matrix: &Matrix, score: &ScoreReading<'_>) -> String {
    if let Some(known) = &score.rating {
        return escape(&rating(matrix, known));
    }
    let axes = Axis::ALL.map(|axis| match (score.word(axis), score.level(axis)) {
        (None, _) => format!("no {}", axis.as_str()),
        (Some(word), Some(_)) => format!("{} {}", axis.as_str(), code(&word.value)),
        (Some(word), None) => format!("{} is no {} of the matrix", code(&word.value), axis.as_str()),
    });
    axes.join(", ")
}

fn status(hazard: &Hazard, assessment: &Assessment<'_>) -> String {
    let stated = hazard.status.as_ref().and_then(|status| status.word.value.as_ref()).map(|word| word.value);
    let told = assessment.told_status(hazard);
    let why = told.map(|told| escape(&why(told))).unwrap_or_default();
    let to = who(hazard.status.as_ref().and_then(|status| status.to.as_ref()));
    let to = to.map(|to| format!(" to {to}")).unwrap_or_default();
    match (stated, told) {
        (Some(stated), Some(told)) if stated == told.word => format!("status: `{}`{to}: {why}", stated.as_str()),
        (Some(stated), Some(told)) => {
            format!("status: `{}`{to} is written, `{}` follows: {why}", stated.as_str(), told.word.as_str())
        }
        (None, Some(told)) => format!("status: `{}` follows: {why}", told.word.as_str()),
        (Some(stated), None) => format!("status: `{}`{to}, as written; {}", stated.as_str(), untold(assessment)),
        (None, None) => format!("status: {}", untold(assessment)),
    }
}

/// Why no status can be computed.
fn untold(assessment: &Assessment<'_>) -> String {
    let mut unknown = assessment.controls.iter().filter(|control| control.facts.is_none());
    match unknown.next() {
        Some(control) => format!("none follows while control {} is not defined", code(control.id())),
        None => "none follows until the risk is scored, and reduced or justified".to_owned(),
    }
}

fn addresses(snapshot: &Snapshot, hazard: &Hazard) -> Option<String> {
    let names = hazard.addresses.iter().map(|id| {
        let known = snapshot.programmes().declared().iter().find_map(|edition| edition.hazard(&id.value));
        let part = if hazard.in_part.contains(&id.value) { ", in part" } else { "" };
        match known {
            Some(known) => format!("{} ({}{part})", escape(&id.value), escape(&known.name)),
            None if part.is_empty() => escape(&id.value),
            None => format!("{} (in part)", escape(&id.value)),
        }
    });
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| format!("answers {}", all_of(names.iter().map(String::as_str))))
}

fn controls(hazard: &Hazard, assessment: &Assessment<'_>) -> String {
    let (causes, controls) = (hazard.causes.len(), assessment.controls.len());
    let causes = format!("{causes} {}", plural(causes, "cause", "causes"));
    format!("{causes}, {controls} {}", plural(controls, "control", "controls"))
}

fn unmitigated(hazard: &Hazard, assessment: &Assessment<'_>) -> Option<String> {
    let open = assessment.unmitigated(hazard);
    let ids: Vec<String> = open.iter().map(|cause| escape(cause.header.id_str())).filter(|id| !id.is_empty()).collect();
    (!ids.is_empty()).then(|| format!("no control mitigates {}", all_of(ids.iter().map(String::as_str))))
}

fn accepted(hazard: &Hazard) -> String {
    let Some(accepted) = &hazard.accepted else { return "not accepted".to_owned() };
    let by = who(accepted.by.as_ref()).unwrap_or_else(|| "nobody who is named".to_owned());
    match &accepted.on {
        Some(on) => format!("accepted by {by} on {}", on.value),
        None => format!("accepted by {by}, without a day"),
    }
}
