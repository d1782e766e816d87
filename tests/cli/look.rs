//! `explain`, `rules`, `new` and `completions`.

use std::fs;

use hazlog_core::rules::ALL;

use crate::bench::{Bench, names};

#[test]
fn a_rule_is_explained() {
    let mut bench = Bench::new(&[]);
    assert_eq!(bench.say(&["explain", "residual-above-initial"]).code, 0);
    assert_eq!(bench.say(&["explain", "resdual-above-initial"]).code, 2);
    assert_eq!(bench.say(&["explain", "x"]).code, 2);
    assert_eq!(bench.say(&["explain"]).code, 2);
    bench.held("explain");
}

#[test]
fn every_rule_is_explained_and_listed() {
    let bench = Bench::new(&[]);
    let list = bench.run(&["rules"]).out;
    for rule in ALL {
        let ran = bench.run(&["explain", rule.name]);
        assert!(ran.code == 0 && ran.out.starts_with(&format!("# {}\n", rule.name)), "{}", rule.name);
        assert!(list.lines().any(|line| line.trim_start().starts_with(&format!("{} ", rule.name))), "{}", rule.name);
    }
    let json: serde_json::Value = serde_json::from_str(&bench.run(&["rules", "--format", "json"]).out).unwrap();
    let names: Vec<&str> = json.as_array().unwrap().iter().map(|rule| rule["name"].as_str().unwrap()).collect();
    assert_eq!(names, ALL.iter().map(|rule| rule.name).collect::<Vec<_>>());
}

#[test]
fn a_new_log_is_ready_to_write_in() {
    let mut bench = Bench::new(&[("full/notes.md", "mine"), ("file", "mine")]);
    fs::create_dir(bench.path("empty")).unwrap();
    assert_eq!(bench.say(&["new", "ward \"9\" app", "--today", "2026-11-20"]).code, 0);
    assert_eq!(bench.say(&["check", "ward \"9\" app", "--profile", "draft", "--today", "2026-11-20"]).code, 0);
    assert_eq!(bench.say(&["fmt", "ward \"9\" app", "--check"]).code, 0);
    assert_eq!(bench.run(&["new", "empty", "--today", "2026-11-20"]).code, 0);
    assert_eq!(names(&bench.path("empty")), ["hazards.hazlog", "hazlog.toml", "log.hazlog"]);
    assert_eq!(bench.run(&["new", "deep/er/folder"]).code, 0);
    assert_eq!(bench.run(&["check", "deep/er/folder", "--profile", "draft"]).code, 0);
    assert_eq!(bench.say(&["new", "full"]).code, 2);
    assert_eq!(bench.say(&["new", "file"]).code, 2);
    assert_eq!(bench.say(&["new", "empty"]).code, 2);
    assert_eq!((names(&bench.path("full")), bench.text("file")), (vec!["notes.md".to_owned()], "mine".to_owned()));
    bench.held("new");
}

#[test]
fn a_new_log_answers_every_hazard_of_the_newest_edition() {
    let bench = Bench::new(&[]);
    bench.run(&["new", "p"]);
    let log = bench.text("p/log.hazlog");
    let newest = hazlog_core::catalogue::built_in().last().unwrap();
    for hazard in &newest.hazards {
        let ids = log.split(|char: char| !(char.is_alphanumeric() || char == '-'));
        assert!(ids.into_iter().any(|id| id == hazard.id), "{} is not under review", hazard.id);
    }
}

#[test]
fn the_current_folder_may_become_a_log() {
    let bench = Bench::new(&[]);
    assert_eq!(bench.run(&["new", "."]).code, 0);
    assert_eq!(bench.run(&["check", "--profile", "draft"]).code, 0);
}

#[test]
fn completions_for_every_shell() {
    let mut bench = Bench::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = bench.run(&["completions", shell]);
        let whole = ["catalogue", "stdin-filename", "deny-warnings"].iter().all(|word| ran.out.contains(word));
        assert!(ran.code == 0 && whole, "{shell}: {}", ran.error);
    }
    assert_eq!(bench.say(&["completions", "tcsh"]).code, 2);
    bench.held("completions");
}
