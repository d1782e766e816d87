//! What keeps a file or folder out of a project: asked for each that a walk meets, and for one path by itself.

use std::path::{Component, Path, PathBuf};

use ignore::WalkBuilder;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::has_config;

/// Folders of tools, which hold copies and never a log.
const TOOL_FOLDERS: [&str; 2] = ["target", "node_modules"];

/// Decides what is entered below the root of a project.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    root: PathBuf,
    exclude: Gitignore,
}

/// Why something is kept out.
#[derive(Debug)]
pub(crate) enum Barred {
    /// A pattern of the configuration.
    Pattern,
    /// A folder of a tool.
    Tool,
    /// A project of its own.
    Project,
    /// A link to a folder that it is in.
    Loop(PathBuf),
}

impl Entry {
    /// The patterns were read by the configuration, which refuses wrong ones.
    pub(crate) fn new(root: &Path, exclude: &[String]) -> Self {
        let mut builder = GitignoreBuilder::new(root);
        for pattern in exclude {
            builder.add_line(None, pattern).ok();
        }
        Self { root: root.to_owned(), exclude: builder.build().unwrap_or_else(|_| Gitignore::empty()) }
    }

    /// What keeps this file or folder out by itself; what stands above it has been asked.
    pub(crate) fn bars(&self, path: &Path, is_folder: bool, is_link: bool) -> Option<Barred> {
        if self.exclude.matched(path, is_folder).is_ignore() {
            return Some(Barred::Pattern);
        }
        if !is_folder {
            return None;
        }
        if is_tool(path) {
            return Some(Barred::Tool);
        }
        // A link to a folder above the root would bring the neighbours in, or the whole disk.
        if is_link
            && let Ok(target) = dunce::canonicalize(path)
            && self.root.starts_with(&target)
        {
            return Some(Barred::Loop(target));
        }
        has_config(path).then_some(Barred::Project)
    }

    /// True where a walk would not come to a log of this name, whether there is one or not.
    pub(crate) fn keeps_out(&self, name: &str) -> bool {
        let mut ignored = builder(&self.root).build_matchers();
        self.any_step(name, |relative, is_folder| {
            let path = self.root.join(relative);
            self.bars(&path, is_folder, super::is_link(&path)).is_some()
                || ignored.iter_mut().any(|matcher| matcher.matched(relative, is_folder).is_ignore())
        })
    }

    /// True where a pattern of the configuration matches a log of this name, or a folder that it is in.
    pub(crate) fn is_excluded(&self, name: &str) -> bool {
        self.any_step(name, |relative, is_folder| self.exclude.matched(self.root.join(relative), is_folder).is_ignore())
    }

    /// Asks for every folder on the way from the root, then for the file. What is not below the root is always out.
    fn any_step(&self, name: &str, mut out: impl FnMut(&Path, bool) -> bool) -> bool {
        let mut relative = PathBuf::new();
        let mut parts = Path::new(name).components().peekable();
        while let Some(part) = parts.next() {
            let Component::Normal(part) = part else { return true };
            relative.push(part);
            if out(&relative, parts.peek().is_some()) {
                return true;
            }
        }
        false
    }
}

/// The walk that every search is made of.
pub(super) fn builder(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    // What is left out must not depend on whose machine it is: no ignore files but those of the repository.
    builder.follow_links(true).ignore(false).git_global(false).git_exclude(false);
    builder
}

/// True for the name of a folder that belongs to a tool.
pub(crate) fn is_tool(path: &Path) -> bool {
    path.file_name().is_some_and(|name| TOOL_FOLDERS.iter().any(|tool| name == *tool))
}
