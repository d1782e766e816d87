//! Every rule, in the order of the rule table. Generated from the files of this folder; a test holds it current.

use super::Rule;

/// Every rule, by group and then by name.
pub static ALL: &[&Rule] = &[
    &super::duplicate_field::RULE,
    &super::duplicate_id::RULE,
    &super::id_format::RULE,
    &super::missing_field::RULE,
    &super::placeholder_text::RULE,
    &super::similar_hazard::RULE,
    &super::syntax::RULE,
    &super::unknown_keyword::RULE,
    &super::unknown_reference::RULE,
    &super::unused_control::RULE,
    &super::unscored_hazard::RULE,
    &super::control_counted_twice::RULE,
    &super::missing_mitigation::RULE,
    &super::shared_dependency::RULE,
    &super::unmitigated_cause::RULE,
    &super::unmitigating_control::RULE,
    &super::untyped_control::RULE,
    &super::vague_control::RULE,
    &super::weak_controls_only::RULE,
    &super::broken_evidence::RULE,
    &super::unimplemented_evidence::RULE,
    &super::unverified_control::RULE,
    &super::unused_waiver::RULE,
];
