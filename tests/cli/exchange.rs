//! `hazlog export` and `import`: a log in another form, and back.

use crate::bench::{Bench, LOG, names};

const HAZARD: &str = r#"
hazard H-1 "A \"quoted\" name" {
  owner  "Squad"

  description """
    First line.

      deeper
    """

  initial severity grave likelihood rare risk 7 because "Seen twice."

  control K1 design "Stands beside it" by deployer {
    evidence  implementation test "ui::time"
  }
}
"#;

const MATRIX: &str = r#"[matrix]
severities = ["slight", { name = "grave", definition = { one = "A death.", several = "Deaths." } }]
likelihoods = ["rare", "often"]
cells = [[1, 2], [3, 5]]
"#;

fn bench() -> Bench {
    let log = format!("{LOG}{HAZARD}");
    Bench::new(&[("p/hazlog.toml", MATRIX), ("p/log.hazlog", &log)])
}

#[test]
fn a_log_goes_out_and_comes_back() {
    let mut bench = bench();
    assert_eq!(bench.say(&["export", "p", "--to", "json", "-o", "log.json"]).code, 0);
    assert_eq!(bench.say(&["import", "log.json", "-o", "q"]).code, 0);
    assert_eq!(bench.run(&["export", "q", "--to", "json", "-o", "again.json"]).code, 0);
    assert_eq!(bench.text("again.json"), bench.text("log.json"));
    assert_eq!(bench.run(&["export", "q", "--to", "json", "-o", "-"]).out, bench.text("log.json"));
    assert_eq!(names(&bench.path("q")), ["hazlog.toml", "log.hazlog"]);
    let said = |folder| bench.run(&["check", folder, "--today", "2026-11-20", "--format", "json"]).out;
    let findings = |text: &str| {
        let report: serde_json::Value = serde_json::from_str(text).unwrap();
        let all = report["findings"].as_array().unwrap().clone();
        all.iter().map(|one| one["message"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(findings(&said("q")), findings(&said("p")));
    // What is there stays.
    assert_eq!(bench.say(&["export", "p", "--to", "json", "-o", "log.json"]).code, 2);
    assert_eq!(bench.run(&["export", "p", "--to", "json", "-o", "log.json", "--force"]).code, 0);
    assert_eq!(bench.say(&["import", "log.json", "-o", "p"]).code, 2);
    bench.held("exchange");
}

#[test]
fn what_cannot_go_out_whole_does_not_go_out() {
    let mut bench = bench();
    bench.put("p/b.hazlog", b"hazard H-2 \"b\" {\n  ownr \"x\"\n  initial severity\n}\n");
    assert_eq!(bench.say(&["export", "p", "--to", "json", "-o", "log.json"]).code, 2);
    assert!(!bench.path("log.json").exists());
    assert_eq!(bench.say(&["export", "p", "--to", "json", "-o", "log.json", "--unfinished"]).code, 0);
    assert!(bench.text("log.json").contains("\"H-2\""));
    bench.put("bad/b.hazlog", b"hazard \xff");
    assert_eq!(bench.say(&["export", "bad", "--to", "json", "-o", "bad.json"]).code, 2);
    bench.held("exchange-unread");
}

#[test]
fn what_is_no_log_does_not_come_in() {
    let mut bench = bench();
    bench.run(&["export", "p", "--to", "json", "-o", "log.json"]);
    let good = bench.text("log.json");
    bench.put("spoilt/id.json", good.replace("\"H-1\"", "\"H 1 {\"").as_bytes());
    bench.put("spoilt/matrix.json", good.replacen("\"from\": 1", "\"from\": 2", 1).as_bytes());
    bench.put("spoilt/later.json", good.replacen("\"version\": 1", "\"version\": 9", 1).as_bytes());
    bench.put("spoilt/cut.json", &good.as_bytes()[..good.len() / 2]);
    bench.put("spoilt/sheet.json", b"PK\x03\x04");
    for name in ["id", "matrix", "later", "cut", "sheet", "nowhere"] {
        assert_eq!(bench.say(&["import", &format!("spoilt/{name}.json"), "-o", "q"]).code, 2, "{name}");
    }
    assert!(!bench.path("q").exists());
    bench.held("exchange-refused");
}

const SHEET: &str = "Haz ID,Hazard,Cause,Effect,Init S,Init L,Init risk,Reviewer\n\
                     H-1,Old list,A cache,Wrong dose,Major,Medium,4,Dr A\n";

#[test]
fn a_spreadsheet_becomes_a_log() {
    let mut bench = Bench::new(&[("log.csv", SHEET), ("letter.txt", "Dear all"), ("other.csv", "a,b\n1,2\n")]);
    assert_eq!(bench.say(&["import", "log.csv", "--dry-run"]).code, 0);
    assert!(!bench.path("q").exists());
    assert_eq!(bench.say(&["import", "log.csv", "-o", "q", "--map", "Reviewer=owner"]).code, 0);
    let log = bench.text("q/log.hazlog");
    assert!(log.contains("initial severity major likelihood medium risk 4") && log.contains("owner \"Dr A\""), "{log}");
    assert_eq!(bench.run(&["fmt", "--check", "q"]).code, 0);
    assert!(bench.run(&["check", "q", "--format", "concise"]).out.contains("error[wrong-risk]"));
    assert_eq!(bench.say(&["import", "log.csv"]).code, 2);
    assert_eq!(bench.say(&["import", "log.csv", "-o", "q"]).code, 2);
    assert_eq!(bench.say(&["import", "letter.txt", "-o", "r"]).code, 2);
    assert_eq!(bench.say(&["import", "other.csv", "-o", "r"]).code, 2);
    assert_eq!(bench.say(&["import", "log.csv", "-o", "r", "--map", "Reviewer=boss"]).code, 2);
    assert!(!bench.path("r").exists());
    bench.held("import");
}
