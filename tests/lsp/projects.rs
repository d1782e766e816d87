//! What a client is told that shows projects as a whole.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, LOG, UNSCORED};

fn client(files: &[(&str, &str)]) -> Client {
    let capabilities = json!({ "experimental": { "hazlog": { "projectChanged": true } } });
    Client::start(BINARY, Folder::new(files), Setup { capabilities, ..Setup::posing(Pose::VsCode) })
}

/// The roots of which the client was told since it read last.
fn changed(client: &mut Client) -> Vec<Value> {
    client.settle();
    let told = client.take_unread().into_iter();
    told.map(|mut message| {
        assert_eq!(message["method"], "hazlog/projectChanged", "{message}");
        message["params"]["root"].take()
    })
    .collect()
}

/// How many hazards have an initial risk, in the answer to a command.
fn scored(client: &mut Client) -> usize {
    let params = json!({ "command": "hazlog.status", "arguments": [{ "root": client.uri("") }] });
    let answer = client.ask("workspace/executeCommand", params).unwrap();
    answer[0]["hazards"].as_array().unwrap().iter().filter(|hazard| !hazard["initial"].is_null()).count()
}

#[test]
fn a_project_has_changed_when_something_was_typed_in_it() {
    let mut client = client(&[("head.hazlog", LOG), ("log.hazlog", UNSCORED)]);
    let told = changed(&mut client);
    assert!(!told.is_empty() && told.iter().all(|root| root.as_str() == Some(&client.uri(""))), "{told:?}");
    assert_eq!(scored(&mut client), 0);
    client.open("log.hazlog");
    changed(&mut client);
    client.replace_text("log.hazlog", "}\n", "  initial severity minor likelihood low\n}\n");
    assert!(!changed(&mut client).is_empty());
    assert_eq!(scored(&mut client), 1);
    client.end_quietly();
}

#[test]
fn a_text_on_no_disk_is_a_project_without_a_root() {
    let mut client = client(&[]);
    changed(&mut client);
    client.open_with("untitled:Untitled-1", UNSCORED);
    assert!(changed(&mut client).contains(&Value::Null));
    client.end_quietly();
}

#[test]
fn a_programme_hazard_is_answered_by_an_action() {
    let programme = "programme GPC edition \"2.0\" {\n  uses html\n}\n";
    let mut client = client(&[("head.hazlog", LOG), ("programme.hazlog", programme)]);
    let answers = |client: &mut Client, more: Value| {
        let params = json!({ "command": "hazlog.answers", "arguments": [more] });
        client.ask("workspace/executeCommand", params)
    };
    let found = answers(&mut client, json!({ "id": "GPC-46" })).unwrap();
    let titles: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles.len(), 4, "{titles:?}");
    let refusal = &found[1]["edit"]["documentChanges"][0];
    assert_eq!(refusal["textDocument"]["uri"], client.uri("programme.hazlog"));
    assert!(refusal["edits"].to_string().contains("not-applicable"), "{refusal}");
    assert_eq!(answers(&mut client, json!({ "id": "ADS-1" })).unwrap(), json!([]));
    assert_eq!(answers(&mut client, json!({})).unwrap_err()["code"], -32602);
    changed(&mut client);
    client.end_quietly();
}
