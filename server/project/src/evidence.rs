//! Which of the files that evidence names exist.

use std::path::{Component, Path};

use hazlog_core::workspace::Workspace;
use rayon::prelude::*;
use smol_str::SmolStr;

/// Looks for the paths that the evidence of a project names, and tells the workspace which exist below the root.
pub fn refresh_paths(root: &Path, workspace: &mut Workspace) {
    let snapshot = workspace.snapshot();
    let mut paths: Vec<SmolStr> =
        snapshot.all_islands().flat_map(|(_, island)| island.summary.paths.iter().cloned()).collect();
    paths.sort_unstable();
    paths.dedup();
    workspace.set_paths(exists(root, &paths));
}

/// Looks for these paths of evidence, each with whether it leads to something below the root. Safe to call beside
/// whoever owns the workspace.
pub fn exists(root: &Path, paths: &[SmolStr]) -> Vec<(SmolStr, bool)> {
    paths.par_iter().map(|path| (path.clone(), exists_below(root, path))).collect()
}

/// What lies in a folder below the root, hidden things left out: the name of each, and whether it is a folder. Nothing
/// where there is no such folder.
pub fn list(root: &Path, folder: &str) -> Vec<(String, bool)> {
    if folder.contains('\\') || !(folder.is_empty() || is_below(Path::new(folder))) {
        return Vec::new();
    }
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let named = entries.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path().is_dir())));
    let mut list: Vec<(String, bool)> = named.filter(|(name, _)| !name.starts_with('.')).collect();
    list.sort();
    list
}

/// True where a path leads to something below the root.
fn exists_below(root: &Path, path: &str) -> bool {
    // A backslash divides folders on one system only: a log must read the same on all.
    if path.contains('\\') {
        return false;
    }
    is_below(Path::new(path)) && root.join(path).exists()
}

/// True for a relative path that does not lead out of the folder that it starts in.
fn is_below(path: &Path) -> bool {
    let mut depth = 0_usize;
    for component in path.components() {
        match component {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return false,
        }
    }
    depth > 0
}
