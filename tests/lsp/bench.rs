//! What the tests of the server begin with: a project and a client of it.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use hazlog_tests::held::root;
use serde_json::{Value, json};

pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_hazlog");

/// A hazard that was not scored, and nothing else is wrong with it.
pub(crate) const UNSCORED: &str = r#"hazard H-1 "A stopped medicine is shown as current" {
  owner     "Medicines squad"
  mode      fault
  patients  one
  raised    2026-03-09
  status    open

  description """
    A list that was fetched earlier in the stay is shown again at discharge.
    """
  impact """
    A stopped medicine is continued.
    """

  cause C1 "The time of retrieval is not shown"
}
"#;

/// A file of a log that is half written.
pub(crate) fn first_draft(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/logs/acme-first-draft").join(name)).unwrap()
}

/// A client in a project with these files.
#[track_caller]
pub(crate) fn client(pose: Pose, files: &[(&str, &str)]) -> Client {
    Client::start(BINARY, Folder::new(files), Setup::posing(pose))
}

/// A header with which a log is complete, so that nothing is wrong with the project as a whole.
pub(crate) const LOG: &str = r#"log HL-001 "Hazard log" {
  version       "0.1"
  date          2026-11-02
  standard      DCB0129
  organisation  "Acme Health Ltd"
  system        "Acme Discharge" release "3.2"
  officer       "Dr Priya Shah" registration "GMC 0000000"

  intended-use """
    Shows a hospital clinician the GP record.
    """
}
"#;

/// A configuration by which nothing is found in [`UNSCORED`].
pub(crate) const RELAXED: &str =
    "[rules]\nunscored-hazard = { level = \"off\", reason = \"Scored at the workshop.\" }\n";

/// The rules of diagnostics, in order.
pub(crate) fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|one| one["code"].as_str().unwrap_or("-")).collect()
}

/// Tells the server what became of files on the disk: 1 created, 2 changed, 3 deleted.
pub(crate) fn watched(client: &mut Client, changes: &[(&str, u8)]) {
    let change = |(name, kind): &(&str, u8)| json!({ "uri": client.uri(name), "type": kind });
    let changes: Vec<Value> = changes.iter().map(change).collect();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
}

/// Asks for the diagnostics of a document.
#[track_caller]
pub(crate) fn pull(client: &mut Client, name: &str, previous: Option<&str>) -> Value {
    let params = json!({ "textDocument": { "uri": client.uri(name) }, "previousResultId": previous });
    client.ask("textDocument/diagnostic", params).unwrap()
}

/// The rules in a report.
pub(crate) fn rules_in(report: &Value) -> Vec<&str> {
    rules(report["items"].as_array().unwrap_or_else(|| panic!("{report}")))
}

/// Numbers without a pattern, the same in every run.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// One of the numbers below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}
