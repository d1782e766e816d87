//! What a clinical safety officer looks for in a hazard log: one rule a file, with its page beside it.
//!
//! A rule sees the model and what follows from it. It sees no syntax node, no level, no waiver and no other rule, and
//! it makes no range of its own: every range comes out of the model.

mod phrase;
mod problems;
mod proof;
mod prose;
mod registry;
mod report;
mod rule;
mod scope;

// Rules, one a file:
mod broken_evidence;
mod control_counted_twice;
mod duplicate_field;
mod duplicate_id;
mod id_format;
mod missing_field;
mod missing_mitigation;
mod placeholder_text;
mod shared_dependency;
mod similar_hazard;
mod syntax;
mod unimplemented_evidence;
mod unknown_keyword;
mod unknown_reference;
mod unmitigated_cause;
mod unmitigating_control;
mod unscored_hazard;
mod untyped_control;
mod unused_control;
mod unused_waiver;
mod unverified_control;
mod vague_control;
mod weak_controls_only;
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
