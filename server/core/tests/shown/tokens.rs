//! Semantic tokens: every one with its kind and modifiers, line by line.

use hazlog_core::ide::tokens::{TokenModifier, tokens};
use hazlog_core::text::{TextRange, TextSize};

use super::{fixture, same, text_of};

fn check(text: &str, expected: &str) {
    let fixture = fixture(text);
    let plain = text_of(&fixture.snapshot, &fixture.path);
    let whole = TextRange::up_to(TextSize::of(plain.as_str()));
    let mut found = String::new();
    for token in tokens(&fixture.snapshot, &fixture.path, whole) {
        let modifiers = TokenModifier::ALL.into_iter().filter(|one| token.modifiers.has(*one));
        let modifiers: String = modifiers.map(|one| format!(" +{}", one.as_str())).collect();
        let word = &plain[std::ops::Range::<usize>::from(token.range)];
        found.push_str(&format!("{:?}{modifiers}: {word}\n", token.class));
    }
    same(&found, expected);
}

#[test]
fn every_word_is_told_by_what_it_is() {
    check(
        "hazard H-1 \"a\" {
  addresses GPC-46, GPC-12
  status closed
  cause C1 \"c\"
  use existing control CTL-1 mitigates C1, C2
  initial severity major likelihood dire because \"x\"
  raised 2026-01-02
}
control CTL-1 design \"é\" by deployer # why
",
        "Keyword: hazard
Hazard +declaration +deprecated: H-1
String: \"a\"
Keyword: addresses
Programme: GPC-46
Programme +unresolved: GPC-12
Keyword: status
Word: closed
Keyword: cause
Cause +declaration: C1
String: \"c\"
Keyword: use
Keyword: existing
Keyword: control
Control: CTL-1
Clause: mitigates
Cause: C1
Cause +unresolved: C2
Keyword: initial
Clause: severity
Level: major
Clause: likelihood
Clause: because
String: \"x\"
Keyword: raised
Date: 2026-01-02
Keyword: control
Control +declaration: CTL-1
Word: design
String: \"é\"
Clause: by
Word: deployer
Comment: # why",
    );
}

#[test]
fn texts_are_told_line_by_line() {
    check(
        "hazard H-1 {\r\n  note \"\"\"\r\n    one\r\n\r\n    two\r\n    \"\"\"\r\n}\r\n",
        "Keyword: hazard
Hazard +declaration: H-1
Keyword: note
String +documentation: \"\"\"
String +documentation: one
String +documentation: two
String +documentation: \"\"\"",
    );
}

#[test]
fn what_is_not_understood_is_nothing() {
    check(
        "foo bar 2026-01-02\nreview 2026-01-02 {\n  covers H-9\n  wibble \"x\" y\n}\nwaive no-rule\nwaive wrong-risk\n",
        "Date: 2026-01-02
Keyword: review
Date: 2026-01-02
Keyword: covers
Hazard +unresolved: H-9
String: \"x\"
Keyword: waive
Keyword: waive
Rule: wrong-risk",
    );
}

#[test]
fn a_half_written_hazard_has_its_colours() {
    check(
        "programme GPC edition \"2.0\" {\n  uses html, foo\n\nhazard H-1 \"open\n  initial severity very low\n",
        "Keyword: programme
Programme: GPC
Clause: edition
String: \"2.0\"
Keyword: uses
Word: html
Keyword: hazard
Hazard +declaration: H-1
String: \"open
Keyword: initial
Clause: severity",
    );
}
