//! What follows from scores: risk, acceptability and status, by the organisation's matrix.
//!
//! Nothing here speaks to the author: rules, hovers and reports do, with what is computed here.

mod assess;
mod example;
mod matrix;
mod status;

pub use assess::{AppliedControl, Assessment, Carrier, ControlSource, Rating, ScoreReading, SharedFacts, assess};
pub use matrix::{Axis, Band, Class, LevelDefinition, Matrix, MatrixError, PatientCount};
pub use status::{ComputedStatus, compute_status};
