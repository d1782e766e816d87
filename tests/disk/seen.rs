//! A project as somebody sees it who applies every change that is told, and the same project read afresh.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hazlog_project::config::ProjectConfig;
use hazlog_project::{Changes, ConfigChoice, Live, Options, Project, Reach};
use hazlog_tests::project::TODAY;

/// A moment at which every file is new, so that each is read again.
pub(crate) const LONG_AGO: SystemTime = SystemTime::UNIX_EPOCH;

/// A moment at which every file is old, so that its stamp is trusted.
pub(crate) fn far_ahead() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1 << 33)
}

/// What is known of a project.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Seen {
    pub(crate) texts: BTreeMap<String, String>,
    pub(crate) problems: BTreeMap<PathBuf, String>,
    pub(crate) nested: BTreeSet<PathBuf>,
    pub(crate) config: ProjectConfig,
}

impl Seen {
    /// Everything, by a fresh reading.
    pub(crate) fn fresh(root: &Path) -> Self {
        let options = Options { config: ConfigChoice::Auto, today: TODAY };
        let project = Project::open(&[root.to_owned()], &options).unwrap();
        let snapshot = project.workspace.snapshot();
        let text = |file: &hazlog_core::workspace::File| (file.path().to_string(), file.document().text());
        Self {
            texts: snapshot.files().map(|file| text(file)).collect(),
            problems: project.problems.into_iter().map(|one| (one.path, one.kind.to_string())).collect(),
            nested: project.nested.into_iter().collect(),
            config: project.config,
        }
    }

    /// Applies what is told, and holds that nothing is told in vain.
    pub(crate) fn apply(&mut self, changes: Changes) {
        for (name, text) in changes.texts {
            assert_ne!(self.texts.insert(name.clone(), text.clone()), Some(text), "{name} did not change");
        }
        for name in changes.gone {
            assert!(self.texts.remove(&name).is_some(), "{name} was not there");
        }
        for path in changes.mended {
            assert!(self.problems.remove(&path).is_some(), "{} had no problem", path.display());
        }
        for problem in changes.troubled {
            let words = problem.kind.to_string();
            assert_ne!(self.problems.insert(problem.path, words.clone()), Some(words), "told twice");
        }
        if let Some(nested) = changes.nested {
            self.nested = nested.into_iter().collect();
        }
        if let Some(reading) = changes.config
            && let Ok((config, _)) = reading.outcome
        {
            self.config = config;
        }
    }
}

/// A live project with what was told of it.
pub(crate) struct Session {
    pub(crate) live: Live,
    pub(crate) seen: Seen,
}

impl Session {
    pub(crate) fn open(root: &Path, now: SystemTime) -> Self {
        let (live, changes) = Live::open(root, ConfigChoice::Auto, Reach::Whole, now);
        let mut seen = Seen::default();
        seen.apply(changes);
        Self { live, seen }
    }

    pub(crate) fn refresh(&mut self, now: SystemTime) {
        self.seen.apply(self.live.refresh(now));
    }

    /// Looks again, and holds that it then sees what a fresh reading sees.
    #[track_caller]
    pub(crate) fn check(&mut self, now: SystemTime) {
        self.refresh(now);
        pretty(&self.seen, &Seen::fresh(self.live.root()));
        assert!(self.live.refresh(now).is_empty(), "a second look finds nothing");
    }
}

#[track_caller]
pub(crate) fn pretty(seen: &Seen, fresh: &Seen) {
    assert!(seen == fresh, "seen by changes:\n{seen:#?}\nread afresh:\n{fresh:#?}");
}

/// Writes a file with all folders above it.
pub(crate) fn write(root: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}
