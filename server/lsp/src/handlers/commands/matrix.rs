//! The risk matrix with the hazards that stand in its cells.

use hazlog_core::ide::matrix::{CellPlace, FilledCell, Movement, fill};
use hazlog_core::ide::status::hazards;
use serde_json::{Value, json};

use crate::world::{View, World};

pub(super) fn of_project(_: &World, view: &View) -> Value {
    let filled = fill(&view.snapshot.inputs().config.matrix, &hazards(&view.snapshot));
    json!({
        "root": view.root_uri(),
        "severities": words(&filled.severities),
        "likelihoods": words(&filled.likelihoods),
        "cells": filled.cells.iter().map(of_cell).collect::<Vec<_>>(),
        "movements": filled.movements.iter().map(of_movement).collect::<Vec<_>>(),
        "unscored": words(&filled.unscored),
        "unsettled": words(&filled.unsettled),
    })
}

fn of_cell(cell: &FilledCell) -> Value {
    json!({
        "severity": cell.at.severity,
        "likelihood": cell.at.likelihood,
        "risk": cell.risk,
        "band": cell.band.as_str(),
        "class": cell.class.as_str(),
        "colour": cell.colour.as_str(),
        "initial": words(&cell.initial),
        "residual": words(&cell.residual),
    })
}

fn of_movement(movement: &Movement) -> Value {
    let place = |place: CellPlace| json!({ "severity": place.severity, "likelihood": place.likelihood });
    json!({ "from": place(movement.from), "to": place(movement.to), "hazards": words(&movement.hazards) })
}

fn words(list: &[smol_str::SmolStr]) -> Vec<&str> {
    list.iter().map(|word| word.as_str()).collect()
}
