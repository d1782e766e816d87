//! Every rule, in the order of the rule table. Generated from the files of this folder; a test holds it current.

use super::Rule;

/// Every rule, by group and then by name.
pub static ALL: &[&Rule] = &[
    &super::duplicate_id::RULE,
    &super::syntax::RULE,
    &super::unknown_keyword::RULE,
    &super::unscored_hazard::RULE,
    &super::impossible_date::RULE,
    &super::missing_mode::RULE,
    &super::missing_officer::RULE,
    &super::missing_scope::RULE,
    &super::overdue::RULE,
    &super::unapproved_version::RULE,
    &super::unowned_action::RULE,
    &super::contradicted_exclusion::RULE,
    &super::covered_by_nothing::RULE,
    &super::no_own_hazards::RULE,
    &super::repeated_disposition::RULE,
    &super::superseded_edition::RULE,
    &super::unanswered_programme_hazard::RULE,
    &super::undecided_programme_hazard::RULE,
    &super::unjustified_exclusion::RULE,
    &super::unknown_programme_hazard::RULE,
    &super::unreasoned_waiver::RULE,
    &super::unused_waiver::RULE,
];
