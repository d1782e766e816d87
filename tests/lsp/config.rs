//! `hazlog.toml` as it is typed, saved and changed by others; and the settings of the editor.

use hazlog_tests::client::{Answer, Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, LOG, RELAXED, UNSCORED, client, pull, rules, rules_in, watched};

const FILES: [(&str, &str); 2] = [("head.hazlog", LOG), ("log.hazlog", UNSCORED)];

fn started(pose: Pose) -> Client {
    let mut client = client(pose, &FILES);
    client.open("log.hazlog");
    client.settle();
    client
}

fn first_message(client: &Client, name: &str) -> String {
    client.shown(name)[0]["message"].as_str().unwrap().to_owned()
}

#[test]
fn typed_in_the_editor_it_counts_before_it_is_saved() {
    let mut client = started(Pose::Neovim);
    client.open_with("hazlog.toml", "");
    client.settle();
    client.type_at("hazlog.toml", 0, RELAXED);
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());
    // While a word is half written, the configuration before stays in force, and the mistake stands in the file.
    client.replace_text("hazlog.toml", "off", "of");
    client.settle();
    assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("hazlog.toml")]);
    assert!(first_message(&client, "hazlog.toml").contains("`of`"), "{:?}", client.shown("hazlog.toml"));
    let range = client.shown("hazlog.toml")[0]["range"].clone();
    assert!(client.text_in("hazlog.toml", &range).contains("of"), "{range}");
    client.replace_text("hazlog.toml", "\"of\"", "\"off\"");
    client.settle();
    assert!(client.all_shown().is_empty());
    client.replace_all("hazlog.toml", "");
    client.settle();
    assert_eq!(rules(client.shown("log.hazlog")), ["unscored-hazard"]);
    client.end_quietly();
}

/// Every state of a file that is being typed, and no message is left behind.
#[test]
fn typed_and_deleted_character_by_character() {
    let mut client = started(Pose::Neovim);
    client.open_with("hazlog.toml", "");
    client.type_at("hazlog.toml", 0, RELAXED);
    while !client.text("hazlog.toml").is_empty() {
        let end = client.text("hazlog.toml").len();
        client.replace("hazlog.toml", end - 1..end, "");
    }
    client.settle();
    assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("log.hazlog")]);
    client.close("hazlog.toml");
    client.settle();
    assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [&client.uri("log.hazlog")]);
    client.end_quietly();
}

/// The mistakes of a file on the disk are shown without anybody opening it, and stay when it is opened and closed.
#[test]
fn wrong_on_the_disk() {
    for pose in [Pose::VsCode, Pose::Neovim, Pose::Eglot] {
        let wrong = "# First a line.\nprofil = \"draft\"\n";
        let files = [FILES.as_slice(), &[("hazlog.toml", wrong)]].concat();
        let mut client = Client::start(BINARY, Folder::new(&files), Setup::posing(pose));
        client.settle();
        let seen = |client: &mut Client| {
            client.settle();
            let mut found: Vec<Value> = client.shown("hazlog.toml").to_vec();
            let pulled = pull(client, "hazlog.toml", None)["items"].as_array().unwrap().clone();
            if pose.pulls() {
                assert!(found.is_empty() || pulled.is_empty(), "shown in two ways");
                found.extend(pulled);
            }
            found
        };
        assert_eq!(seen(&mut client)[0]["range"]["start"]["line"], 1, "{pose:?}");
        client.open("hazlog.toml");
        assert_eq!(seen(&mut client).len(), 1, "{pose:?}: opened");
        client.replace("hazlog.toml", 0..0, "\n");
        assert_eq!(seen(&mut client)[0]["range"]["start"]["line"], 2, "{pose:?}: moved");
        client.close("hazlog.toml");
        assert_eq!(seen(&mut client)[0]["range"]["start"]["line"], 1, "{pose:?}: closed");
        client.folder.write("hazlog.toml", "profile = \"draft\"\n");
        watched(&mut client, &[("hazlog.toml", 2)]);
        assert!(seen(&mut client).is_empty(), "{pose:?}: mended");
        client.folder.write("hazlog.toml", b"\xff\xfe");
        watched(&mut client, &[("hazlog.toml", 2)]);
        assert_eq!(seen(&mut client).len(), 1, "{pose:?}: no text");
        client.folder.remove("hazlog.toml");
        watched(&mut client, &[("hazlog.toml", 3)]);
        assert!(seen(&mut client).is_empty(), "{pose:?}: gone");
        client.end_quietly();
    }
}

/// An editor on Linux may send no events of files at all: the server watches them itself.
#[test]
fn changed_by_others_and_found_by_the_servers_own_watching() {
    let mut client = started(Pose::Neovim);
    client.folder.write("hazlog.toml", RELAXED);
    client.until("the new configuration", |client| client.all_shown().is_empty());
    client.folder.remove("hazlog.toml");
    client.until("the end of it", |client| rules(client.shown("log.hazlog")) == ["unscored-hazard"]);
    client.folder.write("sub/new.hazlog", UNSCORED.replace("H-1", "H-2"));
    client.until("a new file in a new folder", |client| !client.shown("sub/new.hazlog").is_empty());
    client.folder.write("sub/new.hazlog", UNSCORED.replace("H-1", "H-3"));
    client.until("its change", |client| {
        client.shown("sub/new.hazlog").iter().any(|one| one["message"].as_str().unwrap().contains("H-3"))
    });
    std::fs::remove_dir_all(client.folder.path("sub")).unwrap();
    client.until("its end", |client| client.shown("sub/new.hazlog").is_empty());
    client.settle();
    client.end_quietly();
}

/// A project's root that goes while it is open, and comes again.
#[test]
fn a_folder_that_is_removed_while_it_is_open() {
    for pose in [Pose::Neovim, Pose::Eglot] {
        let mut client = client(pose, &FILES);
        client.open("head.hazlog");
        client.settle();
        std::fs::remove_dir_all(client.folder.path("")).unwrap();
        watched(&mut client, &[("log.hazlog", 3), ("head.hazlog", 3), ("", 3)]);
        client.until("the end of the file", |client| client.all_shown().is_empty());
        client.settle();
        client.replace_all("head.hazlog", &[LOG, UNSCORED].concat());
        client.settle();
        assert_eq!(rules(client.shown("head.hazlog")), ["unscored-hazard"], "{pose:?}");
        client.close("head.hazlog");
        client.settle();
        assert!(client.all_shown().is_empty(), "{pose:?} {:?}", client.all_shown());
        client.take_unread();
        client.end();
    }
}

fn with_settings(settings: Value, pose: Pose) -> Client {
    let mut setup = Setup::posing(pose);
    setup.answers.insert("workspace/configuration".to_owned(), Answer::Give(json!([settings])));
    let mut client = Client::start(BINARY, Folder::new(&FILES), setup);
    client.open("log.hazlog");
    client.settle();
    client
}

#[test]
fn settings_that_are_asked_for() {
    let mut client = with_settings(json!({ "profile": "draft" }), Pose::VsCode);
    client.until("the question", |client| client.count_asked("workspace/configuration") == 1);
    client.settle();
    let in_draft = rules_in(&pull(&mut client, "log.hazlog", None)).len();
    client.will_answer("workspace/configuration", Answer::Give(json!([{ "profile": "release" }])));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.until("the question", |client| client.count_asked("workspace/configuration") == 2);
    client.settle();
    let in_release = rules_in(&pull(&mut client, "log.hazlog", None)).len();
    assert!(in_release > in_draft, "{in_release} in release, {in_draft} in draft");
    client.end_quietly();
}

/// What came at the start is not taken back by a client that has nothing to say when it is asked, and is understood with
/// our key around it and without.
#[test]
fn settings_that_come_at_the_start() {
    for options in [json!({ "profile": "release" }), json!({ "hazlog": { "profile": "release" } })] {
        let mut setup = Setup { options, ..Setup::posing(Pose::VsCode) };
        setup.answers.insert("workspace/configuration".to_owned(), Answer::Give(json!([null])));
        let mut client = Client::start(BINARY, Folder::new(&FILES), setup);
        client.open("log.hazlog");
        client.until("the question", |client| client.count_asked("workspace/configuration") == 1);
        client.settle();
        let kept = rules_in(&pull(&mut client, "log.hazlog", None)).len();
        client.end_quietly();
        let mut draft = with_settings(json!({ "profile": "draft" }), Pose::VsCode);
        let in_draft = rules_in(&pull(&mut draft, "log.hazlog", None)).len();
        assert!(kept > in_draft, "{kept} with what came at the start, {in_draft} in draft");
        draft.end_quietly();
    }
}

#[test]
fn settings_that_are_pushed() {
    let mut client = started(Pose::Minimal);
    let before = client.shown("log.hazlog").len();
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "hazlog": { "profile": "release" } } }));
    client.settle();
    assert!(client.shown("log.hazlog").len() > before, "{:?}", rules(client.shown("log.hazlog")));
    // What is left out is as if it had never been set.
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "hazlog": {} } }));
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), before);
    // Settings of others.
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "other": { "profile": "release" } } }));
    client.tell("workspace/didChangeConfiguration", json!({ "settings": [] }));
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), before);
    client.end_quietly();
}

/// Wrong settings are told to the person, and those before stay in force.
#[test]
fn settings_that_are_wrong() {
    let mut client = started(Pose::Minimal);
    client.tell("workspace/didChangeConfiguration", json!({ "settings": { "hazlog": { "profile": "release" } } }));
    client.settle();
    let before = client.shown("log.hazlog").to_vec();
    for wrong in [
        json!({ "profile": "final" }),
        json!({ "profile": 7 }),
        json!({ "profil": "draft" }),
        json!({ "today": "tomorrow" }),
        json!({ "diagnostics": { "delay": "soon" } }),
        json!({ "diagnostics": { "delay": -1 } }),
        json!([]),
        json!("release"),
    ] {
        client.tell("workspace/didChangeConfiguration", json!({ "settings": { "hazlog": wrong } }));
        let message = client.told("window/showMessage");
        assert!(message["message"].as_str().unwrap().starts_with("the settings of hazlog"), "{message}");
    }
    client.replace("log.hazlog", 0..0, "\n");
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), before.len());
    client.end();
}
