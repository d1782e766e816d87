//! `hazlog fmt`: what it writes, what it shows, and what it leaves alone.

use std::fs;

use crate::bench::{Bench, names};

const UNTIDY: &str = "hazard H-1 \"Wrong patient\" {\nowner    \"A\"\n      mode fault\n}\n\n\n\n# kept\nchange \"1\" on 2026-01-01 \"x\"\n";
const TIDY: &str =
    "hazard H-1 \"Wrong patient\" {\n  owner  \"A\"\n  mode   fault\n}\n\n# kept\nchange \"1\" on 2026-01-01 \"x\"\n";
const BROKEN: &str = "hazard H-2 \"Not closed {\n  owner  \"A\"\n\n";

fn bench() -> Bench {
    Bench::new(&[("p/a.hazlog", UNTIDY), ("p/b/tidy.hazlog", TIDY)])
}

#[test]
fn files_are_written_in_place_and_a_second_run_changes_nothing() {
    let mut bench = bench();
    assert_eq!(bench.say(&["fmt", "p"]).code, 0);
    assert_eq!((bench.text("p/a.hazlog"), bench.text("p/b/tidy.hazlog")), (TIDY.to_owned(), TIDY.to_owned()));
    assert_eq!(names(&bench.path("p")), ["a.hazlog", "b"]);
    assert_eq!(bench.say(&["fmt", "p"]).code, 0);
    assert_eq!(bench.say(&["fmt", "p", "--check"]).code, 0);
    bench.held("fmt");
}

#[test]
fn what_would_change_is_shown_and_nothing_is_written() {
    let mut bench = bench();
    assert_eq!(bench.say(&["fmt", "p", "--check"]).code, 1);
    assert_eq!(bench.say(&["fmt", "p", "--diff"]).code, 1);
    assert_eq!(bench.say(&["fmt", "p", "--diff", "--check"]).code, 1);
    assert_eq!(bench.say(&["fmt", "p/b", "--diff"]).code, 0);
    assert_eq!(bench.text("p/a.hazlog"), UNTIDY);
    bench.held("fmt-check");
}

#[test]
fn standard_input_goes_to_standard_output() {
    let mut bench = bench();
    let ran = bench.say_with(&["fmt", "-"], UNTIDY.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (0, TIDY));
    assert_eq!(bench.say_with(&["fmt", "-"], TIDY.as_bytes()).out, TIDY);
    assert_eq!(bench.say_with(&["fmt", "-", "--check"], UNTIDY.as_bytes()).code, 1);
    assert_eq!(bench.say_with(&["fmt", "-", "--diff", "--stdin-filename", "p/a.hazlog"], UNTIDY.as_bytes()).code, 1);
    let ran = bench.say_with(&["fmt", "-"], BROKEN.as_bytes());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(bench.text("p/a.hazlog"), UNTIDY);
    bench.held("fmt-stdin");
}

#[test]
fn a_broken_file_is_left_alone_and_named_and_the_others_are_formatted() {
    let mut bench = bench();
    bench.put("p/broken.hazlog", BROKEN.as_bytes());
    bench.put("p/bytes.hazlog", b"\xff");
    assert_eq!(bench.say(&["fmt", "p"]).code, 2);
    assert_eq!(bench.text("p/a.hazlog"), TIDY);
    assert_eq!(bench.text("p/broken.hazlog"), BROKEN);
    assert_eq!(fs::read(bench.path("p/bytes.hazlog")).unwrap(), b"\xff");
    assert_eq!(bench.say(&["fmt", "p", "--check"]).code, 2);
    bench.held("fmt-broken");
}

#[test]
fn line_ends_and_byte_order_marks_are_kept_or_told() {
    let bench = Bench::new(&[("p/crlf.hazlog", &UNTIDY.replace('\n', "\r\n")), ("p/bom.hazlog", "")]);
    bench.put("p/bom.hazlog", format!("\u{feff}{UNTIDY}").as_bytes());
    assert_eq!(bench.run(&["fmt", "p"]).code, 0);
    let again = bench.run(&["fmt", "p", "--check"]);
    assert_eq!(again.code, 0, "{}", again.out);
    for name in ["p/crlf.hazlog", "p/bom.hazlog"] {
        let text = bench.text(name).replace("\r\n", "\n");
        assert_eq!(text.trim_start_matches('\u{feff}'), TIDY, "{name}");
    }
}

#[test]
fn nothing_to_format() {
    let mut bench = Bench::new(&[("p/notes.md", "")]);
    assert_eq!(bench.say(&["fmt", "p"]).code, 2);
    assert_eq!(bench.say(&["fmt", "gone"]).code, 2);
    bench.held("fmt-nothing");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_are_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let mut bench =
        Bench::new(&[("elsewhere/real.hazlog", UNTIDY), ("p/own.hazlog", UNTIDY), ("q/fixed.hazlog", UNTIDY)]);
    symlink("../elsewhere/real.hazlog", bench.path("p/link.hazlog")).unwrap();
    for (name, mode) in [("p/own.hazlog", 0o640), ("elsewhere/real.hazlog", 0o600), ("q/fixed.hazlog", 0o444)] {
        fs::set_permissions(bench.path(name), fs::Permissions::from_mode(mode)).unwrap();
    }
    let mode = |bench: &Bench, name: &str| fs::metadata(bench.path(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(bench.say(&["fmt", "p"]).code, 0);
    assert!(fs::symlink_metadata(bench.path("p/link.hazlog")).unwrap().is_symlink());
    assert_eq!((mode(&bench, "p/own.hazlog"), mode(&bench, "elsewhere/real.hazlog")), (0o640, 0o600));
    assert_eq!((bench.text("p/own.hazlog"), bench.text("elsewhere/real.hazlog")), (TIDY.to_owned(), TIDY.to_owned()));
    assert_eq!(bench.say(&["fmt", "q"]).code, 2);
    assert_eq!(bench.text("q/fixed.hazlog"), UNTIDY);
    bench.held("fmt-permissions");
}
