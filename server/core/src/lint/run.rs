//! Runs the rules of a plan over one island, or over the project.

use smol_str::SmolStr;

use super::plan::{Chosen, Plan};
use super::waive::waive;
use crate::diagnostic::Finding;
use crate::model::{Content, Hazard, Item};
use crate::risk::{SharedFacts, assess};
use crate::rules::{Check, HazardScope, ProjectScope, Report, Scope};
use crate::workspace::{Facts, Island, Name, Snapshot};

/// The findings of an island, by place.
pub(super) fn island(plan: &Plan, snapshot: &Snapshot, island: &Island) -> Vec<Finding> {
    let mut findings = Vec::new();
    let scope = Scope { snapshot, island };
    each(&plan.island, &scope, hazard_of(&island.content), &mut findings, |check, report| {
        if let Check::Island(check) = check {
            check(&scope, report);
        }
    });
    if !island.content.truncated {
        for item in &island.content.items {
            match item {
                Item::Hazard(hazard) => of_hazard(plan, &scope, hazard, &mut findings),
                Item::Control(control) => {
                    each(&plan.shared, &scope, None, &mut findings, |check, report| {
                        if let Check::Shared(check) = check {
                            check(control, &scope, report);
                        }
                    });
                    controls(plan, &scope, std::slice::from_ref(control), None, &mut findings);
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
    for (rule, level) in &plan.project {
        if let Check::Project(check) = rule.check {
            let island = u64::MAX;
            check(&scope, &mut Report { rule, level: *level, island, hazard: None, findings: &mut findings });
        }
    }
    findings
}

fn of_hazard(plan: &Plan, scope: &Scope<'_>, hazard: &Hazard, findings: &mut Vec<Finding>) {
    let id: Option<SmolStr> = hazard.header.id.as_ref().map(|id| id.value.clone());
    let assessment = assess(hazard, scope.matrix(), |id| shared(scope, id));
    let hazard_scope = HazardScope { hazard, assessment, scope: *scope };
    each(&plan.hazard, scope, id.clone(), findings, |check, report| {
        if let Check::Hazard(check) = check {
            check(&hazard_scope, report);
        }
    });
    controls(plan, scope, &hazard.controls, id, findings);
}

fn controls(
    plan: &Plan,
    scope: &Scope<'_>,
    controls: &[crate::model::Control],
    hazard: Option<SmolStr>,
    findings: &mut Vec<Finding>,
) {
    each(&plan.control, scope, hazard, findings, |check, report| {
        if let Check::Control(check) = check {
            controls.iter().for_each(|control| check(control, scope, report));
        }
    });
}

/// What is known of a shared control; nothing where no definition, or more than one, tells.
pub(super) fn shared(scope: &Scope<'_>, id: &str) -> Option<SharedFacts> {
    scope.sites(&Name::Id(id.into())).iter().find_map(|site| match &site.definition.facts {
        Facts::Control(facts) => Some(facts.clone()),
        Facts::None | Facts::Hazard { .. } => None,
    })
}

fn each(
    rules: &[Chosen],
    scope: &Scope<'_>,
    hazard: Option<SmolStr>,
    findings: &mut Vec<Finding>,
    mut run: impl FnMut(Check, &mut Report<'_>),
) {
    for (rule, level) in rules {
        let island = scope.island.id.0;
        run(rule.check, &mut Report { rule, level: *level, island, hazard: hazard.clone(), findings });
    }
}

/// The hazard of an island, where there is one and no other item.
fn hazard_of(content: &Content) -> Option<SmolStr> {
    match content.items.as_slice() {
        [Item::Hazard(hazard)] => hazard.header.id.as_ref().map(|id| id.value.clone()),
        _ => None,
    }
}
