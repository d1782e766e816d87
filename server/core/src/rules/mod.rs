//! What a clinical safety officer looks for in a hazard log: one rule a file, with its page beside it.
//!
//! A rule sees the model and what follows from it. It sees no syntax node, no level, no waiver and no other rule, and
//! it makes no range of its own: every range comes out of the model.

mod phrase;
mod problems;
mod prose;
mod registry;
mod report;
mod rule;
mod scope;

// Rules, one a file:
mod duplicate_field;
mod duplicate_id;
mod id_format;
mod missing_field;
mod placeholder_text;
mod similar_hazard;
mod syntax;
mod unknown_keyword;
mod unknown_reference;
mod unscored_hazard;
mod unused_control;
mod unused_waiver;
// End of the rules.

pub use registry::ALL;
pub use rule::{Group, Levels, Rule};

pub(crate) use report::Report;
pub(crate) use rule::Check;
pub(crate) use scope::{HazardScope, ProjectScope, Scope};

/// The rule of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}
