//! The server's text is the client's, whatever the client sends.

use hazlog_tests::client::{Client, Setup};
use serde_json::{Value, json};

use super::client;

const TEXT: &str = "hazard\nsecond 💊 line\n";

fn send(client: &mut Client, version: i64, changes: &Value) {
    let id = json!({ "uri": client.uri("log.hazlog"), "version": version });
    client.tell("textDocument/didChange", json!({ "textDocument": id, "contentChanges": changes }));
}

fn part(range: [(u32, u32); 2], text: &str) -> Value {
    let place = |(line, character)| json!({ "line": line, "character": character });
    json!({ "range": { "start": place(range[0]), "end": place(range[1]) }, "text": text })
}

/// The text after these changes of [`TEXT`], sent in one message.
#[track_caller]
fn check(changes: &Value, expected: &str) {
    let mut client = client(&[], Setup::default());
    client.open_with("log.hazlog", TEXT);
    send(&mut client, 2, changes);
    let uri = client.uri("log.hazlog");
    assert_eq!(client.ask("test/text", json!({ "uri": uri })).unwrap()["text"], expected, "{changes}");
    client.settle();
    // What the rules are shown is the same text.
    assert_eq!(client.ask("test/known", json!({ "uri": uri })).unwrap()["text"], expected, "{changes}");
    client.end();
}

/// Places outside a text mean the nearest place inside it, as the protocol says of columns.
#[test]
fn places_outside_the_text() {
    let most = u32::MAX;
    check(&json!([part([(0, 3), (0, most)], "")]), "haz\nsecond 💊 line\n");
    check(&json!([part([(9, 0), (most, most)], "x")]), "hazard\nsecond 💊 line\nx");
    check(&json!([part([(0, 0), (most, most)], "x")]), "x");
    check(&json!([part([(2, 0), (2, 50)], "x")]), "hazard\nsecond 💊 line\nx");
}

#[test]
fn a_range_that_ends_before_it_begins_deletes_nothing() {
    check(&json!([part([(1, 6), (0, 3)], "x")]), "hazxard\nsecond 💊 line\n");
}

#[test]
fn places_inside_a_character_are_before_it() {
    check(&json!([part([(1, 8), (1, 8)], "x")]), "hazard\nsecond x💊 line\n");
    check(&json!([part([(1, 7), (1, 8)], "x")]), "hazard\nsecond x💊 line\n");
    check(&json!([part([(1, 8), (1, 9)], "x")]), "hazard\nsecond x line\n");
}

/// Each change is in the text that the one before it left.
#[test]
fn many_changes_in_one_message() {
    let delete = part([(0, 0), (1, 0)], "");
    check(&json!([delete, part([(0, 7), (0, 9)], "pill"), part([(1, 0), (1, 0)], "end")]), "second pill line\nend");
    check(&json!([part([(0, 0), (0, 1)], "x"), { "text": "all\r\n" }, part([(1, 0), (1, 0)], "é")]), "all\r\né");
    check(&json!([]), TEXT);
    check(&json!([part([(0, 0), (0, 0)], "")]), TEXT);
}

/// The protocol has versions only grow. What the client did to the text is done all the same: it has no other text.
#[test]
fn versions_of_any_kind() {
    let mut client = client(&[], Setup::default());
    client.open_with("log.hazlog", "");
    let mut expected = String::new();
    for (number, version) in [5, 5, 2, -1, 0, i64::from(i32::MAX), i64::from(i32::MIN)].into_iter().enumerate() {
        send(&mut client, version, &json!([part([(0, 0), (0, 0)], &number.to_string())]));
        expected.insert_str(0, &number.to_string());
    }
    let uri = client.uri("log.hazlog");
    assert_eq!(client.ask("test/text", json!({ "uri": uri })).unwrap()["text"], expected);
    client.end();
}
