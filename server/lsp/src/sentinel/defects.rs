//! Nothing of what is slow or stuck keeps the rest from going on.

use hazlog_tests::client::{Answer, Setup};
use serde_json::{Value, json};

use super::{client, cores, open_gate};

const CANCELLED: i64 = -32800;

/// By itself tower-lsp reads no further while four handlers run, a cancel included; this would hang.
#[test]
fn a_cancel_is_heard_while_every_worker_is_busy() {
    let mut client = client(&[], Setup::default());
    let stuck: Vec<i64> = (0..50).map(|_| client.request("test/wait", json!({ "gate": 2 }))).collect();
    for id in &stuck {
        client.tell("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer(*id).unwrap_err()["code"], CANCELLED);
    }
    open_gate(2);
    client.end();
}

/// Handlers that need a core run on tower-lsp's one task by itself, and nothing is read or written meanwhile.
#[test]
fn work_that_fills_every_core_stops_nothing_else() {
    let mut client = client(&[], Setup::default());
    client.open_with("log.hazlog", "before");
    let busy: Vec<i64> = (0..cores() + 2).map(|_| client.request("test/spin", json!({}))).collect();
    client.replace_all("log.hazlog", "after");
    let refused = client.ask("initialize", json!({ "capabilities": {} })).unwrap_err();
    assert_eq!(refused["code"], -32600);
    assert_eq!(client.ask("test/unknown", json!({})).unwrap_err()["code"], -32601);
    for id in busy {
        client.tell("$/cancelRequest", json!({ "id": id }));
        assert_eq!(client.answer(id).unwrap_err()["code"], CANCELLED);
    }
    let uri = client.uri("log.hazlog");
    assert_eq!(client.ask("test/text", json!({ "uri": uri })).unwrap()["text"], "after");
    client.end();
}

/// The process ends though a worker never comes back: nobody waits for it.
#[test]
fn the_end_waits_for_no_worker() {
    let mut client = client(&[], Setup::default());
    let stuck = client.request("test/wait", json!({ "gate": 3 }));
    let shutdown = client.request("shutdown", Value::Null);
    client.answer(shutdown).unwrap();
    client.tell("exit", Value::Null);
    // Everybody who waits is told.
    assert_eq!(client.answer(stuck).unwrap_err()["code"], CANCELLED);
    client.ended(0);
    open_gate(3);
}

/// By itself tower-lsp stands still for good once a hundred notifications have each asked the client something and the
/// client reads on before it answers.
#[test]
fn questions_to_a_client_that_does_not_answer_stop_nothing() {
    let mut setup = Setup { capabilities: json!({ "workspace": { "configuration": true } }), ..Setup::default() };
    setup.answers.insert("workspace/configuration".to_owned(), Answer::Keep);
    let mut client = client(&[], setup);
    for _ in 0..300 {
        client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    }
    client.open_with("log.hazlog", "text");
    let uri = client.uri("log.hazlog");
    assert_eq!(client.ask("test/text", json!({ "uri": uri })).unwrap()["text"], "text");
    // Each of them may still be answered, and twice, and by somebody who was never asked.
    for _ in 0..301 {
        let (id, _) = client.asked_for("workspace/configuration");
        client.reply(&id, &json!([{ "profile": "release" }]));
        client.reply(&id, &json!("twice"));
    }
    client.reply(&json!(987_654), &Value::Null);
    client.reply(&json!("who"), &Value::Null);
    assert_eq!(client.ask("test/text", json!({ "uri": uri })).unwrap()["text"], "text");
    client.end();
}
