//! The chain of a safety case as a call hierarchy: programme hazard → hazard → cause → control, in both directions.
//!
//! A control that names no cause of its hazard hangs from the hazard itself, so that none is missing from the chain.

mod chain;
mod items;

use std::sync::Arc;

use text_size::TextRange;

use super::definition::Target;
use super::names::Named;
use super::{Cursor, SymbolKind};
use crate::workspace::Snapshot;
use chain::Chain;

/// A link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallItem {
    /// Id and name.
    pub name: String,
    /// A few words on it, as `risk 4 → 2 · open`.
    pub detail: String,
    /// A hazard, a cause, a control of one hazard, a shared control or an entry of a programme.
    pub kind: SymbolKind,
    /// Where it is: where it is defined, or where it is used if nothing here defines it.
    pub target: Target,
    /// By what it is asked about later, see [`Named::from_key`]; `None` inside a hazard without an id, where the place of
    /// the item has to be asked about.
    pub key: Option<String>,
}

/// A step of the chain from or to the link that was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The link at the other end.
    pub item: CallItem,
    /// The places that make the step, in the file of the link that is nearer to the programme.
    pub from: Vec<TextRange>,
    /// That file; `None` where it is the text of an edition that is built in.
    pub path: Option<Arc<str>>,
}

/// The link at the cursor: more than one where an id was given twice; none where what stands there is no link.
#[must_use]
pub fn prepare_calls(cursor: &Cursor<'_>) -> Vec<CallItem> {
    cursor.name().map(|name| Chain { snapshot: cursor.snapshot }.items(&name.named)).unwrap_or_default()
}

/// What a link leads to, away from the programme.
#[must_use]
pub fn outgoing_calls(snapshot: &Snapshot, named: &Named) -> Vec<Call> {
    let chain = Chain { snapshot };
    match named {
        Named::Programme(id) => chain.steps_from_programme(id),
        Named::Hazard(id) => chain.hazards(id).iter().flat_map(|at| chain.steps_from_hazard(at)).collect(),
        Named::Local(local) => chain.of_local(local).map(|at| chain.steps_from_local(&at, local)).unwrap_or_default(),
        Named::Control(_) | Named::Log(_) => Vec::new(),
    }
}

/// What leads to a link, towards the programme.
#[must_use]
pub fn incoming_calls(snapshot: &Snapshot, named: &Named) -> Vec<Call> {
    let chain = Chain { snapshot };
    match named {
        Named::Hazard(id) => chain.hazards(id).iter().flat_map(|at| chain.steps_to_hazard(at)).collect(),
        Named::Control(id) => chain.using(id).iter().flat_map(|at| chain.steps_to_shared(at, id)).collect(),
        Named::Local(local) => chain.of_local(local).map(|at| chain.steps_to_local(&at, local)).unwrap_or_default(),
        Named::Programme(_) | Named::Log(_) => Vec::new(),
    }
}

impl CallItem {
    /// The id of the link, where it is written.
    #[must_use]
    pub fn selection(&self) -> Option<TextRange> {
        match self.target {
            Target::File { selection, .. } | Target::BuiltIn { selection, .. } => Some(selection),
            Target::Rule(_) | Target::Path(_) => None,
        }
    }

    /// The file of the project that the link is in.
    fn path(&self) -> Option<Arc<str>> {
        match &self.target {
            Target::File { path, .. } => Some(Arc::clone(path)),
            Target::BuiltIn { .. } | Target::Rule(_) | Target::Path(_) => None,
        }
    }
}

#[cfg(test)]
mod tests;
