//! A panic is a defect, and not the end: it reaches no further than the message that caused it.

use std::sync::Arc;

use hazlog_tests::client::{Client, Pose, Setup};
use serde_json::{Value, json};

use super::client;
use crate::state::State;

const HAZARD: &str = "hazard H-1 \"A stopped medicine is shown\" {\n  cause C1 \"No time is shown\"\n}\n";

impl State {
    /// Does what a change that fails half-way would do: what is kept is no longer what the texts say.
    pub(crate) fn spoil(&mut self) {
        for project in self.projects.iter_mut() {
            project.set_text(&Arc::from("log.hazlog"), "hazard H-999 \"Half a text");
        }
    }
}

/// By itself tower-lsp answers nothing any more after a panic, and goes on running.
#[test]
fn a_question_that_fails_is_answered_and_the_next_one_too() {
    let mut client = client(&[], Setup::default());
    for _ in 0..20 {
        assert_eq!(client.ask("test/panic", json!({})).unwrap_err()["code"], -32603);
    }
    client.open_with("log.hazlog", "text");
    let uri = client.uri("log.hazlog");
    assert_eq!(client.ask("test/text", json!({ "uri": uri })).unwrap()["text"], "text");
    client.end();
}

fn pulled(client: &mut Client, name: &str) -> Value {
    let uri = client.uri(name);
    client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } })).unwrap()["items"].take()
}

/// What a server says that has never failed, of the same texts.
fn fresh(texts: &[(&str, String)]) -> Vec<Value> {
    let mut client = client(&[], Setup::posing(Pose::VsCode));
    for (name, text) in texts {
        client.folder.write(name, text);
        client.open_with(name, text);
    }
    let found = texts.iter().map(|(name, _)| unrooted(&pulled(&mut client, name), &client)).collect();
    client.end();
    found
}

fn unrooted(value: &Value, client: &Client) -> Value {
    serde_json::from_str(&value.to_string().replace(&client.uri(""), "ROOT")).unwrap()
}

#[test]
fn a_change_that_fails_leaves_a_right_state() {
    let files = [("log.hazlog", HAZARD), ("controls.hazlog", "control CTL-1 design \"A banner\" {\n}\n")];
    let mut client = client(&files, Setup::posing(Pose::VsCode));
    client.open("log.hazlog");
    client.open("controls.hazlog");
    for round in 0..12 {
        // Some rounds are asked about in between, so that what was kept for one state could be given for another.
        let at = client.text("log.hazlog").len();
        client.replace("log.hazlog", at..at, &format!("hazard H-{round}0 \"Another\" {{\n}}\n"));
        if round % 3 != 1 {
            pulled(&mut client, "log.hazlog");
        }
        if round % 4 == 1 {
            client.tell("test/break", json!({}));
        }
        let texts: Vec<(&str, String)> = files.iter().map(|(name, _)| (*name, client.text(name).to_owned())).collect();
        let expected = fresh(&texts);
        for ((name, _), expected) in texts.iter().zip(expected) {
            let found = pulled(&mut client, name);
            assert_eq!(unrooted(&found, &client), expected, "{name} in round {round}");
        }
    }
    client.end();
}

/// What was kept for an earlier state must not be taken for that of a later one with the same number.
#[test]
fn a_change_that_fails_brings_back_nothing_of_the_past() {
    let files = [("log.hazlog", HAZARD), ("other.hazlog", "")];
    let mut client = client(&files, Setup::posing(Pose::VsCode));
    files.iter().for_each(|(name, _)| client.open(name));
    for _ in 0..20 {
        client.replace("log.hazlog", 0..0, "# on\n");
        pulled(&mut client, "log.hazlog");
    }
    client.tell("test/break", json!({}));
    client.replace("log.hazlog", 0..0, "# one more\n");
    let expected = pulled(&mut client, "log.hazlog");
    for _ in 0..30 {
        client.replace("other.hazlog", 0..0, "# on\n");
        assert_eq!(pulled(&mut client, "log.hazlog"), expected);
    }
    client.end();
}
