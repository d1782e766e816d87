//! What the tests of the server begin with: a project and a client of it.

use hazlog_tests::client::{Client, Folder, Pose, Setup};

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

/// A client in a project with these files.
#[track_caller]
pub(crate) fn client(pose: Pose, files: &[(&str, &str)]) -> Client {
    Client::start(BINARY, Folder::new(files), Setup::posing(pose))
}
