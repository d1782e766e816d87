//! The documentation of a proposal, looked up only for the one that is being read: what a hover shows of the same name,
//! and the author's own words.

use super::proposal::ResolveKey;
use crate::ide::hover::{field, hazard_card, programme_card, shared_card};
use crate::ide::lookup;
use crate::ide::markdown::sections;
use crate::workspace::Snapshot;

/// More on what was proposed, as Markdown; `None` where it is no longer there.
#[must_use]
pub fn resolve(snapshot: &Snapshot, key: &ResolveKey) -> Option<String> {
    match key {
        ResolveKey::ProgrammeHazard { programme, edition, id } => {
            let edition = snapshot.programmes().edition(programme, edition)?;
            edition.hazard(id)?;
            Some(programme_card(snapshot, id, Some(edition)))
        }
        ResolveKey::Control(id) => {
            let control = *lookup::controls(snapshot, id).first()?;
            Some(shared_card(snapshot, id) + &sections([("Description", field(&control.description))]))
        }
        ResolveKey::Hazard(id) => {
            let (_, hazard) = *lookup::hazards(snapshot, id).first()?;
            let said = [("Description", field(&hazard.description)), ("Impact", field(&hazard.impact))];
            Some(hazard_card(snapshot, id) + &sections(said))
        }
    }
}
