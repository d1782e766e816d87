//! Waivers: a finding that one silences stays, marked with the reason; a waiver that silences none is a finding.

use smol_str::SmolStr;

use super::plan::Plan;
use crate::diagnostic::{Applicability, Finding, Fix, Place};
use crate::model::{Hazard, Item, Waiver};
use crate::rules::{Rule, find};
use crate::workspace::Island;

/// The rule that tells of a waiver without effect.
pub(super) const UNUSED: &str = "unused-waiver";

/// Applies the waivers of the hazards of an island to its findings.
pub(super) fn waive(plan: &Plan, island: &Island, findings: &mut Vec<Finding>) {
    for item in &island.content.items {
        let Item::Hazard(hazard) = item else { continue };
        for waiver in &hazard.waivers {
            waive_one(plan, island, hazard, waiver, findings);
        }
    }
}

fn waive_one(plan: &Plan, island: &Island, hazard: &Hazard, waiver: &Waiver, findings: &mut Vec<Finding>) {
    let id = hazard.header.id.as_ref().map(|id| &id.value);
    if let Some(rule) = refused(waiver) {
        findings.extend(unused(plan, island, waiver, id.cloned(), never(rule)));
        return;
    }
    let Some((rule, reason)) = effective(waiver) else { return };
    let mut used = false;
    // What another waiver silences already needs no second one.
    let open = findings.iter_mut().filter(|one| one.rule == rule.name && one.waived.is_none());
    for finding in open.filter(|one| one.hazard.as_ref() == id) {
        finding.waived = Some(reason.clone());
        used = true;
    }
    // Where an unclosed text swallowed the rest of the hazard, its rules did not run.
    if !used && !island.content.truncated && plan.level(rule.name).is_some() {
        findings.extend(unused(plan, island, waiver, id.cloned(), idle(rule, "this hazard")));
    }
}

/// The rule of a waiver that no waiver silences.
pub(super) fn refused(waiver: &Waiver) -> Option<&'static Rule> {
    waiver.rule.as_ref().and_then(|name| find(&name.value)).filter(|rule| !rule.waivable)
}

/// The rule and the reason of a waiver that can silence something.
pub(super) fn effective(waiver: &Waiver) -> Option<(&'static Rule, SmolStr)> {
    let rule = waiver.rule.as_ref().and_then(|name| find(&name.value)).filter(|rule| rule.waivable)?;
    let reason = waiver.because.as_ref().filter(|reason| !reason.is_blank())?;
    Some((rule, SmolStr::from(&*reason.value)))
}

/// Why a waiver is of no use: its rule finds nothing here that is not waived already.
pub(super) fn idle(rule: &Rule, place: &str) -> String {
    format!("nothing in {place} is silenced by the waiver of `{}`: remove it", rule.name)
}

/// Why a waiver is of no use: its rule cannot be waived.
pub(super) fn never(rule: &Rule) -> String {
    format!("`{}` cannot be waived: mend what it finds, and remove the waiver", rule.name)
}

/// The finding that a waiver silences nothing, where the plan has its rule.
pub(super) fn unused(
    plan: &Plan,
    island: &Island,
    waiver: &Waiver,
    hazard: Option<SmolStr>,
    message: String,
) -> Option<Finding> {
    let level = plan.level(UNUSED)?;
    let clauses = find(UNUSED)?.clauses;
    let place = Place { island: island.id.0, range: waiver.range };
    let fixes = vec![Fix::remove(waiver.lines, "remove the waiver", Applicability::Safe)];
    Some(Finding { rule: UNUSED, level, place, message, clauses, hazard, related: Vec::new(), fixes, waived: None })
}
