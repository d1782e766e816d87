//! Which project a path belongs to, by which name, and which folders are too wide to be one.

use hazlog_project::{Live, Places, Reach, exists, is_too_wide, project_of};

use super::seen::LONG_AGO;
use super::*;

fn live(folder: &TempDir, root: &str) -> Live {
    Live::open(&folder.path().join(root), ConfigChoice::Auto, Reach::Whole, LONG_AGO).0
}

#[test]
fn the_project_of_a_file_is_the_nearest_configured_folder() {
    let folder = folder(&[("hazlog.toml", ""), ("a/b/c.hazlog", ""), ("in/hazlog.toml", ""), ("in/d/e.hazlog", "")]);
    for (file, wanted) in [
        ("a/b/c.hazlog", ""),
        ("hazlog.toml", ""),
        ("in/d/e.hazlog", "in"),
        ("in/hazlog.toml", "in"),
        ("a/not/yet/there.hazlog", ""),
        ("a/../in/../new.hazlog", ""),
    ] {
        let found = project_of(&folder.path().join(file));
        assert_eq!(found, PathBuf::from(dunce_root(&folder)).join(wanted).components().collect::<PathBuf>(), "{file}");
    }
    let bare = self::folder(&[("a/b/c.hazlog", "")]);
    assert_eq!(project_of(&bare.path().join("a/b/c.hazlog")), Path::new(&dunce_root(&bare)).join("a/b"));
    assert_eq!(project_of(&bare.path().join("a/n/c.hazlog")), Path::new(&dunce_root(&bare)).join("a/n"));
}

#[test]
fn some_folders_are_never_read_as_a_whole() {
    let folder = folder(&[("home/jo/log/", ""), ("home/other/", ""), ("tmp/x/", "")]);
    let places = Places { home: Some(folder.path().join("home/jo")), temp: Some(folder.path().join("tmp")) };
    let wide = |name: &str| is_too_wide(&folder.path().join(name), &places);
    assert_eq!(["", "home", "home/jo", "home/jo/", "tmp"].map(wide), [true; 5]);
    assert_eq!(["home/jo/log", "home/other", "tmp/x", "gone"].map(wide), [false; 4]);
    let root = folder.path().ancestors().last().unwrap();
    for unknown in [Places::default(), Places { home: Some(PathBuf::new()), temp: Some("here".into()) }] {
        assert!(is_too_wide(root, &unknown) && !is_too_wide(folder.path(), &unknown));
    }
}

#[test]
fn names_and_paths_lead_to_each_other() {
    let folder = folder(&[("p/hazlog.toml", "catalogues = [\"../c.hazlog\"]"), ("p/d/a.hazlog", ""), ("c.hazlog", "")]);
    let live = live(&folder, "p");
    for (path, name) in [
        ("p/d/a.hazlog", "d/a.hazlog"),
        ("p/not/yet.hazlog", "not/yet.hazlog"),
        ("c.hazlog", "../c.hazlog"),
        ("q/new.hazlog", "../q/new.hazlog"),
    ] {
        assert_eq!(live.name_of(&folder.path().join(path)).as_deref(), Some(name));
        assert_eq!(live.path_of(name), Path::new(&dunce_root(&folder)).join(path));
    }
}

#[cfg(unix)]
#[test]
fn a_link_gives_no_second_name() {
    use std::os::unix::fs::symlink;
    let folder = folder(&[("p/hazlog.toml", ""), ("p/b.hazlog", ""), ("shared/s.hazlog", "")]);
    symlink("b.hazlog", folder.path().join("p/a.hazlog")).unwrap();
    symlink("../shared", folder.path().join("p/linked")).unwrap();
    symlink("p", folder.path().join("alias")).unwrap();
    let live = live(&folder, "alias");
    for (path, name) in [
        ("p/a.hazlog", "b.hazlog"),
        ("alias/b.hazlog", "b.hazlog"),
        ("alias/new/n.hazlog", "new/n.hazlog"),
        ("shared/s.hazlog", "linked/s.hazlog"),
        ("p/linked/new.hazlog", "linked/new.hazlog"),
    ] {
        assert_eq!(live.name_of(&folder.path().join(path)).as_deref(), Some(name), "{path}");
    }
}

#[test]
fn what_is_excluded_is_known_of_files_that_do_not_exist_yet() {
    let folder = folder(&[
        (".git/", ""),
        (".gitignore", "build/\n*.tmp.hazlog\n"),
        ("p/.gitignore", "!kept.tmp.hazlog\n"),
        ("p/hazlog.toml", "exclude = [\"/drafts/\", \"*.old.hazlog\"]\ncatalogues = [\"drafts/c.hazlog\"]"),
        ("p/drafts/c.hazlog", ""),
        ("p/in/hazlog.toml", ""),
    ]);
    let live = live(&folder, "p");
    let excluded = |name: &&str| live.is_excluded(&folder.path().join(name));
    let of_it = ["p/a.hazlog", "p/new/a.hazlog", "p/kept.tmp.hazlog", "p/x/drafts/a.hazlog", "p/drafts/c.hazlog"];
    let not = [
        "p/drafts/a.hazlog",
        "p/x/a.old.hazlog",
        "p/x/build/y/a.hazlog",
        "p/x/a.tmp.hazlog",
        "p/node_modules/m/a.hazlog",
        "p/target/a.hazlog",
        "p/.hidden/a.hazlog",
        "p/.a.hazlog",
        "p/in/a.hazlog",
        "a.hazlog",
    ];
    assert_eq!(of_it.iter().filter(|name| excluded(name)).collect::<Vec<_>>(), [&""; 0]);
    assert_eq!(not.iter().filter(|name| !excluded(name)).collect::<Vec<_>>(), [&""; 0]);
}

#[test]
fn given_paths_are_looked_for() {
    let folder = folder(&[("p/docs/a.md", ""), ("out.md", "")]);
    let paths = ["docs/a.md", "docs", "docs/b.md", "../out.md", "docs\\a.md"].map(smol_str::SmolStr::new);
    let found: Vec<bool> = exists(&folder.path().join("p"), &paths).into_iter().map(|(_, there)| there).collect();
    assert_eq!(found, [true, true, false, false, false]);
}
