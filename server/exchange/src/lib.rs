//! Hazard logs in other forms than the language: spreadsheets, and what a log says as plain data.
//!
//! A [`Record`] is what a log says without places and layout: it is gathered from a project, written as a log in the
//! language, and is the form between the language and every other one. A programme hazard log workbook becomes a
//! catalogue.
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
pub mod import;
pub mod json;
mod kinds;
mod programme;
mod read;
pub mod record;
mod rows;
mod source;
mod text;
mod warning;

pub use error::WorkbookError;
pub use guard::{MAX_INFLATED, MAX_INPUT};
pub use hazlog::to_hazlog;
pub use kinds::{PROGRAMME_TYPES, normalise_type};
pub use programme::{HazardNumber, ProgrammeWorkbook, Row};
pub use read::read_workbook;
pub use record::Record;
pub use source::{is_word, to_source};
pub use warning::{Warning, WarningKind};
