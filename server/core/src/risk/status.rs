//! The status of a hazard, computed from its controls and actions (guidance to DCB0129).

use smol_str::{SmolStr, format_smolstr};

use super::AppliedControl;
use crate::model::{Hazard, State, StatusWord};

/// The status that follows, and what keeps it from being further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComputedStatus {
    /// The status.
    pub word: StatusWord,
    /// What is not complete, as `action A1 is not done` or `control K1 is only implemented`.
    pub because: Vec<SmolStr>,
}

/// Open, where a control or an action of the organisation that keeps the log is not complete; transferred, where only
/// another party's controls are not; closed otherwise. A control is complete once it is verified, an action once it is
/// done. Existing controls do not count.
#[must_use]
pub fn compute_status(hazard: &Hazard, controls: &[AppliedControl<'_>]) -> ComputedStatus {
    let additional = || controls.iter().filter(|control| !control.existing);
    let incomplete = |control: &&AppliedControl<'_>| control.state().is_some_and(|state| state < State::Verified);
    let actions = hazard.actions.iter().filter(|action| !action.closed);
    let mut own: Vec<SmolStr> =
        actions.map(|action| format_smolstr!("{} is not done", named("action", action.header.id_str()))).collect();
    own.extend(additional().filter(|control| control.is_own()).filter(incomplete).map(unverified));
    if !own.is_empty() {
        return ComputedStatus { word: StatusWord::Open, because: own };
    }
    let others: Vec<SmolStr> =
        additional().filter(|control| !control.is_own()).filter(incomplete).map(unverified).collect();
    let word = if others.is_empty() { StatusWord::Closed } else { StatusWord::Transferred };
    ComputedStatus { word, because: others }
}

fn unverified(control: &AppliedControl<'_>) -> SmolStr {
    let state = control.state().map_or("", State::as_str);
    let whose = if control.is_own() { "" } else { " of another party" };
    format_smolstr!("{}{whose} is only {state}", named("control", control.id()))
}

/// `action A1`, or `one action` while its id is being written.
fn named(word: &str, id: &str) -> SmolStr {
    if id.is_empty() { format_smolstr!("one {word}") } else { format_smolstr!("{word} {id}") }
}
