//! A project on the disk, and what is said of it to the loop.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use hazlog_core::config::Config;
use hazlog_core::workspace::Workspace;
use hazlog_project::config::ConfigProblem;
use hazlog_project::{
    CONFIG_FILE, Changes, ConfigChoice, ConfigFault, ConfigReading, EXTENSION, Live, PathProblem, PathProblemKind,
    Reach, exists, refresh_paths,
};
use jiff::civil::Date;
use smol_str::SmolStr;

use super::ProjectId;
use crate::convert::Folder;

/// A project that was read.
pub(crate) struct Opened {
    /// Its number.
    pub(crate) id: ProjectId,
    /// Its root; `None` for a text that is on no disk.
    pub(crate) folder: Option<Arc<Folder>>,
    /// Its texts.
    pub(crate) workspace: Workspace,
    /// What else is known of it.
    pub(crate) told: Refreshed,
}

/// What became different in a project.
#[derive(Debug, Default)]
pub(crate) struct Refreshed {
    /// Files that came or changed.
    pub(crate) texts: Vec<(String, String)>,
    /// Files that went.
    pub(crate) gone: Vec<String>,
    /// The configuration.
    pub(crate) config: Option<ConfigTold>,
    /// What cannot be read.
    pub(crate) troubled: Vec<PathProblem>,
    /// What can be read again, or is gone.
    pub(crate) mended: Vec<PathBuf>,
    /// Which paths of evidence exist.
    pub(crate) evidence: Vec<(SmolStr, bool)>,
}

/// A configuration as it was read.
#[derive(Debug)]
pub(crate) struct ConfigTold {
    /// The file, where there is one.
    pub(crate) path: Option<PathBuf>,
    /// Its text, in which the problems have their places.
    pub(crate) text: String,
    /// What it says; `None` where it has errors, and the last one without stays in force.
    pub(crate) config: Option<Config>,
    /// What is wrong in it, or looks mistaken.
    pub(crate) problems: Vec<ConfigProblem>,
    /// Why it cannot be read.
    pub(crate) unreadable: Option<PathProblem>,
}

/// A project on the disk.
pub(super) struct OnDisk {
    pub(super) id: ProjectId,
    pub(super) folder: Arc<Folder>,
    pub(super) live: Live,
    /// The paths of evidence that were looked for, with what was found.
    evidence: BTreeMap<SmolStr, bool>,
}

impl OnDisk {
    /// Opens a project and reads everything in it.
    pub(super) fn open(id: ProjectId, folder: Arc<Folder>, reach: Reach, today: Date) -> (Self, Opened) {
        let (live, changes) = Live::open(&folder.path, ConfigChoice::Auto, reach, SystemTime::now());
        let mut told = told(changes);
        let config = told.config.as_mut().and_then(|config| config.config.take()).unwrap_or_default();
        let mut workspace = Workspace::new(config, today);
        workspace.load(std::mem::take(&mut told.texts));
        refresh_paths(live.root(), &mut workspace);
        workspace.take_unseen_paths();
        let snapshot = workspace.snapshot();
        let evidence = snapshot.inputs().paths.iter().map(|(path, exists)| (path.clone(), *exists)).collect();
        let opened = Opened { id, folder: Some(Arc::clone(&folder)), workspace, told };
        (Self { id, folder, live, evidence }, opened)
    }

    /// Looks again; `None` where nothing changed.
    pub(super) fn refresh(&mut self) -> Option<Refreshed> {
        let changes = self.live.refresh(SystemTime::now());
        let evidence = self.look_for_evidence();
        if changes.is_empty() && evidence.is_empty() {
            return None;
        }
        Some(Refreshed { evidence, ..told(changes) })
    }

    /// Puts a text in the place of the configuration file; `None` where that makes no difference.
    pub(super) fn set_config(&mut self, text: Option<String>) -> Option<Refreshed> {
        let changes = self.live.set_config_text(text, SystemTime::now());
        (!changes.is_empty()).then(|| told(changes))
    }

    /// Looks for paths of evidence that were not looked for before.
    pub(super) fn look_for(&mut self, paths: &[SmolStr]) -> Vec<(SmolStr, bool)> {
        let found = exists(self.live.root(), paths);
        self.evidence.extend(found.iter().cloned());
        found
    }

    /// The paths of evidence that were looked for.
    pub(super) fn evidence(&self) -> Vec<SmolStr> {
        self.evidence.keys().cloned().collect()
    }

    /// The paths of evidence that came or went.
    fn look_for_evidence(&mut self) -> Vec<(SmolStr, bool)> {
        let mut found = exists(self.live.root(), &self.evidence());
        found.retain(|(path, exists)| self.evidence.insert(path.clone(), *exists) != Some(*exists));
        found
    }

    /// The text of a file as it is on the disk.
    pub(super) fn read(&self, name: &str) -> Refreshed {
        match self.live.read(name) {
            Ok(text) => Refreshed { texts: vec![(name.to_owned(), text)], ..Refreshed::default() },
            Err(problem) if matches!(problem.kind, PathProblemKind::Missing) => {
                Refreshed { gone: vec![name.to_owned()], ..Refreshed::default() }
            }
            Err(problem) => Refreshed { gone: vec![name.to_owned()], troubled: vec![problem], ..Refreshed::default() },
        }
    }

    /// True where a change of this path may be one of the project: a log, what decides which files belong to it,
    /// something that evidence names, or a folder that holds any of them.
    pub(super) fn depends_on(&self, path: &Path) -> bool {
        let root = self.live.root();
        let Ok(inside) = path.strip_prefix(root).or_else(|_| path.strip_prefix(&self.folder.path)) else {
            return root.starts_with(path)
                || self.live.name_of(path).is_some_and(|name| self.live.names().any(|one| one == name));
        };
        let is_log = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
        let is_rule = path.file_name().is_some_and(|name| name == CONFIG_FILE || name == GITIGNORE);
        let holds = |name: &str| Path::new(name).starts_with(inside);
        is_log
            || is_rule
            || self.evidence.keys().any(|path| holds(path))
            || self.live.names().any(holds)
            || path.is_dir()
    }
}

/// Git's list of what it leaves out, which a project leaves out too.
const GITIGNORE: &str = ".gitignore";

fn told(mut changes: Changes) -> Refreshed {
    // A folder that is not there may come later, and is no fault of any file.
    changes.troubled.retain(|problem| !matches!(problem.kind, PathProblemKind::Missing));
    Refreshed {
        texts: changes.texts,
        gone: changes.gone,
        config: changes.config.map(config_told),
        troubled: changes.troubled,
        mended: changes.mended,
        evidence: Vec::new(),
    }
}

fn config_told(reading: ConfigReading) -> ConfigTold {
    let ConfigReading { path, text, outcome } = reading;
    match outcome {
        Ok((config, problems)) => ConfigTold { path, text, config: Some(config.config), problems, unreadable: None },
        Err(ConfigFault::Wrong(problems)) => ConfigTold { path, text, config: None, problems, unreadable: None },
        Err(ConfigFault::Unreadable(problem)) => {
            ConfigTold { path, text, config: None, problems: Vec::new(), unreadable: Some(problem) }
        }
    }
}
