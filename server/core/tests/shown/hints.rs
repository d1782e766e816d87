//! Inlay hints: the log with the hints written into it, each in brackets.

use hazlog_core::ide::hints::{HintKind, Wanted, hints};
use hazlog_core::text::TextRange;

use super::{fixture, same, text_of};

fn shown(text: &str, wanted: Wanted) -> String {
    let fixture = fixture(text);
    let mut plain = text_of(&fixture.snapshot, &fixture.path);
    let whole = TextRange::up_to(hazlog_core::text::TextSize::of(plain.as_str()));
    for hint in hints(&fixture.snapshot, &fixture.path, whole, wanted).iter().rev() {
        plain.insert_str(hint.offset.into(), &format!("[{}]", hint.label));
    }
    plain
}

fn check(expected: &str) {
    let mut plain = expected.to_owned();
    while let Some((start, end)) = plain.find('[').zip(plain.find(']')) {
        plain.replace_range(start..=end, "");
    }
    same(&shown(&plain, Wanted::ALL), expected);
}

#[test]
fn a_score_is_followed_by_its_risk() {
    check(
        "hazard H-1 \"a\"[status closed] {
  initial severity minor likelihood low[→ 1 acceptable] because \"x\"
}
hazard H-2 \"b\"[status open][1 of 1 cause unmitigated] {
  cause C1 \"c\"
  initial severity major likelihood high risk 3[→ 4 mandatory reduction]
  control K1 design \"d\"
  residual severity major likelihood very-low risk 2
}
hazard H-3 \"c\" {
  initial severity major
  residual severity dire likelihood low
}",
    );
}

#[test]
fn a_status_is_told_where_another_one_is_written() {
    check(
        "hazard H-1 \"a\"[status closed] {
  initial severity minor likelihood low[→ 1 acceptable]
  status open
}
hazard H-2 \"b\" {
  status closed
  use control CTL-9
}
hazard H-3 \"c\" {
  initial severity minor likelihood low[→ 1 acceptable]
  status closed
}
hazard H-4 \"c\"[status open] {
  action A1 \"a\"
}",
    );
}

#[test]
fn nothing_is_said_to_be_missing_below_an_open_text() {
    check("hazard H-1 \"a\" {\n  cause C1 \"b\"\n  action A1 \"c\"\n  note \"\"\"\n    open");
}

#[test]
fn each_kind_can_be_switched_off() {
    let text = "hazard H-1 \"a\" {\n  cause C1 \"b\"\n  initial severity major likelihood high\n  action A1 \"c\"\n}";
    let fixture = fixture(text);
    let none = Wanted { risk: false, status: false, causes: false };
    let whole = TextRange::up_to(hazlog_core::text::TextSize::of(text));
    let kinds = |wanted| -> Vec<HintKind> {
        hints(&fixture.snapshot, &fixture.path, whole, wanted).iter().map(|hint| hint.kind).collect()
    };
    assert_eq!(kinds(Wanted::ALL), [HintKind::Status, HintKind::Causes, HintKind::Risk]);
    assert_eq!(kinds(Wanted { risk: true, ..none }), [HintKind::Risk]);
    assert_eq!(kinds(Wanted { status: true, ..none }), [HintKind::Status]);
    assert_eq!(kinds(Wanted { causes: true, ..none }), [HintKind::Causes]);
}

#[test]
fn a_tooltip_says_why() {
    let fixture = fixture("hazard H-1 \"a\" {\n  cause C1 \"b\"\n  status closed\n  action A1 \"c\"\n}");
    let whole = TextRange::up_to(100.into());
    let found = hints(&fixture.snapshot, &fixture.path, whole, Wanted::ALL);
    let tooltips: Vec<&str> = found.iter().map(|hint| hint.tooltip.as_str()).collect();
    assert_eq!(tooltips, ["`closed` is written, but `open` follows: action A1 is not done", "no control mitigates C1"]);
}
