//! Links, pipes and arguments as Unix has them. Tests may run as root, who reads a file of mode 000 all the same, so what
//! cannot be read is made of something that nobody can read.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::Stdio;

use hazlog_tests::synthetic;

use crate::bench::{Bench, LOG};

#[test]
fn links_that_loop() {
    let mut bench = Bench::new(&[("p/hazlog.toml", ""), ("p/a/log.hazlog", LOG)]);
    symlink("..", bench.path("p/a/up")).unwrap();
    symlink("self.hazlog", bench.path("p/self.hazlog")).unwrap();
    assert_eq!(bench.say(&["check", "p"]).code, 2);
    assert_eq!(bench.say(&["check", "p", "--format=json", "--today=2026-11-20"]).code, 2);
    assert_eq!(bench.say(&["check", "p/self.hazlog"]).code, 2);
    assert_eq!(bench.say(&["fmt", "p", "--check"]).code, 2);
    bench.held("bad-links");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_read() {
    let mut bench = Bench::new(&[("p/hazlog.toml", ""), ("p/log.hazlog", LOG), ("q/log.hazlog", LOG)]);
    symlink("/proc/self/mem", bench.path("p/bad.hazlog")).unwrap();
    symlink("/proc/self/mem", bench.path("q/hazlog.toml")).unwrap();
    assert_eq!(bench.say(&["check", "p"]).code, 2);
    assert_eq!(bench.say(&["check", "p/bad.hazlog"]).code, 2);
    assert_eq!(bench.say(&["check", "q"]).code, 2);
    assert_eq!(bench.say(&["fmt", "p"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "import", "p/bad.hazlog", "-o", "p/out.hazlog"]).code, 2);
    assert!(!bench.path("p/out.hazlog").exists());
    bench.held("bad-unreadable");
}

#[test]
fn a_reader_that_goes_away_is_no_failure_to_speak_of_and_no_all_clear() {
    let bench = Bench::new(&[("p/hazlog.toml", "")]);
    for (path, text) in synthetic::log(300, 1) {
        bench.put(&format!("p/{path}"), text.replace("owner      \"Education\"", "owner \"\"").as_bytes());
    }
    for args in [
        &["check", "p"][..],
        &["check", "p", "--format=json"],
        &["check", "p", "--format=concise"],
        &["rules"],
        &["rules", "--format=json"],
        &["explain", "missing-field"],
        &["catalogue", "list"],
        &["fmt", "p", "--diff"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let mut command = bench.command();
        let mut child = command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let ran = bench.ran(&child.wait_with_output().unwrap());
        assert!(!ran.error.to_lowercase().contains("pipe"), "{args:?}: {}", ran.error);
        assert!(args[0] != "check" || ran.code != 0, "{args:?}: errors that nobody read are no all-clear");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let mut bench = Bench::new(&[("p/log.hazlog", LOG)]);
    for args in [&["check", "p"][..], &["check", "p", "--format=json"], &["rules"], &["completions", "zsh"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = bench.command().args(args).stdout(full).output().unwrap();
        let ran = bench.ran(&output);
        assert_eq!(ran.code, 2);
        bench.note(&format!("$ hazlog {} > /dev/full", args.join(" ")), &ran);
    }
    bench.held("full-disk");
}

#[test]
fn arguments_that_are_no_text() {
    let mut bench = Bench::new(&[("p/log.hazlog", LOG)]);
    fs::write(bench.path("p").join(OsStr::from_bytes(b"caf\xe9.hazlog")), "").unwrap();
    for args in [
        vec![OsStr::new("check"), OsStr::from_bytes(b"gone\xff.hazlog")],
        vec![OsStr::new("check"), OsStr::from_bytes(b"p/caf\xe9.hazlog")],
        vec![OsStr::new("check"), OsStr::new("p")],
        vec![OsStr::new("explain"), OsStr::from_bytes(b"\xff")],
        vec![OsStr::from_bytes(b"\xff")],
        vec![OsStr::new("check"), OsStr::new("--format"), OsStr::from_bytes(b"\xff")],
        vec![OsStr::new("check"), OsStr::new("-"), OsStr::new("--stdin-filename"), OsStr::from_bytes(b"p/\xff.hazlog")],
        vec![OsStr::new("check"), OsStr::new("")],
    ] {
        let output = bench.command().args(&args).stdin(Stdio::null()).output().unwrap();
        let ran = bench.ran(&output);
        assert_eq!(ran.code, 2, "{args:?}");
        let shown: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
        bench.note(&format!("$ hazlog {}", shown.join(" ")), &ran);
    }
    bench.held("bad-arguments");
}

#[test]
fn a_pipe_is_not_waited_for() {
    let mut bench = Bench::new(&[("p/log.hazlog", LOG)]);
    let made = std::process::Command::new("mkfifo").arg(bench.path("p/pipe.hazlog")).status().unwrap();
    assert!(made.success());
    assert_eq!(bench.say(&["check", "p"]).code, 2);
    assert_eq!(bench.say(&["check", "p/pipe.hazlog"]).code, 2);
    assert_eq!(bench.say(&["check", "p/log.hazlog", "--config", "p/pipe.hazlog"]).code, 2);
    assert_eq!(bench.say(&["catalogue", "import", "p/pipe.hazlog", "-o", "x.hazlog"]).code, 2);
    bench.held("bad-pipe");
}
