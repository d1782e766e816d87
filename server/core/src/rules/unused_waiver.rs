//! A waiver that silences nothing.

use super::{Check, Group, Levels, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "unused-waiver",
    group: Group::Waivers,
    summary: "a waiver silences nothing",
    levels: Levels::new(b"WWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unused_waiver.md"),
    waivable: false,
    check: Check::Runner,
};
