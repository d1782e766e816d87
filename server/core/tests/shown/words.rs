//! Hovers over words that are no ids: levels, keywords, rules, dates.

use hazlog_core::ide::hover;

use super::hover::check;
use super::{fixture, same};

#[test]
fn a_level_is_shown_for_these_patients_and_in_its_place() {
    check(
        "hazard H-2 \"b\" {\n  patients one\n  initial severity maj$0or likelihood medium\n  residual severity major \
         likelihood low\n}",
        "[major]
**major** · severity

- death, permanent life-changing incapacity, or a severe injury without recovery in the short term

| likelihood \\\\ severity | minor | significant | considerable | major | catastrophic |
| --- | --- | --- | --- | --- | --- |
| very-high | 3 | 4 | 4 | 5 | 5 |
| high | 2 | 3 | 3 | 4 | 5 |
| medium | 2 | 2 | 3 | **3 initial** | 4 |
| low | 1 | 2 | 2 | **3 residual** | 4 |
| very-low | 1 | 1 | 2 | 2 | 3 |

- initial: major × medium, risk 3 (undesirable)
- residual: major × low, risk 3 (undesirable)",
    );
}

/// The first lines of a hover, before the matrix.
fn check_head(text: &str, expected: &str) {
    let fixture = fixture(text);
    let found = hover(&fixture.snapshot, &fixture.path, fixture.offset).unwrap().markdown;
    same(found.split("\n\n| ").next().unwrap(), expected);
}

#[test]
fn a_score_is_explained_word_by_word() {
    check_head(
        "hazard H-2 \"b\" {\n  initial likelihood $0low\n",
        "**low** · likelihood\n\n- any number of patients: could occur, but in most cases will not",
    );
    check_head(
        "hazard H-2 \"b\" {\n  initial severity considerable$0\n",
        "**considerable** · severity

- several patients: a minor injury without recovery in the short term, or significant psychological trauma
- one patient: a severe injury with recovery in the short term, or severe psychological trauma",
    );
    check_head(
        "hazard H-2 \"b\" {\n  patients one\n  initial severity catastrophic$0\n",
        "**catastrophic** · severity\n\nThis level is not defined for one patient.",
    );
    check_head(
        "hazard H-2 \"b\" {\n  initial severity dir$0e\n",
        "`dire` is no severity of the matrix, which has minor, significant, considerable, major or catastrophic.",
    );
    check_head(
        "hazard H-2 \"b\" {\n  initial severity major likelihood high risk $03\n",
        "**risk 3** · undesirable

To be reduced; kept only with a written reason why that is not practical.

The matrix gives major × high, risk 4 (mandatory reduction).",
    );
    check_head(
        "hazard H-2 \"b\" {\n  initial risk acceptable$0\n",
        "**risk 1** · acceptable\n\nAcceptable: nothing more is owed.",
    );
}

#[test]
fn every_other_word_has_its_meaning() {
    check(
        "hazard H-2 \"b\" {\n  resid$0ual\n}",
        "[residual]
The score that remains once the additional controls act. Where it is not acceptable, more controls or a risk–benefit analysis are needed.

```hazlog
residual [severity WORD] [likelihood WORD] [risk WORD] [because \"…\"]
```

DCB0129 6.1.4: the residual risk is evaluated.",
    );
    check(
        "hazard H-2 \"b\" {\n  exist$0ing control K1 design \"x\"\n}",
        "[existing control]
A control that was there before this assessment and stays. The initial score counts on it.

```hazlog
existing control ID WORD \"…\" [by deployer|\"…\"] { … }
```",
    );
    check(
        "hazard H-2 \"b\" {\n  action A1 \"x\" du$0e\n}",
        "[due]\nThe day by which it is to be done.\n\n```hazlog\ndue YYYY-MM-DD\n```",
    );
    check(
        "hazard H-2 \"b\" {\n  control K1 desig$0n \"x\"\n}",
        "[design]\n`design`\n\nBuilt into the system, so that nobody has to remember it: the most reliable kind.",
    );
    check("hazard H-2 \"b\" {\n  raised 2026-11-18$0\n}", "[2026-11-18]\nWednesday 2026-11-18, 2 days ago");
    check(
        "hazard H-2 \"b\" {\n  control K1 design \"x\" {\n    evidence implementation \"gone/$0b.md\"\n  }\n}",
        "[\"gone/b.md\"]\n`gone/b.md`, which does not exist in the project",
    );
}

#[test]
fn rules_capabilities_and_editions_are_known() {
    check(
        "waive wrong-$0risk because \"x\"",
        "[wrong-risk]
**wrong-risk** · a written risk is not the one that the matrix gives

- draft: error, review: error, release: error
- `hazlog explain wrong-risk` shows its page",
    );
    check(
        "programme GPC edition \"2.0\" {\n  uses appoint$0ments\n}",
        "[appointments]\n**Appointments** · capability of GP Connect\n\n- 2 hazards in GPC edition 2.0: GPC-49, GPC-53",
    );
    check(
        "programme GPC edition \"1.$00\"",
        "[\"1.0\"]
**GPC** · GP Connect programme hazard log

- edition 1.0, 53 hazards
- of 2020-11-03
- document GPC-HL-001
- 1 of 53 hazards answered
- edition 2.0 has replaced it",
    );
    check("programme G$0PC edition \"9\"", "[GPC]\n**GPC**\n\n- edition `9` is not known");
    check(
        "# nothing\n=== x.hazlog\nlog L-$02 \"Another\" {\n}",
        "[L-2]\n**L-2** · Another\n\n- 1 hazard, 1 accepted, 0 not scored",
    );
}
