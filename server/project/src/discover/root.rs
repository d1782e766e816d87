//! From paths to the root of the project that they are in, and which folders are too wide to be one.

use std::io;
use std::path::{Path, PathBuf};

use super::{has_config, is_log, unreadable};
use crate::problem::{PathProblem, PathProblemKind};
use crate::project::ProjectError;

/// The root of a project, and what was asked for in it.
pub(crate) struct Root {
    pub(crate) path: PathBuf,
    pub(crate) asked: Vec<Asked>,
}

/// A path that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    File(PathBuf),
    Folder(PathBuf),
}

/// Finds the one project that all paths are in; without paths, that of the current folder.
pub(crate) fn find_root(paths: &[PathBuf]) -> Result<Root, ProjectError> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut asked = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        match look(path) {
            Ok(one) => asked.push(one),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(ProjectError::Paths(problems));
    }
    let mut roots = asked.iter().map(root_of);
    let mut root = roots.next().unwrap_or_default();
    for other in roots {
        root = common(root, other)?;
    }
    Ok(Root { path: root.0, asked })
}

fn look(path: &Path) -> Result<Asked, PathProblem> {
    let problem = |kind| PathProblem::new(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()), kind);
    let metadata = std::fs::metadata(path).map_err(|error| problem(unreadable(path, &error)))?;
    let clean = clean(path, metadata.is_dir()).map_err(|error| problem(PathProblemKind::Unreadable(error)))?;
    if metadata.is_dir() {
        return if is_log(&clean) {
            Err(problem(PathProblemKind::FolderNamedLikeLog))
        } else {
            Ok(Asked::Folder(clean))
        };
    }
    match (is_log(&clean), metadata.is_file()) {
        (false, _) => Err(problem(PathProblemKind::NotALog)),
        (true, false) => Err(problem(PathProblemKind::NotAFile)),
        (true, true) if clean.file_name().is_none_or(|name| name.to_str().is_none()) => {
            Err(problem(PathProblemKind::NameNotUtf8))
        }
        (true, true) => Ok(Asked::File(clean)),
    }
}

/// An absolute path without `..` or links to folders. A link to a file stays: its project is the one that it stands in.
fn clean(path: &Path, is_folder: bool) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if !is_folder => Ok(dunce::canonicalize(folder)?.join(name)),
        _ => dunce::canonicalize(path),
    }
}

/// The nearest folder above that has a configuration, or else the folder itself.
fn root_of(asked: &Asked) -> (PathBuf, bool) {
    root_above(match asked {
        Asked::File(path) => path.parent().unwrap_or(path),
        Asked::Folder(path) => path,
    })
}

fn root_above(folder: &Path) -> (PathBuf, bool) {
    let configured = folder.ancestors().find(|folder| has_config(folder));
    configured.map_or_else(|| (folder.to_owned(), false), |root| (root.to_owned(), true))
}

/// The one root for paths of two roots. Without a configuration, the outer folder is the project.
fn common(left: (PathBuf, bool), right: (PathBuf, bool)) -> Result<(PathBuf, bool), ProjectError> {
    if left.0 == right.0 {
        return Ok(left);
    }
    match (left.1 || right.1, left.0.starts_with(&right.0), right.0.starts_with(&left.0)) {
        (false, true, _) => Ok(right),
        (false, _, true) => Ok(left),
        _ => Err(ProjectError::TwoProjects(left.0, right.0)),
    }
}

/// The root of the project that a file is in, whether the file exists yet or not: the nearest folder above it that has
/// a `hazlog.toml`, or else its own folder.
pub fn project_of(file: &Path) -> PathBuf {
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    let (there, rest) = nearest(file.parent().unwrap_or(&file));
    let there = dunce::canonicalize(there).unwrap_or_else(|_| there.to_owned());
    // Joined to an empty path, a folder would end in a separator.
    let folder = if rest.as_os_str().is_empty() { there } else { there.join(rest) };
    root_above(&folder).0
}

/// The nearest folder that exists, from this one upwards, and the way from there.
pub(crate) fn nearest(folder: &Path) -> (&Path, &Path) {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
    (there, folder.strip_prefix(there).unwrap_or(Path::new("")))
}

/// Folders of this machine and its user that are never read as a whole.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The home folder of the user, where it is known.
    pub home: Option<PathBuf>,
    /// The folder for temporary files.
    pub temp: Option<PathBuf>,
}

/// True where a folder holds far more than a project: a whole disk, the home folder or a folder above it, the folder
/// for temporary files. Such a project holds only what is opened by hand ([`Reach::ByHand`](crate::Reach::ByHand)).
pub fn is_too_wide(folder: &Path, places: &Places) -> bool {
    let real = |path: &Path| dunce::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = real(folder);
    // An empty or relative value in the environment says nothing.
    let known = |place: &Option<PathBuf>| place.as_deref().filter(|place| place.is_absolute()).map(real);
    folder.parent().is_none()
        || known(&places.home).is_some_and(|home| home.starts_with(&folder))
        || known(&places.temp).is_some_and(|temp| temp == folder)
}
