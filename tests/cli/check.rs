//! `hazlog check`: its forms, options and exit codes.

use crate::bench::{Bench, LOG};

const TODAY: &str = "--today=2026-11-20";

/// One hazard whose mistakes are of every level, and of which some have a fix or a related place.
const STALE: &str = r#"hazard H-7 "Stale medication list shown at discharge" {
  addresses  GPC-46
  owner      "Medicines squad"
  mode       fault
  status     closed

  description """
    A list fetched earlier in the stay is shown again at discharge.
    """
  impact """
    A stopped medicine is continued.
    """

  cause C1 "The time of retrieval is not shown"

  initial severity major likelihood sometimes because "Twice in the pilot."

  control K1 design "Retrieval time beside every list" {
    mitigates  C1
    owner      "Medicines squad"
    state      planned
  }
}
"#;

/// A hazard with nothing to say in the day-to-day profile.
const CLEAN: &str = r#"hazard H-1 "The record of another patient is shown" {
  owner     "Record squad"
  mode      normal
  patients  one
  raised    2026-03-09
  status    closed

  description """
    Two patients of one name are confused when the record is asked for.
    """
  impact """
    Treatment follows the record of somebody else.
    """

  cause C1 "The search goes by name alone"

  initial severity minor likelihood low because "The header names the patient in bold."
}
"#;

fn project() -> Bench {
    Bench::new(&[("p/hazlog.toml", ""), ("p/log.hazlog", LOG), ("p/hazards/stale.hazlog", STALE)])
}

#[test]
fn the_three_forms() {
    let mut bench = project();
    assert_eq!(bench.say(&["check", "p", TODAY]).code, 1);
    assert_eq!(bench.say(&["check", "p", TODAY, "--format", "concise"]).code, 1);
    assert_eq!(bench.say(&["check", "p", TODAY, "--format", "concise", "--statistics"]).code, 1);
    assert_eq!(bench.say(&["check", "p", TODAY, "--format", "json"]).code, 1);
    bench.held("check-forms");
}

#[test]
fn the_profiles() {
    let mut bench = project();
    bench.put("p/clean.hazlog", CLEAN.as_bytes());
    for profile in ["draft", "review", "release"] {
        bench.say(&["check", "p", TODAY, "--format", "concise", "--profile", profile]);
    }
    assert_eq!(bench.say(&["check", "p", "--profile", "production"]).code, 2);
    bench.held("check-profiles");
}

#[test]
fn exit_codes_follow_errors_and_denied_warnings() {
    let warned = CLEAN.replace("  raised    2026-03-09\n", "  raised    2026-03-09\n  review-by 2026-11-01\n");
    let mut bench = Bench::new(&[
        ("clean/log.hazlog", &format!("{LOG}\n{CLEAN}")),
        ("warned/log.hazlog", &format!("{LOG}\n{warned}")),
    ]);
    assert_eq!(bench.say(&["check", "clean", TODAY]).code, 0);
    assert_eq!(bench.say(&["check", "clean", TODAY, "--deny-warnings"]).code, 0);
    assert_eq!(bench.say(&["check", "warned", TODAY]).code, 0);
    assert_eq!(bench.say(&["check", "warned", TODAY, "--deny-warnings", "--format=concise"]).code, 1);
    assert_eq!(bench.say(&["check", "warned", "--today", "2026-11-01", "--deny-warnings"]).code, 0);
    bench.held("check-exit-codes");
}

#[test]
fn a_file_is_checked_within_its_project_and_alone_reported() {
    let mut bench = project();
    bench.put("p/hazards/other.hazlog", b"hazard H-7 \"Another of the same id\" {\n}\n");
    let ran = bench.say(&["check", "p/log.hazlog", TODAY, "--format", "concise"]);
    assert_eq!(ran.code, 0);
    let ran = bench.say(&["check", "p/hazards/other.hazlog", TODAY, "--format", "concise"]);
    assert!(ran.out.contains("duplicate-id") && !ran.out.contains("stale.hazlog:1:"), "{}", ran.out);
    let ran = bench.say(&["check", "p/hazards", TODAY, "--format", "concise"]);
    assert!(ran.out.contains("p/hazards/stale.hazlog:"), "{}", ran.out);
    assert!(!ran.out.contains("p/log.hazlog:"), "{}", ran.out);
    bench.held("check-file");
}

#[test]
fn without_a_path_the_project_of_the_current_folder_is_checked() {
    let bench = project();
    let mut command = bench.command();
    let output = command.current_dir(bench.path("p/hazards")).args(["check", TODAY, "--format=concise"]).output();
    let ran = bench.ran(&output.unwrap());
    assert_eq!(ran.code, 1);
    let all = bench.run(&["check", "p/hazards", TODAY, "--format=concise"]);
    assert_eq!(ran.out.lines().count(), all.out.lines().count(), "{}", ran.out);
}

#[test]
fn nothing_to_check_and_nothing_to_find() {
    let mut bench = Bench::new(&[("empty/notes.md", "")]);
    assert_eq!(bench.say(&["check"]).code, 2);
    assert_eq!(bench.say(&["check", "empty"]).code, 2);
    assert_eq!(bench.say(&["check", "empty", "--format", "json"]).code, 2);
    assert_eq!(bench.say(&["check", "gone"]).code, 2);
    assert_eq!(bench.say(&["check", "gone.hazlog", "empty/notes.md"]).code, 2);
    bench.held("check-nothing");
}

#[test]
fn the_configuration_is_chosen() {
    let mut bench = Bench::new(&[
        ("p/hazlog.toml", "profile = \"draft\"\n\n[ids]\nhazard = \"ADS-\\\\d+\"\n"),
        ("p/log.hazlog", LOG),
        ("p/clean.hazlog", CLEAN),
        ("release.toml", "profile = \"release\"\n"),
        ("wrong.toml", "profil = \"draft\"\n\n[rules]\nmising-field = \"off\"\n"),
        ("broken.toml", "profile = \"draft\n"),
    ]);
    let concise = "--format=concise";
    assert_eq!(bench.say(&["check", "p", TODAY, concise]).code, 0);
    assert_eq!(bench.say(&["check", "p", TODAY, concise, "--profile", "review"]).code, 0);
    assert_eq!(bench.say(&["check", "p", TODAY, concise, "--no-config"]).code, 0);
    assert_eq!(bench.say(&["check", "p", TODAY, concise, "--config", "release.toml"]).code, 1);
    assert_eq!(bench.say(&["check", "p", TODAY, concise, "--config", "wrong.toml"]).code, 2);
    assert_eq!(bench.say(&["check", "p", TODAY, concise, "--config", "broken.toml"]).code, 2);
    assert_eq!(bench.say(&["check", "p", TODAY, concise, "--config", "gone.toml"]).code, 2);
    assert_eq!(bench.say(&["check", "p", "--config", "release.toml", "--no-config"]).code, 2);
    bench.held("check-config");
}

#[test]
fn standard_input_stands_for_a_file() {
    let mut bench = project();
    let ran = bench.say_with(&["check", "-", TODAY, "--format=concise"], STALE.as_bytes());
    assert_eq!(ran.code, 1);
    let args = ["check", "-", "--stdin-filename", "p/hazards/stale.hazlog", TODAY, "--format=concise"];
    assert_eq!(bench.say_with(&args, CLEAN.as_bytes()).code, 0);
    let args = ["check", "-", "--stdin-filename", "p/hazards/new.hazlog", TODAY, "--format=concise"];
    let ran = bench.say_with(&args, b"hazard H-7 \"Not saved yet\" {\n}\n");
    assert!(ran.out.contains("duplicate-id"), "{}", ran.out);
    assert_eq!(bench.say_with(&["check", "-", "p"], b"").code, 2);
    assert_eq!(bench.say(&["check", "p", "--stdin-filename", "x.hazlog"]).code, 2);
    assert_eq!(bench.say(&["check", "-", "--stdin-filename", "gone/x.hazlog"]).code, 2);
    assert_eq!(bench.say_with(&["check", "-", TODAY], b"").code, 0);
    assert_eq!(bench.say_with(&["check", "-", TODAY], b"\xff\xfe\x00").code, 2);
    bench.held("check-stdin");
}

#[test]
fn colour_is_used_where_it_is_wanted() {
    let bench = project();
    let coloured = |when: &str| bench.run(&["check", "p", TODAY, "--color", when]).out.contains('\u{1b}');
    assert!(coloured("always") && !coloured("never") && !coloured("auto"));
    let always = bench.run(&["check", "p", TODAY, "--color", "always"]).out;
    let plain = anstream::adapter::strip_str(&always).to_string();
    assert_eq!(plain, bench.run(&["check", "p", TODAY]).out);
    assert!(!bench.run(&["check", "p", TODAY, "--color", "always", "--format", "json"]).out.contains('\u{1b}'));
}

#[test]
fn a_wrong_call_says_what_is_right() {
    let mut bench = project();
    for args in [
        &["check", "--format", "xml"][..],
        &["check", "--today", "20/11/2026"],
        &["check", "--today", "2026-02-30"],
        &["check", "--profil", "draft"],
        &["check", "--color", "sometimes"],
        &["chek"],
        &[],
    ] {
        assert_eq!(bench.say(args).code, 2, "{args:?}");
    }
    assert_eq!(bench.say(&["--help"]).code, 0);
    assert_eq!(bench.say(&["check", "--help"]).code, 0);
    assert_eq!(bench.run(&["--version"]).code, 0);
    bench.held("wrong-calls");
}
