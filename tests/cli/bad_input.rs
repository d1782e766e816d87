//! Bad input: each kind gives one clear message with its path and what to do, and never a panic.

use std::fs::{self, File};

use crate::bench::{Bench, LOG, Ran};

/// What `check` says of a folder that holds one good file and a bad one of these bytes.
#[track_caller]
fn bad(bench: &mut Bench, bytes: &[u8], code: i32) -> Ran {
    bench.put("p/bad.hazlog", bytes);
    let ran = bench.say(&["check", "p", "--format=concise", "--today=2026-11-20"]);
    assert_eq!(ran.code, code, "{}{}", ran.out, ran.error);
    let told = ran.error.lines().chain(ran.out.lines()).filter(|line| line.contains("bad.hazlog")).count();
    assert!(told <= 1, "one message for one mistake:\n{}{}", ran.out, ran.error);
    ran
}

fn bench() -> Bench {
    Bench::new(&[("p/hazlog.toml", ""), ("p/good.hazlog", LOG)])
}

#[test]
fn bytes_that_are_no_text() {
    let mut bench = bench();
    bad(&mut bench, b"\x7fELF\x02\x01\x01\0\0\0", 2);
    bad(&mut bench, b"hazard H-1 \"caf\xe9\" {\n}\n", 2);
    bad(&mut bench, b"# one\n# two\n\xc3(\n", 2);
    bad(&mut bench, b"\xff\xfeh\0a\0", 2);
    bad(&mut bench, b"\xff\xfe\0\0h\0\0\0", 2);
    bench.held("bad-bytes");
}

#[test]
fn text_that_is_only_odd() {
    let mut bench = bench();
    bad(&mut bench, b"", 0);
    bad(&mut bench, b"\n\n   \n", 0);
    bad(&mut bench, b"\xef\xbb\xbfchange \"2\" on 2026-01-02 \"With a mark.\"\n", 0);
    bad(&mut bench, b"change \"2\" on 2026-01-02 \"Of Windows.\"\r\n", 0);
    bad(&mut bench, b"just some words about a hazard\n", 1);
    bad(&mut bench, b"}\n", 1);
    bad(&mut bench, b"\"\"\"\nnever closed\n", 1);
    bench.held("bad-text");
}

#[test]
fn a_file_of_seventy_megabytes_is_refused_unread() {
    let mut bench = bench();
    File::create(bench.path("p/bad.hazlog")).unwrap().set_len(70 << 20).unwrap();
    assert_eq!(bench.say(&["check", "p", "--format=concise"]).code, 2);
    assert_eq!(bench.say(&["fmt", "p"]).code, 2);
    assert_eq!(bench.say(&["check", "--config", "p/bad.hazlog", "p/good.hazlog"]).code, 2);
    let ran = bench.say_with(&["check", "-"], &vec![b'x'; 65 << 20]);
    assert_eq!(ran.code, 2);
    bench.held("bad-large");
}

/// Deep nesting must cost neither the stack nor time that grows faster than the text.
#[test]
fn a_hundred_thousand_of_anything() {
    let bench = bench();
    for unit in
        ["{", "hazard{", "hazard H-1 \"x\" {", "}", "\"", "\"\"\"", "(", "cause C1 \"x\" {\n", "a, ", "\u{feff}", "\r"]
    {
        for head in ["", "hazard H-1 \"x\" {\n  "] {
            bench.put("p/bad.hazlog", format!("{head}{}", unit.repeat(100_000)).as_bytes());
            let ran = bench.run(&["check", "p", "--format=concise", "--today=2026-11-20"]);
            let lines = ran.out.lines().filter(|line| line.contains("bad.hazlog")).count();
            assert!(lines <= 1000, "{unit:?} after {head:?} gives {lines} lines");
            assert!(ran.code <= 1, "{unit:?} after {head:?}: {}", ran.error);
            assert!(bench.run(&["check", "p"]).code <= 1, "{unit:?}: the text form");
            bench.run(&["fmt", "p", "--check"]);
        }
    }
}

#[test]
fn nesting_is_told_once() {
    let mut bench = bench();
    for text in ["{".repeat(100_000), "hazard{".repeat(100_000), format!("hazard H-1 \"x\" {}", "{".repeat(100_000))] {
        bench.put("p/bad.hazlog", text.as_bytes());
        let ran = bench.run(&["check", "p", "--format=concise", "--today=2026-11-20"]);
        bench.note(&format!("$ hazlog check p # {}… ({} bytes)", &text[..24], text.len()), &ran);
    }
    bench.held("bad-nesting");
}

#[test]
fn folders_named_like_logs() {
    let mut bench = Bench::new(&[("p/x.hazlog/inner.hazlog", LOG)]);
    assert_eq!(bench.say(&["check", "p/x.hazlog"]).code, 2);
    assert_eq!(bench.say(&["check", "p"]).code, 0);
    fs::create_dir(bench.path("p/hazlog.toml")).unwrap();
    assert_eq!(bench.say(&["check", "p"]).code, 0);
    assert_eq!(bench.say(&["check", "p", "--config", "p/hazlog.toml"]).code, 2);
    bench.held("bad-folders");
}

#[test]
fn two_projects_at_once() {
    let mut bench =
        Bench::new(&[("a/hazlog.toml", ""), ("a/a.hazlog", LOG), ("b/b.hazlog", ""), ("a/in/hazlog.toml", "")]);
    assert_eq!(bench.say(&["check", "a", "b"]).code, 2);
    assert_eq!(bench.say(&["check", "a"]).code, 0);
    bench.held("bad-two-projects");
}
