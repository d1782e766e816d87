//! What a clinical safety officer looks for in a hazard log: one rule a file, with its page beside it.
//!
//! A rule sees the model and what follows from it. It sees no syntax node, no level, no waiver and no other rule, and
//! it makes no range of its own: every range comes out of the model.

mod answers;
pub(crate) mod phrase;
mod problems;
mod proof;
mod prose;
mod registry;
mod report;
mod rule;
mod scope;

// Rules, one a file:
mod broken_evidence;
mod closed_incomplete;
mod contradicted_exclusion;
mod control_counted_twice;
mod covered_by_nothing;
mod duplicate_field;
mod duplicate_id;
mod id_format;
mod impossible_date;
mod likelihood_jump;
mod matrix_near_miss;
mod missing_field;
mod missing_mitigation;
mod missing_mode;
mod missing_officer;
mod missing_rationale;
mod missing_scope;
mod no_own_hazards;
mod no_reduction;
mod overdue;
mod placeholder_text;
mod planned_control_scored;
mod reduction_without_control;
mod repeated_disposition;
mod residual_above_initial;
mod severity_lowered;
mod shared_dependency;
mod similar_hazard;
mod single_death_catastrophic;
mod status_mismatch;
mod superseded_edition;
mod syntax;
mod transfer_without_control;
mod transfer_without_recipient;
mod unacceptable_residual;
mod unaccepted_hazard;
mod unanswered_programme_hazard;
mod unapproved_version;
mod undecided_programme_hazard;
mod unimplemented_evidence;
mod unjustified_exclusion;
mod unjustified_residual;
mod unknown_keyword;
mod unknown_level;
mod unknown_programme_hazard;
mod unknown_reference;
mod unmitigated_cause;
mod unmitigating_control;
mod unowned_action;
mod unreasoned_waiver;
mod unscored_hazard;
mod unscored_residual;
mod untyped_control;
mod unused_control;
mod unused_waiver;
mod unverified_control;
mod vague_control;
mod weak_controls_only;
mod wrong_risk;
// End of the rules.

pub use registry::ALL;
pub use rule::{Group, Levels, Rule};

pub(crate) use phrase::{control_to_fill_in, new_control_ids};
pub(crate) use report::Report;
pub(crate) use rule::{Check, ControlCheck, HazardCheck, IslandCheck, ProjectCheck};
pub(crate) use scope::{HazardScope, ProjectScope, Scope};

/// The rule of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.name == name)
}
