//! Every log below a folder. Links are followed, as a log behind one is read by people too; those that lead back into
//! themselves are told of and left.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{DirEntry, WalkBuilder};

use super::{SourceFile, has_config, is_link, is_log, name, unreadable};
use crate::problem::{PathProblem, PathProblemKind};

/// Folders of tools, which hold copies and never a log.
const TOOL_FOLDERS: [&str; 2] = ["target", "node_modules"];

/// Finds the logs of one project.
pub(crate) struct Walker<'r> {
    root: &'r Path,
    exclude: Gitignore,
    found: Found,
    /// The names of files by where they really are: one file behind two names is read once.
    real: HashMap<PathBuf, String>,
}

/// What a walk met.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) files: Vec<SourceFile>,
    pub(crate) problems: Vec<PathProblem>,
    /// Folders with a configuration of their own: other projects, which are left out.
    pub(crate) nested: Vec<PathBuf>,
}

impl<'r> Walker<'r> {
    /// A walker that leaves out what these patterns match. They were read by the configuration, which refuses wrong ones.
    pub(crate) fn new(root: &'r Path, exclude: &[String]) -> Self {
        let mut builder = GitignoreBuilder::new(root);
        for pattern in exclude {
            builder.add_line(None, pattern).ok();
        }
        let exclude = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Self { root, exclude, found: Found::default(), real: HashMap::new() }
    }

    /// Adds one file, whether a pattern matches it or not. Gives its name in the workspace.
    pub(crate) fn add(&mut self, path: &Path) -> Option<String> {
        let Some(name) = name(self.root, path) else {
            self.tell(path, PathProblemKind::NameNotUtf8);
            return None;
        };
        let real = dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let known = self.real.entry(real).or_insert_with(|| {
            self.found.files.push(SourceFile { name: name.clone(), path: path.to_owned() });
            name
        });
        Some(known.clone())
    }

    /// Adds every log below a folder; gives their names.
    pub(crate) fn walk(&mut self, folder: &Path) -> Vec<String> {
        let left_out = Arc::new(Mutex::new(LeftOut::default()));
        let mut logs = Vec::new();
        for entry in self.builder(folder, Arc::clone(&left_out)).build() {
            match entry {
                Ok(entry) if is_log(entry.path()) => logs.extend(self.log(&entry)),
                Ok(_) => {}
                Err(error) => self.failure(&error),
            }
        }
        let left_out = std::mem::take(&mut *left_out.lock().unwrap_or_else(PoisonError::into_inner));
        self.found.nested.extend(left_out.projects);
        for (link, target) in left_out.loops {
            self.tell(&link, PathProblemKind::Loop(target));
        }
        // A link comes after what it points at, so that a file keeps the name that it has by itself.
        logs.sort_by_key(|(path, is_link)| (*is_link, path.clone()));
        let mut names: Vec<String> = logs.iter().filter_map(|(path, _)| self.add(path)).collect();
        names.sort();
        names.dedup();
        names
    }

    /// What was found, sorted.
    pub(crate) fn finish(mut self) -> Found {
        self.found.files.sort();
        self.found.problems.sort_by(|left, right| left.path.cmp(&right.path));
        self.found.problems.dedup_by(|left, right| left.path == right.path);
        self.found.nested.sort();
        self.found.nested.dedup();
        self.found
    }

    fn builder(&self, folder: &Path, left_out: Arc<Mutex<LeftOut>>) -> WalkBuilder {
        let mut builder = WalkBuilder::new(folder);
        // What is left out must not depend on whose machine it is: no ignore files but those of the repository.
        builder.follow_links(true).ignore(false).git_global(false).git_exclude(false);
        let (exclude, root) = (self.exclude.clone(), self.root.to_owned());
        builder.filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            if entry.depth() == 0 {
                return true;
            }
            if exclude.matched(entry.path(), is_folder).is_ignore() {
                return false;
            }
            !is_folder || left_out.lock().unwrap_or_else(PoisonError::into_inner).enters(entry, &root)
        });
        builder
    }

    /// The path of a log, and whether a link is on the way to it.
    fn log(&mut self, entry: &DirEntry) -> Option<(PathBuf, bool)> {
        let kind = entry.file_type()?;
        if kind.is_dir() {
            return None;
        }
        if !kind.is_file() {
            self.tell(entry.path(), PathProblemKind::NotAFile);
            return None;
        }
        let is_link = dunce::canonicalize(entry.path()).is_ok_and(|real| real != entry.path());
        Some((entry.path().to_owned(), is_link))
    }

    fn failure(&mut self, error: &ignore::Error) {
        let (path, error) = innermost(error, None);
        let path = path.unwrap_or(self.root).to_owned();
        match error {
            ignore::Error::Loop { ancestor, child } => self.tell(child, PathProblemKind::Loop(ancestor.clone())),
            // Editors keep dead links beside their files; only one that is named like a log may hide a hazard.
            ignore::Error::Io(_) if is_link(&path) && (!is_log(&path) || is_hidden(&path)) => {}
            ignore::Error::Io(cause) => self.tell(&path, unreadable(&path, cause)),
            other => self.tell(&path, PathProblemKind::Unreadable(io::Error::other(other.to_string()))),
        }
    }

    fn tell(&mut self, path: &Path, kind: PathProblemKind) {
        self.found.problems.push(PathProblem::new(path, kind));
    }
}

/// What a walk does not enter.
#[derive(Debug, Default)]
struct LeftOut {
    projects: Vec<PathBuf>,
    /// Links to a folder that they are in, with that folder.
    loops: Vec<(PathBuf, PathBuf)>,
}

impl LeftOut {
    fn enters(&mut self, entry: &DirEntry, root: &Path) -> bool {
        let path = entry.path();
        if TOOL_FOLDERS.iter().any(|tool| entry.file_name() == *tool) {
            return false;
        }
        // A link to a folder above the root would bring the neighbours in, or the whole disk.
        if entry.path_is_symlink()
            && let Ok(target) = dunce::canonicalize(path)
            && root.starts_with(&target)
        {
            self.loops.push((path.to_owned(), target));
            return false;
        }
        if has_config(path) {
            self.projects.push(path.to_owned());
            return false;
        }
        true
    }
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The cause of an error, and the nearest path that it names.
fn innermost<'e>(error: &'e ignore::Error, path: Option<&'e Path>) -> (Option<&'e Path>, &'e ignore::Error) {
    match error {
        ignore::Error::WithPath { path, err } => innermost(err, Some(path)),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => innermost(err, path),
        other => (path, other),
    }
}
