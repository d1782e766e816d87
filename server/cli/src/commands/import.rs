//! `hazlog import`

use std::io::Write;

use anyhow::{Context, bail};
use hazlog_core::config::Config;
use hazlog_core::risk::Matrix;
use hazlog_core::workspace::Workspace;
use hazlog_exchange::{Record, json, to_source};
use hazlog_project::config::matrix_toml;

use super::today;
use crate::args::Import;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Import, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let name = args.file.display();
    let bytes = hazlog_project::read_bytes(&args.file, hazlog_exchange::MAX_INPUT as u64)?;
    let document = json::read(&bytes).with_context(|| name.to_string())?;
    let Ok(matrix) = document.method.matrix() else {
        bail!("{name}: nothing was written, for the levels, risks and bands of its risk matrix do not fit together");
    };
    let text = to_source(&document.record);
    if let Some(lost) = lost(&document.record, &text) {
        bail!("{name}: nothing was written, for {lost} cannot be written in the language");
    }
    hazlog_project::new_folder(&args.output)?;
    let config = if matrix == Matrix::example() { String::new() } else { matrix_toml(&matrix) };
    hazlog_project::create_new(&args.output.join("hazlog.toml"), &config)?;
    hazlog_project::create_new(&args.output.join("log.hazlog"), &text)?;
    let hazards = document.record.hazards.len();
    let what = if hazards == 1 { "hazard" } else { "hazards" };
    writeln!(terminal.out(), "{hazards} {what} written to {}", args.output.display())?;
    writeln!(terminal.out(), "Next: `hazlog check {}`", args.output.display())?;
    Ok(Outcome::Clean)
}

/// What does not come out of the text as it went in.
fn lost(record: &Record, text: &str) -> Option<String> {
    let mut workspace = Workspace::new(Config::default(), today(None));
    workspace.load(vec![("log.hazlog".to_owned(), text.to_owned())]);
    let read = Record::of(&workspace.snapshot());
    if read == *record {
        return None;
    }
    let hazard = record.hazards.iter().find(|hazard| !read.hazards.contains(hazard));
    Some(hazard.map_or_else(|| "a part of it".to_owned(), |hazard| format!("hazard `{}`", hazard.id)))
}
