//! Hovers over ids: the word that is told of, in brackets, and what is told.

use hazlog_core::ide::hover;

use super::{fixture, same};

const LOG: &str = r#"=== base.hazlog
log L-1 "A log" {
  version  "1.4"
  officer  "Dr P Shah" registration "GMC 1"
}

programme GPC edition "2.0" {
  uses            html, structured-general
  not-applicable  GPC-49 because "No appointments." by "Dr P Shah" on 2026-10-30
  transferred     GPC-36 to "Trust" because "Local."
  partly-covered  GPC-16 because "The rest is the trust's."
  under-review    GPC-99 owner "Dr P Shah" due 2026-12-01
}

control CTL-1 design "Nothing is cached" {
  owner     "Platform squad"
  state     verified
  evidence  implementation "docs/a.md"
  evidence  effectiveness  test "t::a"
}

hazard H-1 "Stale list" {
  addresses          GPC-46
  addresses-in-part  GPC-16
  owner              "Medicines squad"
  patients           one
  status             closed
  cause C1 "No time is shown"
  cause C2 "A response is cached"
  cause C3 "A third"
  existing control K0 process "A pharmacist looks" {
    mitigates C1
  }
  initial severity major likelihood medium because "Twice."
  control K1 training "E-learning" by deployer {
    mitigates  C1
    state      planned
    evidence   implementation "gone/b.md"
  }
  control K2 design "Time beside the list" {
    mitigates  C1
    state      implemented
  }
  use control CTL-1 mitigates C2
  residual severity major likelihood very-low because "Gone."
  action A1 "Agree" owner "Dr P Shah" due 2026-12-01
  accepted by "Dr P Shah" on 2026-11-02
}
"#;

/// Checks the hover at the cursor; `text` is one file of a project with the log above.
pub(super) fn check(text: &str, expected: &str) {
    let fixture = fixture(&format!("{text}\n{LOG}"));
    let found = hover(&fixture.snapshot, &fixture.path, fixture.offset);
    let found = found.map_or("nothing".to_owned(), |found| {
        let word = fixture.snapshot.file(&fixture.path).unwrap().document().slice(found.range);
        format!("[{word}]\n{}", found.markdown)
    });
    same(&found, expected);
}

#[test]
fn a_hazard_is_shown_with_what_follows_from_it() {
    check(
        "review 2026-01-02 {\n  covers H$0-1\n}",
        "[H-1]
**H-1** · Stale list

- initial: major × medium, risk 3 (undesirable)
- residual: major × very-low, risk 2 (acceptable with justification)
- status: `closed` is written, `open` follows: action A1 is not done and control K2 is only implemented
- owner: Medicines squad
- answers GPC-46 (Retrieval time is not shown to the user) and GPC-16 (Parts of the record are never requested, in part)
- 3 causes, 4 controls
- no control mitigates C3
- accepted by Dr P Shah on 2026-11-02",
    );
}

#[test]
fn a_hazard_that_is_being_written_is_shown_as_far_as_it_goes() {
    check(
        "hazard $0H-2 {\n  initial severity major\n",
        "[H-2]
**H-2**

- initial: severity `major`, no likelihood
- residual: not scored
- status: none follows until the risk is scored, and reduced or justified
- 0 causes, 0 controls
- not accepted",
    );
    check(
        "hazard H-2$0 \"a\" {\n  initial severity dire likelihood low\n  description \"\"\"\n    open",
        "[H-2]
**H-2** · a

- initial: `dire` is no severity of the matrix, likelihood `low`
- residual: not scored
- a text is not closed: what stands below it cannot be read yet
- 0 causes, 0 controls",
    );
    check(
        "review 2026-01-02 {\n  covers $0H-9\n}",
        "[H-9]\n`H-9` is not defined: no hazard of this project has this id.",
    );
}

#[test]
fn a_shared_control_is_shown_with_those_who_use_it() {
    check(
        "hazard H-2 \"b\" {\n  use control C$0TL-1\n}",
        "[CTL-1]
**CTL-1** · Nothing is cached

- `design`, `verified`
- owner: Platform squad
- evidence that it is there: `docs/a.md`
- evidence that it works: test `t::a`
- used by 2 hazards: H-1 (mitigates C2) and H-2",
    );
    check(
        "hazard H-2 \"b\" {\n  use control C$0TL-7\n}",
        "[CTL-7]\n`CTL-7` is not defined: no shared control of this project has this id.",
    );
}

#[test]
fn what_stands_inside_a_hazard_is_shown() {
    let inside = |line: &str| {
        format!(
            "hazard H-2 \"b\" {{\n  cause C1 \"First\"\n  cause C2 \"Second\"\n  control K1 training \"Told\" by \
             deployer {{\n    mitigates C1\n    evidence implementation \"gone/b.md\"\n  }}\n  use control CTL-1 \
             mitigates C1\n  {line}\n}}"
        )
    };
    check(
        &inside("use control CTL-1 mitigates C$01"),
        "[C1]
**C1** · First

Mitigated by

- K1 (Told): `training`, `planned`, carried by another party
- CTL-1 (Nothing is cached): `design`, `verified`
- CTL-1 (Nothing is cached): `design`, `verified`",
    );
    check(&inside("cause C$09 \"Ninth\""), "[C9]\n**C9** · Ninth\n\nNo control mitigates it.");
    check(
        &inside("control K$07 design \"Built in\" {\n    mitigates C2\n    due 2026-11-21\n  }"),
        "[K7]\n**K7** · Built in\n\n- `design`, `planned`\n- due on Saturday 2026-11-21, tomorrow\n- mitigates C2 (Second)",
    );
    check(
        &inside("action A$01 \"Agree\" due 2026-11-01"),
        "[A1]\n**A1** · Agree\n\n- no owner\n- due on Sunday 2026-11-01, 19 days ago",
    );
    check(
        &inside("control K3 design \"x\" {\n    mitigates C$08\n  }"),
        "[C8]\n`C8` is not defined: this hazard has no cause with this id.",
    );
}

#[test]
fn a_programme_hazard_is_shown_with_its_answers() {
    let of = |id: &str| format!("hazard H-3 \"c\" {{\n  addresses {id}$0\n}}");
    check(
        &of("GPC-46"),
        "[GPC-46]
**GPC-46** · Retrieval time is not shown to the user

- GPC edition 2.0
- type: Structured - General (`structured-general`; the system uses it)
- addressed by H-1 (Stale list): initial major × medium, risk 3 (undesirable); residual major × very-low, risk 2 (acceptable with justification)
- addressed by H-3 (c): not scored",
    );
    check(
        &of("GPC-49"),
        "[GPC-49]
**GPC-49** · Missed booking is reported to nobody who could act

- GPC edition 2.0
- type: Appointments (`appointments`; the system does not use it)
- not applicable: No appointments. (decided by Dr P Shah on 2026-10-30)
- addressed by H-3 (c): not scored
- these answers contradict each other",
    );
    check(
        "review 2026-01-02 {\n}\n\nprogramme GPC edition \"2.0\" {\n  under-review GPC-8$08\n}",
        "[GPC-88]
**GPC-88** · Past allergy misread as current, or never shown

- GPC edition 2.0
- type: Structured - Medicines and Allergies (`structured-medicines-and-allergies`; the system does not use it)
- in edition 1.0 this number was another hazard (Older repeat dispensing wrongly suggests the medicine stopped): an answer to that one says nothing of this one
- under review",
    );
    check(
        "hazard H-3 \"c\" {\n  addresses-in-part GPC-3$0\n}",
        "[GPC-3]
**GPC-3** · Record headings are unlike the ones clinicians know

- GPC edition 2.0
- type: HTML (`html`; the system uses it)
- its text has changed since edition 1.0
- addressed in part by H-3 (c): not scored
- nobody says what becomes of the rest",
    );
    check(&of("GPC-12"), "[GPC-12]\n**GPC-12**\n\n- not in GPC edition 2.0\n- addressed by H-3 (c): not scored");
    check(
        &of("SUP-12"),
        "[SUP-12]\n**SUP-12**\n\n- in no edition of a programme that is known\n- addressed by H-3 (c): not scored",
    );
}

#[test]
fn an_imported_catalogue_tells_the_whole_of_it() {
    check(
        "catalogue GPC \"T\" edition \"2.0\"\n\nentry GPC-4$06 \"Time\" {\n  fingerprint \"0f9577025e6aa0fc\"\n  type \"General\"\n  description \"\"\"\n    One.\n\n    Two <b>.\n    \"\"\"\n  \
         links \"https://example.org\"\n}",
        "[GPC-46]
**GPC-46** · Time

- GPC edition 2.0
- type: General (`general`; the system does not use it)
- addressed by H-1 (Stale list): initial major × medium, risk 3 (undesirable); residual major × very-low, risk 2 (acceptable with justification)

**Description**

One.

Two &lt;b&gt;.

**Links**

https\\://example.org",
    );
}

#[test]
fn nothing_is_shown_where_there_is_nothing_to_say() {
    check("# hazard $0H-1", "nothing");
    check("hazard H-2 \"a $0name\" {\n}", "nothing");
    check("hazard H-2 \"a\" {\n  description \"\"\"\n    initial $0score\n    \"\"\"\n}", "nothing");
    check("hazard H-2 \"a\" {\n  $0\n}", "nothing");
    check("hazard H-2 \"a\" {\n  fo$0o bar\n}", "nothing");
    check("$0", "nothing");
}

#[test]
fn what_an_author_writes_is_never_markup() {
    check(
        "hazard H_2$0 \"<script>x</script> [x](command:y) `z` | w\" {\n  owner \"![i](https://e.v/l) <b>\"\n}",
        r"[H_2]
**H\_2** · &lt;script&gt;x&lt;/script&gt; \[x\](command:y) \`z\` \| w

- initial: not scored
- residual: not scored
- status: none follows until the risk is scored, and reduced or justified
- owner: !\[i\](https\://e.v/l) &lt;b&gt;
- 0 causes, 0 controls
- not accepted",
    );
}
