//! The hazards of a project, with their scores and where they stand.

use std::collections::BTreeMap;

use hazlog_core::ide::status::{Accepted, HazardStatus, Overview, Rated, hazards, overview};
use serde_json::{Value, json};

use crate::world::{View, World};

pub(super) fn of_project(world: &World, view: &View) -> Value {
    let hazards = hazards(&view.snapshot);
    json!({
        "root": view.root_uri(),
        "summary": of_overview(&overview(&view.snapshot)),
        "hazards": hazards.iter().map(|hazard| of_hazard(world, view, hazard)).collect::<Vec<_>>(),
    })
}

fn of_overview(overview: &Overview) -> Value {
    let risks = |counts: &BTreeMap<Option<u16>, usize>| -> Vec<Value> {
        counts.iter().map(|(risk, count)| json!({ "risk": risk, "hazards": count })).collect()
    };
    json!({
        "hazards": overview.hazards,
        "initial": risks(&overview.initial),
        "residual": risks(&overview.residual),
        "statuses": overview.statuses,
    })
}

fn of_hazard(world: &World, view: &View, hazard: &HazardStatus) -> Value {
    json!({
        "id": hazard.id.as_str(),
        "name": hazard.name.as_str(),
        "location": world.location(view, &hazard.place.path, hazard.place.range),
        "initial": hazard.initial.as_ref().map(of_rated),
        "residual": hazard.residual.as_ref().map(of_rated),
        "left": hazard.left.as_ref().map(of_rated),
        "stated": hazard.stated.map(hazlog_core::model::StatusWord::as_str),
        "computed": hazard.is_told.then(|| hazard.computed.as_str()),
        "because": hazard.because.iter().map(|why| why.as_str()).collect::<Vec<_>>(),
        "owner": hazard.owner.as_deref(),
        "unmitigatedCauses": hazard.unmitigated,
        "accepted": hazard.accepted.as_ref().map(of_acceptance),
    })
}

fn of_rated(rated: &Rated) -> Value {
    json!({
        "severity": rated.severity,
        "likelihood": rated.likelihood,
        "risk": rated.risk,
        "band": rated.band.as_str(),
        "class": rated.class.as_str(),
    })
}

fn of_acceptance(accepted: &Accepted) -> Value {
    json!({ "by": accepted.by.as_deref(), "on": accepted.on.map(|date| date.to_string()) })
}
