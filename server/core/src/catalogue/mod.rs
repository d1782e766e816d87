//! The editions of a programme hazard log: built in as data, or imported from the user's own copy.
//!
//! A number means nothing without its edition, for numbers are reused.

mod capability;
mod diff;
mod edition;

use std::sync::{Arc, LazyLock};

pub use capability::{CAPABILITIES, Capability, capability};
pub use diff::{Difference, diff};
pub use edition::{Edition, ProgrammeHazard};

/// The text of the editions that are built in, the oldest first, each with the name of its file.
pub const BUILT_IN: [(&str, &str); 2] =
    [("gpc-1.0.hazlog", include_str!("gpc-1.0.hazlog")), ("gpc-2.0.hazlog", include_str!("gpc-2.0.hazlog"))];

static EDITIONS: LazyLock<Vec<Arc<Edition>>> =
    LazyLock::new(|| BUILT_IN.iter().filter_map(|(_, text)| Edition::read(text)).map(Arc::new).collect());

/// The editions that are built in, the oldest first.
#[must_use]
pub fn built_in() -> &'static [Arc<Edition>] {
    &EDITIONS
}
