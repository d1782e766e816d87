//! Files that are moved, made and deleted, and those that are no logs.

use hazlog_tests::client::{Client, Pose};
use serde_json::{Value, json};

use super::{begin, client, in_log};

/// What is answered before something is moved.
#[track_caller]
fn check(pose: Pose, from: &str, to: &str, expected: &str) {
    let mut asked = begin(pose, &in_log("H-1"));
    let folder = &asked.client.folder;
    let moved = json!({ "files": [{ "oldUri": folder.uri(from), "newUri": folder.uri(to) }] });
    assert_eq!(asked.asks("workspace/willRenameFiles", moved), expected.trim(), "{from}");
    asked.client.end();
}

#[test]
fn paths_of_evidence_follow_what_is_moved() {
    check(
        Pose::VsCode,
        "docs",
        "../beside/papers",
        "
{documentChanges
{textDocument {uri controls.hazlog, version null}, edits
  {range 1:26-1:35, newText ../beside/papers/c.md}}
{textDocument {uri log.hazlog, version 1}, edits
  {range 6:29-6:40, newText ../beside/papers/a b.md}}}
",
    );
    check(
        Pose::Minimal,
        "docs/c.md",
        "docs/d.md",
        "
{changes {controls.hazlog
{range 1:26-1:35, newText docs/d.md}}}
",
    );
}

#[test]
fn what_names_nothing_that_is_moved_stays() {
    check(Pose::VsCode, "other.md", "docs/other.md", "null");
    // A prefix of a name is no folder.
    check(Pose::VsCode, "doc", "papers", "null");
    // The project itself, and what it is in.
    check(Pose::VsCode, "", "../elsewhere", "null");
    check(Pose::VsCode, "../", "../../elsewhere", "null");
}

#[test]
fn evidence_that_was_moved_made_or_deleted_is_looked_for_again() {
    let log = "control CTL-1 design \"c\" {\n  evidence implementation \"docs/a.md\"$0\n}\n#- docs/a.md\n";
    // This client says that it watches the files, and then does not.
    let mut asked = begin(Pose::VsCode, log);
    let client = &mut asked.client;
    let uri = |client: &Client, name| client.folder.uri(name);
    let is_broken = |client: &mut Client| {
        client.settle();
        let document = json!({ "textDocument": { "uri": client.folder.uri("log.hazlog") } });
        let report = client.ask("textDocument/diagnostic", document).unwrap();
        report["items"].as_array().unwrap().iter().any(|one| one["code"] == "broken-evidence")
    };
    assert!(!is_broken(client));
    std::fs::rename(client.folder.path("docs/a.md"), client.folder.path("docs/b.md")).unwrap();
    let (old, new) = (uri(client, "docs/a.md"), uri(client, "docs/b.md"));
    client.tell("workspace/didRenameFiles", json!({ "files": [{ "oldUri": old, "newUri": new }] }));
    assert!(is_broken(client));
    client.folder.write("docs/a.md", "");
    client.tell("workspace/didCreateFiles", json!({ "files": [{ "uri": old }] }));
    assert!(!is_broken(client));
    client.folder.remove("docs/a.md");
    client.tell("workspace/didDeleteFiles", json!({ "files": [{ "uri": old }] }));
    assert!(is_broken(client));
    asked.client.end();
}

#[test]
fn what_is_no_log_has_no_answer() {
    let files =
        [("hazlog.toml", "profile = \"draft\"\n"), ("notes.md", "H-1 CTL-1\n"), ("log.hazlog", "hazard H-1 \"a\"\n")];
    let mut client = client(Pose::VsCode, &files);
    client.open("hazlog.toml");
    for name in ["hazlog.toml", "notes.md", "gone.hazlog", "untitled:Untitled-1", "git:/log.hazlog"] {
        let mut params =
            json!({ "textDocument": { "uri": client.uri(name) }, "position": { "line": 0, "character": 1 } });
        params["context"] = json!({ "includeDeclaration": true });
        params["newName"] = json!("H-2");
        params["positions"] = json!([{ "line": 0, "character": 1 }]);
        for method in [
            "definition",
            "references",
            "documentHighlight",
            "prepareRename",
            "rename",
            "linkedEditingRange",
            "documentSymbol",
            "prepareCallHierarchy",
            "documentLink",
            "foldingRange",
            "selectionRange",
        ] {
            let answer = client.ask(&format!("textDocument/{method}"), params.clone());
            assert_eq!(answer, Ok(Value::Null), "{method} of {name}");
        }
    }
    client.end();
}
