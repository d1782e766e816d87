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
    &super::unused_waiver::RULE,
];
