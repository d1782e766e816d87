//! A project as a whole: from paths to a workspace in which everything is loaded that can be.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hazlog_core::workspace::Workspace;
use jiff::civil::Date;

use crate::CONFIG_FILE;
use crate::config::{ConfigProblem, ProjectConfig};
use crate::discover::{Reach, Search, find_root};
use crate::evidence::refresh_paths;
use crate::load::load;
use crate::problem::{PathProblem, PathProblemKind, shorten};
use crate::settings::{ConfigChoice, ConfigFault, ConfigReading};

/// How a project is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which configuration is used.
    pub config: ConfigChoice,
    /// The day that dates are held against.
    pub today: Date,
}

/// A project that was opened.
#[derive(Debug)]
pub struct Project {
    /// The folder that all names of files count from.
    pub root: PathBuf,
    /// The configuration file that was read.
    pub config_path: Option<PathBuf>,
    /// What it says.
    pub config: ProjectConfig,
    /// What in it is allowed but looks mistaken.
    pub config_warnings: Vec<ConfigProblem>,
    /// Every file that could be read, and which paths of evidence exist.
    pub workspace: Workspace,
    /// The files to report on, by their names in the workspace; all others are loaded because these may speak of them.
    /// A file that could not be read is in it too.
    pub asked: BTreeSet<String>,
    /// What could not be read. A project with a problem is not known to be safe, whatever else is found in it.
    pub problems: Vec<PathProblem>,
    /// Folders below the root that are projects of their own, and were left out.
    pub nested: Vec<PathBuf>,
}

/// Why a project cannot be opened at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// Paths that were asked for cannot be used.
    #[error("{}", lines(.0))]
    Paths(
        /// Each with what is wrong.
        Vec<PathProblem>,
    ),
    /// Paths that were asked for lie in two projects.
    #[error(
        "{} and {} are two projects: name one of them, or put one `{CONFIG_FILE}` into the folder that holds both", .0.display(), .1.display()
    )]
    TwoProjects(
        /// One root.
        PathBuf,
        /// The other.
        PathBuf,
    ),
    /// The configuration file cannot be read.
    #[error("{0}")]
    ConfigUnreadable(
        /// What is wrong with it.
        PathProblem,
    ),
    /// The configuration has errors.
    #[error("{}\n{}", path.display(), lines(problems))]
    Config {
        /// The file.
        path: PathBuf,
        /// Its text, in which the problems have their places.
        text: String,
        /// Its errors.
        problems: Vec<ConfigProblem>,
    },
}

impl ProjectError {
    /// The same error, with its paths as they are seen from this folder.
    #[must_use]
    pub fn seen_from(mut self, folder: &Path) -> Self {
        match &mut self {
            Self::Paths(problems) => problems.iter_mut().for_each(|problem| problem.see_from(folder)),
            Self::TwoProjects(left, right) => [left, right].into_iter().for_each(|path| shorten(path, folder)),
            Self::ConfigUnreadable(problem) => problem.see_from(folder),
            // Its text is shown with it, and the path is needed to find it.
            Self::Config { .. } => {}
        }
        self
    }
}

impl Project {
    /// Opens the project that the paths are in; without paths, that of the current folder.
    ///
    /// # Errors
    /// When a path cannot be used, the paths lie in two projects, or the configuration has errors. A file that was
    /// found but cannot be read is no error but one of the [`Project::problems`].
    pub fn open(paths: &[PathBuf], options: &Options) -> Result<Self, ProjectError> {
        let root = find_root(paths)?;
        let mut project = Self::empty(root.path, options)?;
        let base = project.config_path.as_deref().and_then(Path::parent).unwrap_or(&project.root);
        let search = Search { root: &project.root, reach: Reach::Whole, config: &project.config, base };
        let (asked, found) = search.run(&root.asked);
        project.asked = asked;
        project.problems = found.problems;
        project.nested = found.nested;
        let mut texts = Vec::with_capacity(found.files.len());
        for (file, text) in load(found.files) {
            match text {
                Ok(text) => texts.push((file.name, text)),
                Err(problem) => project.problems.push(problem),
            }
        }
        project.workspace.load(texts);
        refresh_paths(&project.root, &mut project.workspace);
        Ok(project)
    }
}

/// What a text is called that has no path.
const NAMELESS: &str = "stdin.hazlog";

impl Project {
    /// Opens a project in which `text` stands in the place of the file at `path`, whether that file exists or not; only
    /// it is asked for. Without a path the text is a project of its own, judged by the configuration of the current
    /// folder.
    ///
    /// # Errors
    /// As [`Project::open`].
    pub fn open_text(path: Option<&Path>, text: &str, options: &Options) -> Result<Self, ProjectError> {
        let Some(path) = path else { return Self::of_text(text, options) };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut project = Self::open(&[folder.to_owned()], options)?;
        let unusable = |kind| ProjectError::Paths(vec![PathProblem::new(path, kind)]);
        let folder = dunce::canonicalize(folder).map_err(|error| unusable(PathProblemKind::Unreadable(error)))?;
        let inside = folder.strip_prefix(&project.root).unwrap_or(&folder);
        let file = path.file_name().map(Path::new).unwrap_or(path);
        let name = inside.join(file).to_str().ok_or_else(|| unusable(PathProblemKind::NameNotUtf8))?.replace('\\', "/");
        project.problems.retain(|problem| problem.path != folder.join(file));
        project.put(name, text);
        Ok(project)
    }

    fn of_text(text: &str, options: &Options) -> Result<Self, ProjectError> {
        let mut project = Self::empty(find_root(&[])?.path, options)?;
        project.put(NAMELESS.to_owned(), text);
        Ok(project)
    }

    /// A project without files, under its configuration.
    fn empty(root: PathBuf, options: &Options) -> Result<Self, ProjectError> {
        let ConfigReading { path, text, outcome } = options.config.read(&root, None);
        let (config, config_warnings) = outcome.map_err(|fault| match fault {
            ConfigFault::Unreadable(problem) => ProjectError::ConfigUnreadable(problem),
            ConfigFault::Wrong(problems) => {
                ProjectError::Config { path: path.clone().unwrap_or_default(), text, problems }
            }
        })?;
        Ok(Self {
            workspace: Workspace::new(config.config.clone(), options.today),
            root,
            config_path: path,
            config,
            config_warnings,
            asked: BTreeSet::new(),
            problems: Vec::new(),
            nested: Vec::new(),
        })
    }

    fn put(&mut self, name: String, text: &str) {
        self.workspace.set_text(&name, text);
        refresh_paths(&self.root, &mut self.workspace);
        self.asked = BTreeSet::from([name]);
    }
}

fn lines<T: ToString>(of: &[T]) -> String {
    of.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
