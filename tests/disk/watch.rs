//! Watching real folders: nothing sleeps; what is waited for comes, or the test fails after a long time.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use hazlog_project::{WatchEvent, Watcher, watch};
use smol_str::SmolStr;

use super::seen::{LONG_AGO, Seen, Session, write};
use super::*;

/// Longer than any machine takes; it is only waited for when a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// A project that looks again whenever it is told to, as a server does.
pub(crate) struct Watching {
    session: Session,
    watcher: Watcher,
    events: Receiver<WatchEvent>,
    evidence: Vec<SmolStr>,
}

impl Watching {
    pub(crate) fn open(root: &Path, evidence: &[&str]) -> Self {
        let (sender, events) = channel();
        let watcher = watch(move |event| drop(sender.send(event))).unwrap();
        let evidence = evidence.iter().map(SmolStr::new).collect();
        let watching = Self { session: Session::open(root, LONG_AGO), watcher, events, evidence };
        watching.watcher.follow(watching.session.live.watched(), &watching.evidence).unwrap();
        // What happened between the first look and the watching would have been missed.
        assert_eq!(watching.next(), watching.changed(true, true));
        watching
    }

    fn changed(&self, files: bool, evidence: bool) -> WatchEvent {
        WatchEvent::Changed { root: self.session.live.root().to_owned(), files, evidence }
    }

    #[track_caller]
    fn next(&self) -> WatchEvent {
        self.events.recv_timeout(PATIENCE).expect("nothing was told")
    }

    /// The next that is not this one: on a busy machine one batch may come as two.
    #[track_caller]
    fn after(&self, same: &WatchEvent) -> WatchEvent {
        loop {
            let event = self.next();
            if event != *same {
                return event;
            }
        }
    }

    /// Waits until enough was told for this to be true.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, done: impl Fn(&Seen) -> bool) {
        while !done(&self.session.seen) {
            let event = self.events.recv_timeout(PATIENCE);
            assert!(event.is_ok(), "{what} was not told; seen is {:#?}", self.session.seen);
            self.session.refresh(LONG_AGO);
            self.watcher.follow(self.session.live.watched(), &self.evidence).unwrap();
        }
    }

    #[track_caller]
    fn until_text(&mut self, name: &str, text: &str) {
        self.until(text, |seen| seen.texts.get(name).is_some_and(|found| found == text));
    }

    #[track_caller]
    fn until_gone(&mut self, name: &str) {
        self.until(name, |seen| !seen.texts.contains_key(name));
    }
}

#[test]
fn writing_renaming_and_deleting_are_told() {
    let folder = folder(&[("a.hazlog", "a"), ("d/b.hazlog", "b")]);
    let root = folder.path();
    let mut watching = Watching::open(root, &[]);
    write(root, "a.hazlog", "in place");
    watching.until_text("a.hazlog", "in place");
    for text in ["saved once", "saved twice"] {
        write(root, "a.hazlog.tmp", text);
        fs::rename(root.join("a.hazlog.tmp"), root.join("a.hazlog")).unwrap();
        watching.until_text("a.hazlog", text);
    }
    fs::rename(root.join("d/b.hazlog"), root.join("d/c.hazlog")).unwrap();
    watching.until_gone("d/b.hazlog");
    watching.until_text("d/c.hazlog", "b");
    fs::remove_file(root.join("a.hazlog")).unwrap();
    watching.until_gone("a.hazlog");
    write(root, "hazlog.toml", "exclude = [\"d/\"]");
    watching.until_gone("d/c.hazlog");
}

#[test]
fn folders_that_come_are_watched_and_folders_that_go_may_come_back() {
    let folder = folder(&[("a.hazlog", "a")]);
    let root = folder.path();
    let mut watching = Watching::open(root, &[]);
    for round in ["one", "two", "three"] {
        write(root, "x/y/z/b.hazlog", round);
        watching.until_text("x/y/z/b.hazlog", round);
        write(root, "x/y/z/b.hazlog", format!("{round} again"));
        watching.until_text("x/y/z/b.hazlog", &format!("{round} again"));
        fs::rename(root.join("x"), root.join("v")).unwrap();
        watching.until_gone("x/y/z/b.hazlog");
        write(root, "v/y/z/b.hazlog", round);
        watching.until_text("v/y/z/b.hazlog", round);
        fs::remove_dir_all(root.join("v")).unwrap();
        watching.until_gone("v/y/z/b.hazlog");
    }
}

#[test]
fn a_folder_that_is_replaced_at_once_is_watched_again() {
    let outer = folder(&[("p/d/b.hazlog", "b")]);
    let root = outer.path().join("p");
    let mut watching = Watching::open(&root, &[]);
    for (name, text) in [("d", "deleted"), ("d", "deleted again"), ("", "root deleted")] {
        fs::remove_dir_all(root.join(name)).unwrap();
        write(&root, "d/b.hazlog", text);
        watching.until_text("d/b.hazlog", text);
        write(&root, "d/b.hazlog", format!("after {text}"));
        watching.until_text("d/b.hazlog", &format!("after {text}"));
    }
    for (name, text) in [("d", "moved"), ("", "root moved")] {
        fs::rename(root.join(name), outer.path().join(text)).unwrap();
        write(&root, "d/b.hazlog", text);
        watching.until_text("d/b.hazlog", text);
        write(&root, "d/b.hazlog", format!("after {text}"));
        watching.until_text("d/b.hazlog", &format!("after {text}"));
    }
}

#[test]
fn a_folder_that_is_watched_again_through_another_project_is_told_to_its_own() {
    let folder = folder(&[("a/log.hazlog", ""), ("b/d/log.hazlog", "")]);
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    let watching = Watching::open(&first, &[]);
    let other = Session::open(&second, LONG_AGO);
    watching.watcher.follow(other.live.watched(), &[]).unwrap();
    let told = |files, evidence| WatchEvent::Changed { root: other.live.root().to_owned(), files, evidence };
    assert_eq!(watching.next(), told(true, true));
    fs::rename(second.join("d"), second.join("e")).unwrap();
    write(&second, "d/log.hazlog", "new");
    assert_eq!(watching.next(), told(true, false));
    watching.watcher.follow(watching.session.live.watched(), &[]).unwrap();
    assert_eq!(watching.after(&told(true, false)), told(true, true));
}

#[test]
fn a_root_that_is_deleted_or_moved_is_seen_when_it_comes_back() {
    let outer = folder(&[("o/p/a.hazlog", "a")]);
    let root = outer.path().join("o/p");
    let mut watching = Watching::open(&root, &["docs/e.pdf"]);
    fs::remove_dir_all(&root).unwrap();
    watching.until_gone("a.hazlog");
    write(&root, "a.hazlog", "back");
    watching.until_text("a.hazlog", "back");
    fs::rename(&root, outer.path().join("o/q")).unwrap();
    watching.until_gone("a.hazlog");
    write(&root, "a.hazlog", "another");
    watching.until_text("a.hazlog", "another");
    fs::remove_dir_all(outer.path().join("o")).unwrap();
    watching.until_gone("a.hazlog");
    write(&root, "a.hazlog", "all back");
    watching.until_text("a.hazlog", "all back");
    write(&root, "a.hazlog", "and watched");
    watching.until_text("a.hazlog", "and watched");
}

#[test]
fn many_files_at_once_are_all_seen() {
    let folder = folder(&[("a.hazlog", "a")]);
    let root = folder.path().to_owned();
    let mut watching = Watching::open(&root, &[]);
    for branch in ["main", "other"] {
        for number in 0..400 {
            write(&root, &format!("d{}/f{number}.hazlog", number % 20), branch);
        }
        let all = |seen: &Seen| seen.texts.values().filter(|text| *text == branch).count() == 400;
        watching.until(branch, all);
    }
    for number in 0..20 {
        fs::remove_dir_all(root.join(format!("d{number}"))).unwrap();
    }
    watching.until("the end of all", |seen| seen.texts.len() == 1);
}

#[test]
fn what_does_not_matter_is_not_told() {
    let folder = folder(&[("a/log.hazlog", ""), ("a/target/x.hazlog", ""), ("a/.hidden/", ""), ("b/log.hazlog", "")]);
    let (first, second) = (folder.path().join("a"), folder.path().join("b"));
    let watching = Watching::open(&first, &[]);
    let other = Session::open(&second, LONG_AGO);
    watching.watcher.follow(other.live.watched(), &[]).unwrap();
    let told = |files, evidence| WatchEvent::Changed { root: other.live.root().to_owned(), files, evidence };
    assert_eq!(watching.next(), told(true, true));
    fs::read(first.join("log.hazlog")).unwrap();
    fs::read_dir(&first).unwrap().count();
    for name in ["notes.md", "log.hazlog~", ".log.hazlog.swp", "target/x.hazlog", "target/y.hazlog", ".hidden/x.hazlog"]
    {
        write(&first, name, "x");
    }
    fs::create_dir(first.join(".cache")).unwrap();
    fs::remove_file(first.join("notes.md")).unwrap();
    // The first project is told of before the second, if it is at all.
    write(&second, "log.hazlog", "x");
    assert_eq!(watching.next(), told(true, false));
    watching.watcher.forget(&first);
    write(&first, "log.hazlog", "x");
    write(&second, "log.hazlog", "y");
    assert_eq!(watching.next(), told(true, false));
}

#[test]
fn evidence_that_comes_or_goes_is_told() {
    let folder = folder(&[("log.hazlog", ""), ("docs/a.pdf", ""), ("target/", "")]);
    let root = folder.path();
    let evidence = ["docs/a.pdf", "./docs/../docs/b.pdf", "target/report/c.html", "../out.pdf", "new/d.pdf"];
    let mut watching = Watching::open(root, &evidence);
    let told = watching.changed(false, true);
    write(root, "docs/b.pdf", "");
    assert_eq!(watching.next(), told);
    write(root, "docs/a.pdf", "changed, and still there");
    write(root, "log.hazlog", "changed");
    let other = watching.changed(true, false);
    assert_eq!(watching.after(&told), other);
    fs::remove_file(root.join("docs/a.pdf")).unwrap();
    assert_eq!(watching.after(&other), told);
    for name in ["target/report/c.html", "new/d.pdf"] {
        write(root, name, "");
        // The folder is seen first; once it is watched, all in it is.
        while !matches!(watching.next(), WatchEvent::Changed { evidence: true, .. }) {}
        watching.session.refresh(LONG_AGO);
        watching.watcher.follow(watching.session.live.watched(), &watching.evidence).unwrap();
        while watching.events.try_recv().is_ok() {}
    }
}

#[test]
fn what_lies_outside_the_root_and_counts_is_watched() {
    let folder = folder(&[
        (".git/", ""),
        (".gitignore", ""),
        ("p/q/hazlog.toml", "catalogues = [\"../../shared/c.hazlog\"]"),
        ("p/q/a.hazlog", "a"),
        ("p/q/in/hazlog.toml", ""),
        ("p/q/in/b.hazlog", "b"),
        ("shared/c.hazlog", "c"),
    ]);
    let root = folder.path();
    let mut watching = Watching::open(&root.join("p/q"), &[]);
    write(root, "shared/c.hazlog", "c2");
    watching.until_text("../../shared/c.hazlog", "c2");
    write(root, ".gitignore", "a.hazlog\n");
    watching.until_gone("a.hazlog");
    write(root, "p/.gitignore", "!a.hazlog\n");
    watching.until_text("a.hazlog", "a");
    fs::remove_file(root.join("p/q/in/hazlog.toml")).unwrap();
    watching.until_text("in/b.hazlog", "b");
    fs::remove_file(root.join("shared/c.hazlog")).unwrap();
    watching.until_gone("../../shared/c.hazlog");
    write(root, "shared/c.hazlog", "c3");
    watching.until_text("../../shared/c.hazlog", "c3");
}

#[test]
fn a_watcher_that_is_dropped_ends() {
    let folder = folder(&[("a.hazlog", "")]);
    let Watching { watcher, events, .. } = Watching::open(folder.path(), &[]);
    drop(watcher);
    // The thread lets go of its end of the channel.
    assert!(events.recv_timeout(PATIENCE).is_err_and(|end| end == std::sync::mpsc::RecvTimeoutError::Disconnected));
}
