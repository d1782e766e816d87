//! One file a command: what it does with its arguments, and how the run ends.

pub(crate) mod catalogue;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod coverage;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod import;
pub(crate) mod lsp;
pub(crate) mod new;
pub(crate) mod project;
pub(crate) mod rules;
pub(crate) mod show;
pub(crate) mod status;
mod upgrade;

use jiff::Zoned;
use jiff::civil::Date;

/// Days until programme hazards that nobody has decided on should have been looked at.
const DAYS_TO_REVIEW: i32 = 90;

/// The day that was asked for, else the day of the computer's clock.
fn today(asked: Option<Date>) -> Date {
    asked.unwrap_or_else(|| Zoned::now().date())
}
