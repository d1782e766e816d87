//! Logs that go over from one invented edition to another.

use jiff::civil::date;

use super::*;
use crate::config::Config;
use crate::format::format;
use crate::ide::apply;
use crate::workspace::Workspace;

const OLD: &str = r#"catalogue P "Programme" edition "1"
entry P-1 "Stays as it was" {
  fingerprint "a"
}
entry P-2 "Wording of the same thing" {
  fingerprint "a"
}
entry P-3 "Last issue of a medicine" {
  fingerprint "a"
}
entry P-4 "Withdrawn by the programme" {
  fingerprint "a"
}
"#;

const NEW: &str = r#"catalogue P "Programme" edition "2"
entry P-1 "Stays as it was" {
  fingerprint "a"
}
entry P-2 "Wording of the same thing" {
  fingerprint "b"
}
entry P-3 "Resolved allergies" {
  fingerprint "b"
}
entry P-5 "Entirely new" {
  fingerprint "a"
}
"#;

/// What becomes of a log, and of each hazard that it answers or that changed.
#[track_caller]
fn check(log: &str, expected: &str, fates: &[&str]) {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    workspace.load(vec![file("1", OLD), file("2", NEW), file("log", log)]);
    let snapshot = workspace.snapshot();
    let edition = |number| snapshot.programmes().edition("P", number).unwrap();
    let upgrade = upgrade(&snapshot, edition("1"), edition("2"), "Dr \"P\"", date(2027, 1, 1));
    let edits = upgrade.files.iter().find(|(path, _)| **path == *"log").map(|(_, edits)| edits.as_slice());
    assert_eq!(format(&apply(log, edits.unwrap_or_default())).unwrap(), expected);
    let told =
        |line: &UpgradeLine| format!("{} {} {}", line.id, line.fate.as_str(), line.answered.as_deref().unwrap_or("-"));
    assert_eq!(upgrade.lines.iter().map(told).collect::<Vec<_>>(), fates);
}

#[test]
fn decisions_on_what_did_not_change_stay() {
    check(
        r#"programme P edition "1" {
  not-applicable P-1, P-2 because "Not used \\ read." by "Dr X" on 2026-01-02
  transferred P-4 to "the Trust" because "Theirs."
}
"#,
        r#"programme P edition "2" {
  not-applicable  P-1 because "Not used \\ read." by "Dr X" on 2026-01-02
  under-review    P-2 owner "Dr \"P\"" due 2027-01-01
  note            "In edition 1, P-2 was not applicable: Not used \\ read. (Dr X, 2026-01-02)"
  note            "In edition 1, P-4 was transferred to the Trust: Theirs."
}
"#,
        &[
            "P-1 unchanged not applicable",
            "P-2 changed not applicable",
            "P-3 reused -",
            "P-5 new -",
            "P-4 retired transferred",
        ],
    );
}

#[test]
fn hazards_no_longer_address_what_is_another_one_now() {
    check(
        r#"programme P edition "1"

hazard H-1 "a" {
  addresses P-1, P-3
  addresses-in-part P-4
  owner "x"
}

hazard H-2 "b" {
  addresses P-3, # the last issue
        P-2
}
"#,
        r#"programme P edition "2" {
  under-review P-2, P-3 owner "Dr \"P\"" due 2027-01-01
}

hazard H-1 "a" {
  addresses  P-1
  owner      "x"
}

hazard H-2 "b" {
  # the last issue
  addresses P-2
}
"#,
        &[
            "P-1 unchanged covered by H-1",
            "P-2 changed covered by H-2",
            "P-3 reused covered by H-1 and H-2",
            "P-5 new -",
            "P-4 retired rest unanswered, in part covered by H-1",
        ],
    );
}

#[test]
fn a_comment_outlives_the_line_that_it_stands_in() {
    check(
        r#"programme P edition "1" {
  not-applicable P-2, # look again
             P-3 because "x"
  partly-covered P-5 because "Seen early."
}
"#,
        r#"programme P edition "2" {
  # look again
  partly-covered  P-5 because "Seen early."
  under-review    P-2, P-3 owner "Dr \"P\"" due 2027-01-01
  note            "In edition 1, P-2 was not applicable: x"
  note            "In edition 1, P-3 was not applicable: x"
}
"#,
        &[
            "P-1 unchanged -",
            "P-2 changed not applicable",
            "P-3 reused not applicable",
            "P-5 new partly covered",
            "P-4 retired -",
        ],
    );
}
