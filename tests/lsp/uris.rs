//! Addresses come back as the client spells them, for clients compare them letter by letter.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, LOG, UNSCORED, pull};

/// A folder with a name that may be spelled in many ways.
const NAME: &str = "Ward é (7) 💊";

/// What the folder's name becomes in an address.
const SPELLED: [&str; 5] = [
    "Ward%20%C3%A9%20%287%29%20%F0%9F%92%8A",
    "Ward%20%c3%a9%20(7)%20%f0%9f%92%8a",
    "Ward é (7) 💊",
    "Ward%20é%20(7)%20💊",
    "%57ard%20%C3%A9%20(7)%20%F0%9F%92%8A",
];

fn files() -> Folder {
    let name = |file: &str| format!("{NAME}/{file}");
    let twins = [UNSCORED, UNSCORED].concat();
    Folder::new(&[(&name("head.hazlog"), LOG), (&name("log.hazlog"), &twins), (&name("other.hazlog"), UNSCORED)])
}

/// Every address in a message.
fn addresses(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| match value {
            Value::String(text) if key == "uri" => found.push(text.clone()),
            value => addresses(value, found),
        }),
        Value::Array(values) => values.iter().for_each(|value| addresses(value, found)),
        _ => {}
    }
}

/// A client whose folder is spelled in this way.
fn spelled(pose: Pose, spelling: &str) -> (Client, String) {
    let mut client = Client::silent(BINARY, files(), Setup::posing(pose));
    let root = format!("{}/{spelling}", client.uri(""));
    let mut params = client.beginning();
    params["workspaceFolders"] = json!([{ "uri": root, "name": "ward" }]);
    client.ask("initialize", params).unwrap();
    client.tell("initialized", json!({}));
    (client, root)
}

#[test]
fn in_what_is_pushed() {
    for spelling in SPELLED {
        let (mut client, root) = spelled(Pose::Minimal, spelling);
        let (log, other) = (format!("{root}/log.hazlog"), format!("{root}/other.hazlog"));
        client.open_with(&log, &[UNSCORED, UNSCORED].concat());
        client.open_with(&other, UNSCORED);
        client.settle();
        assert!(!client.shown(&log).is_empty(), "{spelling}: {:?}", client.all_shown().keys());
        assert!(!client.shown(&other).is_empty(), "{spelling}: {:?}", client.all_shown().keys());
        client.replace(&log, 0..0, "\n");
        client.settle();
        let last = client.pushes.last().unwrap();
        assert_eq!((&last.uri, last.version), (&log, Some(2)));
        client.close(&log);
        client.settle();
        assert!(client.all_shown().keys().all(|uri| *uri == log || *uri == other), "{:?}", client.all_shown().keys());
        client.end_quietly();
    }
}

#[test]
fn in_what_is_pulled_and_in_places_that_explain_it() {
    for spelling in SPELLED {
        let (mut client, root) = spelled(Pose::VsCode, spelling);
        let (log, other) = (format!("{root}/log.hazlog"), format!("{root}/other.hazlog"));
        client.open_with(&log, &[UNSCORED, UNSCORED].concat());
        client.open_with(&other, UNSCORED);
        let mut found = Vec::new();
        for uri in [&log, &other] {
            addresses(&pull(&mut client, uri, None), &mut found);
        }
        assert!(!found.is_empty());
        let report = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
        addresses(&report, &mut found);
        let known = |uri: &String| *uri == log || *uri == other || uri.ends_with("/head.hazlog");
        assert!(found.iter().all(known), "{spelling}: {found:?}");
        client.settle();
        client.end();
    }
}

/// A document may be spelled otherwise than the folder that it is in, and is the same file.
#[test]
fn of_a_document_otherwise_than_of_its_folder() {
    for (folder, document) in [(0, 2), (2, 0), (1, 3), (4, 1)] {
        let (mut client, root) = spelled(Pose::Minimal, SPELLED[folder]);
        let log = format!("{}/log.hazlog", root.replace(SPELLED[folder], SPELLED[document]));
        client.open_with(&log, "# Nothing.\n");
        client.settle();
        let of_log: Vec<&String> = client.all_shown().keys().filter(|uri| uri.ends_with("log.hazlog")).collect();
        assert!(of_log.is_empty(), "the text on the disk is shown besides: {of_log:?}");
        client.replace_all(&log, &[UNSCORED, UNSCORED].concat());
        client.settle();
        assert!(!client.shown(&log).is_empty(), "{:?}", client.all_shown().keys());
        client.end_quietly();
    }
}

/// Editors on Windows escape the colon behind the drive, and write the drive in one case or the other.
#[test]
fn with_drives() {
    for uri in ["file:///c%3A/ward/log.hazlog", "file:///C:/ward/log.hazlog", "file:///c:/Ward%20A/log.hazlog"] {
        let mut client = Client::start(BINARY, Folder::default(), Setup { folders: None, ..Setup::default() });
        client.open_with(uri, UNSCORED);
        client.settle();
        assert_eq!(client.all_shown().keys().collect::<Vec<_>>(), [uri]);
        client.close(uri);
        client.settle();
        assert!(client.all_shown().is_empty());
        client.end_quietly();
    }
}
