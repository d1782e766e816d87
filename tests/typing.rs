//! What must hold while someone types: a whole hazard is typed into a log of 500 and deleted again, and at every
//! keystroke nothing is said of any other hazard that was not said before, and everything kept is what a fresh reading
//! would give.

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::model::{Item, lower};
use hazlog_core::syntax::parse;
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Workspace;
use hazlog_tests::project::TODAY;
use hazlog_tests::synthetic;

const PATH: &str = "log.hazlog";
/// Between two comparisons with a fresh reading; a prime, so that they fall on different places of words.
const FRESH_EVERY: usize = 89;

/// The hazard that is typed. Its id begins with ids that exist, so that it is a double of others on the way.
fn newcomer() -> String {
    synthetic::hazard(501)
}

struct Session {
    workspace: Workspace,
    linter: Linter,
}

impl Session {
    fn new(text: &str) -> Self {
        let mut workspace = Workspace::new(Config::default(), TODAY);
        workspace.load(vec![(PATH.to_owned(), text.to_owned())]);
        let mut session = Self { workspace, linter: Linter::new(Profile::Release) };
        session.judge();
        session
    }

    fn judge(&mut self) {
        self.linter.update(&self.workspace.snapshot(), &self.workspace.take_dirt());
    }

    fn edit(&mut self, at: usize, delete: usize, insert: &str) {
        let start = TextSize::try_from(at).unwrap();
        self.workspace.edit(PATH, TextRange::at(start, TextSize::try_from(delete).unwrap()), insert);
        self.judge();
    }

    fn findings(&self) -> Vec<Located> {
        self.linter.findings(&self.workspace.snapshot())
    }

    fn text(&self) -> String {
        self.workspace.snapshot().file(PATH).unwrap().document().text()
    }
}

/// What is said of hazards outside the typed text, in places of the text without it. What belongs to no hazard (the
/// answer to the programme, say) may change: the new hazard answers it.
fn of_others(findings: &[Located], at: usize, typed: usize) -> Vec<String> {
    findings
        .iter()
        .filter(|one| one.finding.hazard.is_some())
        .filter_map(|one| {
            let start = usize::from(one.range.start());
            if (at..at + typed).contains(&start) && typed > 0 {
                return None;
            }
            let start = if start >= at + typed { start - typed } else { start };
            Some(format!("{start} {} {} {}", one.finding.level, one.finding.rule, one.finding.message))
        })
        .collect()
}

fn places(findings: &[Located]) -> Vec<String> {
    let place = |one: &Located| {
        let related: Vec<_> =
            one.related.iter().map(|related| (&related.path, related.range, &related.message)).collect();
        format!(
            "{} {:?} {} {} {related:?} {:?}",
            one.path, one.range, one.finding.rule, one.finding.message, one.finding.waived
        )
    };
    findings.iter().map(place).collect()
}

/// Types the newcomer at `at`, on a line of its own, and deletes it again from its end.
fn check(at: usize) {
    let log = log();
    let mut session = Session::new(&log);
    let before = of_others(&session.findings(), at, 0);
    let newcomer = newcomer();
    session.edit(at, 0, "\n");
    let mut stroke = 0;
    let mut steps: Vec<(usize, Option<char>)> =
        newcomer.char_indices().map(|(place, char)| (place, Some(char))).collect();
    steps.extend(newcomer.char_indices().rev().map(|(place, _)| (place, None)));
    for (place, char) in steps {
        let typed = match char {
            Some(char) => {
                session.edit(at + place, 0, char.encode_utf8(&mut [0; 4]));
                place + char.len_utf8()
            }
            None => {
                let char = newcomer[place..].chars().next().unwrap();
                session.edit(at + place, char.len_utf8(), "");
                place
            }
        };
        let findings = session.findings();
        let text = &newcomer[..typed];
        assert_eq!(of_others(&findings, at, typed + 1), before, "after {text:?}");
        one_message_a_mistake(&findings, text);
        the_hazard_stands(text);
        stroke += 1;
        if stroke % FRESH_EVERY == 0 {
            let fresh = Session::new(&session.text());
            assert_eq!(places(&findings), places(&fresh.findings()), "after {text:?}");
        }
    }
    session.edit(at, 1, "");
    assert_eq!(session.text(), log);
    assert_eq!(of_others(&session.findings(), at, 0), before);
}

/// No two messages about the form of the text at one place, and none that says no more than that there is an error.
fn one_message_a_mistake(findings: &[Located], typed: &str) {
    let form: Vec<&Located> =
        findings.iter().filter(|one| matches!(one.finding.rule, "syntax" | "unknown-keyword")).collect();
    for (index, one) in form.iter().enumerate() {
        assert!(!form[..index].iter().any(|other| other.range == one.range), "two messages at one place: {typed:?}");
        assert!(one.finding.message.split(' ').count() > 4, "a bare message: {}", one.finding.message);
    }
}

/// What an editor folds, lists and hovers over is there at every keystroke: the tree has no hole, and the hazard keeps its
/// id and every statement that stands above the caret.
fn the_hazard_stands(typed: &str) {
    let mut parser = tree_sitter::Parser::new();
    parser.set_language(&tree_sitter_hazlog::LANGUAGE.into()).unwrap();
    let tree = parser.parse(typed, None).unwrap();
    assert!(!tree.root_node().has_error(), "the tree has an ERROR or MISSING node after {typed:?}");
    let complete = typed.rfind('\n').map_or("", |end| &typed[..end]);
    let content = lower(typed, &parse(typed));
    let written = complete.lines().filter(|line| is_statement_of_hazard(line)).count();
    let found = content.items.iter().find_map(|item| match item {
        Item::Hazard(hazard) => Some((hazard.header.id_str() == "H-501", hazard.weight as usize)),
        _ => None,
    });
    if !complete.is_empty() {
        let (has_id, weight) = found.unwrap_or_else(|| panic!("no hazard after {typed:?}"));
        assert!(has_id && weight >= written, "{weight} statements of {written} after {typed:?}");
    }
}

/// Lines that open a statement of the hazard's own block: two blanks before a keyword.
fn is_statement_of_hazard(line: &str) -> bool {
    line.strip_prefix("  ").is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_lowercase()))
}

/// What follows from all controls and actions of a hazard together: a planned one that is added makes it so.
const OF_THE_WHOLE: [&str; 3] = [" closed-incomplete ", " status-mismatch ", " planned-control-scored "];

/// Types `line` into the middle of a hazard: nothing is said of the hazard's other lines that was not said before, but
/// for what follows from all of them. What was said may fall silent, while a text or a block is open.
fn check_in_block(line: &str) {
    let log = log();
    let mut session = Session::new(&log);
    let hazard = log.find("hazard H-250 ").unwrap();
    let at = hazard + log[hazard..].find("  cause C2").unwrap();
    let before = of_others(&session.findings(), at, 0);
    session.edit(at, 0, "\n");
    for (place, char) in line.char_indices() {
        session.edit(at + place, 0, char.encode_utf8(&mut [0; 4]));
        let typed = place + char.len_utf8() + 1;
        let findings = session.findings();
        for one in of_others(&findings, at, typed) {
            let expected = before.contains(&one) || OF_THE_WHOLE.iter().any(|rule| one.contains(rule));
            assert!(expected, "{one} appears after {:?}", &line[..typed - 1]);
        }
        one_message_a_mistake(&findings, &line[..typed - 1]);
    }
}

#[test]
fn a_line_into_a_block() {
    for line in [
        "  note \"Seen again in May.\"",
        "  constraint \"Used on wards only.\"",
        "  review-by 2027-03-01",
        "  tags discharge, medicines",
        "  description \"\"\"\n    A second text.\n    \"\"\"",
        "  action A2 \"Tell the wards\" owner \"Ward lead\" due 2027-01-10",
        "  use control CTL-AUDIT mitigates C1, C3",
        "  control K9 design \"A banner over the list\" {\n    mitigates C1\n    owner \"Squad\"\n    state planned\n  }",
        "  waive missing-mode because \"Both.\"",
    ] {
        check_in_block(line);
    }
}

fn log() -> String {
    synthetic::log(500, 1).remove(0).1
}

#[test]
fn at_the_start() {
    check(0);
}

#[test]
fn in_the_middle() {
    let log = log();
    check(log.find("\nhazard H-250 ").unwrap());
}

#[test]
fn at_the_end() {
    check(log().len());
}
