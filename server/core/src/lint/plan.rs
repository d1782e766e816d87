//! Which rules run in a project, and at which level.

use crate::config::Config;
use crate::diagnostic::{Level, Profile};
use crate::rules::{ALL, Check, Rule};

/// A rule that runs, with its level.
pub(super) type Chosen = (&'static Rule, Level);

/// The rules that run, sorted by what they look at.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) island: Vec<Chosen>,
    pub(super) hazard: Vec<Chosen>,
    pub(super) control: Vec<Chosen>,
    pub(super) shared: Vec<Chosen>,
    pub(super) project: Vec<Chosen>,
    levels: Vec<(&'static str, Option<Level>)>,
}

impl Plan {
    pub(super) fn new(config: &Config, profile: Profile) -> Self {
        let mut plan = Self::default();
        for rule in ALL.iter().copied() {
            let level = level(rule, config, profile);
            plan.levels.push((rule.name, level));
            let Some(level) = level else { continue };
            match rule.check {
                Check::Island(_) => plan.island.push((rule, level)),
                Check::Hazard(_) => plan.hazard.push((rule, level)),
                Check::Control(_) => plan.control.push((rule, level)),
                Check::Shared(_) => plan.shared.push((rule, level)),
                Check::Project(_) => plan.project.push((rule, level)),
                Check::Runner => {}
            }
        }
        plan
    }

    /// The level of a rule; `None` where it does not run or is none.
    pub(super) fn level(&self, name: &str) -> Option<Level> {
        self.levels.iter().find(|(known, _)| *known == name).and_then(|(_, level)| *level)
    }
}

fn level(rule: &Rule, config: &Config, profile: Profile) -> Option<Level> {
    let moved = config.rules.get(rule.name).filter(|_| rule.waivable);
    moved.map_or_else(|| rule.levels.of(profile), |setting| setting.level)
}
