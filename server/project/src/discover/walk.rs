//! Every log below a folder. Links are followed, as a log behind one is read by people too; those that lead back into
//! themselves are told of and left.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder};

use super::entry::{Barred, Entry};
use super::{SourceFile, is_hidden, is_link, is_log, name, unreadable};
use crate::problem::{PathProblem, PathProblemKind};

/// Finds the logs of one project.
pub(crate) struct Walker<'r> {
    root: &'r Path,
    entry: Entry,
    found: Found,
}

/// What a walk met.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) files: Vec<SourceFile>,
    pub(crate) problems: Vec<PathProblem>,
    /// Folders with a configuration of their own: other projects, which are left out.
    pub(crate) nested: Vec<PathBuf>,
    /// The folders that were entered, and whether each is a link.
    pub(crate) folders: Vec<(PathBuf, bool)>,
    /// The names of files by where they really are: one file behind two names is read once.
    pub(crate) real: HashMap<PathBuf, String>,
}

impl<'r> Walker<'r> {
    /// A walker that leaves out what these patterns match.
    pub(crate) fn new(root: &'r Path, exclude: &[String]) -> Self {
        Self { root, entry: Entry::new(root, exclude), found: Found::default() }
    }

    /// Adds one file, whether a pattern matches it or not. Gives its name in the workspace.
    pub(crate) fn add(&mut self, path: &Path) -> Option<String> {
        let Some(name) = name(self.root, path) else {
            self.tell(path, PathProblemKind::NameNotUtf8);
            return None;
        };
        let real = dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let files = &mut self.found.files;
        let known = self.found.real.entry(real).or_insert_with(|| {
            files.push(SourceFile { name: name.clone(), path: path.to_owned() });
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
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {
                    let is_link = entry.path_is_symlink();
                    self.found.folders.push((entry.into_path(), is_link));
                }
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
        let mut builder = super::entry::builder(folder);
        let entry = self.entry.clone();
        builder.filter_entry(move |met| {
            if met.depth() == 0 {
                return true;
            }
            let is_folder = met.file_type().is_some_and(|kind| kind.is_dir());
            let barred = entry.bars(met.path(), is_folder, met.path_is_symlink());
            let enters = barred.is_none();
            left_out.lock().unwrap_or_else(PoisonError::into_inner).extend(met.path(), barred);
            enters
        });
        builder
    }

    /// The path of a log, and whether a link is on the way to it.
    fn log(&mut self, entry: &DirEntry) -> Option<(PathBuf, bool)> {
        let kind = entry.file_type()?;
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
    fn extend(&mut self, path: &Path, barred: Option<Barred>) {
        match barred {
            Some(Barred::Project) => self.projects.push(path.to_owned()),
            Some(Barred::Loop(target)) => self.loops.push((path.to_owned(), target)),
            Some(Barred::Tool | Barred::Pattern) | None => {}
        }
    }
}

/// The cause of an error, and the nearest path that it names.
fn innermost<'e>(error: &'e ignore::Error, path: Option<&'e Path>) -> (Option<&'e Path>, &'e ignore::Error) {
    match error {
        ignore::Error::WithPath { path, err } => innermost(err, Some(path)),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => innermost(err, path),
        other => (path, other),
    }
}
