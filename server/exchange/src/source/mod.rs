//! Writes a record as a log in the language, in its canonical form.

mod hazard;
mod items;
mod quote;
mod writer;

use hazlog_core::format;

use crate::Record;
use writer::Writer;

pub use quote::is_word;
pub(crate) use quote::{string, unclosing};

/// The record as one file of the language.
///
/// Texts are kept word for word, with the exceptions of the language: blanks at the end of a line, control characters
/// and common indentation go, and a run of three quotation marks in a text of several lines is written with blanks
/// between them. Words are written as they are: whoever takes them from elsewhere asks [`is_word`] first.
#[must_use]
pub fn to_source(record: &Record) -> String {
    let mut writer = Writer::default();
    items::write(&mut writer, record);
    let text = writer.finish();
    format::format(&text).unwrap_or(text)
}
