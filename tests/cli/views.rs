//! `status`, `show` and `coverage`: what a log comes to, for somebody who reads it.

use crate::bench::{Bench, LOG};

/// A log with one of everything that the views tell apart.
const HAZARDS: &str = r#"programme GPC edition "2.0" {
  uses            html, general
  not-applicable  GPC-49, GPC-53 because "No appointments are <b>booked</b> | listed." by "Dr Priya Shah" on 2026-10-30
  transferred     GPC-36 to "Deploying organisation" because "Business continuity is local."
  partly-covered  GPC-7 because """
    H-1 warns the clinician.
    The rest is for the supplier to mend.
    """
  under-review    GPC-99 owner "Dr Priya Shah" due 2026-12-01
}

hazard H-1 "Stale medication list" {
  addresses          GPC-46
  addresses-in-part  GPC-7, GPC-11
  owner              "Medicines squad"
  mode               normal, fault
  patients           one
  raised             2026-03-09
  status             closed

  description """
    A list fetched earlier is shown again.

      - after the GP has changed it
    """

  cause C1 "The time is not shown"
  cause C2 "A response is cached"

  existing control K0 process "Pharmacist reconciles medicines" {
    mitigates C2
  }

  initial severity major likelihood medium because "Twice in the pilot."

  control K1 design "Retrieval time beside every list" {
    mitigates  C1
    owner      "Medicines squad"
    state      verified
    evidence   implementation "https://example.org/1"
    evidence   effectiveness test "ui::time"
  }
  control K2 training "E-learning" by deployer {
    mitigates  C1
    due        2026-12-24
  }
  use control CTL-1 mitigates C2

  residual severity major likelihood very-low risk 4 because "Nobody is misled."

  constraint "Used by trained clinicians."
  action A1 "Agree the threshold" owner "Dr Priya Shah" due 2026-11-01
  action A2 "Tell the wards" owner "Ward lead" due 2026-10-01 done 2026-09-25
  accepted by "Dr Priya Shah" on 2026-11-02
}

hazard H-2 "Not yet looked at" {
}

control CTL-1 design "Nothing is cached" {
  owner  "Platform squad"
  state  implemented
}

control CTL-2 information "A page that nobody uses" by "Integrated care board"
"#;

fn bench() -> Bench {
    Bench::new(&[("p/log.hazlog", LOG), ("p/hazards.hazlog", HAZARDS)])
}

#[test]
fn the_log_on_one_screen() {
    let mut bench = bench();
    assert_eq!(bench.say(&["status", "p", "--today", "2026-11-20"]).code, 0);
    let coloured = bench.run(&["status", "p", "--today", "2026-11-20", "--color", "always"]).out;
    assert!(coloured.contains("\u{1b}[30m\u{1b}[43m 3  1 → 0"), "{coloured}");
    bench.put("approved/log.hazlog", format!("{LOG}approval \"0.1\" by \"Dr Priya Shah\" on 2026-11-03\n").as_bytes());
    assert_eq!(bench.say(&["status", "approved", "--today", "2026-11-20"]).code, 0);
    bench.put("bare/a.hazlog", b"change \"1\" on 2026-01-01 \"x\"\n");
    assert_eq!(bench.say(&["status", "bare", "--today", "2026-11-20"]).code, 0);
    assert_eq!(bench.say(&["status", "nowhere"]).code, 2);
    bench.put("empty/notes.md", b"");
    assert_eq!(bench.say(&["status", "empty"]).code, 2);
    bench.held("status");
}

#[test]
fn one_thing_in_full() {
    let mut bench = bench();
    for id in ["H-1", "H-2", "CTL-1", "CTL-2", "GPC-7", "GPC-2"] {
        assert_eq!(bench.say(&["show", id, "p", "--today", "2026-11-20"]).code, 0, "{id}");
    }
    assert_eq!(bench.say(&["show", "H-3", "p"]).code, 2);
    assert_eq!(bench.say(&["show", "nothing-like-it", "p"]).code, 2);
    bench.held("show");
}

#[test]
fn what_is_answered() {
    let mut bench = bench();
    assert_eq!(bench.say(&["coverage", "p"]).code, 0);
    assert_eq!(bench.say(&["coverage", "p", "--edition", "1.0"]).code, 2);
    bench.put("bare/a.hazlog", b"");
    assert_eq!(bench.say(&["coverage", "bare"]).code, 2);
    bench.put("half/a.hazlog", b"programme GPC edition \"2.0\" {\n  note \"\"\"\n");
    assert!(bench.run(&["coverage", "half"]).error.contains("can be read only in part"));
    bench.held("coverage");
}

#[test]
fn what_is_answered_as_markdown() {
    let bench = bench();
    assert_eq!(bench.run(&["coverage", "p", "--format", "md", "-o", "c.md"]).code, 0);
    let page = bench.text("c.md");
    let row = page.lines().find(|line| line.starts_with("| GPC-49 ")).unwrap();
    assert!(row.contains("No appointments are &lt;b&gt;booked&lt;/b&gt; \\| listed."), "{row}");
    assert_eq!(row.replace("\\|", "").matches('|').count(), 8, "{row}");
    assert_eq!(bench.run(&["coverage", "p", "--format", "md", "-o", "c.md"]).code, 2, "a file is written over");
}

#[test]
fn what_is_answered_for_programs() {
    let bench = bench();
    let told: serde_json::Value = serde_json::from_str(&bench.run(&["coverage", "p", "--format", "json"]).out).unwrap();
    assert_eq!(told["version"], 1);
    let edition = &told["editions"][0];
    assert_eq!((&edition["programme"], &edition["edition"]), (&"GPC".into(), &"2.0".into()));
    let hazards = edition["hazards"].as_array().unwrap();
    let state = |id: &str| hazards.iter().find(|hazard| hazard["id"] == id).unwrap()["state"].clone();
    let states = ["GPC-46", "GPC-7", "GPC-11", "GPC-49", "GPC-36", "GPC-99", "GPC-2"].map(state);
    assert_eq!(
        states.map(|state| state.as_str().unwrap().to_owned()),
        ["covered", "partly-covered", "rest-unanswered", "not-applicable", "transferred", "under-review", "unanswered"]
    );
    let totals: u64 =
        edition["totals"]["states"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(totals, hazards.len() as u64);
    let paper = std::fs::read_to_string(hazlog_tests::held::root().join("server/OUTPUT.md")).unwrap();
    let section = paper.split("## `hazlog coverage").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut keys = std::collections::BTreeSet::new();
    gather_keys(&told, &mut keys);
    let unnamed: Vec<_> = keys.iter().filter(|key| !section.contains(&format!("`{key}`"))).collect();
    assert!(unnamed.is_empty(), "server/OUTPUT.md does not name {unnamed:?}");
}

fn gather_keys(value: &serde_json::Value, keys: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| {
            keys.insert(key.clone());
            gather_keys(value, keys);
        }),
        serde_json::Value::Array(list) => list.iter().for_each(|value| gather_keys(value, keys)),
        _ => {}
    }
}
