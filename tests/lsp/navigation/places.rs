//! Definitions, uses, places that change together, and new ids.

use hazlog_tests::client::Pose;
use serde_json::{Value, json};

use super::{check, in_broken, in_log};

const DEFINITION: &str = "textDocument/definition";
const REFERENCES: &str = "textDocument/references";
const LINKED: &str = "textDocument/linkedEditingRange";
const PREPARE: &str = "textDocument/prepareRename";
const RENAME: &str = "textDocument/rename";

fn with_definition(is_asked_for: bool) -> Value {
    json!({ "context": { "includeDeclaration": is_asked_for } })
}

fn new_name(id: &str) -> Value {
    json!({ "newName": id })
}

#[test]
fn a_definition_is_a_link_or_a_location() {
    check(
        Pose::VsCode,
        &in_log("use control CTL-1"),
        DEFINITION,
        Value::Null,
        "{originSelectionRange 8:14-8:19, targetUri controls.hazlog, targetRange 0:0-2:1, targetSelectionRange 0:8-0:13}",
    );
    check(
        Pose::Minimal,
        &in_log("use control CTL-1"),
        DEFINITION,
        Value::Null,
        "{uri controls.hazlog, range 0:8-0:13}",
    );
}

#[test]
fn columns_are_counted_as_agreed() {
    check(
        Pose::VsCode,
        &in_log("{ mitigates C1"),
        DEFINITION,
        Value::Null,
        "{originSelectionRange 4:48-4:50, targetUri log.hazlog, targetRange 3:2-3:27, targetSelectionRange 3:8-3:10}",
    );
    check(
        Pose::Neovim,
        &in_log("{ mitigates C1"),
        DEFINITION,
        Value::Null,
        "{originSelectionRange 4:50-4:52, targetUri log.hazlog, targetRange 3:2-3:27, targetSelectionRange 3:8-3:10}",
    );
    check(
        Pose::Eglot,
        &in_log("{ mitigates C1"),
        DEFINITION,
        Value::Null,
        "{originSelectionRange 4:50-4:52, targetUri log.hazlog, targetRange 3:2-3:27, targetSelectionRange 3:8-3:10}",
    );
}

#[test]
fn definitions_outside_the_logs() {
    check(Pose::Minimal, &in_log("GPC-46"), DEFINITION, Value::Null, "{uri @gpc-2.0.hazlog, range 134:6-134:12}");
    check(Pose::Minimal, &in_log("no-reduction"), DEFINITION, Value::Null, "{uri @no-reduction.md, range 0:0-0:0}");
    check(Pose::Minimal, &in_log("docs/a"), DEFINITION, Value::Null, "{uri docs/a%20b.md, range 0:0-0:0}");
}

#[test]
fn definitions_in_half_written_text() {
    check(Pose::Minimal, &in_broken("mitigates C1"), DEFINITION, Value::Null, "{uri log.hazlog, range 1:8-1:10}");
    check(Pose::Minimal, &in_broken("use control CTL-"), DEFINITION, Value::Null, "{uri log.hazlog, range 7:8-7:12}");
}

#[test]
fn references_with_and_without_the_definition() {
    check(
        Pose::VsCode,
        &in_log("use control CTL-1"),
        REFERENCES,
        with_definition(true),
        "
{uri controls.hazlog, range 0:8-0:13}
{uri log.hazlog, range 8:14-8:19}
",
    );
    check(
        Pose::VsCode,
        &in_log("use control CTL-1"),
        REFERENCES,
        with_definition(false),
        "{uri log.hazlog, range 8:14-8:19}",
    );
    check(
        Pose::VsCode,
        &in_log("GPC-46"),
        REFERENCES,
        with_definition(true),
        "
{uri log.hazlog, range 2:12-2:18}
{uri @gpc-2.0.hazlog, range 134:6-134:12}
",
    );
    check(Pose::VsCode, &in_log("GPC-46"), REFERENCES, with_definition(false), "{uri log.hazlog, range 2:12-2:18}");
    check(
        Pose::VsCode,
        &in_broken("cause C1"),
        REFERENCES,
        with_definition(true),
        "
{uri log.hazlog, range 1:8-1:10}
{uri log.hazlog, range 3:14-3:16}
",
    );
    check(Pose::VsCode, &in_log("Stale"), REFERENCES, with_definition(true), "null");
}

#[test]
fn places_of_one_file_and_of_one_hazard() {
    check(
        Pose::Neovim,
        &in_log("cause C1"),
        "textDocument/documentHighlight",
        Value::Null,
        "
{range 3:8-3:10, kind 3}
{range 4:50-4:52, kind 2}
{range 8:30-8:32, kind 2}
",
    );
    check(
        Pose::VsCode,
        &in_log("cause C1"),
        LINKED,
        Value::Null,
        r#"{ranges [3:8-3:10, 4:48-4:50, 8:30-8:32], wordPattern [^\s{}",#]+}"#,
    );
    check(Pose::VsCode, &in_log("use control CTL-1"), LINKED, Value::Null, "null");
}

#[test]
fn a_new_id_in_two_files() {
    check(Pose::VsCode, &in_log("use control CTL-1"), PREPARE, Value::Null, "{range 8:14-8:19, placeholder CTL-1}");
    check(
        Pose::VsCode,
        &in_log("use control CTL-1"),
        RENAME,
        new_name("CTL-7"),
        "
{documentChanges
{textDocument {uri controls.hazlog, version null}, edits
  {range 0:8-0:13, newText CTL-7}}
{textDocument {uri log.hazlog, version 1}, edits
  {range 8:14-8:19, newText CTL-7}}}
",
    );
    check(
        Pose::Minimal,
        &in_log("hazard H-1"),
        RENAME,
        new_name("H-7"),
        "
{changes {log.hazlog
{range 1:7-1:10, newText H-7}}}
",
    );
    check(Pose::VsCode, &in_log("hazard H-1"), RENAME, new_name("H-1"), "null");
}

#[test]
fn what_is_not_renamed_is_said() {
    check(
        Pose::VsCode,
        &in_log("GPC-46"),
        PREPARE,
        Value::Null,
        "{code -32803, message `GPC-46` is a number of the programme log and cannot be renamed}",
    );
    check(
        Pose::VsCode,
        &in_log("addresses"),
        PREPARE,
        Value::Null,
        "{code -32803, message `addresses` is a word of the language and cannot be renamed}",
    );
    check(
        Pose::VsCode,
        &in_log("use control CTL-1"),
        RENAME,
        new_name("H-1"),
        "{code -32803, message `H-1` is the id of something else, in log.hazlog line 2}",
    );
}
