//! Hostile and absurd texts: the time that reading takes grows with the length of the text and no faster, and no depth
//! ends the process. No text is judged here.
#![allow(clippy::unwrap_used)]

use std::time::{Duration, Instant};

use hazlog_core::model::lower;
use hazlog_core::syntax::parse;

type Case = (&'static str, fn(usize) -> String);

const CASES: &[Case] = &[
    ("nested braces", |n| "{".repeat(n)),
    ("nested braces, closed", |n| "{".repeat(n) + &"}".repeat(n)),
    ("nested controls", |n| format!("hazard H-1 {{\n{}", "control K1 {\n".repeat(n))),
    ("stray braces", |n| "}".repeat(n)),
    ("commas", |n| format!("hazard H-1 {{ addresses {}", ",".repeat(n))),
    ("commas, each on its line", |n| format!("hazard H-1 {{ addresses A-1{}", ",\n".repeat(n))),
    ("a list", |n| format!("hazard H-1 {{ addresses {}", "GPC-1, ".repeat(n))),
    ("a list without commas", |n| format!("hazard H-1 {{ addresses {}", "GPC-1 ".repeat(n))),
    ("unquoted words", |n| format!("hazard H-1 {{ owner {}", "word ".repeat(n))),
    ("one text", |n| format!("hazard H-1 {{ note \"\"\"\n{}\"\"\"\n}}", "    prose\n".repeat(n))),
    ("one unclosed text", |n| format!("hazard H-1 {{ note \"\"\"\n{}", "    prose\n".repeat(n))),
    ("texts", |n| format!("hazard H-1 {{ {}", "note \"\"\"x\"\"\"\n".repeat(n))),
    ("quotes", |n| "\"".repeat(n)),
    ("one string", |n| format!("hazard H-1 \"{}", "x".repeat(n))),
    ("one word", |n| format!("hazard H-1 {{\n  {}", "x".repeat(n))),
    ("one line of keywords", |n| "log,".repeat(n)),
    ("one line of items with blocks", |n| "log{".repeat(n)),
    ("blanks", |n| format!("hazard{}H-1", " ".repeat(n))),
    ("empty lines", |n| format!("hazard H-1 {{{}}}", "\n".repeat(n))),
    ("comments", |n| format!("hazard H-1 {{ addresses A-1,{}A-2 }}", " # c\n".repeat(n))),
    ("clauses", |n| format!("hazard H-1 {{ initial {}", "severity major ".repeat(n))),
    ("blocks on one line", |n| format!("hazard H-1 {}", "{} ".repeat(n))),
    ("keywords in column 0", |n| "log\n".repeat(n)),
    ("zero characters", |n| "\0".repeat(n)),
    ("zero characters between items", |n| "hazard \0 H-1 {\n".repeat(n)),
];

/// The shortest of five runs.
fn time(text: &str) -> Duration {
    (0..5)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(lower(text, &parse(text)));
            start.elapsed()
        })
        .min()
        .unwrap()
}

#[test]
fn reading_takes_time_in_proportion_to_the_text() {
    for (name, make) in CASES {
        let (small, large) = (time(&make(500)), time(&make(15_000)));
        // Thirty times the text: thirty times the time, or nine hundred times where every part is compared with every
        // other. Between the two is room for a machine that is busy with other things.
        assert!(large < small * 300, "{name}: {small:?}, and {large:?} for thirty times as much");
    }
}

#[test]
fn no_depth_and_no_length_ends_the_process() {
    for (_, make) in CASES {
        let text = make(20_000);
        std::hint::black_box(lower(&text, &parse(&text)));
    }
    let braces = "{".repeat(100_000);
    assert_eq!(lower(&braces, &parse(&braces)).items.len(), 0);
    let text = format!("hazard H-1 {{\n  note \"\"\"\n{}", "    prose of a note\n".repeat(1_000_000));
    let content = lower(&text, &parse(&text));
    assert_eq!((content.items.len(), content.problems.len(), content.truncated), (1, 1, true));
}
