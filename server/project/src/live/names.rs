//! Between the paths that an editor speaks of and the names of a project, for files that exist and files that do not yet.

use std::path::{Component, Path, PathBuf};

use super::Live;
use crate::discover::{Entry, Reach, name, nearest};

impl Live {
    /// The name of a file in this project, `..` in it where it lies outside; a file behind two names has one. `None` where
    /// the path is not UTF-8.
    pub fn name_of(&self, path: &Path) -> Option<String> {
        if let Some(known) = dunce::canonicalize(path).ok().and_then(|real| self.real.get(&real)) {
            return Some(known.clone());
        }
        // The way below the root stays as it is written: a walk names files behind a link by the link as well.
        let is_root = |folder: &&Path| dunce::canonicalize(folder).is_ok_and(|real| real == self.root);
        if let Some(inside) = path.ancestors().skip(1).find(is_root).and_then(|root| path.strip_prefix(root).ok()) {
            return name(&self.root, &self.root.join(inside));
        }
        let (there, rest) = nearest(path.parent()?);
        let there = dunce::canonicalize(there).ok()?;
        name(&self.root, &there.join(rest).join(path.file_name()?))
    }

    /// Where a file of this name is, or would be.
    pub fn path_of(&self, name: &str) -> PathBuf {
        let mut path = self.root.clone();
        for part in Path::new(name).components() {
            match part {
                // The root has no links in it, so that one step back leads to the folder above.
                Component::ParentDir => {
                    path.pop();
                }
                part => path.push(part),
            }
        }
        path
    }

    /// True where a log at this path is none of this project's, whether it exists or not: it is excluded, ignored, hidden,
    /// in a project or folder of tools inside this one, or outside. Where a project holds only what is opened by hand,
    /// the patterns of its configuration alone keep anything out.
    pub fn is_excluded(&self, path: &Path) -> bool {
        let Some(name) = self.name_of(path) else { return true };
        let entry = Entry::new(&self.root, &self.config.exclude);
        !self.files.contains_key(&name)
            && match self.reach {
                Reach::Whole => entry.keeps_out(&name),
                Reach::ByHand => entry.is_excluded(&name),
            }
    }
}
