//! Which rules run in a project, and at which level.

use crate::config::Config;
use crate::diagnostic::{Level, Profile};
use crate::rules::{ALL, Check, ControlCheck, HazardCheck, IslandCheck, ProjectCheck, Rule};

/// A check that runs, with its rule and its level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<C> {
    pub(super) rule: &'static Rule,
    pub(super) level: Level,
    pub(super) check: C,
}

/// The checks that run, sorted by what they look at.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) island: Vec<Chosen<IslandCheck>>,
    pub(super) hazard: Vec<Chosen<HazardCheck>>,
    pub(super) control: Vec<Chosen<ControlCheck>>,
    pub(super) shared: Vec<Chosen<ControlCheck>>,
    pub(super) project: Vec<Chosen<ProjectCheck>>,
    levels: Vec<(&'static str, Option<Level>)>,
}

impl Plan {
    pub(super) fn new(config: &Config, profile: Profile) -> Self {
        let mut plan = Self::default();
        for rule in ALL.iter().copied() {
            let level = level(rule, config, profile);
            plan.levels.push((rule.name, level));
            if let Some(level) = level {
                plan.add(rule, level, rule.check);
            }
        }
        plan
    }

    fn add(&mut self, rule: &'static Rule, level: Level, check: Check) {
        match check {
            Check::Island(check) => self.island.push(Chosen { rule, level, check }),
            Check::Hazard(check) => self.hazard.push(Chosen { rule, level, check }),
            Check::Control(check) => self.control.push(Chosen { rule, level, check }),
            Check::Shared(check) => self.shared.push(Chosen { rule, level, check }),
            Check::Project(check) => self.project.push(Chosen { rule, level, check }),
            Check::Several(checks) => checks.iter().for_each(|check| self.add(rule, level, *check)),
            Check::Runner => {}
        }
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
