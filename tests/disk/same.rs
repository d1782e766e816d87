//! Whatever happens to the files, and in whatever order: the changes that are told, put together, are a fresh reading.

use std::path::Path;
use std::time::SystemTime;

use hazlog_project::Live;
use hazlog_project::config::parse_config;
use proptest::prelude::*;

use super::seen::{LONG_AGO, Seen, Session, far_ahead, pretty};
use super::watch::Watching;
use super::*;

const FILES: [&str; 12] = [
    "p/a.hazlog",
    "p/b.hazlog",
    "p/d/a.hazlog",
    "p/d/e/b.hazlog",
    "p/d/e/.hazlog",
    "p/build/x.hazlog",
    "p/target/x.hazlog",
    "p/.hidden/x.hazlog",
    "p/notes.md",
    "p/k/gpc.hazlog",
    "shared/gpc.hazlog",
    "p/log.old.hazlog",
];

const FOLDERS: [&str; 6] = ["p/d", "p/d/e", "p/build", "p/target", "p/k", "p/new"];

const CONFIGS: [&str; 7] = [
    "",
    "exclude = [\"d/\"]",
    "exclude = [\"*.old.hazlog\", \"/build/\"]\nprofile = \"draft\"",
    "catalogues = [\"../shared/gpc.hazlog\", \"target/x.hazlog\"]",
    "catalogues = [\"k/gpc.hazlog\"]\nexclude = [\"k\"]",
    "profile = \"drift\"",
    "exclude = [",
];

/// Something that happens to the files of a project; the numbers choose from the lists above.
#[derive(Debug, Clone)]
enum Step {
    Write(usize),
    /// The same text again.
    Touch(usize),
    Spoil(usize),
    Delete(usize),
    Rename(usize, usize),
    /// As editors save: a new file is put in the place of the old one.
    Replace(usize),
    Move(usize, usize),
    DeleteFolder(usize),
    Config(usize),
    DeleteConfig,
    Inner(usize),
    DeleteInner(usize),
    Ignore(bool),
    Editor(Option<usize>),
    Link(usize, usize),
    Look(bool),
}

fn step() -> impl Strategy<Value = Step> {
    let (file, folder, config) = (0..FILES.len(), 0..FOLDERS.len(), 0..CONFIGS.len());
    prop_oneof![
        6 => file.clone().prop_map(Step::Write),
        1 => file.clone().prop_map(Step::Touch),
        1 => file.clone().prop_map(Step::Spoil),
        2 => file.clone().prop_map(Step::Delete),
        2 => (file.clone(), file.clone()).prop_map(|(from, to)| Step::Rename(from, to)),
        2 => file.clone().prop_map(Step::Replace),
        1 => (folder.clone(), folder.clone()).prop_map(|(from, to)| Step::Move(from, to)),
        1 => folder.clone().prop_map(Step::DeleteFolder),
        2 => config.clone().prop_map(Step::Config),
        1 => Just(Step::DeleteConfig),
        1 => folder.clone().prop_map(Step::Inner),
        1 => folder.clone().prop_map(Step::DeleteInner),
        1 => any::<bool>().prop_map(Step::Ignore),
        2 => proptest::option::of(config).prop_map(Step::Editor),
        1 => (file, folder).prop_map(|(file, folder)| Step::Link(file, folder)),
        6 => any::<bool>().prop_map(Step::Look),
    ]
}

/// Files on which steps are made.
struct World {
    folder: TempDir,
    /// Grows with each text, so that no two are of one length: only then may a stamp be trusted within one tick.
    written: usize,
}

impl World {
    fn new() -> Self {
        Self { folder: folder(&[("p/a.hazlog", HAZARD), ("p/d/a.hazlog", "")]), written: 100 }
    }

    fn root(&self) -> PathBuf {
        self.path("p")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&mut self) -> String {
        self.written += 1;
        format!("// {}\n", "x".repeat(self.written))
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        // What stands in the way is in the way of a user, too.
        if fs::create_dir_all(path.parent().unwrap()).is_ok() {
            fs::write(path, bytes).ok();
        }
    }

    /// A step that cannot be made, as there is nothing to make it with, is none.
    fn step(&mut self, step: &Step) {
        match *step {
            Step::Write(file) => {
                let text = self.text();
                self.put(FILES[file], text.as_bytes());
            }
            Step::Touch(file) => {
                let path = self.path(FILES[file]);
                fs::read(&path).map(|bytes| fs::write(&path, bytes)).ok();
            }
            Step::Spoil(file) => self.put(FILES[file], b"\xff\xfe"),
            Step::Delete(file) => drop(fs::remove_file(self.path(FILES[file]))),
            Step::Rename(from, to) => drop(fs::rename(self.path(FILES[from]), self.path(FILES[to]))),
            Step::Replace(file) => {
                let text = self.text();
                self.put("p/.swap", text.as_bytes());
                fs::rename(self.path("p/.swap"), self.path(FILES[file])).ok();
            }
            Step::Move(from, to) => drop(fs::rename(self.path(FOLDERS[from]), self.path(FOLDERS[to]))),
            Step::DeleteFolder(folder) => drop(fs::remove_dir_all(self.path(FOLDERS[folder]))),
            Step::Config(config) => self.put("p/hazlog.toml", CONFIGS[config].as_bytes()),
            Step::DeleteConfig => drop(fs::remove_file(self.path("p/hazlog.toml"))),
            Step::Inner(folder) => self.put(&format!("{}/hazlog.toml", FOLDERS[folder]), b""),
            Step::DeleteInner(folder) => drop(fs::remove_file(self.path(FOLDERS[folder]).join("hazlog.toml"))),
            Step::Ignore(build) => {
                fs::create_dir_all(self.path(".git")).unwrap();
                self.put("p/.gitignore", if build { b"build/\n" } else { b"\n" });
            }
            Step::Link(file, folder) => link(&self.path(FILES[file]), &self.path(FOLDERS[folder])),
            Step::Editor(_) | Step::Look(_) => {}
        }
    }
}

/// A project that looks at its files from time to time.
struct Looking {
    world: World,
    session: Session,
    editor: Option<&'static str>,
    /// The last configuration without errors that was read.
    good: Option<String>,
}

impl Looking {
    fn new() -> Self {
        let world = World::new();
        let session = Session::open(&world.root(), far_ahead());
        Self { world, session, editor: None, good: None }
    }

    fn step(&mut self, step: &Step) {
        self.world.step(step);
        match *step {
            Step::Editor(config) => {
                self.editor = config.map(|config| CONFIGS[config]);
                let changes = self.session.live.set_config_text(self.editor.map(str::to_owned), far_ahead());
                self.session.seen.apply(changes);
                self.note_config();
            }
            Step::Look(trusting) => self.look(if trusting { far_ahead() } else { LONG_AGO }),
            _ => {}
        }
    }

    /// What the configuration is by now, as it was read.
    fn note_config(&mut self) {
        let toml = self.world.path("p/hazlog.toml");
        let text = self.editor.map(str::to_owned).or_else(|| fs::read_to_string(toml).ok());
        if text.as_deref().is_none_or(|text| parse_config(text).is_ok()) {
            self.good = text;
        }
    }

    /// Holds what is seen against a fresh reading of the same files under the configuration in force.
    fn look(&mut self, now: SystemTime) {
        self.session.refresh(now);
        assert!(self.session.live.refresh(now).is_empty(), "a second look finds nothing");
        self.note_config();
        let toml = self.world.path("p/hazlog.toml");
        let kept = fs::read(&toml).ok();
        let put = |text: Option<&[u8]>| match text {
            Some(text) => fs::write(&toml, text).unwrap(),
            None => drop(fs::remove_file(&toml)),
        };
        put(self.good.as_deref().map(str::as_bytes));
        pretty(&self.session.seen, &Seen::fresh(self.session.live.root()));
        put(kept.as_deref());
        for name in FILES {
            known(&self.session.live, &self.world.path(name));
        }
    }
}

/// Holds that a single path is judged as the walk judges it.
fn known(live: &Live, path: &Path) {
    if path.is_file() && path.extension().is_some() && !fs::read(path).unwrap().starts_with(b"\xff") {
        let name = live.name_of(path).unwrap();
        let read = live.names().any(|one| one == name);
        // A log is known by its name, which may be that of a link.
        let is_log = name.ends_with(".hazlog");
        assert_eq!(read, is_log && !live.is_excluded(path), "{name} is read: {read}");
    }
}

#[cfg(unix)]
fn link(target: &Path, place: &Path) {
    let name = place.join("link.hazlog");
    std::os::unix::fs::symlink(target, name).ok();
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) {}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases) }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn changes_put_together_are_a_fresh_reading(steps in prop::collection::vec(step(), 1..40)) {
        let mut looking = Looking::new();
        for step in &steps {
            looking.step(step);
        }
        looking.look(far_ahead());
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn whatever_happens_is_told_by_watching(bouts in prop::collection::vec(prop::collection::vec(step(), 1..12), 1..4)) {
        let mut world = World::new();
        let mut watching = Watching::open(&world.root(), &[]);
        for bout in &bouts {
            // A configuration with errors is none that a project could be read afresh with.
            let right = |step: &&Step| !matches!(step, Step::Config(config) if parse_config(CONFIGS[*config]).is_err());
            bout.iter().filter(right).for_each(|step| world.step(step));
            watching.until("everything", |seen| *seen == Seen::fresh(&world.root()));
        }
    }
}
