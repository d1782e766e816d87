//! What was found in one island, and where that is in its file.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use crate::diagnostic::Finding;
use crate::workspace::{File, IslandId, Snapshot};

/// Why rules are waived for the whole project, by rule.
pub(super) type Waived = FxHashMap<&'static str, SmolStr>;

/// Everything that was found in one island. Equal ones say the same, wherever the island stands by now; they are told
/// apart without a look into most of them.
#[derive(Debug, Clone)]
pub struct IslandFindings {
    /// Of its own.
    own: Arc<[Finding]>,
    /// Of the project as a whole, standing here.
    project: Vec<Finding>,
    waived: Arc<Waived>,
}

/// A finding with its places in files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file.
    pub path: Arc<str>,
    /// Bytes from the start of the file.
    pub range: TextRange,
    /// Where the finding's island begins in the file: what the ranges of its fixes are counted from.
    pub island: TextSize,
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

impl PartialEq for IslandFindings {
    fn eq(&self, other: &Self) -> bool {
        let same_own = Arc::ptr_eq(&self.own, &other.own) || self.own == other.own;
        let same_waived = Arc::ptr_eq(&self.waived, &other.waived) || self.waived == other.waived;
        same_own && same_waived && self.project == other.project
    }
}

impl IslandFindings {
    /// `None` where nothing was found.
    pub(super) fn of(own: Option<&Arc<[Finding]>>, project: &[Finding], waived: &Arc<Waived>) -> Option<Self> {
        if own.is_none() && project.is_empty() {
            return None;
        }
        Some(Self { own: own.cloned().unwrap_or_default(), project: project.to_vec(), waived: Arc::clone(waived) })
    }

    fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.own.iter().chain(&self.project)
    }

    /// True where a finding is explained by a place in another island, which may move by itself.
    #[must_use]
    pub fn lead_elsewhere(&self) -> bool {
        self.elsewhere().next().is_some()
    }

    /// The other files in which findings are explained.
    #[must_use]
    pub fn other_files(&self, snapshot: &Snapshot, file: &File) -> BTreeSet<Arc<str>> {
        let paths = self.elsewhere().filter_map(|island| Some(&snapshot.island(island)?.path));
        paths.filter(|path| *path != file.path()).cloned().collect()
    }

    fn elsewhere(&self) -> impl Iterator<Item = IslandId> {
        let related = self.iter().flat_map(|finding| finding.related.iter().map(|one| (finding.place, one.place)));
        related.filter(|(own, other)| own.island != other.island).map(|(_, other)| IslandId(other.island))
    }

    /// The findings by place, in a file where their island begins at `start`.
    #[must_use]
    pub fn located(&self, snapshot: &Snapshot, file: &File, start: TextSize) -> Vec<Located> {
        let mut located: Vec<Located> =
            self.iter().map(|finding| self.locate(snapshot, file, start, finding)).collect();
        located.sort_by(|left, right| key(left).cmp(&key(right)));
        located
    }

    fn locate(&self, snapshot: &Snapshot, file: &File, start: TextSize, finding: &Finding) -> Located {
        let mut finding = finding.clone();
        if finding.waived.is_none() {
            finding.waived = self.waived.get(finding.rule).cloned();
        }
        let related = finding.related.iter().filter_map(|related| {
            if related.place.island == finding.place.island {
                let (path, range) = (Arc::clone(file.path()), related.place.range + start);
                return Some(LocatedRelated { path, range, message: related.message.clone() });
            }
            let (file, range) = snapshot.resolve(related.place)?;
            Some(LocatedRelated { path: Arc::clone(file.path()), range, message: related.message.clone() })
        });
        let related = related.collect();
        Located { path: Arc::clone(file.path()), range: finding.place.range + start, island: start, finding, related }
    }
}

/// Start and end, rule and message: what findings are sorted by.
fn key(located: &Located) -> ((u32, u32), &'static str, &str) {
    let range = (u32::from(located.range.start()), u32::from(located.range.end()));
    (range, located.finding.rule, &located.finding.message)
}
