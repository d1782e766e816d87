//! Every rule, in the order of the rule table. Generated from the files of this folder; a test holds it current.

use super::Rule;

/// Every rule, by group and then by name.
pub static ALL: &[&Rule] = &[
    &super::duplicate_id::RULE,
    &super::syntax::RULE,
    &super::unknown_keyword::RULE,
    &super::likelihood_jump::RULE,
    &super::matrix_near_miss::RULE,
    &super::missing_rationale::RULE,
    &super::no_reduction::RULE,
    &super::planned_control_scored::RULE,
    &super::reduction_without_control::RULE,
    &super::residual_above_initial::RULE,
    &super::severity_lowered::RULE,
    &super::single_death_catastrophic::RULE,
    &super::unknown_level::RULE,
    &super::unscored_hazard::RULE,
    &super::unscored_residual::RULE,
    &super::wrong_risk::RULE,
    &super::closed_incomplete::RULE,
    &super::status_mismatch::RULE,
    &super::transfer_without_control::RULE,
    &super::transfer_without_recipient::RULE,
    &super::unacceptable_residual::RULE,
    &super::unaccepted_hazard::RULE,
    &super::unjustified_residual::RULE,
    &super::unused_waiver::RULE,
];
