//! Runs the rules of a plan over one island, or over the project.

use smol_str::SmolStr;

use super::plan::{Chosen, Plan};
use super::waive::waive;
use crate::diagnostic::Finding;
use crate::model::{Content, Control, Hazard, Item};
use crate::rules::{ControlCheck, HazardScope, ProjectScope, Report, Scope};
use crate::workspace::{Island, Snapshot};

/// The findings of an island, by place.
pub(super) fn island(plan: &Plan, snapshot: &Snapshot, island: &Island) -> Vec<Finding> {
    let mut findings = Vec::new();
    let scope = Scope { snapshot, island };
    each(&plan.island, &scope, hazard_of(&island.content), &mut findings, |check, report| check(&scope, report));
    if !island.content.truncated {
        for item in &island.content.items {
            match item {
                Item::Hazard(hazard) => of_hazard(plan, &scope, hazard, &mut findings),
                Item::Control(control) => {
                    let controls = std::slice::from_ref(control);
                    of_controls(&plan.shared, &scope, controls, None, &mut findings);
                    of_controls(&plan.control, &scope, controls, None, &mut findings);
                }
                _ => {}
            }
        }
    }
    waive(plan, island, &mut findings);
    findings.sort_by_key(|finding| (finding.place.range.start(), finding.place.range.end()));
    findings
}

/// The findings of the project as a whole.
pub(super) fn project(plan: &Plan, snapshot: &Snapshot) -> Vec<Finding> {
    let mut findings = Vec::new();
    let scope = ProjectScope { snapshot };
    for Chosen { rule, level, check } in &plan.project {
        let island = u64::MAX;
        check(&scope, &mut Report { rule, level: *level, island, hazard: None, findings: &mut findings });
    }
    findings
}

fn of_hazard(plan: &Plan, scope: &Scope<'_>, hazard: &Hazard, findings: &mut Vec<Finding>) {
    let id: Option<SmolStr> = hazard.header.id.as_ref().map(|id| id.value.clone());
    let assessment = scope.snapshot.assess(hazard);
    let hazard_scope = HazardScope { hazard, assessment, scope: *scope };
    each(&plan.hazard, scope, id.clone(), findings, |check, report| check(&hazard_scope, report));
    of_controls(&plan.control, scope, &hazard.controls, id, findings);
}

fn of_controls(
    checks: &[Chosen<ControlCheck>],
    scope: &Scope<'_>,
    controls: &[Control],
    hazard: Option<SmolStr>,
    findings: &mut Vec<Finding>,
) {
    each(checks, scope, hazard, findings, |check, report| {
        controls.iter().for_each(|control| check(control, scope, report));
    });
}

fn each<C: Copy>(
    checks: &[Chosen<C>],
    scope: &Scope<'_>,
    hazard: Option<SmolStr>,
    findings: &mut Vec<Finding>,
    mut run: impl FnMut(C, &mut Report<'_>),
) {
    for Chosen { rule, level, check } in checks {
        let island = scope.island.id.0;
        run(*check, &mut Report { rule, level: *level, island, hazard: hazard.clone(), findings });
    }
}

/// The hazard of an island, where there is one and no other item.
fn hazard_of(content: &Content) -> Option<SmolStr> {
    match content.items.as_slice() {
        [Item::Hazard(hazard)] => hazard.header.id.as_ref().map(|id| id.value.clone()),
        _ => None,
    }
}
