//! A project that stays open while its files change: each look at the disk gives what is otherwise than before.
//!
//! It knows no workspace and no editor, so that a worker may look while another thread answers. After any number of looks
//! the whole is what a fresh reading of the project gives.

mod changes;
mod names;
mod stamp;
mod watched;

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;

pub use changes::Changes;
pub use watched::{Depth, Watched};

use crate::config::ProjectConfig;
use crate::discover::{Asked, Reach, Search, SourceFile};
use crate::load::{load, read_text};
use crate::problem::PathProblem;
use crate::settings::{ConfigChoice, ConfigFault, ConfigReading};
use stamp::Stamp;

/// A project on the disk, as it was last seen.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    reach: Reach,
    choice: ConfigChoice,
    /// What stands in the place of the configuration file.
    config_text: Option<String>,
    /// The last configuration without errors.
    config: ProjectConfig,
    /// What was last read of the configuration, to be told once.
    config_seen: Option<ConfigSeen>,
    files: BTreeMap<String, Kept>,
    problems: BTreeMap<PathBuf, String>,
    nested: Vec<PathBuf>,
    folders: Vec<(PathBuf, bool)>,
    real: HashMap<PathBuf, String>,
}

/// A file that was read.
#[derive(Debug)]
struct Kept {
    /// `None` where the next look has to read it again.
    stamp: Option<Stamp>,
    /// A hash of its text: what was written again with the same text did not change.
    print: u64,
}

#[derive(Debug, PartialEq)]
struct ConfigSeen {
    path: Option<PathBuf>,
    text: String,
    unreadable: Option<String>,
}

impl Live {
    /// Opens a project and looks at it for the first time; `now` is the moment before. The root is one that
    /// [`project_of`](crate::project_of) gives. It need not exist: it may come later.
    pub fn open(root: &Path, choice: ConfigChoice, reach: Reach, now: SystemTime) -> (Self, Changes) {
        let mut live = Self {
            root: dunce::canonicalize(root).unwrap_or_else(|_| root.to_owned()),
            reach,
            choice,
            config_text: None,
            config: ProjectConfig::default(),
            config_seen: None,
            files: BTreeMap::new(),
            problems: BTreeMap::new(),
            nested: Vec::new(),
            folders: Vec::new(),
            real: HashMap::new(),
        };
        let changes = live.refresh(now);
        (live, changes)
    }

    /// The folder that all names of files count from.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The configuration in force: the last one without errors, or the defaults where there was none.
    pub fn config(&self) -> &ProjectConfig {
        &self.config
    }

    /// The configuration file, whether it exists or not; `None` where none is used.
    pub fn config_path(&self) -> Option<PathBuf> {
        self.choice.path(&self.root)
    }

    /// The names of the files that were read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The projects inside this one, which are left out of it.
    pub fn nested(&self) -> &[PathBuf] {
        &self.nested
    }

    /// The text of one file as it is on the disk now, as it is needed when an editor lets go of it.
    ///
    /// # Errors
    /// As [`read_text`](crate::read_text); a file that is gone is
    /// [`PathProblemKind::Missing`](crate::PathProblemKind::Missing).
    pub fn read(&self, name: &str) -> Result<String, PathProblem> {
        // What was last told stays as it is: a look that is under way may still tell of an older text, and the next one
        // must then find another.
        read_text(&self.path_of(name))
    }

    /// Looks at the disk again. Only files that may have changed are read; `now` is the moment before.
    pub fn refresh(&mut self, now: SystemTime) -> Changes {
        let config = self.refresh_config();
        Changes { config, ..self.refresh_files(now) }
    }

    /// Puts the text of an editor in the place of the configuration file, or takes it away again, and gives what follows
    /// from it: other patterns and catalogues make other files.
    pub fn set_config_text(&mut self, text: Option<String>, now: SystemTime) -> Changes {
        self.config_text = text;
        let before = (self.config.exclude.clone(), self.config.catalogues.clone());
        let config = self.refresh_config();
        // While it is typed nothing else is looked at.
        let same = before.0 == self.config.exclude && before.1 == self.config.catalogues;
        let files = if same { Changes::default() } else { self.refresh_files(now) };
        Changes { config, ..files }
    }

    fn refresh_config(&mut self) -> Option<ConfigReading> {
        let reading = self.choice.read(&self.root, self.config_text.as_deref());
        let unreadable = match &reading.outcome {
            Err(ConfigFault::Unreadable(problem)) => Some(problem.to_string()),
            Ok(_) | Err(ConfigFault::Wrong(_)) => None,
        };
        let seen = ConfigSeen { path: reading.path.clone(), text: reading.text.clone(), unreadable };
        if self.config_seen.as_ref() == Some(&seen) {
            return None;
        }
        self.config_seen = Some(seen);
        if let Ok((config, _)) = &reading.outcome {
            self.config = config.clone();
        }
        Some(reading)
    }

    fn refresh_files(&mut self, now: SystemTime) -> Changes {
        let config_path = self.config_path();
        let base = config_path.as_deref().and_then(Path::parent).unwrap_or(&self.root);
        let search = Search { root: &self.root, reach: self.reach, config: &self.config, base };
        let found = search.run(&[Asked::Folder(self.root.clone())]).1;
        let mut changes = Changes::default();
        let unread = self.refresh_texts(found.files, now, &mut changes);
        self.refresh_problems(found.problems.into_iter().chain(unread), &mut changes);
        if self.nested != found.nested {
            self.nested.clone_from(&found.nested);
            changes.nested = Some(found.nested);
        }
        self.folders = found.folders;
        self.real = found.real;
        changes
    }

    /// Reads what may have changed, and gives what cannot be read.
    fn refresh_texts(&mut self, found: Vec<SourceFile>, now: SystemTime, changes: &mut Changes) -> Vec<PathProblem> {
        let mut before = std::mem::take(&mut self.files);
        let stamps: Vec<Option<Stamp>> = found.par_iter().map(|file| Stamp::of(&file.path, now)).collect();
        let (mut stale, mut known) = (Vec::new(), Vec::new());
        for (file, stamp) in found.into_iter().zip(stamps) {
            match before.remove(&file.name) {
                Some(kept) if stamp.is_some() && kept.stamp == stamp => {
                    self.files.insert(file.name, kept);
                }
                kept => {
                    known.push((stamp, kept.map(|kept| kept.print)));
                    stale.push(file);
                }
            }
        }
        let mut unread = Vec::new();
        for ((file, text), (stamp, before)) in load(stale).into_iter().zip(known) {
            match text {
                Ok(text) => {
                    let print = fingerprint(&text);
                    self.files.insert(file.name.clone(), Kept { stamp, print });
                    changes.texts.extend((before != Some(print)).then_some((file.name, text)));
                }
                Err(problem) => {
                    unread.push(problem);
                    changes.gone.extend(before.map(|_| file.name));
                }
            }
        }
        changes.gone.extend(before.into_keys());
        changes.gone.sort();
        unread
    }

    fn refresh_problems(&mut self, found: impl Iterator<Item = PathProblem>, changes: &mut Changes) {
        let mut before = std::mem::take(&mut self.problems);
        for problem in found {
            let words = problem.kind.to_string();
            let known = before.remove(&problem.path);
            self.problems.insert(problem.path.clone(), words.clone());
            changes.troubled.extend((known != Some(words)).then_some(problem));
        }
        changes.mended = before.into_keys().collect();
    }
}

fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
