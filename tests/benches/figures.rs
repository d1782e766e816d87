//! The figures that hazlog is held to, printed and never asserted: run with `cargo bench -p hazlog --bench figures`.
//!
//! Cold check against a bare parse of the same bytes on the same cores, memory, one typed character in a small and in a
//! large file, and start-up. `HAZLOG_BENCH_HAZARDS` sets another size than 10,000.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Linter;
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Workspace;
use hazlog_tests::project::TODAY;
use hazlog_tests::synthetic;
use rayon::prelude::*;
use wait4::Wait4;

const BINARY: &str = env!("CARGO_BIN_EXE_hazlog");
const RUNS: usize = 7;

fn main() {
    let hazards = std::env::var("HAZLOG_BENCH_HAZARDS").ok().and_then(|number| number.parse().ok()).unwrap_or(10_000);
    let dir = tempfile::tempdir().unwrap();
    let files = synthetic::log(hazards, 100);
    write(dir.path(), &files);
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    println!(
        "{hazards} hazards, {:.1} MB, {} files, {} threads",
        bytes as f64 / 1e6,
        files.len(),
        rayon::current_num_threads()
    );
    cold(dir.path(), &files);
    keystrokes(100);
    keystrokes(hazards);
    start_up();
}

fn cold(dir: &Path, files: &[(String, String)]) {
    let parse = median(RUNS, || {
        files.par_iter().for_each(|(_, text)| {
            let mut parser = tree_sitter::Parser::new();
            parser.set_language(&tree_sitter_hazlog::LANGUAGE.into()).unwrap();
            std::hint::black_box(parser.parse(text, None).unwrap());
        });
    });
    let mut memory = 0;
    let check = median(RUNS, || {
        let mut child = hazlog(&["check", "--format", "concise", "--profile", "release", "--today", "2026-11-20"]);
        let mut child = child.arg(dir).spawn().unwrap();
        memory = memory.max(child.wait4().unwrap().rusage.maxrss);
    });
    println!("cold check   {} against a bare parse {}: {:.2} times", ms(check), ms(parse), ratio(check, parse));
    println!("memory       {:.0} MB at its highest", memory as f64 / 1e6);
}

/// Types a hazard into the middle of one file and prints how long it took from each character to a new set of findings.
fn keystrokes(hazards: usize) {
    let text = synthetic::log(hazards, 1).remove(0).1;
    let at = text.find(&format!("\nhazard H-{} ", hazards / 2)).unwrap();
    let mut workspace = Workspace::new(Config::default(), TODAY);
    workspace.load(vec![("log.hazlog".to_owned(), text)]);
    let mut linter = Linter::new(Profile::Release);
    linter.update(&workspace.snapshot(), &workspace.take_dirt());
    let newcomer = format!("\n{}", synthetic::hazard(hazards + 1));
    let mut times = Vec::new();
    for (place, char) in newcomer.char_indices() {
        let offset = TextSize::try_from(at + place).unwrap();
        let begin = Instant::now();
        workspace.edit("log.hazlog", TextRange::empty(offset), char.encode_utf8(&mut [0; 4]));
        let dirt = workspace.take_dirt();
        linter.update(&workspace.snapshot(), &dirt);
        times.push(begin.elapsed());
    }
    times.sort();
    let at = |share: f64| ms(times[((times.len() - 1) as f64 * share) as usize]);
    println!(
        "keystroke    median {}, 99th percentile {}, worst {} in one file of {hazards} hazards",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

fn start_up() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &synthetic::log(3, 1));
    let time = median(RUNS * 5, || {
        hazlog(&["check", "--format", "concise"]).arg(dir.path()).status().unwrap();
    });
    println!("start-up     {} for a check of 3 hazards", ms(time));
}

fn hazlog(args: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    command.args(args).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn write(dir: &Path, files: &[(String, String)]) {
    for (path, text) in files {
        let path = dir.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn median(runs: usize, mut job: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            job();
            begin.elapsed()
        })
        .collect();
    times.sort();
    times[runs / 2]
}

fn ms(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

fn ratio(left: Duration, right: Duration) -> f64 {
    left.as_secs_f64() / right.as_secs_f64()
}
