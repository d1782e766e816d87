//! Large and repetitive projects cost what they are long, and a day of typing leaves nothing behind.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Linter;
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Workspace;
use hazlog_tests::project::TODAY;

/// Generous, for a busy machine; what is quadratic in ten thousand hazards takes minutes.
const LIMIT: Duration = Duration::from_secs(30);

fn linted(files: Vec<(String, String)>) -> (Workspace, usize) {
    let mut workspace = Workspace::new(Config::default(), TODAY);
    workspace.load(files);
    let mut linter = Linter::new(Profile::Release);
    linter.update(&workspace.snapshot(), &workspace.take_dirt());
    let count = linter.findings(&workspace.snapshot()).len();
    (workspace, count)
}

fn within_limit(name: &str, files: Vec<(String, String)>) {
    let start = Instant::now();
    let (mut workspace, count) = linted(files.clone());
    assert!(count > 0);
    workspace.load(files);
    assert!(start.elapsed() < LIMIT, "{name}: {:?}", start.elapsed());
}

fn one_file(item: impl Fn(usize) -> String) -> Vec<(String, String)> {
    vec![("log.hazlog".to_owned(), (0..10_000).map(item).collect())]
}

#[test]
fn ten_thousand_hazards_of_one_id() {
    within_limit("one id", one_file(|number| format!("hazard H-1 \"Number {number}\" {{\n}}\n\n")));
}

#[test]
fn five_thousand_pairs_of_one_id() {
    within_limit("pairs", one_file(|number| format!("hazard H-{} \"Number {number}\" {{\n}}\n\n", number / 2)));
}

#[test]
fn ten_thousand_hazards_of_one_name_with_one_control() {
    let item = |number| {
        format!(
            "hazard H-{number} \"Doses are shown without their unit\" {{\n  cause C1 \"x\"\n  use control CTL-1 mitigates C1\n}}\n\n"
        )
    };
    within_limit("one name", one_file(item));
}

#[test]
fn ten_thousand_findings_of_the_project() {
    within_limit("waivers", one_file(|_| "waive unscored-hazard because \"x\"\n\n".to_owned()));
}

#[test]
fn two_thousand_files() {
    let file = |number| {
        (format!("{number}.hazlog"), format!("log L-{number} \"x\" {{\n}}\n\nhazard H-{number} \"y\" {{\n}}\n"))
    };
    within_limit("files", (0..2_000).map(file).collect());
}

#[test]
fn a_file_that_is_given_twice_counts_once() {
    let file = |text: &str| ("a.hazlog".to_owned(), text.to_owned());
    let (first, second) = (file("hazard H-1 \"x\" {\n}\n"), file("hazard H-2 \"y\" {\n}\n"));
    let (twice, count) = linted(vec![first, second.clone()]);
    assert_eq!(count, linted(vec![second]).1);
    assert_eq!(twice.snapshot().index().counts().own_hazards, 1);
}

#[test]
fn paths_that_nobody_names_any_more_are_forgotten() {
    let head = "control CTL-1 design \"x\" {\n  evidence implementation \"docs/";
    let (mut workspace, _) = linted(vec![("a.hazlog".to_owned(), format!("{head}\"\n}}\n"))]);
    let mut name = String::new();
    for number in 0..200 {
        let at = TextSize::try_from(head.len() + name.len()).unwrap();
        let letter = char::from(b'a' + u8::try_from(number % 26).unwrap()).to_string();
        workspace.edit("a.hazlog", TextRange::empty(at), &letter);
        let _ = write!(name, "{letter}");
        workspace.set_paths([(format!("docs/{name}").into(), false)]);
    }
    assert_eq!(workspace.snapshot().inputs().paths.len(), 1);
}
