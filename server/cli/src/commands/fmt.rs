//! `hazlog fmt`

use std::io::Write;

use hazlog_core::format::format;
use hazlog_core::text::Document;
use hazlog_core::workspace::File;
use hazlog_project::Project;
use similar::TextDiff;

use super::project::{display, from_here, open, place, tell_nested};
use super::today;
use crate::args::Fmt;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: Fmt, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let from_stdin = args.paths.iter().any(|path| path.as_os_str() == "-");
    let project = open(&args.paths, args.stdin_filename.as_deref(), &args.config, today(None), terminal)?;
    tell_nested(&project, terminal);
    let snapshot = project.workspace.snapshot();
    let mut outcome = Outcome::Clean;
    let mut changed = 0;
    let mut seen = 0;
    for file in snapshot.files().filter(|file| project.asked.contains(&**file.path())) {
        seen += 1;
        let text = file.document().text();
        let path = shown(&project, file);
        match format(&text) {
            Err(error) => {
                let place = Document::new(&text).line_column(error.range.start());
                let (line, column) = (place.line, place.column);
                terminal.complain(&format!("{path}:{line}:{column}: left as it is: {}", error.message));
                outcome = outcome.max(Outcome::Failed);
            }
            Ok(formatted) => {
                let differs = formatted != text;
                changed += usize::from(differs);
                outcome = outcome.max(one(&args, &project, file, &text, &formatted, from_stdin, terminal)?);
            }
        }
    }
    for problem in &project.problems {
        terminal.complain(&problem.to_string());
        outcome = Outcome::Failed;
    }
    if seen == 0 && project.problems.is_empty() {
        anyhow::bail!("nothing to format: there is no *.hazlog file in {}", place(&project.root));
    }
    if !from_stdin && !args.diff {
        let verb = if args.check { "would be formatted" } else { "formatted" };
        terminal.note(&format!("{changed} of {seen} files {verb}"));
    }
    Ok(outcome)
}

/// Writes one file, or shows what would be written.
fn one(
    args: &Fmt,
    project: &Project,
    file: &File,
    text: &str,
    formatted: &str,
    from_stdin: bool,
    terminal: &mut Terminal,
) -> anyhow::Result<Outcome> {
    let path = shown(project, file);
    if args.diff && formatted != text {
        let diff = TextDiff::from_lines(text, formatted);
        write!(terminal.out(), "{}", diff.unified_diff().header(&path, &format!("{path} (formatted)")))?;
    }
    if args.check || args.diff {
        if formatted != text && !args.diff {
            writeln!(terminal.out(), "{path}")?;
        }
        return Ok(if formatted == text { Outcome::Clean } else { Outcome::Findings });
    }
    if from_stdin {
        terminal.out().write_all(formatted.as_bytes())?;
    } else if formatted != text {
        // One file that cannot be written is no reason to leave the others.
        let path = from_here(&project.root.join(&**file.path()));
        if let Err(error) = hazlog_project::replace(&path, formatted) {
            terminal.complain(&error.to_string());
            return Ok(Outcome::Failed);
        }
    }
    Ok(Outcome::Clean)
}

fn shown(project: &Project, file: &File) -> String {
    display(&project.root.join(&**file.path()))
}
