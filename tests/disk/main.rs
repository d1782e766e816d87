//! Projects on a real disk: which files are found, what bad ones are told of, and how files are written.

mod live;
mod roots;
mod same;
mod seen;
#[cfg(unix)]
mod unix;
mod watch;

use std::fs;
use std::path::{Path, PathBuf};

use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Linter;
use hazlog_core::workspace::Name;
use hazlog_project::{ConfigChoice, MAX_FILE_BYTES, Options, Project, ProjectError, WriteError, create_new, replace};
use hazlog_tests::project::TODAY;
use tempfile::TempDir;

const HAZARD: &str = "hazard H-1 \"Wrong patient\" {\n}\n";

/// A folder with these files in it; a name that ends in `/` is a folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        put(&folder, name, text.as_bytes());
    }
    folder
}

fn put(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if name.ends_with('/') {
        fs::create_dir_all(&path).unwrap();
    } else {
        fs::write(&path, bytes).unwrap();
    }
    path
}

fn open_with(folder: &TempDir, paths: &[&str], config: ConfigChoice) -> Result<Project, ProjectError> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
    Project::open(&paths, &Options { config, today: TODAY })
}

fn open(folder: &TempDir, paths: &[&str]) -> Project {
    open_with(folder, paths, ConfigChoice::Auto).unwrap()
}

/// The names of the files that were loaded.
fn loaded(project: &Project) -> Vec<String> {
    project.workspace.snapshot().files().map(|file| file.path().to_string()).collect()
}

fn asked(project: &Project) -> Vec<&str> {
    project.asked.iter().map(String::as_str).collect()
}

/// Holds what is said of the paths of a project, with names relative to its folder.
#[track_caller]
fn says(folder: &TempDir, problems: impl ToString, wanted: &str) {
    let root = dunce_root(folder);
    let found = problems.to_string().replace(&format!("{root}/"), "").replace(&root, "ROOT");
    assert_eq!(found, wanted);
}

fn dunce_root(folder: &TempDir) -> String {
    fs::canonicalize(folder.path()).unwrap().to_str().unwrap().to_owned()
}

/// Holds that a file of these bytes is refused in these words, and that the rest is loaded.
#[track_caller]
fn refused(bytes: &[u8], wanted: &str) {
    let folder = folder(&[("good.hazlog", HAZARD)]);
    put(&folder, "bad.hazlog", bytes);
    let project = open(&folder, &["."]);
    assert_eq!(loaded(&project), ["good.hazlog"]);
    assert_eq!(project.problems.len(), 1);
    says(&folder, &project.problems[0], &format!("bad.hazlog: {wanted}"));
}

#[test]
fn the_project_of_a_file_is_loaded_and_the_file_is_asked_for() {
    let folder = folder(&[
        ("hazlog.toml", ""),
        ("log.hazlog", ""),
        ("a/b/c.hazlog", HAZARD),
        ("a/d.hazlog", ""),
        ("notes.md", ""),
    ]);
    let project = open(&folder, &["a/b/c.hazlog"]);
    assert_eq!(loaded(&project), ["a/b/c.hazlog", "a/d.hazlog", "log.hazlog"]);
    assert_eq!(asked(&project), ["a/b/c.hazlog"]);
    assert_eq!(asked(&open(&folder, &["a"])), ["a/b/c.hazlog", "a/d.hazlog"]);
    assert_eq!(asked(&open(&folder, &["."])), ["a/b/c.hazlog", "a/d.hazlog", "log.hazlog"]);
    assert_eq!(asked(&open(&folder, &["a/../log.hazlog", "a/b"])), ["a/b/c.hazlog", "log.hazlog"]);
    assert_eq!(project.config_path.unwrap().file_name().unwrap(), "hazlog.toml");
}

#[test]
fn without_a_configuration_the_folder_is_the_project() {
    let folder = folder(&[("a/log.hazlog", ""), ("a/b/c.hazlog", ""), ("d/e.hazlog", "")]);
    let project = open(&folder, &["a/log.hazlog"]);
    assert_eq!((loaded(&project), project.config_path), (vec!["b/c.hazlog".to_owned(), "log.hazlog".to_owned()], None));
    assert_eq!(loaded(&open(&folder, &["a/b/c.hazlog", "a"])), ["b/c.hazlog", "log.hazlog"]);
    let error = open_with(&folder, &["a", "d"], ConfigChoice::Auto).unwrap_err();
    says(
        &folder,
        error,
        "a and d are two projects: name one of them, or put one `hazlog.toml` into the folder that holds both",
    );
}

#[test]
fn a_project_inside_is_left_out_and_named() {
    let folder = folder(&[("log.hazlog", ""), ("inner/hazlog.toml", ""), ("inner/x.hazlog", "")]);
    let project = open(&folder, &["."]);
    assert_eq!(loaded(&project), ["log.hazlog"]);
    assert!(project.nested.len() == 1 && project.nested[0].ends_with("inner"));
    assert_eq!(loaded(&open(&folder, &["inner/x.hazlog"])), ["x.hazlog"]);
}

#[test]
fn what_is_ignored_hidden_or_excluded_is_left_out() {
    let folder = folder(&[
        (".git/", ""),
        (".gitignore", "build/\n"),
        (".ignore", "kept.hazlog\n"),
        ("hazlog.toml", "exclude = [\"/drafts/\", \"*.old.hazlog\"]"),
        ("build/x.hazlog", ""),
        (".hidden/x.hazlog", ""),
        ("target/x.hazlog", ""),
        ("a/node_modules/x.hazlog", ""),
        ("drafts/x.hazlog", ""),
        ("a/drafts/kept.hazlog", ""),
        ("a/x.old.hazlog", ""),
        ("kept.hazlog", ""),
        ("KEPT-TOO.HAZLOG", ""),
    ]);
    let project = open(&folder, &["."]);
    assert_eq!(loaded(&project), ["KEPT-TOO.HAZLOG", "a/drafts/kept.hazlog", "kept.hazlog"]);
    assert_eq!(project.problems.len(), 0);
    // What is named directly is read all the same.
    assert_eq!(asked(&open(&folder, &["drafts/x.hazlog", "target"])), ["drafts/x.hazlog", "target/x.hazlog"]);
}

#[test]
fn paths_that_cannot_be_asked_for() {
    let folder = folder(&[("folder.hazlog/x.hazlog", ""), ("notes.md", ""), ("log.hazlog", "")]);
    let error = open_with(&folder, &["folder.hazlog", "notes.md", "gone.hazlog", "log.hazlog"], ConfigChoice::Auto);
    let error = error.unwrap_err().to_string().replace(folder.path().to_str().unwrap(), &dunce_root(&folder));
    says(
        &folder,
        error,
        "folder.hazlog: this is a folder, though it is named like a hazard log: name a file in it, or rename the folder\n\
         notes.md: the name of a hazard log ends in `.hazlog`: rename the file, or name another\n\
         gone.hazlog: there is no such file or folder: look at the spelling",
    );
    // A folder that is met and not named is a folder like any other.
    assert_eq!(loaded(&open(&folder, &["."])), ["folder.hazlog/x.hazlog", "log.hazlog"]);
}

#[test]
fn texts_that_are_none() {
    let utf16 = |mark: [u8; 2]| mark.into_iter().chain([b'h', 0]).collect::<Vec<u8>>();
    refused(&utf16([0xff, 0xfe]), "it is saved as UTF-16: save it as UTF-8");
    refused(&utf16([0xfe, 0xff]), "it is saved as UTF-16: save it as UTF-8");
    refused(b"\xff\xfe\0\0h\0\0\0", "it is saved as UTF-32: save it as UTF-8");
    refused(b"PK\x03\x04\x14\0\x06", "it is not a text file (byte 5 is zero): export it as text, saved as UTF-8");
    refused(
        b"hazard H-1 \"Wrong dose\" {\n  owner \"Ren\xe9e\"\n}\n",
        "line 2 is not UTF-8 text (byte 38 of the file is 0xe9): save the file as UTF-8, and look at that line afterwards",
    );
    refused(
        b"\xc3",
        "line 1 is not UTF-8 text (byte 0 of the file is 0xc3): save the file as UTF-8, and look at that line afterwards",
    );
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let folder = folder(&[("log.hazlog", &format!("\u{feff}{HAZARD}")), ("empty.hazlog", "")]);
    let mut project = open(&folder, &["."]);
    assert_eq!(project.problems.len(), 0);
    let snapshot = project.workspace.snapshot();
    assert_eq!(snapshot.index().sites(&Name::Id("H-1".into())).len(), 1, "the first item is read as one");
    let mut linter = Linter::new(Profile::Draft);
    linter.update(&snapshot, &project.workspace.take_dirt());
    assert!(linter.findings(&snapshot).iter().all(|one| one.finding.rule != "syntax"));
}

#[test]
fn a_large_file_is_refused_unread() {
    let folder = folder(&[]);
    let path = put(&folder, "bad.hazlog", b"");
    // It has no blocks on the disk, so that the test costs nothing.
    fs::File::options().write(true).open(path).unwrap().set_len(70 << 20).unwrap();
    let project = open(&folder, &["."]);
    says(
        &folder,
        &project.problems[0],
        "bad.hazlog: it is 70 MB large, and at most 64 MB are read: split it into several files",
    );
    let path = put(&folder, "bad.hazlog", b"");
    fs::File::options().write(true).open(path).unwrap().set_len(MAX_FILE_BYTES + 1).unwrap();
    says(
        &folder,
        &open(&folder, &["."]).problems[0],
        "bad.hazlog: it is 65 MB large, and at most 64 MB are read: split it into several files",
    );
}

#[test]
fn the_configuration_is_used_or_refused() {
    let folder =
        folder(&[("hazlog.toml", "profile = \"relase\""), ("log.hazlog", ""), ("other.toml", "profile = \"draft\"")]);
    let error = open_with(&folder, &["."], ConfigChoice::Auto).unwrap_err();
    says(&folder, &error, "hazlog.toml\nline 1, column 11: `relase` is no profile: write `release`");
    assert!(matches!(error, ProjectError::Config { text, problems, .. } if text.len() == 18 && problems.len() == 1));
    assert_eq!(open_with(&folder, &["."], ConfigChoice::None).unwrap().config.config.profile, Profile::Review);
    let other = ConfigChoice::File(folder.path().join("other.toml"));
    assert_eq!(open_with(&folder, &["."], other).unwrap().config.config.profile, Profile::Draft);
    let gone = ConfigChoice::File(folder.path().join("gone.toml"));
    assert!(matches!(open_with(&folder, &["."], gone), Err(ProjectError::ConfigUnreadable(_))));
}

#[test]
fn catalogues_come_from_anywhere() {
    let folder = folder(&[
        ("p/hazlog.toml", "catalogues = [\"../shared/gpc.hazlog\", \"gone.hazlog\", \"own.hazlog\"]"),
        ("p/own.hazlog", ""),
        ("shared/gpc.hazlog", ""),
    ]);
    let project = open(&folder, &["p"]);
    assert_eq!(loaded(&project), ["../shared/gpc.hazlog", "own.hazlog"]);
    assert_eq!(asked(&project), ["../shared/gpc.hazlog", "own.hazlog"]);
    says(
        &folder,
        &project.problems[0],
        "p/gone.hazlog: `catalogues` in hazlog.toml names this file, and there is none: correct the path, which counts from hazlog.toml",
    );
}

#[test]
fn evidence_is_looked_for_below_the_root() {
    let hazard = "hazard H-1 \"x\" {\n  control K1 design \"y\" {\n    evidence implementation \"PATH\"\n  }\n}\n";
    let paths = [
        "docs/a.md",
        "docs/gone.md",
        "./docs/../docs/a.md",
        "../outside.md",
        "docs/../../outside.md",
        "docs\\a.md",
        "docs",
    ];
    let folder = folder(&[("outside.md", ""), ("p/hazlog.toml", ""), ("p/docs/a.md", "")]);
    for (number, path) in paths.iter().enumerate() {
        put(&folder, &format!("p/{number}.hazlog"), hazard.replace("PATH", &path.replace('\\', "\\\\")).as_bytes());
    }
    let project = open(&folder, &["p"]);
    let inputs = project.workspace.snapshot().inputs().clone();
    let found = paths.map(|path| inputs.paths.get(path).copied());
    assert_eq!(found, [true, false, true, false, false, false, true].map(Some));
}

#[test]
fn the_example_projects_are_readable() {
    for name in ["acme-discharge", "acme-first-draft"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("logs").join(name);
        let project = Project::open(&[path], &Options { config: ConfigChoice::Auto, today: TODAY }).unwrap();
        assert!(project.problems.is_empty() && project.asked.len() > 3 && project.config_warnings.is_empty());
    }
}

#[test]
fn a_new_file_never_takes_the_place_of_another() {
    let folder = folder(&[("old.hazlog", "old")]);
    assert!(matches!(create_new(&folder.path().join("old.hazlog"), "new"), Err(WriteError::Exists(_))));
    assert_eq!(fs::read_to_string(folder.path().join("old.hazlog")).unwrap(), "old");
    assert!(matches!(create_new(&folder.path().join("no/new.hazlog"), "new"), Err(WriteError::NoFolder(_))));
    create_new(&folder.path().join("new.hazlog"), "new").unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("new.hazlog")).unwrap(), "new");
    assert!(replace(&folder.path().join("gone.hazlog"), "x").is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left behind");
}
