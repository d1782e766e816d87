//! Projects that stay open: what is told after each change on the disk.

use std::time::Duration;

use hazlog_project::{ConfigFault, Live, PathProblemKind, Reach};

use super::seen::{LONG_AGO, Session, far_ahead, write};
use super::*;

/// Holds what one change makes a second look tell, as lines.
#[track_caller]
fn check(before: &[(&str, &str)], change: impl FnOnce(&Path), wanted: &str) {
    let folder = folder(before);
    let (mut live, _) = live(&folder);
    change(folder.path());
    let changes = live.refresh(far_ahead());
    let mut told = Vec::new();
    if let Some(reading) = &changes.config {
        told.push(match &reading.outcome {
            Ok((_, warnings)) => format!("config with {} warnings", warnings.len()),
            Err(ConfigFault::Wrong(problems)) => format!("config: {}", problems[0]),
            Err(ConfigFault::Unreadable(problem)) => format!("config: {problem}"),
        });
    }
    told.extend(changes.texts.iter().map(|(name, text)| format!("text {name} {text:?}")));
    told.extend(changes.gone.iter().map(|name| format!("gone {name}")));
    told.extend(changes.troubled.iter().map(|problem| format!("trouble {problem}")));
    told.extend(changes.mended.iter().map(|path| format!("mended {}", path.display())));
    told.extend(changes.nested.iter().flatten().map(|path| format!("nested {}", path.display())));
    says(&folder, told.join("\n"), wanted);
}

fn live(folder: &TempDir) -> (Live, hazlog_project::Changes) {
    Live::open(folder.path(), ConfigChoice::Auto, Reach::Whole, far_ahead())
}

#[test]
fn what_changed_is_told_and_nothing_else() {
    let files = [("a.hazlog", "a"), ("d/b.hazlog", "b"), ("notes.md", "")];
    check(&files, |_| {}, "");
    check(&files, |root| write(root, "a.hazlog", "a2"), "text a.hazlog \"a2\"");
    check(&files, |root| write(root, "c.hazlog", ""), "text c.hazlog \"\"");
    check(&files, |root| write(root, "c.md", "c"), "");
    check(&files, |root| fs::remove_dir_all(root.join("d")).unwrap(), "gone d/b.hazlog");
    check(
        &files,
        |root| fs::rename(root.join("a.hazlog"), root.join("d/c.hazlog")).unwrap(),
        "text d/c.hazlog \"a\"\ngone a.hazlog",
    );
    check(&files, |root| write(root, "d/hazlog.toml", ""), "gone d/b.hazlog\nnested d");
    check(&files, |root| write(root, "hazlog.toml", "exclude = [\"d/\"]"), "config with 0 warnings\ngone d/b.hazlog");
    check(&[("d/hazlog.toml", ""), ("d/b.hazlog", "b")], |root| write(root, "d/hazlog.toml", "x"), "");
}

#[test]
fn a_file_that_cannot_be_read_is_gone_with_words_until_it_is_mended() {
    let bad = b"\xff\xfeh\0";
    check(
        &[("a.hazlog", "a")],
        |root| write(root, "a.hazlog", bad),
        "gone a.hazlog\ntrouble a.hazlog: it is saved as UTF-16: save it as UTF-8",
    );
    let folder = folder(&[]);
    put(&folder, "a.hazlog", bad);
    let mut session = Session::open(folder.path(), far_ahead());
    assert_eq!((session.seen.problems.len(), session.seen.texts.len()), (1, 0));
    put(&folder, "a.hazlog", b"a\xff");
    session.check(far_ahead());
    put(&folder, "a.hazlog", b"a");
    session.check(far_ahead());
    assert_eq!((session.seen.problems.len(), session.seen.texts.len()), (0, 1));
}

#[test]
fn a_wrong_configuration_leaves_the_last_right_one_in_force() {
    check(
        &[("hazlog.toml", "profile = \"draft\"")],
        |root| write(root, "hazlog.toml", "profile = \"drift\""),
        "config: line 1, column 11: `drift` is no profile: write `draft`",
    );
    let folder = folder(&[("hazlog.toml", "exclude = [\"d/\"]"), ("a.hazlog", ""), ("d/b.hazlog", "")]);
    let mut session = Session::open(folder.path(), far_ahead());
    for wrong in ["exclude = [", "exclude = 5", "\u{feff}=", "exclude = [\"a{\"]"] {
        put(&folder, "hazlog.toml", wrong.as_bytes());
        let changes = session.live.refresh(far_ahead());
        let reading = changes.config.unwrap();
        assert!(matches!(reading.outcome, Err(ConfigFault::Wrong(_))) && reading.text == wrong, "{wrong}");
        assert!(changes.texts.is_empty() && session.live.config().exclude == ["d/"], "{wrong}");
        assert!(session.live.refresh(far_ahead()).is_empty(), "told once");
    }
    put(&folder, "hazlog.toml", b"\xff");
    let reading = session.live.refresh(far_ahead()).config.unwrap();
    assert!(matches!(reading.outcome, Err(ConfigFault::Unreadable(_))));
    fs::remove_file(folder.path().join("hazlog.toml")).unwrap();
    session.check(far_ahead());
    assert_eq!(session.seen.texts.len(), 2, "without one, the defaults hold");
    // One that is wrong from the start leaves the defaults.
    put(&folder, "hazlog.toml", b"profile = 1");
    let (live, changes) = live(&folder);
    assert_eq!((live.config().exclude.len(), changes.texts.len()), (0, 2));
}

#[test]
fn the_text_of_an_editor_stands_in_the_place_of_the_configuration() {
    let folder = folder(&[("hazlog.toml", ""), ("a.hazlog", "a"), ("d/b.hazlog", "b"), ("k/target/c.hazlog", "c")]);
    let mut session = Session::open(folder.path(), far_ahead());
    let mut set = |text: Option<&str>, wanted: &[&str]| {
        let changes = session.live.set_config_text(text.map(str::to_owned), far_ahead());
        session.seen.apply(changes);
        assert_eq!(session.live.names().collect::<Vec<_>>(), wanted, "{text:?}");
        assert!(session.live.refresh(far_ahead()).is_empty());
        assert!(session.seen.texts.keys().eq(wanted.iter()), "{text:?}");
    };
    set(Some("exclude = [\"d/\"]"), &["a.hazlog"]);
    set(Some("exclude = [\"d/\""), &["a.hazlog"]);
    set(Some("catalogues = [\"k/target/c.hazlog\"]"), &["a.hazlog", "d/b.hazlog", "k/target/c.hazlog"]);
    put(&folder, "hazlog.toml", b"exclude = [\"*\"]");
    set(Some(""), &["a.hazlog", "d/b.hazlog"]);
    set(None, &[]);
    fs::remove_file(folder.path().join("hazlog.toml")).unwrap();
    set(Some("exclude = [\"a.*\"]"), &["d/b.hazlog"]);
    set(None, &["a.hazlog", "d/b.hazlog"]);
}

#[test]
fn two_writes_within_one_tick_are_both_seen() {
    let folder = folder(&[("a.hazlog", "one")]);
    let path = folder.path().join("a.hazlog");
    let modified = fs::metadata(&path).unwrap().modified().unwrap();
    // The first reading is in the same tick as the write, and so is the second write, of the same length.
    let mut session = Session::open(folder.path(), modified + Duration::from_millis(1));
    fs::write(&path, "two").unwrap();
    fs::File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
    session.refresh(modified + Duration::from_millis(2));
    assert_eq!(session.seen.texts["a.hazlog"], "two");
}

#[test]
fn a_root_that_goes_and_comes_back() {
    let outer = folder(&[("p/a.hazlog", "a"), ("p/hazlog.toml", "exclude = [\"x\"]")]);
    let root = outer.path().join("p");
    let mut session = Session::open(&root, far_ahead());
    fs::rename(&root, outer.path().join("q")).unwrap();
    session.refresh(far_ahead());
    assert!(session.seen.texts.is_empty() && session.seen.config.exclude.is_empty());
    let told = session.seen.problems.values().next().unwrap();
    assert_eq!(told, "there is no such file or folder: look at the spelling");
    fs::rename(outer.path().join("q"), &root).unwrap();
    session.check(far_ahead());
    assert_eq!(session.seen.texts.len(), 1);
}

#[test]
fn a_single_file_is_read_when_an_editor_lets_go_of_it() {
    let folder =
        folder(&[("p/hazlog.toml", "catalogues = [\"../c.hazlog\"]"), ("p/d/a.hazlog", "a"), ("c.hazlog", "c")]);
    let (live, _) = Live::open(&folder.path().join("p"), ConfigChoice::Auto, Reach::Whole, LONG_AGO);
    assert_eq!(live.read("d/a.hazlog").unwrap(), "a");
    assert_eq!(live.read("../c.hazlog").unwrap(), "c");
    assert!(matches!(live.read("gone.hazlog").unwrap_err().kind, PathProblemKind::Missing));
    assert!(matches!(live.read("d").unwrap_err().kind, PathProblemKind::Folder));
}

#[test]
fn too_wide_a_project_holds_only_what_is_opened_by_hand() {
    let folder = folder(&[
        ("hazlog.toml", "catalogues = [\"c.hazlog\"]\nexclude = [\"d/\"]"),
        ("a.hazlog", ""),
        ("c.hazlog", ""),
        ("d/e.hazlog", ""),
    ]);
    let (live, changes) = Live::open(folder.path(), ConfigChoice::Auto, Reach::ByHand, LONG_AGO);
    assert_eq!(changes.texts, [("c.hazlog".to_owned(), String::new())]);
    let excluded = |name: &str| live.is_excluded(&folder.path().join(name));
    assert_eq!(["a.hazlog", "c.hazlog", "target/a.hazlog", "d/e.hazlog"].map(excluded), [false, false, false, true]);
    assert_eq!(live.watched().folders.len(), 1);
}
