//! What a log says: hazards, causes, controls, scores and answers, each with the place where it is said.
//!
//! The model holds what the author wrote, never what follows from it: risk, status and acceptability are computed in
//! [`crate::risk`]. No syntax node is left in it.

mod catalogue;
mod control;
mod hazard;
mod history;
mod item;
mod log;
mod lower;
mod problem;
mod programme;
mod shape;
mod value;

pub use catalogue::{Catalogue, Entry};
pub use control::{Control, ControlKind, Evidence, EvidenceKind, EvidenceTarget, Party, State};
pub use hazard::{Acceptance, Action, Cause, Hazard, Mode, Patients, Score, Status, StatusWord, UseControl};
pub use history::{Approval, Change, Review};
pub use item::{Content, Item, Waiver};
pub use log::{Log, Officer, Standard, Supplier, System};
pub use lower::lower;
pub use problem::{Problem, ProblemKind};
pub use programme::{Answer, Disposition, Programme};
pub use shape::{Need, Shape, Slot, SlotKind, shape};
pub use value::{Field, Header, Repetition, Spanned, Text, Word, is_id};
