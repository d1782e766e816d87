//! What a log says, as owned data without places: what imports make and exports are made from.
//!
//! It holds what an author wrote and nothing that follows from it, item by item in the order of the log. Words are kept as
//! they stand, known or not. Comments, layout and catalogues are not in it.

mod control;
mod gather;
mod hazard;
mod history;
mod log;
mod method;
mod programme;

use serde::{Deserialize, Serialize};

pub use control::{Control, Evidence};
pub use gather::Unread;
pub use hazard::{Acceptance, Action, Cause, Hazard, Score, UsedControl};
pub use history::{Approval, Change, Review, Waiver};
pub use log::{Log, Officer, Supplier, System};
pub use method::{Band, Count, Definition, Level, Method};
pub use programme::{Answer, Programme};

/// A whole log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Record {
    /// Whose log it is, of which system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<Log>,
    /// The answers to programme hazard logs.
    pub programmes: Vec<Programme>,
    /// The hazards.
    pub hazards: Vec<Hazard>,
    /// Controls that several hazards share.
    pub controls: Vec<Control>,
    /// What each version brought.
    pub changes: Vec<Change>,
    /// Hazard workshops.
    pub reviews: Vec<Review>,
    /// Approvals of versions (DCB0129, 3.3.2).
    pub approvals: Vec<Approval>,
    /// Rules that are waived for the whole project.
    pub waivers: Vec<Waiver>,
}

impl Record {
    /// The hazard with this id.
    #[must_use]
    pub fn hazard(&self, id: &str) -> Option<&Hazard> {
        self.hazards.iter().find(|hazard| hazard.id == id)
    }
}
