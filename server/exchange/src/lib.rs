//! Reads a GP Connect programme hazard log workbook and writes it as a hazlog catalogue.
//!
//! The only crate that knows spreadsheet libraries. It works on bytes and strings: it opens no file,
//! reads no clock and no environment, and prints nothing. What it makes of a workbook is told as values
//! and typed warnings; whether that is good enough is for the caller to say.
//!
//! ```no_run
//! # fn main() -> Result<(), hazlog_exchange::WorkbookError> {
//! # let bytes: Vec<u8> = Vec::new();
//! let workbook = hazlog_exchange::read_workbook(&bytes)?;
//! let edition = workbook.edition.as_deref().unwrap_or("2.0");
//! let catalogue = hazlog_exchange::to_hazlog(&workbook, edition);
//! # Ok(()) }
//! ```

mod cover;
mod error;
mod grid;
mod guard;
mod hazlog;
mod header;
mod kinds;
mod programme;
mod read;
mod rows;
mod text;
mod warning;

pub use error::WorkbookError;
pub use guard::{MAX_INFLATED, MAX_INPUT};
pub use hazlog::to_hazlog;
pub use kinds::{PROGRAMME_TYPES, normalise_type};
pub use programme::{HazardNumber, ProgrammeWorkbook, Row};
pub use read::read_workbook;
pub use warning::{Warning, WarningKind};
