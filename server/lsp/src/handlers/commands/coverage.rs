//! What is answered to the programme's hazard log.

use hazlog_core::ide::FileRange;
use hazlog_core::ide::coverage::{AnsweringHazard, Coverage, CoveredHazard, GivenAnswer, Totals, coverage};
use serde_json::{Value, json};

use crate::world::{View, World};

pub(super) fn of_project(world: &World, view: &View) -> Value {
    let editions: Vec<Value> =
        coverage(&view.snapshot).iter().map(|edition| of_edition(world, view, edition)).collect();
    json!({ "root": view.root_uri(), "editions": editions })
}

fn of_edition(world: &World, view: &View, coverage: &Coverage) -> Value {
    let by_type = coverage.by_kind();
    let by_type: Vec<Value> =
        by_type.iter().map(|(kind, totals)| json!({ "type": kind.as_str(), "totals": of_totals(totals) })).collect();
    let hazards: Vec<Value> = coverage.hazards.iter().map(|hazard| of_hazard(world, view, hazard)).collect();
    json!({
        "programme": coverage.programme.as_str(),
        "title": coverage.title.as_str(),
        "edition": coverage.edition.as_str(),
        "isHalfRead": coverage.half_read,
        "totals": of_totals(&coverage.totals()),
        "byType": by_type,
        "hazards": hazards,
    })
}

fn of_totals(totals: &Totals) -> Value {
    json!({ "hazards": totals.hazards, "answered": totals.answered })
}

fn of_hazard(world: &World, view: &View, hazard: &CoveredHazard) -> Value {
    let state = hazard.answer.state();
    json!({
        "id": hazard.id.as_str(),
        "name": hazard.name.as_str(),
        "type": hazard.kind.as_str(),
        "capability": hazard.capability,
        "isUsed": hazard.used,
        "state": state.as_str(),
        "isAnswered": state.is_answered(),
        "hazards": hazard.answer.hazards.iter().map(of_answering).collect::<Vec<_>>(),
        "given": hazard.answer.given.iter().map(|given| of_given(world, view, given)).collect::<Vec<_>>(),
    })
}

fn of_answering(hazard: &AnsweringHazard) -> Value {
    json!({ "id": hazard.id.as_str(), "isScored": hazard.scored, "isInPart": hazard.in_part })
}

fn of_given(world: &World, view: &View, given: &GivenAnswer) -> Value {
    let FileRange { path, range } = &given.place;
    json!({
        "answer": given.answer.as_str(),
        "location": world.location(view, path, *range),
        "reason": given.reason.as_deref(),
        "to": given.to.as_deref(),
        "owner": given.owner.as_deref(),
        "due": given.due.map(|date| date.to_string()),
        "by": given.by.as_deref(),
        "on": given.on.map(|date| date.to_string()),
    })
}
