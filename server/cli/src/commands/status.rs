//! `hazlog status`

use anyhow::bail;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Linter;

use super::project::{open, place, tell_nested};
use super::today;
use crate::args::Status;
use crate::outcome::Outcome;
use crate::render::status;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Status, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let mut project = open(&args.paths, None, &args.config, today(args.today), terminal)?;
    tell_nested(&project, terminal);
    if project.asked.is_empty() && project.problems.is_empty() {
        bail!("there is no *.hazlog file in {}; `hazlog new DIR` begins a log", place(&project.root));
    }
    let mut linter = Linter::new(Profile::Release);
    let dirt = project.workspace.take_dirt();
    let snapshot = project.workspace.snapshot();
    linter.update(&snapshot, &dirt);
    let findings: Vec<_> = snapshot.files().flat_map(|file| linter.findings_in(&snapshot, file)).collect();
    let colour = terminal.has_colour();
    status::write(terminal.out(), &snapshot, &findings, colour)?;
    for problem in &project.problems {
        terminal.complain(&problem.to_string());
    }
    Ok(if project.problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}
