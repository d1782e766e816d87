//! Keeps the findings of a project current: what is dirty is judged anew, the rest stays.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use text_size::TextRange;

use super::plan::Plan;
use super::run;
use super::waive::{effective, idle, never, refused, unused};
use crate::diagnostic::{Finding, Profile};
use crate::model::Item;
use crate::workspace::{Dirt, File, IslandId, Snapshot};

/// Below this many dirty islands they are judged one after the other: threads would cost more.
const WORTH_THREADS: usize = 32;

/// The findings of a project.
#[derive(Debug)]
pub struct Linter {
    profile: Profile,
    plan: Plan,
    /// False until everything has been judged once.
    started: bool,
    islands: FxHashMap<IslandId, Arc<[Finding]>>,
    /// Findings of the project, sorted by island.
    project: Vec<Finding>,
    /// How many findings of islands each rule has that no waiver of a hazard silences.
    counts: FxHashMap<&'static str, usize>,
    waived: FxHashMap<&'static str, SmolStr>,
}

/// A finding with its places in files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file.
    pub path: Arc<str>,
    /// Bytes from the start of the file.
    pub range: TextRange,
    /// Where the finding's island begins in the file: what the ranges of its fixes are counted from.
    pub island: text_size::TextSize,
    /// What was found; waivers of the project are applied.
    pub finding: Finding,
    /// The places that explain it.
    pub related: Vec<LocatedRelated>,
}

/// A place that explains a finding, in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocatedRelated {
    /// The file.
    pub path: Arc<str>,
    /// Bytes from the start of the file.
    pub range: TextRange,
    /// What is to be seen there.
    pub message: String,
}

impl Linter {
    /// A linter for a profile, which has not looked at anything yet.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        Self {
            profile,
            plan: Plan::default(),
            started: false,
            islands: FxHashMap::default(),
            project: Vec::new(),
            counts: FxHashMap::default(),
            waived: FxHashMap::default(),
        }
    }

    /// Judges what is dirty in the snapshot that the dirt was taken with.
    pub fn update(&mut self, snapshot: &Snapshot, dirt: &Dirt) {
        for gone in dirt.gone() {
            self.keep(*gone, None);
        }
        let first = !std::mem::replace(&mut self.started, true);
        let everything = first || dirt.is_everything();
        if everything {
            self.plan = Plan::new(&snapshot.inputs().config, self.profile);
        }
        let ids: Vec<IslandId> = if everything {
            snapshot.all_islands().map(|(_, island)| island.id).collect()
        } else {
            dirt.touched().collect()
        };
        let judge = |id: &IslandId| {
            let island = snapshot.island(*id)?;
            Some((*id, run::island(&self.plan, snapshot, island)))
        };
        let judged: Vec<(IslandId, Vec<Finding>)> = if ids.len() < WORTH_THREADS {
            ids.iter().filter_map(judge).collect()
        } else {
            ids.par_iter().filter_map(judge).collect()
        };
        for (id, findings) in judged {
            self.keep(id, Some(findings));
        }
        self.project = run::project(&self.plan, snapshot);
        self.waive(snapshot);
    }

    /// The findings of a file, by place.
    #[must_use]
    pub fn findings_in(&self, snapshot: &Snapshot, file: &Arc<File>) -> Vec<Located> {
        let mut located = Vec::new();
        for (start, island) in file.islands() {
            let own = self.islands.get(&island.id).map_or(&[][..], |findings| findings);
            let project = self.of_project(island.id);
            for finding in own.iter().chain(project) {
                located.push(self.locate(snapshot, file, start, finding));
            }
        }
        located.sort_by(|left, right| key(left).cmp(&key(right)));
        located
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

    fn locate(&self, snapshot: &Snapshot, file: &Arc<File>, start: text_size::TextSize, finding: &Finding) -> Located {
        let mut finding = finding.clone();
        if finding.waived.is_none() {
            finding.waived = self.waived.get(finding.rule).cloned();
        }
        let related = finding
            .related
            .iter()
            .filter_map(|related| {
                let (file, range) = snapshot.resolve(related.place)?;
                Some(LocatedRelated { path: Arc::clone(file.path()), range, message: related.message.clone() })
            })
            .collect();
        Located { path: Arc::clone(file.path()), range: finding.place.range + start, island: start, finding, related }
    }

    fn keep(&mut self, island: IslandId, findings: Option<Vec<Finding>>) {
        let before = match findings {
            Some(findings) if !findings.is_empty() => {
                for finding in findings.iter().filter(|one| one.waived.is_none()) {
                    *self.counts.entry(finding.rule).or_default() += 1;
                }
                self.islands.insert(island, findings.into())
            }
            _ => self.islands.remove(&island),
        };
        for finding in before.iter().flat_map(|findings| findings.iter()).filter(|one| one.waived.is_none()) {
            if let Some(count) = self.counts.get_mut(finding.rule) {
                *count -= 1;
            }
        }
    }

    /// Applies the waivers of the project, and tells of those that silence nothing.
    fn waive(&mut self, snapshot: &Snapshot) {
        self.waived.clear();
        let mut useless = Vec::new();
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
                if has_findings && !self.waived.contains_key(rule.name) {
                    self.waived.insert(rule.name, reason);
                } else if self.plan.level(rule.name).is_some() {
                    useless.extend(unused(&self.plan, island, waiver, None, idle(rule, "the project")));
                }
            }
        }
        self.project.extend(useless);
        self.project.sort_by_key(|finding| finding.place.island);
    }
}

fn key(located: &Located) -> (TextRangeKey, &'static str, &str) {
    let range = (u32::from(located.range.start()), u32::from(located.range.end()));
    (range, located.finding.rule, &located.finding.message)
}

/// Start and end of a range, by which findings are sorted.
type TextRangeKey = (u32, u32);
