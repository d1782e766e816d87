//! The outline of whole and of half-written logs.

use super::{Symbol, symbols};
use crate::ide::fixture::{Fixture, ends, expect};

/// The outline: kind, name, detail, and what is selected in which text.
#[track_caller]
fn check(text: &str, expected: &str) {
    let fixture = Fixture::new(text);
    let file = fixture.snapshot.file("log.hazlog").unwrap();
    let mut lines = Vec::new();
    for symbol in symbols(&fixture.snapshot, file) {
        show(&fixture, &symbol, 0, &mut lines);
    }
    expect(&lines.join("\n"), expected);
}

fn show(fixture: &Fixture, symbol: &Symbol, depth: usize, lines: &mut Vec<String>) {
    let slice = |range| ends(&fixture.slice("log.hazlog", range));
    let closed = if symbol.closed { " (closed)" } else { "" };
    lines.push(format!(
        "{}{:?} | {} | {}{closed} | {} in {}",
        "  ".repeat(depth),
        symbol.kind,
        symbol.name,
        symbol.detail,
        slice(symbol.selection),
        slice(symbol.range)
    ));
    symbol.children.iter().for_each(|child| show(fixture, child, depth + 1, lines));
}

#[test]
fn a_whole_log() {
    check(
        r#"
log L-1 "Title" {
  version "1.4"
}
programme GPC edition "2.0" {
  not-applicable GPC-49, GPC-53 because "None booked."
  transferred GPC-36 to "Trust"
}
hazard H-1 "Stale list" {
  cause C1 "Time not shown"
  existing control K0 process "Reconciled" by deployer {
mitigates C1
  }
  initial severity major likelihood medium
  control K1 design "Time shown" {
state verified
  }
  use existing control CTL-1 mitigates C1, C2
  residual severity major likelihood very-low
  action A1 "Agree" owner "Dr S" due 2026-12-01
  accepted by "Dr S" on 2026-11-02
  waive vague-control because "Known."
}
control CTL-1 design "Shared" {
  state planned
}
approval "1.4" by "Dr S" on 2026-11-02
change "1.4" on 2026-11-02 "All of it."
review 2026-03-09 "Workshop" {
  covers H-1
}
waive no-own-hazards because "r"
catalogue LOC "Local" edition "1.0" {
}
entry LOC-1 "First" {
  type "Any"
}
"#,
        "Log | L-1 Title | version 1.4 | L-1 in log L-1 \"Title\" { … }
Programme | GPC | edition 2.0 | GPC in programme GPC edition \"2.0\" { … }
  Disposition | not-applicable | GPC-49, GPC-53 · None booked. | not-applicable in not-applicable GPC-49, GPC-53 because \"None booked.\"
  Disposition | transferred | GPC-36 · to Trust | transferred in transferred GPC-36 to \"Trust\"
Hazard | H-1 Stale list | risk 3 → 2 · open | H-1 in hazard H-1 \"Stale list\" { … }
  Cause | C1 | Time not shown | C1 in cause C1 \"Time not shown\"
  Control | K0 Reconciled | existing · process · by deployer | K0 in existing control K0 process \"Reconciled\" by deployer { …   }
  Score | initial | major × medium, risk 3 (undesirable) | initial in initial severity major likelihood medium
  Control | K1 Time shown | design · verified | K1 in control K1 design \"Time shown\" { …   }
  UsedControl | CTL-1 | existing shared control · mitigates C1, C2 | CTL-1 in use existing control CTL-1 mitigates C1, C2
  Score | residual | major × very-low, risk 2 (acceptable with justification) | residual in residual severity major likelihood very-low
  Action | A1 Agree | Dr S · due 2026-12-01 | A1 in action A1 \"Agree\" owner \"Dr S\" due 2026-12-01
  Acceptance | accepted | Dr S · 2026-11-02 | accepted in accepted by \"Dr S\" on 2026-11-02
  Waiver | waive vague-control | Known. | waive in waive vague-control because \"Known.\"
SharedControl | CTL-1 Shared | design · planned | CTL-1 in control CTL-1 design \"Shared\" { … }
Approval | approval 1.4 | Dr S · 2026-11-02 | approval in approval \"1.4\" by \"Dr S\" on 2026-11-02
Change | change 1.4 | All of it. | change in change \"1.4\" on 2026-11-02 \"All of it.\"
Review | review 2026-03-09 | Workshop | review in review 2026-03-09 \"Workshop\" { … }
Waiver | waive no-own-hazards | r | waive in waive no-own-hazards because \"r\"
Catalogue | LOC Local | edition 1.0 | LOC in catalogue LOC \"Local\" edition \"1.0\" { … }
Entry | LOC-1 First | Any | LOC-1 in entry LOC-1 \"First\" { … }",
    );
}

#[test]
fn a_closed_hazard_and_one_that_only_seems_so() {
    check(
        "hazard H-1 \"a\" {\n  initial severity minor likelihood very-low\n}\nhazard H-2 \"b\" {\n  status closed\n}\n",
        "Hazard | H-1 a | risk 1 · closed (closed) | H-1 in hazard H-1 \"a\" { … }
  Score | initial | minor × very-low, risk 1 (acceptable) | initial in initial severity minor likelihood very-low
Hazard | H-2 b | unscored | H-2 in hazard H-2 \"b\" { … }",
    );
}

#[test]
fn in_half_written_text() {
    check(
        "hazard {\n  cause\n  control {\n    mitigates C1\n  initial severity huge\n\nhazard \"Stale list\nhazrd H-3 \"c\" {\n  use control\n  action\n}\ncontrol\nreview\napproval\nlog\nwaive\nprogramme {\n  transferred",
        "Hazard | hazard without id | unscored · open | hazard in hazard { …   initial severity huge
  Cause | cause without id |  | cause in cause
  Control | control without id |  | control in control { …     mitigates C1
  Score | initial | severity huge | initial in initial severity huge
Hazard | hazard without id: Stale list | unscored | hazard in hazard \"Stale list
Hazard | H-3 c | unscored | H-3 in hazrd H-3 \"c\" { … }
  UsedControl | use control | shared control | use control in use control
  Action | action without id |  | action in action
SharedControl | control without id |  | control in control
Review | review |  | review in review
Approval | approval |  | approval in approval
Log | log without id |  | log in log
Waiver | waive |  | waive in waive
Programme | programme without id |  | programme in programme { …   transferred
  Disposition | transferred |  | transferred in transferred",
    );
}
