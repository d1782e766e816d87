//! Outlines, what is found in them, folds, growing selections and links.

use hazlog_tests::client::Pose;
use serde_json::{Value, json};

use super::{begin, check, client, in_broken, in_log, shown};

const OUTLINE: &str = "textDocument/documentSymbol";
const SEARCH: &str = "workspace/symbol";
const FOLDS: &str = "textDocument/foldingRange";

fn query(words: &str) -> Value {
    json!({ "query": words })
}

#[test]
fn an_outline_is_nested_or_flat() {
    check(
        Pose::VsCode,
        &in_log("H-1"),
        OUTLINE,
        Value::Null,
        "
{name GPC, detail edition 2.0, kind 4, range 0:0-0:27, selectionRange 0:10-0:13}
{name H-1 Stale list, detail unscored · open, kind 5, range 1:0-10:1, selectionRange 1:7-1:10, children
  {name C1, detail Time not shown, kind 8, range 3:2-3:27, selectionRange 3:8-3:10}
  {name K1 😀 Time shown, detail design, kind 6, range 4:2-4:52, selectionRange 4:10-4:12}
  {name K2 Course, detail training, kind 6, range 5:2-7:3, selectionRange 5:10-5:12}
  {name CTL-1, detail shared control · mitigates C1, kind 11, range 8:2-8:32, selectionRange 8:14-8:19}
  {name waive no-reduction, detail see https://example.org/x., kind 13, range 9:2-9:57, selectionRange 9:2-9:7}}
",
    );
    check(
        Pose::Minimal,
        &in_log("H-1"),
        OUTLINE,
        Value::Null,
        "
{name GPC, kind 4, location {uri log.hazlog, range 0:0-0:27}}
{name H-1 Stale list, kind 5, location {uri log.hazlog, range 1:0-10:1}}
{name C1, kind 8, location {uri log.hazlog, range 3:2-3:27}, containerName H-1 Stale list}
{name K1 😀 Time shown, kind 6, location {uri log.hazlog, range 4:2-4:52}, containerName H-1 Stale list}
{name K2 Course, kind 6, location {uri log.hazlog, range 5:2-7:3}, containerName H-1 Stale list}
{name CTL-1, kind 11, location {uri log.hazlog, range 8:2-8:32}, containerName H-1 Stale list}
{name waive no-reduction, kind 13, location {uri log.hazlog, range 9:2-9:57}, containerName H-1 Stale list}
",
    );
    check(
        Pose::VsCode,
        &in_broken("H-1"),
        OUTLINE,
        Value::Null,
        "
{name H-1, detail unscored · open, kind 5, range 0:0-3:16, selectionRange 0:7-0:10, children
  {name C1, detail c, kind 8, range 1:2-1:13, selectionRange 1:8-1:10}
  {name K1, kind 6, range 2:2-3:16, selectionRange 2:10-2:12}}
{name hazard without id, detail unscored · open, kind 5, range 5:0-6:18, selectionRange 5:0-5:6, children
  {name CTL-, detail shared control, kind 11, range 6:2-6:18, selectionRange 6:14-6:18}}
{name CTL- open {, detail design, kind 12, range 7:0-7:27, selectionRange 7:8-7:12}
",
    );
}

#[test]
fn what_logs_define_is_found() {
    check(
        Pose::VsCode,
        &in_log("H-1"),
        SEARCH,
        query("cached"),
        "{name CTL-1 Nothing cached, kind 12, location {uri controls.hazlog, range 0:8-0:13}}",
    );
    check(
        Pose::VsCode,
        &in_log("H-1"),
        SEARCH,
        query("gpc-47"),
        "{name GPC-47 Search too narrow to return enough of the record, kind 2, containerName HTML, \
         location {uri @gpc-2.0.hazlog, range 139:6-139:12}}",
    );
    check(Pose::VsCode, &in_log("H-1"), SEARCH, query("zzzz"), "[]");
}

#[test]
fn several_projects_are_searched_and_what_they_share_is_found_once() {
    let log = "programme GPC edition \"2.0\"\nhazard H-1 \"Stale list\"\n";
    let files = [("a/hazlog.toml", ""), ("a/log.hazlog", log), ("b/hazlog.toml", ""), ("b/log.hazlog", log)];
    let mut client = client(Pose::Neovim, &files);
    let mut found = |words| {
        let answer = client.ask(SEARCH, query(words)).unwrap();
        let shown = shown(&client.folder, &answer);
        // Projects are in no order.
        let mut lines: Vec<String> = shown.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(
        found("stale").join("\n"),
        "
{name H-1 Stale list, kind 5, location {uri a/log.hazlog, range 1:7-1:10}}
{name H-1 Stale list, kind 5, location {uri b/log.hazlog, range 1:7-1:10}}
"
        .trim()
    );
    let answer = found("gpc-46");
    assert_eq!(answer.len(), 1, "{answer:?}");
    client.end();
}

#[test]
fn what_leads_elsewhere() {
    check(
        Pose::VsCode,
        &in_log("H-1"),
        "textDocument/documentLink",
        Value::Null,
        "
{range 6:29-6:45, target docs/a%20b.md}
{range 9:8-9:20, target @no-reduction.md}
{range 9:34-9:55, target https://example.org/x}
",
    );
}

#[test]
fn what_folds() {
    check(
        Pose::VsCode,
        &in_log("H-1"),
        FOLDS,
        Value::Null,
        "
{startLine 1, endLine 9}
{startLine 5, endLine 6}
",
    );
    check(
        Pose::Minimal,
        &in_log("H-1"),
        FOLDS,
        Value::Null,
        "
{startLine 1, startCharacter 25, endLine 9, endCharacter 57}
{startLine 5, startCharacter 32, endLine 6, endCharacter 46}
",
    );
    check(
        Pose::VsCode,
        &in_broken("H-1"),
        FOLDS,
        Value::Null,
        "
{startLine 0, endLine 3}
{startLine 2, endLine 3}
{startLine 5, endLine 6}
",
    );
}

#[test]
fn a_selection_grows_around_each_place() {
    let mut asked = begin(Pose::VsCode, &in_log("{ mitigates C"));
    let places = json!([asked.place["position"], { "line": 99, "character": 9 }]);
    let params = json!({ "textDocument": asked.place["textDocument"], "positions": places });
    let answer = asked.client.ask("textDocument/selectionRange", params).unwrap();
    let steps = answer.as_array().unwrap().iter().map(|one| {
        let around = std::iter::successors(Some(one), |one| one.get("parent"));
        around.map(|one| shown(&asked.client.folder, &one["range"])).collect::<Vec<_>>().join(" ")
    });
    assert_eq!(
        steps.collect::<Vec<_>>().join("\n"),
        "
4:48-4:50 4:38-4:50 4:36-4:52 4:2-4:52 2:2-9:57 1:24-10:1 1:0-10:1 0:0-11:0
0:0-11:0
"
        .trim()
    );
    asked.client.end();
}
