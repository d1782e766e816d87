//! Waivers: a finding that one silences stays, marked with the reason; a waiver that silences none is a finding.

use smol_str::SmolStr;
use text_size::TextRange;

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
    let Some((rule, reason)) = effective(waiver) else { return };
    let id = hazard.header.id.as_ref().map(|id| &id.value);
    let mut used = false;
    for finding in findings.iter_mut().filter(|finding| finding.rule == rule.name && finding.hazard.as_ref() == id) {
        finding.waived.get_or_insert_with(|| reason.clone());
        used = true;
    }
    if !used && plan.level(rule.name).is_some() {
        let place = Place { island: island.id.0, range: waiver.range };
        findings.extend(unused(plan, waiver, place, id.cloned(), "this hazard"));
    }
}

/// The rule and the reason of a waiver that can silence something.
pub(super) fn effective(waiver: &Waiver) -> Option<(&'static Rule, SmolStr)> {
    let rule = waiver.rule.as_ref().and_then(|name| find(&name.value)).filter(|rule| rule.waivable)?;
    let reason = waiver.because.as_ref().filter(|reason| !reason.is_blank())?;
    Some((rule, SmolStr::from(&*reason.value)))
}

/// The finding that a waiver silences nothing, where the plan has its rule.
pub(super) fn unused(
    plan: &Plan,
    waiver: &Waiver,
    place: Place,
    hazard: Option<SmolStr>,
    of: &str,
) -> Option<Finding> {
    let level = plan.level(UNUSED)?;
    let clauses = find(UNUSED)?.clauses;
    let name = waiver.rule.as_ref().map_or("", |rule| rule.value.as_str());
    let message = format!("nothing in {of} is silenced by the waiver of {name}: remove it");
    let fix = Fix::replace(TextRange::new(place.range.start(), place.range.end()), "", Applicability::Safe);
    let fixes = vec![fix.titled("remove the waiver")];
    Some(Finding { rule: UNUSED, level, place, message, clauses, hazard, related: Vec::new(), fixes, waived: None })
}
