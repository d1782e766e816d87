//! What can be done about a programme hazard that nothing answers, as actions of the protocol.

use hazlog_core::ide::answers_to;
use serde_json::Value;
use smol_str::SmolStr;

use crate::handlers::actions::code_action;
use crate::world::{View, World};

pub(super) fn of_project(world: &World, view: &View, id: &SmolStr) -> Vec<Value> {
    let actions = answers_to(&view.snapshot, id).into_iter();
    let offered = actions.filter_map(|action| code_action(world, view, action, Vec::new()));
    offered.filter_map(|action| serde_json::to_value(action).ok()).collect()
}
