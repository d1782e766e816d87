//! The one runner: which rules, at which level, over what, and what a waiver silences.
//!
//! The command line and the language server both get their findings here and nowhere else.

mod fixes;
mod found;
mod linter;
mod plan;
mod run;
mod waive;

pub use fixes::{fix_edits, safe_edits};
pub use found::{IslandFindings, Located, LocatedRelated};
pub use linter::{Changed, Linter};
