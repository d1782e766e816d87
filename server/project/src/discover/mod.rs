//! Which project is meant, and which files belong to it. Reads names, never texts.

mod entry;
mod root;
mod search;
mod walk;

use std::io;
use std::path::{Path, PathBuf};

pub(crate) use entry::{Entry, is_tool};
pub(crate) use root::{Asked, find_root, nearest};
pub use root::{Places, is_too_wide, project_of};
pub use search::Reach;
pub(crate) use search::Search;
pub(crate) use walk::{Found, Walker};

use crate::problem::PathProblemKind;
use crate::{CONFIG_FILE, EXTENSION};

/// A file of a project.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct SourceFile {
    /// Its path relative to the root, with `/` between the parts.
    pub(crate) name: String,
    /// Where it is on the disk.
    pub(crate) path: PathBuf,
}

/// True where a name ends as that of a log; case makes no difference, for on some disks it makes none.
pub(crate) fn is_log(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// True where a folder is the root of a project. A configuration that cannot be read counts: it must not be passed over
/// in silence.
pub(crate) fn has_config(folder: &Path) -> bool {
    std::fs::symlink_metadata(folder.join(CONFIG_FILE)).is_ok_and(|metadata| !metadata.is_dir())
}

/// True for a name that begins with a dot: editors and tools keep their own files so.
pub(crate) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn is_link(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

/// Why a path that is there cannot be looked at.
fn unreadable(path: &Path, cause: &io::Error) -> PathProblemKind {
    match cause.kind() {
        io::ErrorKind::PermissionDenied => {}
        _ if is_link(path) => return PathProblemKind::DeadLink,
        io::ErrorKind::NotFound => return PathProblemKind::Missing,
        _ => {}
    }
    PathProblemKind::Unreadable(io::Error::new(cause.kind(), cause.to_string()))
}

/// The name of a file in the workspace; `None` where it is not UTF-8.
pub(crate) fn name(root: &Path, path: &Path) -> Option<String> {
    let relative = pathdiff::diff_paths(path, root).unwrap_or_else(|| path.to_owned());
    let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
