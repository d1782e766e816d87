//! Diagnostics that the client asks for: of a document, of the workspace, and when it is told to ask again.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, LOG, RELAXED, UNSCORED, client, pull, rules_in, watched};

const REFRESH: &str = "workspace/diagnostic/refresh";

fn started() -> Client {
    let mut client = client(Pose::VsCode, &[("head.hazlog", LOG), ("log.hazlog", UNSCORED)]);
    client.open("log.hazlog");
    client.settle();
    client
}

#[test]
fn a_document_with_its_result_ids() {
    let mut client = started();
    let first = pull(&mut client, "log.hazlog", None);
    assert_eq!(rules_in(&first), ["unscored-hazard"]);
    let id = first["resultId"].as_str().unwrap().to_owned();
    let same = pull(&mut client, "log.hazlog", Some(&id));
    assert_eq!((&same["kind"], &same["resultId"]), (&json!("unchanged"), &json!(id)));
    let end = client.text("log.hazlog").len();
    client.replace("log.hazlog", end..end, "# A remark that changes nothing.\n");
    assert_eq!(pull(&mut client, "log.hazlog", Some(&id))["kind"], "unchanged");
    client.replace("log.hazlog", 0..0, "# One that moves everything.\n");
    let moved = pull(&mut client, "log.hazlog", Some(&id));
    assert_eq!((&moved["kind"], &moved["items"][0]["range"]["start"]["line"]), (&json!("full"), &json!(1)));
    // What is asked with an id of another file, or of another server, is told in full.
    assert_eq!(pull(&mut client, "log.hazlog", Some("of long ago"))["kind"], "full");
    assert_eq!(pull(&mut client, "head.hazlog", Some(&id))["kind"], "full");
    client.end_quietly();
}

/// The answer is of the text that stands when it is asked for, however fast it was typed.
#[test]
fn asked_at_every_keystroke() {
    let mut client = started();
    let mut asked = Vec::new();
    for number in 1..=100_u64 {
        client.replace("log.hazlog", 0..0, "\n");
        let params = json!({ "textDocument": { "uri": client.uri("log.hazlog") } });
        asked.push((client.request("textDocument/diagnostic", params), number));
    }
    for (id, number) in asked {
        let report = client.answer(id).unwrap();
        let line = report["items"][0]["range"]["start"]["line"].as_u64().unwrap();
        assert!((number..=100).contains(&line), "asked in the text with {number} lines more, answered for {line}");
    }
    client.end_quietly();
}

/// A file that is not open is pushed until the client asks for the whole workspace; one that is open never.
#[test]
fn never_pushed_and_pulled() {
    let mut client = client(Pose::VsCode, &[("head.hazlog", LOG), ("log.hazlog", UNSCORED)]);
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 1, "nobody would see it otherwise");
    client.open("log.hazlog");
    client.settle();
    assert!(client.shown("log.hazlog").is_empty());
    client.close("log.hazlog");
    client.settle();
    assert_eq!(client.shown("log.hazlog").len(), 1);
    let report = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    assert_eq!(report["items"].as_array().unwrap().len(), 2);
    client.settle();
    assert!(client.all_shown().is_empty(), "{:?}", client.all_shown());
    client.open("log.hazlog");
    client.replace("log.hazlog", 0..0, "\n");
    client.close("log.hazlog");
    client.settle();
    assert!(client.all_shown().is_empty());
    client.end_quietly();
}

fn of_workspace(client: &mut Client, previous: &Value) -> Vec<Value> {
    let report = client.ask("workspace/diagnostic", json!({ "previousResultIds": previous })).unwrap();
    report["items"].as_array().unwrap().clone()
}

fn ids(items: &[Value]) -> Value {
    items.iter().map(|one| json!({ "uri": one["uri"], "value": one["resultId"] })).collect()
}

#[test]
fn the_workspace_with_its_result_ids() {
    let mut client = started();
    let first = of_workspace(&mut client, &json!([]));
    assert!(first.iter().all(|one| one["kind"] == "full"), "{first:?}");
    assert_eq!(first.len(), 2);
    let log = first.iter().find(|one| one["uri"] == client.uri("log.hazlog").as_str()).unwrap();
    assert_eq!((rules_in(log), &log["version"]), (vec!["unscored-hazard"], &json!(1)));
    let known = ids(&first);
    assert!(of_workspace(&mut client, &known).iter().all(|one| one["kind"] == "unchanged"));
    client.replace("log.hazlog", 0..0, "\n");
    let changed = of_workspace(&mut client, &known);
    let full: Vec<&Value> = changed.iter().filter(|one| one["kind"] == "full").collect();
    assert_eq!(full.len(), 1, "{changed:?}");
    assert_eq!((&full[0]["uri"], &full[0]["version"]), (&json!(client.uri("log.hazlog")), &json!(2)));
    // A file that is gone has no diagnostics.
    client.folder.remove("head.hazlog");
    watched(&mut client, &[("head.hazlog", 3)]);
    client.settle();
    let gone = of_workspace(&mut client, &ids(&changed));
    let head = gone.iter().find(|one| one["uri"] == client.uri("head.hazlog").as_str()).unwrap();
    assert_eq!((&head["kind"], &head["items"]), (&json!("full"), &json!([])));
    client.end_quietly();
}

#[test]
fn the_workspace_in_parts() {
    let names: Vec<String> = (0..200).map(|number| format!("log-{number}.hazlog")).collect();
    let texts: Vec<String> = (0..200).map(|number| UNSCORED.replace("H-1", &format!("H-{number}"))).collect();
    let mut files: Vec<(&str, &str)> = names.iter().zip(&texts).map(|(name, text)| (&**name, &**text)).collect();
    files.push(("head.hazlog", LOG));
    let mut client = client(Pose::VsCode, &files);
    let params = json!({ "previousResultIds": [], "partialResultToken": "parts" });
    let id = client.request("workspace/diagnostic", params);
    assert_eq!(client.answer(id).unwrap()["items"], json!([]), "everything is in the parts");
    let (mut uris, mut parts) = (std::collections::BTreeSet::new(), 0);
    while uris.len() < files.len() {
        let part = client.told("$/progress");
        assert_eq!(part["token"], "parts");
        let items = part["value"]["items"].as_array().unwrap();
        assert!(items.iter().all(|one| uris.insert(one["uri"].as_str().unwrap().to_owned())), "told twice");
        parts += 1;
    }
    assert!(parts > 1);
    client.settle();
    client.end_quietly();
}

/// What is shown of one file changes by what is typed in another: the client asks again only when it is told to.
#[test]
fn told_to_ask_again() {
    for pose in [Pose::VsCode, Pose::NeovimPull] {
        let mut client = client(pose, &[("head.hazlog", LOG), ("log.hazlog", UNSCORED)]);
        client.open("log.hazlog");
        client.open("head.hazlog");
        client.settle();
        let before = client.count_asked(REFRESH);
        client.replace("log.hazlog", 0..0, "\n");
        client.settle();
        assert_eq!(client.count_asked(REFRESH), before, "nothing else has changed");
        client.replace_all("head.hazlog", &[LOG, UNSCORED].concat());
        client.settle();
        client.read_at_hand();
        let all = [
            rules_in(&pull(&mut client, "log.hazlog", None)).len(),
            rules_in(&pull(&mut client, "head.hazlog", None)).len(),
        ];
        assert_eq!(all.iter().sum::<usize>(), 3, "each unscored, and one a duplicate");
        client.until("the refresh", |client| client.count_asked(REFRESH) > before);
        client.end_quietly();
    }
}

#[test]
fn told_to_ask_again_when_the_disk_changes() {
    let mut client = started();
    let before = client.count_asked(REFRESH);
    client.folder.write("hazlog.toml", RELAXED);
    watched(&mut client, &[("hazlog.toml", 1)]);
    client.until("the refresh", |client| client.count_asked(REFRESH) > before);
    assert!(rules_in(&pull(&mut client, "log.hazlog", None)).is_empty());
    client.settle();
    client.end_quietly();
}

/// Links to the rule's page, tags and related places only for clients that can show them.
#[test]
fn what_a_client_can_show() {
    let twins = [LOG, UNSCORED, UNSCORED].concat();
    for pose in Pose::ALL {
        let mut client = Client::start(BINARY, Folder::new(&[("log.hazlog", &twins)]), Setup::posing(pose));
        client.open("log.hazlog");
        client.settle();
        let report = pull(&mut client, "log.hazlog", None);
        let twin = report["items"].as_array().unwrap().iter().find(|one| one["code"] == "duplicate-id").unwrap();
        let shows = !matches!(pose, Pose::Minimal | Pose::Eglot);
        assert_eq!(twin.get("relatedInformation").is_some(), shows, "{pose:?}");
        let page = twin["codeDescription"]["href"].as_str();
        assert_eq!(page.is_some(), shows, "{pose:?}");
        if let Some(page) = page {
            let path = page.strip_prefix("file://").unwrap();
            assert!(std::fs::read_to_string(path).unwrap().starts_with("# duplicate-id\n"), "{page}");
        }
        client.end_quietly();
    }
}
