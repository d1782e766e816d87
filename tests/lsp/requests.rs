//! Messages that are well formed and wrong in what they say: an error answer or a logged line, and a right state.

use hazlog_tests::client::{Client, Pose, message};
use serde_json::{Value, json};

use crate::bench::{UNSCORED, client};

const UNKNOWN: i64 = -32601;
const WRONG: i64 = -32602;
const REFUSED: i64 = -32600;

fn started() -> Client {
    let mut client = client(Pose::Minimal, &[("log.hazlog", UNSCORED)]);
    client.open("log.hazlog");
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 2);
    client
}

/// Ends, and holds that these words were logged.
#[track_caller]
fn ends_having_logged(client: Client, words: &[&str]) {
    let ended = client.end();
    for word in words {
        assert!(ended.stderr.contains(word), "{word:?} is not in:\n{}", ended.stderr);
    }
}

/// The server's text is the client's: one more fault at the end has its finding at the right place.
#[track_caller]
fn in_step(client: &mut Client, name: &str) {
    let end = client.text(name).len();
    let row = "\nhazzard H-9 \"Wrong word\" {\n}\n";
    client.replace(name, end..end, row);
    client.settle();
    let text = client.text(name).to_owned();
    let line = text.matches('\n').count() - 2;
    let found = client.shown(name).iter().any(|one| one["range"]["start"]["line"] == line);
    assert!(found, "nothing in line {line} of\n{text}\n{:#?}", client.shown(name));
}

#[test]
fn methods_that_are_unknown() {
    let mut client = started();
    for method in ["hazlog/what", "$/what", "textDocument/", "x", "工"] {
        assert_eq!(client.ask(method, json!({})).unwrap_err()["code"], UNKNOWN, "{method}");
    }
    client.tell("$/what", json!({}));
    in_step(&mut client, "log.hazlog");
    client.end_quietly();
}

/// tower-lsp drops a notification with wrong parameters in silence.
#[test]
fn parameters_that_are_wrong() {
    let mut client = started();
    for params in [json!({}), json!([]), json!("x"), json!({ "textDocument": { "uri": "no address" } }), json!(7)] {
        let body = json!({ "jsonrpc": "2.0", "id": "wrong", "method": "textDocument/diagnostic", "params": params });
        client.process.send(&body);
        assert_eq!(client.answer("wrong").unwrap_err()["code"], WRONG, "{body}");
    }
    for method in ["didOpen", "didChange", "didClose", "didSave"] {
        client.tell(&format!("textDocument/{method}"), json!({ "textDocument": 7 }));
        client.tell(&format!("textDocument/{method}"), Value::Null);
    }
    for method in ["didChangeWatchedFiles", "didChangeWorkspaceFolders"] {
        client.tell(&format!("workspace/{method}"), json!({ "changes": [{ "uri": 7 }] }));
    }
    client.tell("$/cancelRequest", json!({ "id": [] }));
    client.tell("$/setTrace", json!({ "value": "loud" }));
    in_step(&mut client, "log.hazlog");
    let wrong =
        ["`textDocument/didOpen` was passed over, for its parameters are wrong", "didChangeWatchedFiles", "setTrace"];
    ends_having_logged(client, &wrong);
}

#[test]
fn cancels_of_what_was_never_asked() {
    let mut client = started();
    for id in [json!(1), json!(99), json!("x"), json!(null), json!(-1)] {
        client.tell("$/cancelRequest", json!({ "id": id }));
    }
    in_step(&mut client, "log.hazlog");
    client.end_quietly();
}

/// The second of two questions with one id is refused, and the first is answered.
#[test]
fn one_id_for_two_questions() {
    let mut client = started();
    let mut both = Vec::new();
    let params = json!({ "textDocument": { "uri": client.uri("log.hazlog") } });
    for _ in 0..2 {
        let body = message("textDocument/diagnostic", Some(json!("twin")), params.clone()).to_string();
        both.extend(format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes());
    }
    // Its answer needs findings of a text that was just changed, so that it cannot be there before the second comes.
    client.replace("log.hazlog", 0..0, "# One more line.\n");
    client.process.send_bytes(&both);
    let answers = [client.answer("twin"), client.answer("twin")];
    let refused = answers.iter().filter(|answer| answer.as_ref().is_err_and(|error| error["code"] == REFUSED));
    assert!(refused.count() <= 1, "{answers:?}");
    assert!(answers.iter().any(|answer| answer.as_ref().is_ok_and(|found| found["items"].is_array())), "{answers:?}");
    // Once it has its answer, an id may be used again.
    client.process.send(&message("textDocument/diagnostic", Some(json!("twin")), params));
    assert_eq!(client.answer("twin").unwrap()["items"].as_array().unwrap().len(), 2);
    client.settle();
    client.end();
}

#[test]
fn versions_that_go_back_or_stand_still() {
    let mut client = started();
    let uri = client.uri("log.hazlog");
    for version in [7, 7, 3, -2, 0] {
        let change = json!({ "text": client.text("log.hazlog") });
        let id = json!({ "uri": uri, "version": version });
        client.tell("textDocument/didChange", json!({ "textDocument": id, "contentChanges": [change] }));
    }
    in_step(&mut client, "log.hazlog");
    ends_having_logged(client, &["from version 7 to 3"]);
}

#[test]
fn documents_that_were_never_opened() {
    let mut client = started();
    let uri = client.uri("other.hazlog");
    let id = json!({ "uri": uri, "version": 4 });
    client.tell("textDocument/didChange", json!({ "textDocument": id, "contentChanges": [{ "text": UNSCORED }] }));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    client.tell("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    let found = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } })).unwrap();
    assert_eq!(found["items"], json!([]));
    in_step(&mut client, "log.hazlog");
    assert!(client.shown("other.hazlog").is_empty());
    ends_having_logged(client, &["was changed and is not open", "was closed and is not open"]);
}

/// The text that came last counts.
#[test]
fn a_document_that_is_opened_twice() {
    let mut client = started();
    client.open_with("log.hazlog", "# Nothing to say.\n");
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 1, "{:?}", client.shown("log.hazlog"));
    in_step(&mut client, "log.hazlog");
    client.close("log.hazlog");
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 2, "what is on the disk counts again");
    ends_having_logged(client, &["was opened though it is open"]);
}

/// What is open counts, whatever becomes of the file; it is gone when it is closed.
#[test]
fn a_file_that_is_deleted_while_it_is_open() {
    let mut client = started();
    client.folder.remove("log.hazlog");
    let change = json!({ "changes": [{ "uri": client.uri("log.hazlog"), "type": 3 }] });
    client.tell("workspace/didChangeWatchedFiles", change);
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 2);
    in_step(&mut client, "log.hazlog");
    client.close("log.hazlog");
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());
    client.end_quietly();
}

/// Whatever is no file, and no new text of the language, is left alone.
#[test]
fn addresses_that_are_no_files() {
    let mut client = started();
    let strange = [
        "git:/project/log.hazlog?ref=HEAD",
        "http://example.org/log.hazlog",
        "untitled:Untitled-1",
        "vscode-notebook-cell:/x#1",
        "file://elsewhere/share/log.hazlog",
        "file:///%FF%FE.hazlog",
        "file:///a%00b.hazlog",
        "file:",
        "data:,x",
        "urn:x:y",
    ];
    for uri in strange {
        let item = json!({ "uri": uri, "languageId": "hazlog", "version": 1, "text": UNSCORED });
        client.tell("textDocument/didOpen", json!({ "textDocument": item }));
        let change = json!({ "text": "# else\n" });
        let id = json!({ "uri": uri, "version": 2 });
        client.tell("textDocument/didChange", json!({ "textDocument": id, "contentChanges": [change] }));
        let found = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } }));
        assert!(found.is_ok(), "{uri}: {found:?}");
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }
    // No addresses at all.
    for uri in ["", "no address", "://", "log.hazlog", "/project/log.hazlog"] {
        let item = json!({ "uri": uri, "languageId": "hazlog", "version": 1, "text": UNSCORED });
        client.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }
    in_step(&mut client, "log.hazlog");
    let known = client.uri("log.hazlog");
    let others: Vec<&str> = client.pushes.iter().map(|one| &*one.uri).filter(|uri| *uri != known).collect();
    assert!(others.iter().all(|uri| uri.starts_with("untitled:")), "{others:?}");
    assert_eq!(client.all_shown().len(), 1, "{:?}", client.all_shown().keys());
    ends_having_logged(client, &["didOpen` was passed over"]);
}

/// A text that was never saved is a project of its own, and its diagnostics go when it is closed.
#[test]
fn a_text_that_was_never_saved() {
    let mut client = started();
    client.open_with("untitled:Untitled-1", UNSCORED);
    client.open_with("untitled:Untitled-2", UNSCORED);
    client.settle();
    assert_eq!(client.shown("untitled:Untitled-1").len(), 2, "the same id in another text is no matter");
    client.close("untitled:Untitled-1");
    client.settle();
    assert!(client.shown("untitled:Untitled-1").is_empty());
    in_step(&mut client, "untitled:Untitled-2");
    client.end_quietly();
}

/// A document of 100 MB is left alone, whether it was opened so or became so; and is judged again once it is smaller.
#[test]
fn a_document_of_100_megabytes() {
    let mut client = started();
    let large = "# Line upon line, which nobody wrote.\n".repeat((100 << 20) / 38 + 1);
    client.open_with("large.hazlog", &large);
    let message = client.told("window/showMessage");
    assert!(message["message"].as_str().unwrap().contains("split it into several files"), "{message}");

    client.replace("log.hazlog", 0..0, &large);
    client.told("window/showMessage");
    // It is said once, and not at every keystroke.
    client.replace("log.hazlog", 0..0, "# more\n");
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());

    client.replace("log.hazlog", 0..large.len(), "");
    client.replace("large.hazlog", 0..large.len(), "");
    in_step(&mut client, "log.hazlog");
    in_step(&mut client, "large.hazlog");
    client.end();
}
