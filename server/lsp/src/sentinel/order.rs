//! Everything takes its place in the order in which the client sent it.

use hazlog_tests::client::Setup;
use serde_json::json;

use super::client;

/// By itself tower-lsp runs every message as a task of its own: one `.await` before the state is touched, and a third of
/// these changes is overtaken.
#[test]
fn every_question_sees_exactly_the_text_of_its_place() {
    let mut client = client(&[], Setup::default());
    client.open_with("log.hazlog", "0");
    let uri = client.uri("log.hazlog");
    let mut expected = Vec::new();
    for number in 1..=2000 {
        let text = client.text("log.hazlog").to_owned();
        match number % 5 {
            0 => client.replace_all("log.hazlog", &format!("{number}")),
            1 => client.replace("log.hazlog", 0..0, &format!("{number}💊\r\n")),
            2 => client.replace("log.hazlog", text.len()..text.len(), &format!("\né{number}")),
            3 => client.replace("log.hazlog", 0..text.find('\r').unwrap(), ""),
            _ => client.replace("log.hazlog", 0..text.find(['\r', '\n']).unwrap(), &format!("{number}")),
        }
        let id = client.request("test/text", json!({ "uri": uri }));
        expected.push((id, client.version("log.hazlog"), client.text("log.hazlog").to_owned()));
    }
    for (id, version, text) in expected {
        assert_eq!(client.answer(id).unwrap(), json!({ "version": version, "text": text }));
    }
    client.end();
}

/// The same while every worker is busy: a change waits for nobody, and those who asked before it do not see it.
#[test]
fn questions_that_wait_for_a_worker_keep_their_place() {
    let mut client = client(&[], Setup::default());
    client.open_with("log.hazlog", "");
    let uri = client.uri("log.hazlog");
    let stuck: Vec<i64> = (0..super::cores()).map(|_| client.request("test/wait", json!({ "gate": 1 }))).collect();
    let asked: Vec<(i64, String)> = (0..100)
        .map(|number| {
            client.replace("log.hazlog", 0..0, &format!("{number} "));
            (client.request("test/text", json!({ "uri": uri })), client.text("log.hazlog").to_owned())
        })
        .collect();
    super::open_gate(1);
    for id in stuck {
        client.answer(id).unwrap();
    }
    for (id, text) in asked {
        assert_eq!(client.answer(id).unwrap()["text"], text.as_str());
    }
    client.end();
}

/// A question that needs to know what is on the disk waits for that, and what the client says later waits for the question.
#[test]
fn questions_that_wait_for_the_disk_keep_their_place() {
    let mut client = client(&[("hazlog.toml", "")], Setup::default());
    let mut asked = Vec::new();
    for number in 0..200 {
        let name = format!("log-{number}.hazlog");
        client.open_with(&name, "before");
        let params = json!({ "uri": client.uri(&name) });
        asked.push(client.request("test/known", params));
        client.replace_all(&name, "after");
    }
    for id in asked {
        assert_eq!(client.answer(id).unwrap()["text"], "before");
    }
    client.end();
}
