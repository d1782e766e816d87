//! `hazlog coverage`

use std::io::Write;

use anyhow::bail;
use hazlog_core::ide::coverage::{Coverage, coverage};

use super::project::open;
use super::today;
use crate::args::{Coverage as Args, CoverageFormat};
use crate::outcome::Outcome;
use crate::render::coverage::{json, markdown, text};
use crate::terminal::Terminal;

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let project = open(&args.paths, None, &args.config, today(None), terminal)?;
    let mut editions = coverage(&project.workspace.snapshot());
    if let Some(wanted) = &args.edition {
        editions.retain(|one| one.edition == **wanted);
    }
    if editions.is_empty() {
        bail!("{}", nothing_answered(args.edition.as_deref()));
    }
    for problem in &project.problems {
        terminal.complain(&problem.to_string());
    }
    for half in editions.iter().filter(|one| one.half_read) {
        let (programme, edition) = (&half.programme, &half.edition);
        terminal.note(&format!(
            "warning: the answer to {programme} {edition} can be read only in part, because a text in it is not closed: \
             what seems to be unanswered may stand in the rest"
        ));
    }
    let mut bytes = Vec::new();
    write(&mut bytes, args.format, &editions)?;
    match &args.output {
        Some(path) => hazlog_project::create_new(path, &String::from_utf8_lossy(&bytes))?,
        None => terminal.out().write_all(&bytes)?,
    }
    Ok(if project.problems.is_empty() { Outcome::Clean } else { Outcome::Failed })
}

fn nothing_answered(edition: Option<&str>) -> String {
    match edition {
        Some(edition) => format!(
            "this log does not answer edition {edition} of a programme log: leave --edition away to see which it does"
        ),
        None => {
            "this log answers no programme log: declare one, such as `programme GPC edition \"2.0\" { … }`".to_owned()
        }
    }
}

fn write(out: &mut impl Write, format: CoverageFormat, editions: &[Coverage]) -> std::io::Result<()> {
    if format == CoverageFormat::Json {
        return json::write(out, editions);
    }
    for (place, edition) in editions.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        match format {
            CoverageFormat::Md => markdown::write(out, edition)?,
            CoverageFormat::Text | CoverageFormat::Json => text::write(out, edition)?,
        }
    }
    Ok(())
}
