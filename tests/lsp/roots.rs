//! Which projects there are: of several folders, one inside another, of none; and folders that are never read.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, LOG, RELAXED, UNSCORED, rules};

fn open_in(folder: Folder, pose: Pose, folders: Option<&[&str]>) -> Client {
    let folders = folders.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
    let mut client = Client::start(BINARY, folder, Setup { folders, ..Setup::posing(pose) });
    client.settle();
    client
}

const TWO: [(&str, &str); 5] = [
    ("one/hazlog.toml", ""),
    ("one/head.hazlog", LOG),
    ("one/log.hazlog", UNSCORED),
    ("two/hazlog.toml", RELAXED),
    ("two/log.hazlog", UNSCORED),
];

/// The same hazard in two projects is no duplicate, and each project has its own configuration.
#[test]
fn two_folders_are_two_projects() {
    let mut client = open_in(Folder::new(&TWO), Pose::Neovim, Some(&["one", "two"]));
    assert_eq!(rules(client.shown("one/log.hazlog")), ["unscored-hazard"]);
    assert_eq!(rules(client.shown("two/log.hazlog")), ["missing-scope"]);
    client.open("one/log.hazlog");
    client.replace("one/log.hazlog", 0..0, "\n");
    client.settle();
    assert_eq!(client.shown("one/log.hazlog")[0]["range"]["start"]["line"], 1);
    client.end_quietly();
}

#[test]
fn folders_come_and_go() {
    let mut client = open_in(Folder::new(&TWO), Pose::Neovim, Some(&["one"]));
    let event = |client: &Client, added: &[&str], removed: &[&str]| {
        let all = |names: &[&str]| -> Value {
            names.iter().map(|name| json!({ "uri": client.uri(name), "name": name })).collect()
        };
        json!({ "event": { "added": all(added), "removed": all(removed) } })
    };
    assert_eq!(client.all_shown().len(), 1);
    let params = event(&client, &["two"], &["one"]);
    client.tell("workspace/didChangeWorkspaceFolders", params);
    client.settle();
    assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("two/log.hazlog")]);
    // A folder that is not there, that was never there, and one twice.
    let params = event(&client, &["nowhere", "one", "one"], &["never"]);
    client.tell("workspace/didChangeWorkspaceFolders", params);
    client.settle();
    assert_eq!(client.all_shown().len(), 2);
    // What is open keeps its project when its folder goes.
    client.open("one/log.hazlog");
    let params = event(&client, &[], &["one"]);
    client.tell("workspace/didChangeWorkspaceFolders", params);
    client.settle();
    assert!(rules(client.shown("one/log.hazlog")).contains(&"unscored-hazard"), "{:?}", client.all_shown());
    client.close("one/log.hazlog");
    let params = event(&client, &[], &["one", "two"]);
    client.tell("workspace/didChangeWorkspaceFolders", params);
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());
    client.end_quietly();
}

/// A project inside another is none of the outer one's business.
#[test]
fn a_project_inside_another() {
    let files = [
        ("hazlog.toml", ""),
        ("head.hazlog", LOG),
        ("log.hazlog", UNSCORED),
        ("inner/hazlog.toml", RELAXED),
        ("inner/log.hazlog", UNSCORED),
    ];
    let mut client = open_in(Folder::new(&files), Pose::Eglot, Some(&[""]));
    assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"]);
    assert_eq!(rules(client.shown("inner/log.hazlog")), ["missing-scope"]);
    client.open("inner/log.hazlog");
    client.settle();
    assert_eq!(rules(client.shown("inner/log.hazlog")), ["missing-scope"]);
    // Without its configuration it is a folder of the outer project.
    client.folder.remove("inner/hazlog.toml");
    crate::bench::watched(&mut client, &[("inner/hazlog.toml", 3)]);
    client.settle();
    let all: Vec<&str> = client.all_shown().values().flat_map(|all| rules(all)).collect();
    assert!(all.contains(&"duplicate-id") && !all.contains(&"missing-scope"), "{all:?}");
    client.end_quietly();
}

#[test]
fn folders_that_are_not_there() {
    let mut client =
        open_in(Folder::default(), Pose::Neovim, Some(&["nowhere", "file:", "untitled:x", "http://example.org/"]));
    client.open_with("log.hazlog", UNSCORED);
    client.settle();
    assert_eq!(rules(client.shown("log.hazlog")).len(), 2);
    client.end();
}

/// A log without any folder is a project of its own folder.
#[test]
fn no_folder_at_all() {
    for folders in [None, Some([].as_slice())] {
        let mut client = open_in(Folder::new(&TWO), Pose::Neovim, folders);
        assert!(client.all_shown().is_empty(), "nothing was opened");
        client.open("one/log.hazlog");
        client.settle();
        assert_eq!(rules(client.shown("one/log.hazlog")), ["unscored-hazard"]);
        client.end_quietly();
    }
}

/// Older clients name one root, in one of two ways.
#[test]
fn roots_as_older_clients_name_them() {
    for key in ["rootUri", "rootPath"] {
        let mut client = Client::silent(BINARY, Folder::new(&TWO), Setup { folders: None, ..Setup::default() });
        let mut params = client.beginning();
        let root = if key == "rootUri" { client.uri("one") } else { client.folder.path("one").display().to_string() };
        params[key] = json!(root);
        client.ask("initialize", params).unwrap();
        client.tell("initialized", json!({}));
        client.settle();
        assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("one/log.hazlog")], "{key}");
        client.end_quietly();
    }
}

/// The home of somebody, and the root of the disk, are never searched: a log is found in them only once it is opened.
#[test]
fn a_home_and_the_root_of_the_disk_are_never_searched() {
    let logs: Vec<String> = (0..50).map(|number| format!("../home/folder-{number}/log.hazlog")).collect();
    let mut files: Vec<(&str, &str)> = logs.iter().map(|name| (&**name, UNSCORED)).collect();
    files.push(("../home/log.hazlog", UNSCORED));
    for root in ["../home", "file:///"] {
        let folder = Folder::new(&files);
        let args = ["--today=2026-11-20", "--log-level=info"].map(str::to_owned).to_vec();
        let folders = Some(vec![root.to_owned()]);
        let mut client = Client::start(BINARY, folder, Setup { args, folders, ..Setup::posing(Pose::Neovim) });
        client.settle();
        assert!(client.all_shown().is_empty(), "{root}: {:?}", client.all_shown().keys());
        client.open("../home/folder-7/log.hazlog");
        client.settle();
        assert_eq!(
            client.all_shown().keys().collect::<Vec<_>>(),
            [&client.uri("../home/folder-7/log.hazlog")],
            "{root}"
        );
        let ended = client.end();
        assert!(ended.stderr.contains("(ByHand)"), "{root}: {}", ended.stderr);
    }
}

/// The pages and catalogues that come with hazlog are there to be read, and no project.
#[test]
fn what_comes_with_hazlog_is_not_judged() {
    let mut client = open_in(Folder::new(&TWO), Pose::Neovim, Some(&["one"]));
    let library = client.folder.path("../cache/hazlog");
    let version = std::fs::read_dir(library).unwrap().next().unwrap().unwrap().path();
    let catalogue = std::fs::read_dir(&version).unwrap().map(|entry| entry.unwrap().path());
    let catalogue = catalogue.filter(|path| path.extension().is_some_and(|ending| ending == "hazlog")).min().unwrap();
    let before = client.pushes.len();
    let uri = hazlog_tests::client::uri(&catalogue);
    client.open_with(&uri, &std::fs::read_to_string(&catalogue).unwrap());
    client.replace(&uri, 0..0, "hazard H-1 \"x\" {\n}\n");
    client.settle();
    assert_eq!(client.pushes.len(), before, "{:?}", client.pushes.last());
    client.close(&uri);
    client.settle();
    assert_eq!(client.pushes.len(), before, "{:?}", client.pushes.last());
    client.end_quietly();
}
