//! The coverage of the programme as data.

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::ide::coverage::{AnswerState, answers, coverage};
use hazlog_core::lint::Linter;
use hazlog_core::workspace::Workspace;

use super::{fixture, logs, project, same};

/// Checks the totals, and every programme hazard with an answer.
fn check(text: &str, expected: &str) {
    let snapshot = fixture(text).snapshot;
    let mut found = String::new();
    for one in coverage(&snapshot) {
        let totals = one.totals();
        let half = if one.half_read { ", half read" } else { "" };
        found.push_str(&format!(
            "{} {}: {} of {}, {} contradictory{half}\n",
            one.programme, one.edition, totals.answered, totals.hazards, totals.contradictory
        ));
        for hazard in one.hazards.iter().filter(|hazard| hazard.answer.state() != AnswerState::Unanswered) {
            let mut line = format!("{} {}", hazard.id, hazard.answer.state().as_str());
            for own in &hazard.answer.hazards {
                line.push_str(&format!(" [{}{}]", own.id, if own.scored { " scored" } else { "" }));
            }
            for given in &hazard.answer.given {
                line.push_str(&format!(" ({})", given.reason.as_deref().unwrap_or("no reason")));
            }
            if hazard.used == Some(true) {
                line.push_str(" used");
            }
            found.push_str(&format!("{line}\n"));
            assert_eq!(answers(&snapshot, &hazard.id), hazard.answer);
        }
    }
    same(&found, expected);
}

#[test]
fn every_answer_is_found() {
    check(
        "programme GPC edition \"2.0\" {
  uses html, appointments
  not-applicable GPC-44 because \"y\"
  not-applicable GPC-49, GPC-53 because \"x\"
  partly-covered GPC-16 because \"rest\"
  under-review GPC-99 owner \"a\"
}
hazard H-1 \"a\" {
  addresses GPC-46, GPC-53
  initial severity minor likelihood low
}
hazard H-2 \"b\" {
  addresses GPC-46
  addresses-in-part GPC-3, GPC-16
}
programme GPC edition \"2.0\" {
  transferred GPC-49, GPC-36 to \"x\"
",
        "GPC 2.0: 7 of 56, 3 contradictory
GPC-3 rest unanswered [H-2] used
GPC-16 partly covered [H-2] (rest)
GPC-36 transferred (no reason)
GPC-44 not applicable (y) used
GPC-46 covered [H-1 scored] [H-2]
GPC-49 not applicable (x) (no reason) used
GPC-53 not applicable [H-1 scored] (x) used
GPC-99 under review (no reason)",
    );
}

#[test]
fn a_block_that_is_half_read_says_so() {
    check(
        "programme GPC edition \"2.0\" {\n  not-applicable GPC-49 because \"x\"\n  note \"\"\"\n    open",
        "GPC 2.0: 1 of 56, 0 contradictory, half read\nGPC-49 not applicable (x)",
    );
}

#[test]
fn types_add_up_to_the_whole() {
    for files in logs() {
        for one in coverage(&project(files)) {
            let (totals, kinds) = (one.totals(), one.by_kind());
            assert_eq!(kinds.iter().map(|(_, totals)| totals.hazards).sum::<usize>(), totals.hazards);
            assert_eq!(kinds.iter().map(|(_, totals)| totals.answered).sum::<usize>(), totals.answered);
            assert_eq!(totals.states.values().sum::<usize>(), totals.hazards);
        }
    }
}

#[test]
fn what_is_unanswered_here_is_unanswered_for_the_rules() {
    for files in logs() {
        let mut workspace = Workspace::new(Config::default(), jiff::civil::date(2026, 11, 20));
        workspace.load(files);
        let (snapshot, mut linter) = (workspace.snapshot(), Linter::new(Profile::Release));
        linter.update(&snapshot, &workspace.take_dirt());
        let findings = linter.findings(&snapshot);
        let told: Vec<&str> = findings
            .iter()
            .filter(|one| one.finding.rule == "unanswered-programme-hazard")
            .map(|one| one.finding.message.as_str())
            .collect();
        for hazard in coverage(&snapshot).iter().flat_map(|one| &one.hazards) {
            let is_named = told.iter().any(|message| {
                message.split(|char: char| !char.is_alphanumeric() && char != '-').any(|word| word == hazard.id)
            });
            assert_eq!(is_named, !hazard.answer.state().is_answered(), "{}: {told:?}", hazard.id);
        }
    }
}
