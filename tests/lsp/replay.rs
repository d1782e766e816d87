//! A whole log typed character by character: at any moment the server says what `hazlog check` finds in the same texts.

use std::collections::BTreeMap;

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, Chance, first_draft};
use crate::checked::{ByFile, check, compared, same};

const FILES: [&str; 4] = ["log.hazlog", "controls.hazlog", "medicines.hazlog", "record.hazlog"];

/// How often the two are compared on the way.
const POINTS: usize = 50;

/// Asks for the diagnostics of every file as an editor does, which remembers what it was told before.
#[derive(Default)]
struct Puller(BTreeMap<String, (Value, Vec<Value>)>);

impl Puller {
    fn pull(&mut self, client: &mut Client) -> ByFile {
        let mut found = ByFile::new();
        for name in FILES {
            let known = self.0.entry(name.to_owned()).or_default();
            let params = json!({ "textDocument": { "uri": client.uri(name) }, "previousResultId": known.0 });
            let mut report = client.ask("textDocument/diagnostic", params).unwrap();
            if report["kind"] == "full" {
                *known = (report["resultId"].take(), serde_json::from_value(report["items"].take()).unwrap());
            } else {
                assert_eq!(report["resultId"], known.0, "only what was told before can be unchanged");
            }
            if !known.1.is_empty() {
                found.insert(name.to_owned(), known.1.iter().map(compared).collect());
            }
        }
        found
    }
}

fn shown(client: &Client) -> ByFile {
    let name = |uri: &str| uri.strip_prefix(&format!("{}/", client.uri(""))).unwrap_or(uri).to_owned();
    client.all_shown().iter().map(|(uri, all)| (name(uri), all.iter().map(compared).collect())).collect()
}

/// The diagnostics as the client sees them, once there is nothing left to be said.
fn seen(client: &mut Client, puller: &mut Puller, pose: Pose) -> ByFile {
    client.settle();
    if pose.pulls() {
        assert!(client.all_shown().is_empty(), "pushed to a client that pulls: {:?}", client.all_shown());
        puller.pull(client)
    } else {
        shown(client)
    }
}

fn replay(pose: Pose, seed: u64) {
    let config = first_draft("hazlog.toml");
    // Characters of more than one byte, and of more than one unit, so that columns differ.
    let whole: Vec<String> =
        FILES.into_iter().map(|name| first_draft(name).replace("patient", "pa\u{301}tient 💊")).collect();
    let mut client = Client::start(BINARY, Folder::new(&[("hazlog.toml", &config)]), Setup::posing(pose));
    FILES.into_iter().for_each(|name| client.open_with(name, ""));
    let (mut chance, mut puller) = (Chance(seed), Puller::default());
    let mut left: Vec<&str> = whole.iter().map(String::as_str).collect();
    let total: usize = left.iter().map(|text| text.len()).sum();
    let mut points: Vec<usize> = (0..POINTS).map(|_| chance.below(total)).collect();
    points.sort_unstable_by(|left, right| right.cmp(left));
    let mut typed = 0;
    while left.iter().any(|text| !text.is_empty()) {
        // A few words here, a few there; each burst is sent without waiting for anything.
        let at = chance.below(FILES.len());
        let burst: String = left[at].chars().take(1 + chance.below(200)).collect();
        left[at] = &left[at][burst.len()..];
        for char in burst.chars() {
            let end = client.text(FILES[at]).len();
            client.type_at(FILES[at], end, char.encode_utf8(&mut [0; 4]));
            typed += char.len_utf8();
            while points.pop_if(|point| *point < typed).is_some() {
                compare(&mut client, &mut puller, pose, &config);
            }
        }
    }
    compare(&mut client, &mut puller, pose, &config);
    assert!(!seen(&mut client, &mut puller, pose).is_empty(), "the log is full of mistakes");
    client.end_quietly();
}

fn compare(client: &mut Client, puller: &mut Puller, pose: Pose, config: &str) {
    let found = seen(client, puller, pose);
    let texts: Vec<(&str, &str)> = FILES.iter().map(|name| (*name, client.text(name))).collect();
    let when = texts.iter().map(|(name, text)| format!("{name} up to {}", text.len())).collect::<Vec<_>>().join(", ");
    let files: Vec<(&str, &str)> = texts.into_iter().chain([("hazlog.toml", config)]).collect();
    same(&found, &check(client, &files, &[]), &when);
}

#[test]
fn typed_in_an_editor_that_pulls() {
    replay(Pose::VsCode, 1);
}

#[test]
fn typed_in_an_editor_that_is_pushed_to() {
    replay(Pose::Neovim, 2);
}
