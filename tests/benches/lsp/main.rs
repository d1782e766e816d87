//! The figures that the language server is held to, at the client and over stdio, printed and never asserted: run with
//! `cargo bench -p hazlog --bench lsp`.
//!
//! Every log is measured beside one of a single hazard in the same run, for a busy machine is slow with both. A *draft*
//! has two things to say of each of its hazards, a clean log nothing. `HAZLOG_BENCH_HAZARDS` sets another size than 10,000.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, unreachable_pub)]

mod client;
mod session;

use std::time::Duration;

use hazlog_tests::synthetic;

use session::{Log, Mode, Session};

/// One row of the table for one log.
type Figure = (&'static str, String);

fn main() {
    let hazards = std::env::var("HAZLOG_BENCH_HAZARDS").ok().and_then(|number| number.parse().ok()).unwrap_or(10_000);
    let columns = [
        ("1 hazard", synthetic::log(1, 1), 1),
        ("100 files", synthetic::log(hazards, 100), hazards / 2),
        ("1 file", synthetic::log(hazards, 1), hazards / 2),
        ("100 drafts", draft(synthetic::log(hazards, 100)), hazards / 2),
        ("1 draft", draft(synthetic::log(hazards, 1)), hazards / 2),
    ];
    let mut table: Vec<(&str, Vec<Figure>)> = Vec::new();
    for (name, files, hazard) in &columns {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("log");
        write(&dir, files);
        table.push((name, measure(&Log { dir: &dir, files, hazard: (*hazard).max(1) })));
    }
    println!("{hazards} hazards, all files open, milliseconds: median / 99th percentile");
    print(&table);
}

/// The log before anybody has judged what is left, or said what mitigates a cause.
fn draft(files: Vec<(String, String)>) -> Vec<(String, String)> {
    let unfinished =
        |text: String| text.replace("  residual severity", "  # residual severity").replace("    mitigates  C3\n", "");
    files.into_iter().map(|(name, text)| (name, unfinished(text))).collect()
}

fn measure(log: &Log<'_>) -> Vec<Figure> {
    let mut session = Session::open(log, Mode::Push);
    let begun = session.begun;
    let place = |session: &Session, text: &str| session.find(log.hazard, text);
    let echo = session.echo();
    let unknown = place(&session, "mitigates  C1, C2\n") + "mitigates  C1, C2".len();
    let (keystrokes, bytes) = session.keystrokes(unknown);
    // Above a cause that does not exist, so that diagnostics move.
    let above = place(&session, "hazard ");
    let prose = place(&session, "description") + "description \"\"\"\n    ".len();
    let id = place(&session, "GPC-") + 5;
    let hover = session.questions("textDocument/hover", "hoverProvider", prose, id);
    let completion = session.questions("textDocument/completion", "completionProvider", prose, id);
    let unknown = place(&session, "mitigates  C1, C2\n") + "mitigates  C1, C2".len();
    let burst = session.burst(prose, unknown);
    let (line_ends, _) = session.line_ends(above);
    let idle = session.idle();
    let memory = session.end();
    let mut session = Session::open(log, Mode::Pull);
    let above = session.find(log.hazard, "hazard ");
    let pulls = session.pulls(above);
    session.end();
    vec![
        ("initialize, from the start of the process (50)", ms(begun)),
        ("a refusal, there and back", percentiles(echo)),
        ("keystroke to published diagnostics (2 / 10)", percentiles(keystrokes)),
        ("  kilobytes of each", (bytes / 1_000).to_string()),
        ("line end to published diagnostics (2 / 10)", percentiles(line_ends)),
        ("keystroke to pulled diagnostics (2 / 10)", percentiles(pulls)),
        ("hover while typing (- / 5)", hover.map_or_else(none, percentiles)),
        ("completion while typing (- / 5)", completion.map_or_else(none, percentiles)),
        ("1,000 keystrokes settled after (250)", ms(burst)),
        ("memory at its highest, MB (400)", (memory / 1_000_000).to_string()),
        ("processor time of 3 idle seconds (0)", idle.map_or_else(none, ms)),
    ]
}

fn none() -> String {
    "-".to_owned()
}

fn print(table: &[(&str, Vec<Figure>)]) {
    let names = table.iter().map(|(name, _)| format!("{name:>16}")).collect::<String>();
    println!("{:50}{names}", "");
    for (row, (what, _)) in table[0].1.iter().enumerate() {
        let values = table.iter().map(|(_, figures)| format!("{:>16}", figures[row].1)).collect::<String>();
        println!("{what:50}{values}");
    }
}

fn write(dir: &std::path::Path, files: &[(String, String)]) {
    for (name, text) in files {
        let path = dir.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: f64| ms(times[((times.len() - 1) as f64 * share).round() as usize]);
    format!("{} / {}", at(0.5), at(0.99))
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e3)
}
