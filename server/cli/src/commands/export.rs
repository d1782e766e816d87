//! `hazlog export`

use std::io::Write;

use anyhow::bail;
use hazlog_core::workspace::Snapshot;
use hazlog_exchange::json;
use hazlog_exchange::record::Unread;

use super::project::open;
use super::today;
use crate::args::{Export, ExportFormat};
use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// So many places that cannot be read are named; the others are counted.
const MOST_NAMED: usize = 5;

pub(crate) fn run(args: &Export, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let project = open(&args.paths, None, &args.config, today(None), terminal)?;
    if let Some(problem) = project.problems.first() {
        bail!("nothing was written, for a file could not be read: {problem}");
    }
    let snapshot = project.workspace.snapshot();
    let unread = Unread::of(&snapshot);
    if !unread.is_empty() {
        if !args.unfinished {
            bail!("{}", refusal(&unread));
        }
        for one in &unread {
            terminal.note(&format!("left out: {}:{}: {}", one.path, one.line, one.message));
        }
    }
    let text = written(&snapshot, args.to);
    if args.output.as_os_str() == "-" {
        terminal.out().write_all(text.as_bytes())?;
    } else if args.force {
        hazlog_project::renew(&args.output, &text)?;
    } else {
        hazlog_project::create_new(&args.output, &text)?;
    }
    Ok(Outcome::Clean)
}

fn written(snapshot: &Snapshot, format: ExportFormat) -> String {
    match format {
        ExportFormat::Json => json::write(snapshot),
    }
}

fn refusal(unread: &[Unread]) -> String {
    let lines: Vec<String> =
        unread.iter().take(MOST_NAMED).map(|one| format!("{}:{}: {}", one.path, one.line, one.message)).collect();
    let more = match unread.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!("\nand {more} more"),
    };
    format!(
        "nothing was written, for a part of the log cannot be read and would be missing; mend it, or leave it out with \
         --unfinished:\n{}{more}",
        lines.join("\n")
    )
}
