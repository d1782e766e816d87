//! Every rule, in the order of the rule table. Generated from the files of this folder; a test holds it current.

use super::Rule;

use super::{duplicate_id, syntax, unknown_keyword, unscored_hazard, unused_waiver};

/// Every rule, by group and then by name.
pub static ALL: &[&Rule] = &[
    &duplicate_id::RULE,
    &syntax::RULE,
    &unknown_keyword::RULE,
    &unscored_hazard::RULE,
    &unused_waiver::RULE,
];
