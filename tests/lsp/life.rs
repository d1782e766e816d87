//! The beginning and the end of a connection, and of the process.

use std::process::{Command, Stdio};

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, UNSCORED, client};

const INVALID_REQUEST: i64 = -32600;
const NOT_BEGUN: i64 = -32002;

fn silent() -> Client {
    Client::silent(BINARY, Folder::default(), Setup::default())
}

#[test]
fn every_client_begins_and_ends() {
    for pose in Pose::ALL {
        let mut client = client(pose, &[("log.hazlog", UNSCORED)]);
        client.open("log.hazlog");
        client.settle();
        assert_eq!(client.shown("log.hazlog").len(), if pose.pulls() { 0 } else { 2 }, "{pose:?}");
        client.end_quietly();
    }
}

/// tower-lsp drops in silence what is said before its answer to `initialize` is ready; a project that is read faster than
/// that would never show anything.
#[test]
fn nothing_is_said_before_the_client_has_begun_and_nothing_is_lost() {
    let mut setup = Setup::posing(Pose::Neovim);
    setup.options = json!({ "profile": "final" });
    let mut client = Client::silent(BINARY, Folder::new(&[("log.hazlog", UNSCORED)]), setup);
    let params = client.beginning();
    client.ask("initialize", params).unwrap();
    let uri = client.uri("log.hazlog");
    client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } })).unwrap();
    client.read_at_hand();
    assert!(client.pushes.is_empty() && client.asked.is_empty() && client.take_unread().is_empty());
    client.tell("initialized", json!({}));
    let message = client.told("window/showMessage");
    assert!(message["message"].as_str().unwrap().contains("not `final`"), "{message}");
    client.settle();
    assert_eq!(client.pushes.len(), 1);
    client.end();
}

/// By itself tower-lsp waits for the end of its input, and exits with 0 in every case.
#[test]
fn exit_ends_the_process_though_its_input_stays_open() {
    let mut proper = client(Pose::Minimal, &[]);
    proper.ask("shutdown", Value::Null).unwrap();
    proper.tell("exit", Value::Null);
    proper.ended(0);

    let mut without_shutdown = client(Pose::Minimal, &[]);
    without_shutdown.tell("exit", Value::Null);
    without_shutdown.ended(1);

    let mut before_the_beginning = silent();
    before_the_beginning.tell("exit", Value::Null);
    before_the_beginning.ended(1);

    // Some clients send `null` as parameters.
    let mut with_parameters = client(Pose::Minimal, &[]);
    let frame = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
    let shutdown = frame(r#"{"jsonrpc":"2.0","id":"last","method":"shutdown","params":null}"#);
    with_parameters.process.send_bytes(shutdown.as_bytes());
    assert_eq!(with_parameters.answer("last"), Ok(Value::Null));
    with_parameters.process.send_bytes(frame(r#"{"jsonrpc":"2.0","method":"exit","params":null}"#).as_bytes());
    with_parameters.ended(0);
}

#[test]
fn the_end_of_the_input_ends_the_process() {
    let mut without_a_word = client(Pose::Minimal, &[]);
    without_a_word.process.close_input();
    without_a_word.ended(1);

    let mut at_once = silent();
    at_once.process.close_input();
    at_once.ended(1);

    let mut within_a_frame = client(Pose::Minimal, &[]);
    within_a_frame.process.send_bytes(b"Content-Length: 100\r\n\r\n{\"jsonrpc\":");
    within_a_frame.process.close_input();
    within_a_frame.ended(1);

    let mut after_shutdown = client(Pose::Minimal, &[]);
    after_shutdown.ask("shutdown", Value::Null).unwrap();
    after_shutdown.process.close_input();
    after_shutdown.ended(0);
}

/// What was asked before the end of the input is still answered.
#[test]
fn a_client_that_asks_and_closes_its_end_gets_its_answers() {
    let mut client = client(Pose::VsCode, &[("log.hazlog", UNSCORED)]);
    let params = json!({ "textDocument": { "uri": client.uri("log.hazlog") } });
    let asked: Vec<i64> = (0..20).map(|_| client.request("textDocument/diagnostic", params.clone())).collect();
    let shutdown = client.request("shutdown", Value::Null);
    client.process.close_input();
    for id in asked {
        assert_eq!(client.answer(id).unwrap()["items"].as_array().unwrap().len(), 2);
    }
    client.answer(shutdown).unwrap();
    client.ended(0);
}

#[test]
fn before_the_beginning_everything_is_refused_and_nothing_is_kept() {
    let mut client = silent();
    for method in ["textDocument/diagnostic", "shutdown", "hover", "$/what"] {
        assert_eq!(client.ask(method, json!({})).unwrap_err()["code"], NOT_BEGUN, "{method}");
    }
    client.open_with("log.hazlog", UNSCORED);
    client.tell("initialized", json!({}));
    client.tell("$/cancelRequest", json!({ "id": 1 }));
    client.initialize();
    client.settle();
    assert!(client.pushes.is_empty(), "what was opened before the beginning is not open");
    let ended = client.end();
    assert!(ended.stderr.contains("`textDocument/didOpen` was passed over"), "{}", ended.stderr);
}

#[test]
fn a_wrong_beginning_may_be_made_good() {
    let mut client = silent();
    let wrong = client.ask("initialize", json!({ "capabilities": 7 })).unwrap_err();
    assert_eq!(wrong["code"], -32602, "{wrong}");
    client.initialize();
    let params = client.beginning();
    assert_eq!(client.ask("initialize", params).unwrap_err()["code"], INVALID_REQUEST);
    client.open_with("log.hazlog", UNSCORED);
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 2, "the second one changed nothing");
    client.end();
}

#[test]
fn after_shutdown_everything_is_refused() {
    let mut client = client(Pose::Minimal, &[]);
    client.ask("shutdown", Value::Null).unwrap();
    for method in ["textDocument/diagnostic", "initialize", "shutdown", "hover"] {
        assert_eq!(client.ask(method, json!({})).unwrap_err()["code"], INVALID_REQUEST, "{method}");
    }
    client.open_with("log.hazlog", UNSCORED);
    client.tell("exit", Value::Null);
    let ended = client.ended(0);
    assert!(ended.stderr.contains("`textDocument/didOpen` was passed over"), "{}", ended.stderr);
}

/// By itself tower-lsp does not look at `processId` at all.
#[cfg(unix)]
#[test]
fn the_server_ends_with_its_client() {
    let mut editor = Command::new("sleep").arg("1000").stdin(Stdio::null()).spawn().unwrap();
    let mut client = silent();
    let mut params = client.beginning();
    params["processId"] = json!(editor.id());
    client.ask("initialize", params).unwrap();
    client.tell("initialized", json!({}));
    client.settle();
    editor.kill().unwrap();
    editor.wait().unwrap();
    client.ended(1);
}

/// The number of a process in another container, or of one that has ended already.
#[test]
fn a_client_that_cannot_be_watched_is_served() {
    for number in [json!(999_999_999), json!(4_294_967_295_u64), json!(0)] {
        let mut client = silent();
        let mut params = client.beginning();
        params["processId"] = number;
        client.ask("initialize", params).unwrap();
        client.tell("initialized", json!({}));
        client.settle();
        client.end();
    }
}
