//! `hazlog check`

use std::io::Write;

use anyhow::bail;
use hazlog_core::ide::status::overview;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::workspace::Snapshot;
use hazlog_project::Project;

use super::project::{display, open, place, tell_nested};
use super::today;
use crate::args::{Check, Format};
use crate::outcome::Outcome;
use crate::render::check::summary::{self, Counts};
use crate::render::check::{self, Failure, Report};
use crate::terminal::Terminal;

pub(crate) fn run(args: Check, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let today = today(args.today);
    let mut project = open(&args.paths, args.stdin_filename.as_deref(), &args.config, today, terminal)?;
    tell_nested(&project, terminal);
    if project.asked.is_empty() && project.problems.is_empty() {
        bail!("nothing to check: there is no *.hazlog file in {}; `hazlog new DIR` begins a log", place(&project.root));
    }
    let profile = args.profile.map_or(project.config.config.profile, Into::into);
    let mut linter = Linter::new(profile);
    let dirt = project.workspace.take_dirt();
    let snapshot = project.workspace.snapshot();
    linter.update(&snapshot, &dirt);
    let findings = asked(&linter, &snapshot, &project);
    let failures = failures(&project);
    let report = Report {
        snapshot: &snapshot,
        root: &display(&project.root),
        folder: &project.root,
        findings: &findings,
        failures: &failures,
        counts: Counts::of(&findings),
        overview: &overview(&snapshot),
        profile: profile.as_str(),
        today: &today.to_string(),
        config: &project.config.config,
    };
    for file in &args.output {
        let mut bytes = Vec::new();
        check::write(&mut bytes, &report, file.format, false)?;
        hazlog_project::renew(&file.path, &String::from_utf8_lossy(&bytes))?;
    }
    let colour = terminal.has_colour();
    let out = terminal.out();
    if args.statistics && matches!(args.format, Format::Text | Format::Concise) {
        check::findings(out, &report, args.format, colour)?;
        summary::statistics(out, &report)?;
        check::closing(out, &report, args.format)?;
    } else {
        check::write(out, &report, args.format, colour)?;
    }
    out.flush()?;
    for problem in &project.problems {
        terminal.complain(&problem.to_string());
    }
    let outcome = outcome(&project, report.counts, args.deny_warnings);
    // The process ends: to take a large project apart piece by piece would only cost its user a tenth of the time.
    std::mem::forget((project, snapshot, linter));
    Ok(outcome)
}

/// The findings in the files that were asked for.
fn asked(linter: &Linter, snapshot: &Snapshot, project: &Project) -> Vec<Located> {
    let files = snapshot.files().filter(|file| project.asked.contains(&**file.path()));
    files.flat_map(|file| linter.findings_in(snapshot, file)).collect()
}

fn failures(project: &Project) -> Vec<Failure> {
    let failure = |problem: &hazlog_project::PathProblem| Failure {
        path: display(&problem.path),
        message: problem.kind.to_string(),
    };
    project.problems.iter().map(failure).collect()
}

fn outcome(project: &Project, counts: Counts, deny_warnings: bool) -> Outcome {
    if !project.problems.is_empty() {
        Outcome::Failed
    } else if counts.errors > 0 || (deny_warnings && counts.warnings + project.config_warnings.len() > 0) {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}
