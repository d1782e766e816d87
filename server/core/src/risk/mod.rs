//! What follows from scores: risk, acceptability and status, by the organisation's matrix.
//!
//! Nothing here speaks to the author: rules, hovers and reports do, with what is computed here.

mod assess;
mod example;
mod judgement;
mod matrix;
mod status;
mod table;

pub use assess::{AppliedControl, Assessment, Carrier, ControlSource, Rating, ScoreReading, SharedFacts, assess};
pub use matrix::{Axis, Band, Class, LevelDefinition, Matrix, MatrixError, PatientCount};
pub use status::{ComputedStatus, compute_status};
pub use table::{MatrixCell, MatrixRow, MatrixTable};
