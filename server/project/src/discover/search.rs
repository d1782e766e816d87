//! All files of a project: those of the walk, those that were named, and the catalogues that the configuration names.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Asked, Found, Walker};
use crate::config::ProjectConfig;
use crate::problem::{PathProblem, PathProblemKind};

/// How far a project is looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Every log below the root.
    #[default]
    Whole,
    /// Nothing but the catalogues that the configuration names: the root is too wide, and logs come in one by one, as
    /// they are opened.
    ByHand,
}

/// What is looked for.
pub(crate) struct Search<'s> {
    pub(crate) root: &'s Path,
    pub(crate) reach: Reach,
    pub(crate) config: &'s ProjectConfig,
    /// The folder that the paths of catalogues count from.
    pub(crate) base: &'s Path,
}

impl Search<'_> {
    /// The names of the files that were asked for, and all files of the project.
    pub(crate) fn run(&self, asked: &[Asked]) -> (BTreeSet<String>, Found) {
        let mut walker = Walker::new(self.root, &self.config.exclude);
        let all = if self.reach == Reach::Whole { walker.walk(self.root) } else { Vec::new() };
        let mut names = BTreeSet::new();
        let is_root = |one: &Asked| matches!(one, Asked::Folder(folder) if folder == self.root);
        let whole = asked.iter().any(is_root);
        for one in asked {
            match one {
                Asked::Folder(folder) if folder == self.root => names.extend(all.iter().cloned()),
                Asked::Folder(folder) => names.extend(walker.walk(folder)),
                Asked::File(file) => names.extend(walker.add(file)),
            }
        }
        let mut missing = Vec::new();
        for catalogue in &self.config.catalogues {
            let path = self.base.join(catalogue);
            match dunce::canonicalize(&path) {
                Ok(path) => {
                    let name = walker.add(&path);
                    names.extend(name.filter(|_| whole));
                }
                Err(_) => missing.push(PathProblem::new(path, PathProblemKind::MissingCatalogue)),
            }
        }
        let mut found = walker.finish();
        found.problems.extend(missing);
        (names, found)
    }
}
