//! The beginning and the end of a connection, and of the process.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::json;

use crate::bench::{BINARY, UNSCORED, client};

#[test]
fn every_client_begins_and_ends() {
    for pose in Pose::ALL {
        let mut client = client(pose, &[("log.hazlog", UNSCORED)]);
        client.open("log.hazlog");
        client.settle();
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
