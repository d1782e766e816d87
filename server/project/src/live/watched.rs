//! Which folders a change of this project can come from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Live;
use crate::discover::Reach;

/// What has to be watched for one project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The root of the project.
    pub root: PathBuf,
    /// Folders, each with how far. Some may not exist: they may come.
    pub folders: BTreeMap<PathBuf, Depth>,
    /// The configuration file that is used, also where its name is its own.
    pub config: Option<PathBuf>,
}

/// How far a folder is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// By itself, and nothing below it.
    Alone,
    /// As a part of a tree that is watched whole, where the system can do that.
    Within,
    /// As the top of such a tree.
    Tree,
}

impl Live {
    /// What has to be watched for this project, as it was last seen: every folder that was entered and no other, as a
    /// watched folder costs something of the system.
    pub fn watched(&self) -> Watched {
        let mut folders = BTreeMap::new();
        let mut add = |folder: &Path, depth: Depth| {
            let known = folders.entry(folder.to_owned()).or_insert(depth);
            *known = depth.max(*known);
        };
        let config = self.config_path();
        // The configuration can come back, and a project inside can stop being one.
        self.nested.iter().for_each(|folder| add(folder, Depth::Alone));
        config.iter().filter_map(|path| path.parent()).for_each(|folder| add(folder, Depth::Alone));
        let base = config.as_deref().and_then(Path::parent).unwrap_or(&self.root);
        for catalogue in &self.config.catalogues {
            let path = base.join(catalogue);
            let path = dunce::canonicalize(&path).unwrap_or(path);
            path.parent().into_iter().for_each(|folder| add(folder, Depth::Alone));
        }
        if self.reach == Reach::Whole {
            self.ignoring().iter().for_each(|folder| add(folder, Depth::Alone));
            for (folder, is_link) in &self.folders {
                add(folder, if *is_link { Depth::Tree } else { Depth::Within });
            }
            add(&self.root, Depth::Tree);
        }
        Watched { root: self.root.clone(), folders, config }
    }

    /// The folders above the root whose `.gitignore` counts: those up to the repository's.
    fn ignoring(&self) -> Vec<PathBuf> {
        let is_repository = |folder: &&Path| folder.join(".git").exists();
        let Some(top) = self.root.ancestors().find(is_repository) else { return Vec::new() };
        let above = self.root.ancestors().skip(1).take_while(|folder| folder.starts_with(top));
        above.map(Path::to_owned).collect()
    }
}
