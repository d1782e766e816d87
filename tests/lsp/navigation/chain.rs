//! The chain of a safety case, asked about step by step.

use hazlog_tests::client::{Client, Pose};
use serde_json::{Value, json};

use super::{begin, in_log, named, shown};

/// One step of the chain from a link, by the name of the link that it leads to.
#[track_caller]
fn step(client: &mut Client, item: &Value, method: &str, other: &str) -> Vec<(Value, String)> {
    let calls = client.ask(&format!("callHierarchy/{method}"), json!({ "item": item })).unwrap();
    let calls = calls.as_array().unwrap().iter().map(|call| {
        let (item, from) = (&call[other], shown(&client.folder, &call["fromRanges"]));
        let place = shown(&client.folder, &item["selectionRange"]);
        let file = named(&client.folder, item["uri"].as_str().unwrap());
        (item.clone(), format!("{} {file} {place} by {from}", item["name"].as_str().unwrap()))
    });
    calls.collect()
}

#[test]
fn the_chain_from_programme_to_control_and_back() {
    let mut asked = begin(Pose::VsCode, &in_log("GPC-46"));
    let client = &mut asked.client;
    let start = client.ask("textDocument/prepareCallHierarchy", asked.place.clone()).unwrap()[0].clone();
    // Edits move what the links were made from.
    client.replace("log.hazlog", 0..0, "\n\n");
    let mut told = Vec::new();
    let mut item = start;
    for _ in 0..3 {
        let (next, shown) = step(client, &item, "outgoingCalls", "to").remove(0);
        told.push(format!("→ {shown}"));
        item = next;
    }
    for _ in 0..3 {
        let (next, shown) = step(client, &item, "incomingCalls", "from").remove(0);
        told.push(format!("← {shown}"));
        item = next;
    }
    assert_eq!(
        told.join("\n"),
        "
→ H-1 Stale list log.hazlog 3:7-3:10 by [134:6-134:12]
→ C1 Time not shown log.hazlog 5:8-5:10 by [5:8-5:10]
→ K1 😀 Time shown log.hazlog 6:10-6:12 by [6:48-6:50]
← C1 Time not shown log.hazlog 5:8-5:10 by [6:48-6:50]
← H-1 Stale list log.hazlog 3:7-3:10 by [5:8-5:10]
← GPC-46 Retrieval time is not shown to the user @gpc-2.0.hazlog 134:6-134:12 by [134:6-134:12]
"
        .trim()
    );
    asked.client.end();
}

#[test]
fn a_link_without_a_key_is_asked_about_by_its_place() {
    let mut asked =
        begin(Pose::VsCode, "hazard {\n  cause C1$0 \"c\"\n  control K1 design \"d\" {\n    mitigates C1\n");
    let item = asked.client.ask("textDocument/prepareCallHierarchy", asked.place.clone()).unwrap()[0].clone();
    assert_eq!(item.get("data"), None);
    let shown: Vec<String> =
        step(&mut asked.client, &item, "outgoingCalls", "to").into_iter().map(|(_, shown)| shown).collect();
    assert_eq!(shown.join("\n"), "K1 d log.hazlog 2:10-2:12 by [3:14-3:16]");
    asked.client.end();
}

#[test]
fn where_an_id_was_given_twice_a_step_is_shown_in_its_own_file_only() {
    let mut asked = begin(
        Pose::VsCode,
        "hazard H-1$0 {\n  cause C1 \"a\"\n}\n#- other.hazlog\nhazard H-1 {\n  cause C2 \"b\"\n}\n",
    );
    let items = asked.client.ask("textDocument/prepareCallHierarchy", asked.place.clone()).unwrap();
    let steps = items.as_array().unwrap().iter().flat_map(|item| step(&mut asked.client, item, "outgoingCalls", "to"));
    assert_eq!(
        steps.map(|(_, shown)| shown).collect::<Vec<_>>().join("\n"),
        "
C1 a log.hazlog 1:8-1:10 by [1:8-1:10]
C2 b other.hazlog 1:8-1:10 by []
C1 a log.hazlog 1:8-1:10 by []
C2 b other.hazlog 1:8-1:10 by [1:8-1:10]
"
        .trim()
    );
    asked.client.end();
}
