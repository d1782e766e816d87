//! Judging: from a snapshot and what is dirty in it to findings, and to the files whose diagnostics may be others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hazlog_core::lint::{Linter, Located};
use hazlog_core::workspace::{Dirt, Snapshot};

/// What judging needs, taken out of a project.
pub(crate) struct Judging {
    /// What was found before, to be brought up to date.
    pub(crate) linter: Linter,
    /// What to look at.
    pub(crate) dirt: Dirt,
    /// Files whose text changed.
    pub(crate) edited: BTreeSet<Arc<str>>,
    /// The state that is judged.
    pub(crate) snapshot: Snapshot,
    /// Its number.
    pub(crate) revision: u64,
    /// The number of the linter.
    pub(crate) generation: u64,
    /// The findings before.
    pub(crate) before: Option<Arc<Judged>>,
}

/// The findings of one state of a project.
#[derive(Debug)]
pub(crate) struct Judged {
    /// The findings.
    pub(crate) linter: Linter,
    /// The state.
    pub(crate) snapshot: Snapshot,
    /// Its number.
    pub(crate) revision: u64,
    /// For each file whose findings point into others: which.
    points: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
}

impl Judging {
    /// Judges. The files are those whose findings are to be shown anew: those that changed, those with other findings,
    /// and those with findings that point into a file that changed, where places have moved.
    pub(crate) fn run(mut self) -> (Judged, BTreeMap<Arc<str>, Vec<Located>>) {
        let changed = self.linter.update(&self.snapshot, &self.dirt);
        let mut points = self.before.as_ref().map(|before| before.points.clone()).unwrap_or_default();
        let moved = points.iter().filter(|(_, into)| !into.is_disjoint(&self.edited)).map(|(path, _)| Arc::clone(path));
        let mut to_show: BTreeSet<Arc<str>> = moved.collect();
        to_show.extend(changed);
        to_show.extend(self.edited);
        let mut shown = BTreeMap::new();
        for path in to_show {
            let file = self.snapshot.file(&path);
            let findings = file.map(|file| self.linter.findings_in(&self.snapshot, file)).unwrap_or_default();
            let into = elsewhere(&path, &findings);
            if into.is_empty() {
                points.remove(&path);
            } else {
                points.insert(Arc::clone(&path), into);
            }
            shown.insert(path, findings);
        }
        let Self { linter, snapshot, revision, .. } = self;
        (Judged { linter, snapshot, revision, points }, shown)
    }
}

fn elsewhere(path: &Arc<str>, findings: &[Located]) -> BTreeSet<Arc<str>> {
    let related = findings.iter().flat_map(|located| &located.related);
    related.filter(|related| related.path != *path).map(|related| Arc::clone(&related.path)).collect()
}

impl Judged {
    /// The findings of a file that are not waived.
    pub(crate) fn findings_in(&self, name: &str) -> Vec<Located> {
        let file = self.snapshot.file(name);
        file.map(|file| self.linter.findings_in(&self.snapshot, file)).unwrap_or_default()
    }
}
