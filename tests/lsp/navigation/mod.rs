//! Navigation: definitions, uses, renaming, outlines, the chain of a safety case, files that move, folds and links, as
//! clients of several kinds get them.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::BINARY;

mod chain;
mod files;
mod outline;
mod places;

/// A client that shows no progress, which is not what these tests are about.
fn client(pose: Pose, files: &[(&str, &str)]) -> Client {
    let capabilities = json!({ "window": { "workDoneProgress": false } });
    Client::start(BINARY, Folder::new(files), Setup { capabilities, ..Setup::posing(pose) })
}

/// A log with a place to ask about, `$0`, in the file that is open; `#- NAME` begins another file, which is not.
struct Asked {
    client: Client,
    place: Value,
}

#[track_caller]
fn begin(pose: Pose, marked: &str) -> Asked {
    let marked = format!("#- log.hazlog\n{marked}");
    let files: Vec<(&str, &str)> =
        marked.split("#- ").skip(1).map(|file| file.split_once('\n').expect("a name and a text")).collect();
    let texts: Vec<(&str, String)> = files.iter().map(|(name, text)| (*name, text.replace("$0", ""))).collect();
    let plain: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (open, at) = files.iter().find_map(|(name, text)| Some((*name, text.find("$0")?))).expect("a place");
    let mut client = client(pose, &plain);
    client.open(open);
    let place = client.place(open, at);
    Asked { client, place }
}

impl Asked {
    /// What the server answers to a question about the place, with these parameters besides.
    #[track_caller]
    fn ask(&mut self, method: &str, more: &Value) -> String {
        let mut params = self.place.clone();
        for (key, value) in more.as_object().into_iter().flatten() {
            params[key] = value.clone();
        }
        self.asks(method, params)
    }

    #[track_caller]
    fn asks(&mut self, method: &str, params: Value) -> String {
        let answer = self.client.ask(method, params).unwrap_or_else(|error| error);
        shown(&self.client.folder, &answer)
    }
}

/// The one question of a test: what is answered at `$0`.
#[track_caller]
fn check(pose: Pose, marked: &str, method: &str, more: Value, expected: &str) {
    let mut asked = begin(pose, marked);
    assert_eq!(asked.ask(method, &more), expected.trim());
    asked.client.end();
}

/// An answer in short: what is listed has lines of its own; `line:column-line:column` counted from 0; files by their names
/// in the project, and what comes along with hazlog by `@` and its name.
fn shown(folder: &Folder, answer: &Value) -> String {
    put(folder, answer, 0).trim_start().to_owned()
}

fn put(folder: &Folder, value: &Value, depth: usize) -> String {
    let is_range = |value: &Value| value.get("start").is_some() && value.get("end").is_some();
    match value {
        range if is_range(range) => {
            let place = |place: &Value| format!("{}:{}", place["line"], place["character"]);
            format!("{}-{}", place(&range["start"]), place(&range["end"]))
        }
        Value::Object(fields) => {
            let one = |(key, value): (&String, &Value)| {
                let value = put(folder, value, depth);
                let gap = if value.starts_with('\n') { "" } else { " " };
                format!("{}{gap}{value}", named(folder, key))
            };
            format!("{{{}}}", fields.iter().map(one).collect::<Vec<_>>().join(", "))
        }
        Value::Array(list) if list.iter().any(|one| one.is_object() && !is_range(one)) => {
            list.iter().map(|one| format!("\n{}{}", "  ".repeat(depth), put(folder, one, depth + 1))).collect()
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(|one| put(folder, one, depth)).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => named(folder, text),
        other => other.to_string(),
    }
}

fn named(folder: &Folder, text: &str) -> String {
    let library = format!("../cache/hazlog/{}/", env!("CARGO_PKG_VERSION"));
    text.replace(&(folder.uri("") + "/"), "").replace(&folder.uri(&library), "@")
}

const LOG: &str = r#"programme GPC edition "2.0"
hazard H-1 "Stale list" {
  addresses GPC-46
  cause C1 "Time not shown"
  control K1 design "😀 Time shown" { mitigates C1 }
  control K2 training "Course" {
    evidence implementation "docs/a b.md#part"
  }
  use control CTL-1 mitigates C1
  waive no-reduction because "see https://example.org/x."
}
#- controls.hazlog
control CTL-1 design "Nothing cached" {
  evidence effectiveness "docs/c.md"
}
"#;

/// Half-written: texts and blocks are open, and ids are begun.
const BROKEN: &str = r#"hazard H-1 {
  cause C1 "c
  control K1 {
    mitigates C1

hazard {
  use control CTL-
control CTL- design "open {
"#;

fn in_log(place: &str) -> String {
    LOG.replacen(place, &format!("{place}$0"), 1)
}

fn in_broken(place: &str) -> String {
    BROKEN.replacen(place, &format!("{place}$0"), 1)
}
