//! Links, names and permissions as Unix has them. Tests may run as root, who reads a file of mode 000 all the same,
//! so what cannot be read is made of something that nobody can read.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use super::*;

#[test]
fn links_that_loop_end() {
    let folder = folder(&[("hazlog.toml", ""), ("a/log.hazlog", "")]);
    symlink("..", folder.path().join("a/up")).unwrap();
    symlink(".", folder.path().join("a/here")).unwrap();
    symlink("/", folder.path().join("a/disk")).unwrap();
    symlink("itself", folder.path().join("itself")).unwrap();
    symlink("self.hazlog", folder.path().join("self.hazlog")).unwrap();
    let project = open(&folder, &["."]);
    assert_eq!(loaded(&project), ["a/log.hazlog"]);
    let told: Vec<String> = project.problems.iter().map(ToString::to_string).collect();
    says(
        &folder,
        told.join("\n"),
        "a/disk: the link leads back to `/`, which it is in: delete the link\n\
         a/here: the link leads back to `a`, which it is in: delete the link\n\
         a/up: the link leads back to `ROOT`, which it is in: delete the link\n\
         self.hazlog: this link points at nothing: mend it or delete it",
    );
}

#[test]
fn a_file_behind_two_names_is_read_once_and_a_linked_folder_is_read() {
    let folder = folder(&[("p/hazlog.toml", ""), ("p/b.hazlog", HAZARD), ("shared/s.hazlog", "")]);
    symlink("b.hazlog", folder.path().join("p/a.hazlog")).unwrap();
    symlink("../shared", folder.path().join("p/linked")).unwrap();
    symlink("gone", folder.path().join("p/.#b.hazlog")).unwrap();
    symlink("gone", folder.path().join("p/notes.md")).unwrap();
    let project = open(&folder, &["p"]);
    assert_eq!(loaded(&project), ["b.hazlog", "linked/s.hazlog"]);
    assert_eq!(project.problems.len(), 0);
    assert_eq!(asked(&open(&folder, &["p/a.hazlog"])), ["b.hazlog"]);
}

#[test]
fn a_dead_configuration_is_not_passed_over() {
    let folder = folder(&[("log.hazlog", "")]);
    symlink("gone.toml", folder.path().join("hazlog.toml")).unwrap();
    assert!(matches!(open_with(&folder, &["."], ConfigChoice::Auto), Err(ProjectError::ConfigUnreadable(_))));
}

#[test]
fn names_that_are_no_text() {
    let folder = folder(&[("log.hazlog", "")]);
    fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.hazlog")), "").unwrap();
    fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
    let project = open(&folder, &["."]);
    assert_eq!(loaded(&project), ["log.hazlog"]);
    says(
        &folder,
        &project.problems[0],
        "caf\u{fffd}.hazlog: the name is not valid text (UTF-8): rename it, with letters, digits and `-`",
    );
    assert_eq!(project.problems.len(), 1);
}

#[test]
fn a_pipe_is_not_waited_for() {
    let folder = folder(&[("log.hazlog", "")]);
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.hazlog")).status().unwrap();
    assert!(made.success());
    let project = open(&folder, &["."]);
    says(&folder, &project.problems[0], "pipe.hazlog: this is not an ordinary file: replace it by one");
}

/// A process's own memory is an ordinary file that fails when it is read from its start, also for root.
#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_when_it_is_read() {
    let folder = folder(&[("log.hazlog", "")]);
    symlink("/proc/self/mem", folder.path().join("bad.hazlog")).unwrap();
    let project = open(&folder, &["."]);
    assert_eq!(loaded(&project), ["log.hazlog"]);
    let told = project.problems[0].to_string();
    assert!(told.contains("bad.hazlog: it cannot be read (") && told.ends_with("): look at its permissions"), "{told}");
}

#[test]
fn a_replaced_file_keeps_its_permissions_and_its_link() {
    let folder = folder(&[("real/log.hazlog", "old")]);
    let real = folder.path().join("real/log.hazlog");
    let link = folder.path().join("log.hazlog");
    symlink("real/log.hazlog", &link).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let before = fs::metadata(&real).unwrap();
    replace(&link, "new").unwrap();
    let after = fs::metadata(&real).unwrap();
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!((after.mode(), after.uid(), after.gid()), (before.mode(), before.uid(), before.gid()));
    assert_ne!(after.ino(), before.ino(), "replaced as a whole");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    assert!(matches!(replace(&link, "newer"), Err(WriteError::Protected(_))));
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(fs::read_dir(folder.path().join("real")).unwrap().count(), 1, "nothing is left behind");
}

#[test]
fn a_new_file_has_the_permissions_of_any_new_file() {
    let folder = folder(&[("any", "")]);
    create_new(&folder.path().join("new.hazlog"), "").unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().mode();
    assert_eq!(mode("new.hazlog"), mode("any"));
    symlink("gone", folder.path().join("link.hazlog")).unwrap();
    assert!(matches!(create_new(&folder.path().join("link.hazlog"), ""), Err(WriteError::Exists(_))));
}
