//! Keeps the findings of a project current: what is dirty is judged anew, the rest stays.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::GenericHashMap;
use imbl::shared_ptr::DefaultSharedPtr;
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use text_size::TextSize;

use super::found::{IslandFindings, Located, Waived};
use super::plan::Plan;
use super::run;
use super::waive::{effective, idle, never, refused, unused};
use crate::diagnostic::{Finding, Profile};
use crate::model::Item;
use crate::workspace::{Dirt, File, Island, IslandId, Snapshot};

/// Below this many dirty islands they are judged one after the other: threads would cost more.
const WORTH_THREADS: usize = 32;

/// The findings of a project. A copy is cheap and never changes: whoever reads holds one while the next is made.
#[derive(Debug, Clone)]
pub struct Linter {
    profile: Profile,
    plan: Arc<Plan>,
    /// False until everything has been judged once.
    started: bool,
    islands: GenericHashMap<IslandId, Kept, FxBuildHasher, DefaultSharedPtr>,
    /// Findings of the project, sorted by island.
    project: Arc<Vec<Finding>>,
    /// How many findings of islands each rule has that no waiver of a hazard silences.
    counts: FxHashMap<&'static str, usize>,
    waived: Arc<Waived>,
}

/// The findings of an island, and the file that it is in.
#[derive(Debug, Clone)]
struct Kept {
    path: Arc<str>,
    findings: Arc<[Finding]>,
}

/// The files whose findings are others than before. Where text before a finding changed it has moved besides, which its
/// file's editor knows.
pub type Changed = BTreeSet<Arc<str>>;

impl Linter {
    /// A linter for a profile, which has not looked at anything yet.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            plan: Arc::default(),
            started: false,
            islands: GenericHashMap::default(),
            project: Arc::default(),
            counts: FxHashMap::default(),
            waived: Arc::default(),
        }
    }

    /// Judges what is dirty in the snapshot that the dirt was taken with, and tells what became different.
    pub fn update(&mut self, snapshot: &Snapshot, dirt: &Dirt) -> Changed {
        let mut changed = Changed::new();
        for gone in dirt.gone() {
            self.keep(*gone, None, &mut changed);
        }
        let first = !std::mem::replace(&mut self.started, true);
        let everything = first || dirt.is_everything();
        if everything {
            self.plan = Arc::new(Plan::new(&snapshot.inputs().config, self.profile));
        }
        let ids: Vec<IslandId> = if everything {
            snapshot.all_islands().map(|(_, island)| island.id).collect()
        } else {
            dirt.touched().collect()
        };
        let judge = |id: &IslandId| {
            let island = snapshot.island(*id)?;
            Some((
                *id,
                Kept { path: Arc::clone(&island.path), findings: run::island(&self.plan, snapshot, island).into() },
            ))
        };
        let judged: Vec<(IslandId, Kept)> = if ids.len() < WORTH_THREADS {
            ids.iter().filter_map(judge).collect()
        } else {
            ids.par_iter().filter_map(judge).collect()
        };
        for (id, kept) in judged {
            self.keep(id, Some(kept), &mut changed);
        }
        self.judge_project(snapshot, &mut changed);
        changed
    }

    fn judge_project(&mut self, snapshot: &Snapshot, changed: &mut Changed) {
        let waived = Arc::clone(&self.waived);
        let before = std::mem::replace(&mut self.project, Arc::new(run::project(&self.plan, snapshot)));
        self.waive(snapshot);
        if !Arc::ptr_eq(&waived, &self.waived) {
            changed.extend(self.islands.values().map(|kept| Arc::clone(&kept.path)));
        }
        if before != self.project || !Arc::ptr_eq(&waived, &self.waived) {
            let places = before.iter().chain(self.project.iter()).map(|finding| finding.place);
            changed.extend(places.filter_map(|place| snapshot.resolve(place)).map(|(file, _)| Arc::clone(file.path())));
        }
    }

    /// The findings of a file, by place.
    #[must_use]
    pub fn findings_in(&self, snapshot: &Snapshot, file: &File) -> Vec<Located> {
        let located =
            |(start, island): (TextSize, &Arc<Island>)| Some(self.found_in(island.id)?.located(snapshot, file, start));
        file.islands().filter_map(located).flatten().collect()
    }

    /// What was found in an island; `None` where that is nothing.
    #[must_use]
    pub fn found_in(&self, island: IslandId) -> Option<IslandFindings> {
        let own = self.islands.get(&island).map(|kept| &kept.findings);
        IslandFindings::of(own, self.of_project(island), &self.waived)
    }

    /// The rules that have found something in an island.
    pub fn rules_in(&self, island: IslandId) -> impl Iterator<Item = &'static str> {
        let own = self.islands.get(&island).into_iter().flat_map(|kept| kept.findings.iter());
        own.chain(self.of_project(island)).map(|finding| finding.rule)
    }

    /// All findings, by path and place.
    #[must_use]
    pub fn findings(&self, snapshot: &Snapshot) -> Vec<Located> {
        snapshot.files().flat_map(|file| self.findings_in(snapshot, file)).collect()
    }

    /// The findings of the project that stand in an island.
    fn of_project(&self, island: IslandId) -> &[Finding] {
        let from = self.project.partition_point(|finding| finding.place.island < island.0);
        let rest = self.project.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|finding| finding.place.island == island.0)).unwrap_or_default()
    }

    fn keep(&mut self, island: IslandId, kept: Option<Kept>, changed: &mut Changed) {
        let kept = kept.filter(|kept| !kept.findings.is_empty());
        let unwaived = |kept: &Option<Kept>| -> Vec<&'static str> {
            let findings = kept.iter().flat_map(|kept| kept.findings.iter());
            findings.filter(|one| one.waived.is_none()).map(|one| one.rule).collect()
        };
        for rule in unwaived(&kept) {
            *self.counts.entry(rule).or_default() += 1;
        }
        let path = kept.as_ref().map(|kept| Arc::clone(&kept.path));
        let findings = kept.as_ref().map(|kept| Arc::clone(&kept.findings));
        let before = match kept {
            Some(kept) => self.islands.insert(island, kept),
            None => self.islands.remove(&island),
        };
        for rule in unwaived(&before) {
            if let Some(count) = self.counts.get_mut(rule) {
                *count -= 1;
            }
        }
        if findings != before.as_ref().map(|kept| Arc::clone(&kept.findings)) {
            changed.extend(path.into_iter().chain(before.map(|kept| kept.path)));
        }
    }

    /// Applies the waivers of the project, and tells of those that silence nothing.
    fn waive(&mut self, snapshot: &Snapshot) {
        let mut useless = Vec::new();
        let mut waived = Waived::default();
        let found: FxHashSet<&str> = self.project.iter().map(|finding| finding.rule).collect();
        for island in snapshot.project_items() {
            for item in &island.content.items {
                let Item::Waiver(waiver) = item else { continue };
                if let Some(rule) = refused(waiver) {
                    useless.extend(unused(&self.plan, island, waiver, None, never(rule)));
                    continue;
                }
                let Some((rule, reason)) = effective(waiver) else { continue };
                let has_findings =
                    found.contains(rule.name) || self.counts.get(rule.name).is_some_and(|count| *count > 0);
                if has_findings && !waived.contains_key(rule.name) {
                    waived.insert(rule.name, reason);
                } else if self.plan.level(rule.name).is_some() {
                    useless.extend(unused(&self.plan, island, waiver, None, idle(rule, "the project")));
                }
            }
        }
        if waived != *self.waived {
            self.waived = Arc::new(waived);
        }
        let project = Arc::make_mut(&mut self.project);
        project.extend(useless);
        project.sort_by_key(|finding| finding.place.island);
    }
}
