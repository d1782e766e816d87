//! The chain of whole and of half-written logs, in both directions.

use super::chain::Chain;
use crate::catalogue::BUILT_IN;
use crate::ide::fixture::{Fixture, expect};
use crate::ide::{Call, CallItem, FileRange, Named, Target, incoming_calls, outgoing_calls, prepare_calls};

const LOG: &str = r#"programme GPC edition "2.0"
hazard H-1 "Stale list" {
  addresses GPC-46, GPC-55
  cause C1 "Time not shown"
  cause C2 "Cached"
  control K1 design "Time shown" {
    mitigates C1, C2
  }
  control K2 training "Course"
  use control CTL-1 mitigates C2
}
hazard H-2 "Other" {
  addresses GPC-46
  cause C1 "Slow"
  use control CTL-1
  use control CTL-9 mitigates C1
}
#- controls.hazlog
control CTL-1 design "Nothing cached" {
  state verified
}
"#;

fn show(fixture: &Fixture, item: &CallItem) -> String {
    let place = match &item.target {
        Target::File { path, selection, .. } => fixture.show(&FileRange { path: path.clone(), range: *selection }),
        Target::BuiltIn { file, selection, .. } => {
            let text = BUILT_IN.iter().find(|(name, _)| name == file).unwrap().1;
            format!("{file} {}", &text[*selection])
        }
        other => format!("{other:?}"),
    };
    format!("{:?} {} | {} | {} | {place}", item.kind, item.name, item.detail, item.key.as_deref().unwrap_or("-"))
}

/// Each step, with the texts of the places that make it.
fn steps(fixture: &Fixture, asked: &CallItem, calls: &[Call], out: bool) -> Vec<String> {
    let lines = calls.iter().map(|call| {
        let caller = if out { asked } else { &call.item };
        let place = |range: &crate::text::TextRange| match &caller.target {
            Target::File { path, .. } => fixture.slice(path, *range),
            Target::BuiltIn { file, .. } => {
                BUILT_IN.iter().find(|(name, _)| name == file).unwrap().1[*range].to_owned()
            }
            other => format!("{other:?}"),
        };
        let from: Vec<String> = call.from.iter().map(place).collect();
        let own = match &caller.target {
            Target::File { path, .. } => Some(path),
            _ => None,
        };
        assert_eq!(call.path.as_ref(), own);
        format!("{} {} by {}", if out { "→" } else { "←" }, show(fixture, &call.item), from.join(", "))
    });
    lines.collect()
}

#[track_caller]
fn check(text: &str, key: &str, expected: &str) {
    let fixture = Fixture::new(text);
    let named = Named::from_key(&fixture.snapshot, key).unwrap();
    let asked = Chain { snapshot: &fixture.snapshot }.items(&named).remove(0);
    assert_eq!(asked.key.as_deref(), Some(key));
    let mut lines = steps(&fixture, &asked, &incoming_calls(&fixture.snapshot, &named), false);
    lines.extend(steps(&fixture, &asked, &outgoing_calls(&fixture.snapshot, &named), true));
    expect(&lines.join("\n"), expected);
}

#[test]
fn a_programme_hazard_leads_to_the_hazards_that_address_it() {
    check(
        LOG,
        "programme GPC-46",
        "→ Hazard H-1 Stale list | unscored · open | hazard H-1 | log.hazlog:2 H-1 by GPC-46
→ Hazard H-2 Other | unscored | hazard H-2 | log.hazlog:12 H-2 by GPC-46",
    );
}

#[test]
fn a_hazard_leads_to_its_causes_and_to_controls_without_one() {
    check(LOG, "hazard H-1", "← Entry GPC-46 Retrieval time is not shown to the user | GPC 2.0 | programme GPC-46 | gpc-2.0.hazlog GPC-46 by GPC-46
← Entry GPC-55 Unclear whether a repeat medicine is still taken | GPC 2.0 | programme GPC-55 | gpc-2.0.hazlog GPC-55 by GPC-55
→ Cause C1 Time not shown | H-1 Stale list | cause H-1 C1 | log.hazlog:4 C1 by C1
→ Cause C2 Cached | H-1 Stale list | cause H-1 C2 | log.hazlog:5 C2 by C2
→ Control K2 Course | training | own-control H-1 K2 | log.hazlog:9 K2 by K2");
    check(LOG, "hazard H-2", "← Entry GPC-46 Retrieval time is not shown to the user | GPC 2.0 | programme GPC-46 | gpc-2.0.hazlog GPC-46 by GPC-46
→ Cause C1 Slow | H-2 Other | cause H-2 C1 | log.hazlog:14 C1 by C1
→ SharedControl CTL-1 Nothing cached | design · verified | control CTL-1 | controls.hazlog:1 CTL-1 by CTL-1");
}

#[test]
fn a_cause_leads_to_the_controls_that_mitigate_it() {
    check(
        LOG,
        "cause H-1 C2",
        "← Hazard H-1 Stale list | unscored · open | hazard H-1 | log.hazlog:2 H-1 by C2
→ Control K1 Time shown | design | own-control H-1 K1 | log.hazlog:6 K1 by C2
→ SharedControl CTL-1 Nothing cached | design · verified | control CTL-1 | controls.hazlog:1 CTL-1 by C2",
    );
    check(
        LOG,
        "cause H-2 C1",
        "← Hazard H-2 Other | unscored | hazard H-2 | log.hazlog:12 H-2 by C1
→ UsedControl CTL-9 | defined nowhere | control CTL-9 | log.hazlog:16 CTL-9 by C1",
    );
}

#[test]
fn a_control_is_reached_from_causes_or_from_the_hazard() {
    check(
        LOG,
        "own-control H-1 K1",
        "← Cause C1 Time not shown | H-1 Stale list | cause H-1 C1 | log.hazlog:4 C1 by C1
← Cause C2 Cached | H-1 Stale list | cause H-1 C2 | log.hazlog:5 C2 by C2",
    );
    check(LOG, "own-control H-1 K2", "← Hazard H-1 Stale list | unscored · open | hazard H-1 | log.hazlog:2 H-1 by K2");
    check(
        LOG,
        "control CTL-1",
        "← Cause C2 Cached | H-1 Stale list | cause H-1 C2 | log.hazlog:5 C2 by C2
← Hazard H-2 Other | unscored | hazard H-2 | log.hazlog:12 H-2 by CTL-1",
    );
    check(LOG, "control CTL-9", "← Cause C1 Slow | H-2 Other | cause H-2 C1 | log.hazlog:14 C1 by C1");
}

#[test]
fn where_an_id_was_given_twice_each_step_tells_its_file() {
    let fixture = Fixture::new("hazard H-1 {\n  cause C1 \"a\"\n}\n#- b.hazlog\nhazard H-1 {\n  cause C2 \"b\"\n}\n");
    let calls = outgoing_calls(&fixture.snapshot, &Named::Hazard("H-1".into()));
    let shown = calls.iter().map(|call| {
        let path = call.path.as_deref().unwrap();
        format!("{path} {}", fixture.slice(path, call.from[0]))
    });
    assert_eq!(shown.collect::<Vec<_>>(), ["b.hazlog C2", "log.hazlog C1"]);
}

/// The links at `$0`.
#[track_caller]
fn prepared(text: &str, expected: &str) {
    let fixture = Fixture::new(text);
    let items: Vec<String> = prepare_calls(&fixture.cursor()).iter().map(|item| show(&fixture, item)).collect();
    expect(&items.join("\n"), expected);
}

#[test]
fn what_is_a_link_and_what_is_none() {
    prepared(
        &LOG.replace("GPC-55", "GPC-5$05"),
        "Entry GPC-55 Unclear whether a repeat medicine is still taken | GPC 2.0 | programme GPC-55 | gpc-2.0.hazlog GPC-55",
    );
    prepared(
        &LOG.replace("mitigates C1, C2", "mitigates C$01, C2"),
        "Cause C1 Time not shown | H-1 Stale list | cause H-1 C1 | log.hazlog:4 C1",
    );
    prepared(
        &LOG.replace("addresses GPC-46, GPC-55", "addresses AB-$01"),
        "Entry AB-1 | defined nowhere here | programme AB-1 | log.hazlog:3 AB-1",
    );
    prepared(&LOG.replace("Time shown", "Time $0shown"), "");
    prepared("log L-$01 \"l\"\n", "");
    prepared("hazard H-1 {\n  action A$01\n}\n", "");
}

#[test]
fn in_half_written_text() {
    prepared("hazard {\n  cause C$01 \"c", "Cause C1 c | hazard without id | - | log.hazlog:2 C1");
    let text = "hazard H-1 {\n  addresses GPC-46\n  cause C1 \"c\n  control {\n    mitigates C1\n\nhazard H-2 {\n  use control \n";
    check(
        text,
        "cause H-1 C1",
        "← Hazard H-1 | unscored · open | hazard H-1 | log.hazlog:1 H-1 by C1
→ Control control without id |  | - | log.hazlog:4 control by C1",
    );
    check(text, "hazard H-2", "→ UsedControl control without id |  | - | log.hazlog:8 use control by use control");
}
