//! Rules that a waiver may name: those first that have found something here.

use super::ask::Ask;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::meaning;
use crate::rules::{ALL, Rule};

/// Every rule that can be waived.
pub(super) fn proposals(ask: &Ask<'_>) -> Vec<Proposal> {
    let has_found = |rule: &Rule| ask.outside.rules_here.iter().any(|name| **name == *rule.name);
    let mut rules: Vec<&Rule> = ALL.iter().copied().filter(|rule| rule.waivable).collect();
    rules.sort_by_key(|rule| !has_found(rule));
    let one = |rule: &&Rule| {
        let right = if has_found(rule) { "has a finding here" } else { "" };
        let proposal = ask.proposal(ProposalKind::Rule, rule.name).detail(rule.summary).description(right);
        proposal.documentation(meaning::rule_card(rule))
    };
    rules.iter().map(one).collect()
}
