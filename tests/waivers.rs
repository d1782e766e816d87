//! What a waiver silences, for how long, and how one that silences nothing is told of. Also that the linter, which keeps
//! what it found, says after every change what a fresh one says.

use hazlog_core::config::{Config, RuleSetting};
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::text::{Document, TextRange};
use hazlog_core::workspace::Workspace;
use hazlog_tests::marks;
use hazlog_tests::project::{TODAY, lint};

/// The rules that these tests look at; an example holds findings of others too.
const RULES: [&str; 6] =
    ["missing-mode", "missing-officer", "syntax", "unreasoned-waiver", "unscored-hazard", "unused-waiver"];

/// Checks a project of one file for its marks: `rule`, or `rule: the reason` where the finding is waived.
fn check_with(config: Config, profile: Profile, fixture: &str) {
    let (plain, mut wanted) = marks::strip(fixture);
    let found = lint(&[("log.hazlog", &plain)], config, profile);
    let document = Document::new(&plain);
    let mut found: Vec<_> = found
        .iter()
        .filter(|one| RULES.contains(&one.finding.rule))
        .map(|one| {
            let reason = one.finding.waived.as_ref().map(|reason| format!(": {reason}"));
            let message = format!("{}{}", one.finding.rule, reason.unwrap_or_default());
            marks::Mark { message, ..marks::of(&document, one) }
        })
        .collect();
    wanted.sort();
    found.sort();
    assert_eq!(wanted, found, "in\n{fixture}\nfound\n{}", marks::write(&plain, &found));
}

fn check(fixture: &str) {
    check_with(Config::default(), Profile::Release, fixture);
}

fn setting(rule: &str, setting: RuleSetting) -> Config {
    Config { rules: [(rule.into(), setting)].into(), ..Config::default() }
}

fn off() -> RuleSetting {
    RuleSetting { level: None, reason: Some("not for us".into()) }
}

#[test]
fn a_waiver_in_a_hazard_silences_its_rule_there_and_nowhere_else() {
    check(
        r#"
hazard H-1 "Doses are shown without their unit" {
#      ^^^ unscored-hazard: scored on 3 December
  mode normal
  waive unscored-hazard because "scored on 3 December"
}

hazard H-2 "Allergies are not shown" {
#      ^^^ unscored-hazard
  mode normal
}
"#,
    );
}

#[test]
fn a_waiver_silences_no_other_rule() {
    check(
        r#"
hazard H-1 "Doses are shown without their unit" {
#      ^^^ unscored-hazard: scored on 3 December
#      ^^^ missing-mode
  waive unscored-hazard because "scored on 3 December"
}
"#,
    );
}

#[test]
fn a_waiver_of_the_project_silences_its_rule_everywhere() {
    check(
        r#"
waive unscored-hazard because "the workshop is on 3 December"

hazard H-1 "Doses are shown without their unit" {
#      ^^^ unscored-hazard: the workshop is on 3 December
  mode normal
}

hazard H-2 "Allergies are not shown" {
#      ^^^ unscored-hazard: the workshop is on 3 December
  mode normal
}
"#,
    );
}

#[test]
fn a_finding_about_the_project_is_waived_by_the_project_alone() {
    check(
        r#"
waive missing-officer because "appointed on 1 December"

log ADS-HL-001 "Acme Discharge hazard log" {
#   ^^^^^^^^^^ missing-officer: appointed on 1 December
  version "0.1"
}

hazard H-1 "Doses are shown without their unit" {
  mode normal
  initial severity major likelihood low
  waive missing-officer because "appointed on 1 December"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
}
"#,
    );
}

#[test]
fn the_reason_of_the_hazard_comes_before_that_of_the_project() {
    check(
        r#"
waive unscored-hazard because "the workshop is on 3 December"

hazard H-1 "Doses are shown without their unit" {
#      ^^^ unscored-hazard: awaits the pharmacist
  mode normal
  waive unscored-hazard because "awaits the pharmacist"
}

hazard H-2 "Allergies are not shown" {
#      ^^^ unscored-hazard: the workshop is on 3 December
  mode normal
}
"#,
    );
}

#[test]
fn a_waiver_that_silences_nothing_is_told_of() {
    check(
        r#"
waive unscored-hazard because "the workshop is on 3 December"
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver

hazard H-1 "Doses are shown without their unit" {
  mode normal
  initial severity major likelihood low
  waive unscored-hazard because "awaits the pharmacist"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
}
"#,
    );
}

#[test]
fn a_second_waiver_of_the_same_silences_nothing() {
    check(
        r#"
waive missing-mode because "asked of the workshop"

waive missing-mode because "asked again"
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver

waive unscored-hazard because "H-1 waives it already"
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver

hazard H-1 "Doses are shown without their unit" {
#      ^^^ missing-mode: asked of the workshop
#      ^^^ unscored-hazard: awaits the pharmacist
  waive unscored-hazard because "awaits the pharmacist"
  waive unscored-hazard because "awaits him still"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
}
"#,
    );
}

#[test]
fn a_waiver_of_a_rule_that_does_not_run_is_let_be() {
    let text = r#"
waive missing-mode because "asked of the workshop"

hazard H-1 "Doses are shown without their unit" {
  initial severity major likelihood low
  waive missing-mode because "it is not known yet"
}
"#;
    check_with(setting("missing-mode", off()), Profile::Release, text);
    check_with(Config::default(), Profile::Draft, text);
}

#[test]
fn a_waiver_without_a_reason_silences_nothing() {
    check(
        r#"
hazard H-1 "Doses are shown without their unit" {
#      ^^^ unscored-hazard
  mode normal
  waive unscored-hazard
#       ^^^^^^^^^^^^^^^ unreasoned-waiver
  waive unscored-hazard because " "
#                               ^^^ unreasoned-waiver
}
"#,
    );
}

#[test]
fn what_makes_a_log_unreadable_cannot_be_waived() {
    check(
        r#"
waive syntax because "we know"
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver

hazard H-1 "Doses are shown without their unit" {
  mode normal
  initial severity major likelihood low
  raised
# ^^^^^^ syntax
  waive syntax
# ^^^^^^^^^^^^ unused-waiver
  waive unused-waiver because "we know"
# ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
}
"#,
    );
}

#[test]
fn what_cannot_be_waived_cannot_be_turned_off() {
    let text = r#"
hazard H-1 "Doses are shown without their unit" {
  mode normal
  initial severity major likelihood low
  raised
# ^^^^^^ syntax
}
"#;
    check_with(setting("syntax", off()), Profile::Release, text);
}

#[test]
fn a_waiver_is_not_called_useless_while_the_rest_of_its_hazard_cannot_be_read() {
    let (plain, _) = marks::strip(
        r#"
hazard H-1 "Doses are shown without their unit" {
  waive unscored-hazard because "awaits the pharmacist"
  description """
    The unit is
}
"#,
    );
    let found = lint(&[("log.hazlog", &plain)], Config::default(), Profile::Release);
    assert!(found.iter().all(|one| one.finding.rule != "unused-waiver"), "{found:#?}");
}

#[test]
fn the_linter_says_after_every_change_what_a_fresh_one_says() {
    const SCORE: &str = "  initial severity major likelihood low\n";
    const WAIVER: &str = "waive unscored-hazard because \"the workshop is on 3 December\"\n\n";
    const HAZARD: &str = "hazard H-1 \"Doses are shown without their unit\" {\n  mode normal\n}\n";
    let mut workspace = Workspace::new(Config::default(), TODAY);
    workspace.load(vec![("a.hazlog".into(), HAZARD.into()), ("b.hazlog".into(), WAIVER.into())]);
    let mut linter = Linter::new(Profile::Release);
    linter.update(&workspace.snapshot(), &workspace.take_dirt());
    let body = u32::try_from(HAZARD.len() - 2).unwrap();
    let score = u32::try_from(SCORE.len()).unwrap();
    let waiver = u32::try_from(WAIVER.len()).unwrap();
    let steps: [(&str, u32, u32, &str, usize); 5] = [
        ("a.hazlog", body, body, SCORE, 0),
        ("a.hazlog", body, body + score, "", 1),
        ("b.hazlog", 0, waiver, "", 1),
        ("a.hazlog", body, body, SCORE, 0),
        ("b.hazlog", 0, 0, WAIVER, 0),
    ];
    for (path, from, to, insert, unscored) in steps {
        workspace.edit(path, TextRange::new(from.into(), to.into()), insert);
        let snapshot = workspace.snapshot();
        linter.update(&snapshot, &workspace.take_dirt());
        let texts: Vec<(String, String)> =
            snapshot.files().map(|file| (file.path().to_string(), file.document().text())).collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let kept = told(&linter.findings(&snapshot));
        assert_eq!(kept, told(&lint(&files, Config::default(), Profile::Release)), "{texts:#?}");
        assert_eq!(kept.iter().filter(|(_, rule, ..)| *rule == "unscored-hazard").count(), unscored, "{kept:#?}");
    }
}

/// Path, rule, start, message and reason of each finding; the numbers of islands differ between two linters.
fn told(found: &[Located]) -> Vec<(String, &'static str, u32, String, Option<String>)> {
    let one = |one: &Located| {
        let waived = one.finding.waived.as_ref().map(ToString::to_string);
        (one.path.to_string(), one.finding.rule, one.range.start().into(), one.finding.message.clone(), waived)
    };
    found.iter().map(one).collect()
}
