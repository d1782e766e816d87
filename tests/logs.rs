//! The logs of this repository as their readers meet them, under `release`: one has nothing to find, one fires every rule,
//! one has a matrix of its own. What each single removal from a clean log gives is in `logs/removal.rs`.

#[path = "logs/removal.rs"]
mod removal;

use std::collections::{BTreeMap, BTreeSet};

use hazlog_core::diagnostic::Profile;
use hazlog_core::ide::status::overview;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::rules;
use hazlog_core::syntax::{Syntax, parse};
use hazlog_core::workspace::Snapshot;
use hazlog_project::{ConfigChoice, Options, Project};
use hazlog_tests::held::{held, root};
use hazlog_tests::project::TODAY;

const FIRST_DRAFT: &str = "acme-first-draft";

/// A project of `tests/logs`, in which everything can be read.
fn open(name: &str) -> Project {
    let options = Options { config: ConfigChoice::Auto, today: TODAY };
    let project = Project::open(&[root().join("tests/logs").join(name)], &options).unwrap();
    assert!(project.problems.is_empty(), "{:?}", project.problems);
    assert!(project.config_warnings.is_empty(), "{:?}", project.config_warnings);
    project
}

/// What a release of this project is told.
fn findings(name: &str) -> (Snapshot, Vec<Located>) {
    let mut project = open(name);
    let snapshot = project.workspace.snapshot();
    let mut linter = Linter::new(Profile::Release);
    linter.update(&snapshot, &project.workspace.take_dirt());
    let found = linter.findings(&snapshot);
    (snapshot, found)
}

/// One line a finding, as `hazlog check --format concise` writes it inside the project.
fn concise(snapshot: &Snapshot, found: &[Located]) -> String {
    let line = |one: &Located| {
        let place = snapshot.file(&one.path).unwrap().document().line_column(one.range.start());
        let (path, finding) = (&one.path, &one.finding);
        format!("{path}:{}:{}: {}[{}] {}\n", place.line, place.column, finding.level, finding.rule, finding.message)
    };
    found.iter().filter(|one| one.finding.waived.is_none()).map(line).collect()
}

#[test]
fn the_first_draft_is_told_what_it_was_told() {
    let (snapshot, found) = findings(FIRST_DRAFT);
    held("tests/logs/acme-first-draft.findings.txt", &concise(&snapshot, &found));
}

#[test]
fn every_rule_fires_in_the_first_draft() {
    let (_, found) = findings(FIRST_DRAFT);
    let fired: BTreeSet<&str> =
        found.iter().filter(|one| one.finding.waived.is_none()).map(|one| one.finding.rule).collect();
    let silent: Vec<&str> = rules::ALL.iter().map(|rule| rule.name).filter(|rule| !fired.contains(rule)).collect();
    assert!(silent.is_empty(), "these never fire: {silent:?}");
}

/// A comment `# rule: …` speaks of what follows it, up to the next such comment or the end of the item. So the rules of an
/// item are those that its comments name, each in any number.
#[test]
fn the_first_draft_announces_what_it_is_told() {
    let (snapshot, found) = findings(FIRST_DRAFT);
    let mut announced = BTreeSet::new();
    for file in snapshot.files() {
        let text = file.document().text();
        for (range, rules) in items(&text, &parse(&text)) {
            announced.extend(rules.into_iter().map(|rule| (file.path().to_string(), range, rule)));
        }
    }
    let matrix = (String::from("log.hazlog"), 0, String::from("matrix-near-miss"));
    announced.insert(matrix.clone());
    let told = found.iter().filter(|one| one.finding.waived.is_none()).map(|one| {
        let text = snapshot.file(&one.path).unwrap().document().text();
        let items = items(&text, &parse(&text));
        let item = items.iter().rposition(|(start, _)| *start <= usize::from(one.range.start())).unwrap();
        let rule = one.finding.rule.to_owned();
        if rule == matrix.2 { matrix.clone() } else { (one.path.to_string(), items[item].0, rule) }
    });
    let told: BTreeSet<_> = told.collect();
    let unannounced: Vec<_> = told.difference(&announced).collect();
    let untrue: Vec<_> = announced.difference(&told).collect();
    assert!(unannounced.is_empty() && untrue.is_empty(), "not announced: {unannounced:#?}\nuntrue: {untrue:#?}");
}

/// Where each top-level item begins, its leading comments included, and the rules that its comments name.
fn items(text: &str, syntax: &Syntax) -> Vec<(usize, BTreeSet<String>)> {
    let mut items: Vec<(usize, usize)> = Vec::new();
    let mut end = 0;
    for statement in &syntax.statements {
        items.push((end, usize::from(statement.range.end())));
        end = usize::from(statement.range.end());
    }
    let rules = |from: usize, to: usize| {
        let lines = text[from..to].lines().filter_map(|line| line.trim().strip_prefix("# rule: "));
        let words = lines
            .flat_map(|line| without_remarks(line).split(',').map(|word| word.trim().to_owned()).collect::<Vec<_>>());
        words.filter(|word| !word.is_empty()).collect()
    };
    items.into_iter().map(|(from, to)| (from, rules(from, to))).collect()
}

/// A line without what it says in parentheses.
fn without_remarks(line: &str) -> String {
    let mut depth = 0_usize;
    let keep = |char: &char| {
        match char {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    line.chars().filter(keep).collect()
}

#[test]
fn a_finished_log_is_clean() {
    let (snapshot, found) = findings("acme-discharge");
    assert_eq!(concise(&snapshot, &found), "");
    assert!(overview(&snapshot).hazards >= 25);
    let waived: Vec<_> = found.iter().map(|one| one.finding.rule).collect();
    assert_eq!(waived, ["unverified-control"]);
}

#[test]
fn a_log_with_a_matrix_of_its_own_is_clean_and_scored_by_it() {
    let (snapshot, found) = findings("own-matrix");
    assert_eq!(concise(&snapshot, &found), "");
    let counts = overview(&snapshot);
    let risks = |counts: &BTreeMap<Option<u16>, usize>| -> Vec<(u16, usize)> {
        counts.iter().filter_map(|(risk, count)| risk.map(|risk| (risk, *count))).collect()
    };
    assert_eq!(risks(&counts.initial), [(4, 1), (12, 2), (15, 1), (16, 1)]);
    // HAZ-03 is acceptable as it is, and keeps its 4.
    assert_eq!(risks(&counts.residual), [(4, 2), (5, 1), (6, 1), (12, 1)]);
}

/// With the example matrix the same log could not be read: none of its words would mean what they mean here.
#[test]
fn an_own_matrix_takes_the_place_of_the_example() {
    let mut project = open("own-matrix");
    project.workspace.set_config(hazlog_core::config::Config::default());
    let snapshot = project.workspace.snapshot();
    let mut linter = Linter::new(Profile::Release);
    linter.update(&snapshot, &project.workspace.take_dirt());
    let found = linter.findings(&snapshot);
    for word in ["`almost-certain`", "`serious`", "`rare`"] {
        let is_used = snapshot.files().any(|file| file.document().text().contains(word.trim_matches('`')));
        let is_told = found.iter().any(|one| one.finding.rule == "unknown-level" && one.finding.message.contains(word));
        assert_eq!(is_told, is_used, "{word}");
    }
}
