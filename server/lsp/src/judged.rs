//! Judging: from a snapshot and what is dirty in it to findings, and to the files that have others.

use std::collections::BTreeSet;
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
}

impl Judging {
    /// Judges. The files are those that changed, and those with other findings than before.
    pub(crate) fn run(mut self) -> (Judged, BTreeSet<Arc<str>>) {
        let mut changed = self.linter.update(&self.snapshot, &self.dirt);
        changed.extend(self.edited);
        (Judged { linter: self.linter, snapshot: self.snapshot, revision: self.revision }, changed)
    }
}

impl Judged {
    /// The findings of a file that are not waived.
    pub(crate) fn findings_in(&self, name: &str) -> Vec<Located> {
        let file = self.snapshot.file(name);
        file.map(|file| self.linter.findings_in(&self.snapshot, file)).unwrap_or_default()
    }
}
