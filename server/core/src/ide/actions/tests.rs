//! What each action makes of a log: a text with `$0` where it is asked for, its title, and the text that comes out.

use jiff::civil::date;

use super::*;
use crate::config::Config;
use crate::diagnostic::{Edit, Profile};
use crate::ide::apply;
use crate::lint::Linter;
use crate::workspace::Workspace;

/// The actions at the mark, and the text without it.
fn offered(marked: &str) -> (String, Vec<Action>) {
    let offset = TextSize::try_from(marked.find("$0").unwrap()).unwrap();
    let text = marked.replacen("$0", "", 1);
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("logs/a.hazlog".to_owned(), text.clone())]);
    let snapshot = workspace.snapshot();
    let mut linter = Linter::new(Profile::Release);
    linter.update(&snapshot, &workspace.take_dirt());
    let findings = linter.findings(&snapshot);
    (text, actions(&snapshot, "logs/a.hazlog", TextRange::empty(offset), &findings))
}

/// What comes out of the action with this title: the text, and the new files behind it. A `$0` stands where the cursor
/// goes.
#[track_caller]
fn check(marked: &str, title: &str, expected: &str) {
    let (text, actions) = offered(marked);
    let titles: Vec<&str> = actions.iter().map(|action| &*action.title).collect();
    let action = actions.iter().find(|action| action.title == title).unwrap_or_else(|| panic!("{titles:#?}"));
    let [file] = action.files.as_slice() else { panic!("{action:?}") };
    let edits: Vec<Edit> =
        file.changes.iter().map(|change| Edit { range: change.range, text: change.text.clone() }).collect();
    let mut result = apply(&text, &edits);
    if let Some(cursor) = file.cursor {
        result.insert_str(cursor.into(), "$0");
    }
    for new in &action.new_files {
        result.push_str(&format!("=== {}\n{}", new.path, new.text));
    }
    assert_eq!(result, expected);
}

/// None of the actions at the mark has a title that begins like this.
#[track_caller]
fn check_none(marked: &str, beginning: &str) {
    let (_, actions) = offered(marked);
    let found: Vec<&str> =
        actions.iter().map(|action| &*action.title).filter(|title| title.starts_with(beginning)).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_fix_is_made_here_everywhere_and_with_all_others() {
    let text = "hazard A-1 \"a\" {\n  ow$0nr \"x\"\n}\n\nhazard A-2 \"b\" {\n  ownr \"y\"\n}\n";
    let one = "hazard A-1 \"a\" {\n  owner \"x\"\n}\n\nhazard A-2 \"b\" {\n  ownr \"y\"\n}\n";
    check(text, "Replace by `owner`", one);
    let all = "hazard A-1 \"a\" {\n  owner \"x\"\n}\n\nhazard A-2 \"b\" {\n  owner \"y\"\n}\n";
    check(text, "Mend all of `unknown-keyword` in this file that can be mended unread", all);
    check(text, "Mend all in this file that can be mended unread", all);
    let (_, actions) = offered(text);
    let preferred: Vec<_> = actions.iter().filter(|action| action.is_preferred).map(|action| &*action.title).collect();
    assert_eq!(preferred, ["Replace by `owner`"]);
}

#[test]
fn a_hazard_is_scored_between_its_causes_and_its_controls() {
    check(
        "hazard A-1 \"a\" {$0\n  owner \"x\"\n\n  cause C1 \"c\"  # seen\n\n  control K1 design \"k\"\n}\n",
        "Score this hazard",
        "hazard A-1 \"a\" {\n  owner \"x\"\n\n  cause C1 \"c\"  # seen\n\n  initial severity$0 likelihood\n\n  control K1 design \"k\"\n}\n",
    );
    check("hazard A-1 \"a\"$0\n", "Score this hazard", "hazard A-1 \"a\" {\n  initial severity$0 likelihood\n}\n");
    check(
        "hazard A-1 \"a\" {\n  init$0ial\n}\n",
        "Score this hazard",
        "hazard A-1 \"a\" {\n  initial severity$0 likelihood\n}\n",
    );
    check(
        "hazard A-1 \"a\" {\r\n  owner \"x\"$0\r\n",
        "Score this hazard",
        "hazard A-1 \"a\" {\r\n  owner \"x\"\r\n\r\n  initial severity$0 likelihood\r\n",
    );
    let (_, actions) = offered("hazard A-1 \"a\" {$0\n}\n");
    let score = actions.iter().find(|action| action.title == "Score this hazard").unwrap();
    let snippet = score.files[0].changes[0].snippet.as_deref().unwrap();
    assert_eq!(
        snippet,
        "\n  initial severity ${1|minor,significant,considerable,major,catastrophic|} \
         likelihood ${2|very-low,low,medium,high,very-high|}"
    );
    check_none("hazard A-1 \"a\" {$0\n  initial severity major\n}\n", "Score");
}

#[test]
fn a_control_for_a_cause_stands_with_the_controls() {
    check(
        "hazard A-1 \"a\" {\n  cause C1 \"c\"\n  cause C$02 \"d\"\n\n  initial severity major likelihood low\n\n  \
         control K1 design \"k\" {\n    mitigates C1\n  }\n\n  residual severity minor likelihood low\n}\n",
        "Add a control for cause C2",
        "hazard A-1 \"a\" {\n  cause C1 \"c\"\n  cause C2 \"d\"\n\n  initial severity major likelihood low\n\n  \
         control K1 design \"k\" {\n    mitigates C1\n  }\n\n  control K2 design \"$0\" {\n    mitigates C2\n  }\n\n  \
         residual severity minor likelihood low\n}\n",
    );
}

const PROGRAMME: &str = "programme GPC edition \"2.0\" {\n  uses html\n}\n";

#[test]
fn a_programme_hazard_is_answered_in_the_columns_of_the_block() {
    let text =
        format!("{PROGRAMME}\nhazard A-1 \"a\" {{\n}}\n\ncatalogue GPC \"p\" edition \"0.1\"\nentry GPC-4$09 \"b\"\n");
    let rest = "\nhazard A-1 \"a\" {\n}\n\ncatalogue GPC \"p\" edition \"0.1\"\nentry GPC-49 \"b\"\n";
    check(
        &text,
        "Answer GPC-49: not applicable",
        &format!(
            "programme GPC edition \"2.0\" {{\n  uses            html\n  not-applicable  GPC-49 because \"$0\"\n}}\n{rest}"
        ),
    );
    check(
        &text,
        "Answer GPC-49: transferred",
        &format!(
            "programme GPC edition \"2.0\" {{\n  uses         html\n  transferred  GPC-49 to \"$0\" because \"\"\n}}\n{rest}"
        ),
    );
    check(
        &text,
        "Write a hazard for GPC-49",
        &format!(
            "{PROGRAMME}{rest}\nhazard A-2 \"$0b\" {{\n  addresses  GPC-49\n  owner      \"\"\n  status     open\n\n  \
             description  \"\"\n  impact       \"\"\n\n  cause C1 \"\"\n}}\n"
        ),
    );
    check_none(&format!("{PROGRAMME}\nhazard A-1 \"a\" {{\n  addresses GPC-$049\n}}\n"), "Answer");
    check_none("programme GPC edition \"2.0\" {\n  not-applicable GPC-$049 because \"x\"\n}\n", "Write a hazard");
}

#[test]
fn a_control_is_extracted_with_all_that_it_holds() {
    check(
        "hazard A-1 \"a\" {\n  cause C1 \"c\"\n  control K$01 design \"k\" by deployer {  # why\n    # shown to all\n    \
         mitigates C1\n    owner     \"x\"\n    state     planned\n  }  # done\n}  # end\n\nhazard A-2 \"b\" {\n}\n",
        "Extract shared control CTL-1 from K1",
        "hazard A-1 \"a\" {\n  cause C1 \"c\"\n  use control CTL-1 mitigates C1  # done\n}  # end\n\n\
         control CTL-1 design \"k\" by deployer {  # why\n  # shown to all\n  owner  \"x\"\n  state  planned\n}\n\n\
         hazard A-2 \"b\" {\n}\n",
    );
    check(
        "hazard A-1 \"a\" {\n  existing control K$01 design \"k\" {\n    mitigates C1\n  }\n}\n",
        "Extract shared control CTL-1 from K1",
        "hazard A-1 \"a\" {\n  use existing control CTL-1 mitigates C1\n}\n\ncontrol CTL-1 design \"k\"\n",
    );
    check_none(
        "hazard A-1 \"a\" {\n  control K$01 design \"k\" {\n    mitigates C1,  # why\n      C2\n  }\n}\n",
        "Extract",
    );
    check_none("hazard A-1 \"a\" {\n  control K$01 design \"k\" {\n    owner \"x\"\n", "Extract");
}

#[test]
fn a_finding_is_waived_in_its_hazard_or_in_the_project() {
    check(
        "hazard A$0-1 \"a\" {\n  owner \"x\"\n}\n",
        "Waive `unscored-hazard` in A-1, with a reason",
        "hazard A-1 \"a\" {\n  owner \"x\"\n\n  waive unscored-hazard because \"$0\"\n}\n",
    );
    check(
        "hazard A$0-1 \"a\" {\n  waive missing-mode because \"x\"\n}\n",
        "Waive `unscored-hazard` in A-1, with a reason",
        "hazard A-1 \"a\" {\n  waive missing-mode because \"x\"\n  waive unscored-hazard because \"$0\"\n}\n",
    );
    check(
        "control C$0-1 design \"k\"\n\nhazard A-1 \"a\" {\n}\n",
        "Waive `unused-control` in the whole project, with a reason",
        "control C-1 design \"k\"\n\nwaive unused-control because \"$0\"\n\nhazard A-1 \"a\" {\n}\n",
    );
    check_none("hazard A-1 \"a\" {\n  ow$0nr \"x\"\n}\n", "Waive `unknown-keyword`");
}

#[test]
fn a_hazard_moves_with_its_comments() {
    check(
        "# The log.\n\n# Known since 2025.\nhaz$0ard A-1 \"a\" {\n}  # end\n\n# Of the next.\nhazard A-2 \"b\" {\n}\n",
        "Move A-1 to logs/A-1.hazlog",
        "# The log.\n\n# Of the next.\nhazard A-2 \"b\" {\n}\n=== logs/A-1.hazlog\n# Known since 2025.\nhazard A-1 \"a\" {\n}  # end\n",
    );
    check(
        "hazard A-1 \"a\" {\n}\n\nhaz$0ard A-2 \"b\" {\n}\n",
        "Move A-2 to logs/A-2.hazlog",
        "hazard A-1 \"a\" {\n}\n=== logs/A-2.hazlog\nhazard A-2 \"b\" {\n}\n",
    );
    check(
        "hazard A-1 \"a\" {\n}\n\nhaz$0ard A-2 \"b\" {\n}\n\nhazard A-3 \"c\" {\n}\n",
        "Move A-2 to logs/A-2.hazlog",
        "hazard A-1 \"a\" {\n}\n\nhazard A-3 \"c\" {\n}\n=== logs/A-2.hazlog\nhazard A-2 \"b\" {\n}\n",
    );
    check_none("haz$0ard A-1 \"a\" {\n}\n", "Move");
    check_none("hazard A-1 \"a\" {\n}\nhaz$0ard A-2 \"b\" {\n", "Move");
}

/// The titles of what can be done about a programme hazard of this text.
#[track_caller]
fn check_answers(text: &str, id: &str, expected: &[&str]) {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("a.hazlog".to_owned(), text.to_owned())]);
    let found = answers_to(&workspace.snapshot(), &id.into());
    assert_eq!(found.iter().map(|action| &*action.title).collect::<Vec<_>>(), expected);
    assert!(found.iter().all(|action| action.mends.is_empty() && action.files.len() == 1), "{found:#?}");
}

#[test]
fn a_programme_hazard_is_answered_from_afar_while_nothing_answers_it() {
    let text = "programme GPC edition \"2.0\" {\n  under-review GPC-3\n}\n\nhazard A-1 \"a\" {\n  addresses GPC-2\n}\n";
    let all = [
        "Write a hazard for GPC-46",
        "Answer GPC-46: not applicable",
        "Answer GPC-46: transferred",
        "Answer GPC-46: under review",
    ];
    check_answers(text, "GPC-46", &all);
    check_answers(text, "GPC-3", &["Write a hazard for GPC-3"]);
    check_answers(text, "GPC-2", &[]);
    check_answers(text, "GPC-1000", &[]);
    check_answers("hazard A-1 \"a\" {\n}\n", "GPC-46", &[]);
}
