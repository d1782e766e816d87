//! `hazlog import`

use std::io::Write;
use std::path::Path;

use anyhow::{Context, bail};
use hazlog_core::config::Config;
use hazlog_core::ide::status::overview;
use hazlog_core::lint::Linter;
use hazlog_core::risk::Matrix;
use hazlog_core::workspace::Workspace;
use hazlog_exchange::import::{Imported, MappedColumn, Source, import};
use hazlog_exchange::{Record, json, to_source};
use hazlog_project::config::matrix_toml;

use super::today;
use crate::args::Import;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Import, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let read = read(args)?;
    let text = to_source(&read.record);
    if let Some(lost) = lost(&read.record, &text) {
        bail!("nothing was written, for {lost} cannot be written in the language");
    }
    let out = terminal.out();
    columns(out, &read.columns)?;
    for remark in &read.remarks {
        writeln!(out, "note: {remark}")?;
    }
    if let (Some(folder), false) = (&args.output, args.dry_run) {
        write(folder, read.matrix.as_ref(), &text)?;
    }
    summary(out, &read, &text, args)?;
    Ok(Outcome::Clean)
}

fn read(args: &Import) -> anyhow::Result<Imported> {
    let mut files = Vec::new();
    for path in &args.files {
        files.push((path, hazlog_project::read_bytes(path, hazlog_exchange::MAX_INPUT as u64)?));
    }
    if let [(path, bytes)] = files.as_slice()
        && bytes.trim_ascii_start().first() == Some(&b'{')
    {
        return document(bytes).with_context(|| path.display().to_string());
    }
    let stem = |path: &Path| path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stems: Vec<String> = files.iter().map(|(path, _)| stem(path)).collect();
    let sources: Vec<Source<'_>> = stems.iter().zip(&files).map(|(stem, (_, bytes))| Source { stem, bytes }).collect();
    let names: Vec<String> = args.files.iter().map(|path| path.display().to_string()).collect();
    import(&sources, &args.map).with_context(|| names.join(", "))
}

fn document(bytes: &[u8]) -> anyhow::Result<Imported> {
    let document = json::read(bytes)?;
    let Ok(matrix) = document.method.matrix() else {
        bail!("nothing was written, for the levels, risks and bands of its risk matrix do not fit together");
    };
    let matrix = Some(matrix).filter(|matrix| *matrix != Matrix::example());
    Ok(Imported { record: document.record, matrix, columns: Vec::new(), remarks: Vec::new() })
}

fn write(folder: &Path, matrix: Option<&Matrix>, text: &str) -> anyhow::Result<()> {
    hazlog_project::new_folder(folder)?;
    hazlog_project::create_new(&folder.join("hazlog.toml"), &matrix.map(matrix_toml).unwrap_or_default())?;
    hazlog_project::create_new(&folder.join("log.hazlog"), text)?;
    Ok(())
}

/// What became of each column, table by table.
fn columns(out: &mut impl Write, columns: &[MappedColumn]) -> std::io::Result<()> {
    let width = columns.iter().map(|column| column.heading.chars().count()).max().unwrap_or(0);
    let mut table = "";
    for column in columns {
        if column.table != table {
            table = &column.table;
            writeln!(out, "{table}")?;
        }
        let field = if column.is_unknown { "kept in a note".to_owned() } else { column.field.name() };
        writeln!(out, "  {:<width$}  {field}", column.heading)?;
    }
    Ok(())
}

/// How many hazards there are, and what a check finds in them.
fn summary(out: &mut impl Write, read: &Imported, text: &str, args: &Import) -> std::io::Result<()> {
    let config = Config { matrix: read.matrix.clone().unwrap_or_else(Matrix::example), ..Config::default() };
    let mut linter = Linter::new(config.profile);
    let mut workspace = Workspace::new(config, today(None));
    workspace.load(vec![("log.hazlog".to_owned(), text.to_owned())]);
    let dirt = workspace.take_dirt();
    let snapshot = workspace.snapshot();
    linter.update(&snapshot, &dirt);
    let findings: usize = snapshot.files().map(|file| linter.findings_in(&snapshot, file).len()).sum();
    let hazards = overview(&snapshot).hazards;
    let what = if hazards == 1 { "hazard" } else { "hazards" };
    match &args.output {
        Some(folder) if !args.dry_run => {
            let folder = folder.display();
            let say = if findings == 1 { "thing" } else { "things" };
            writeln!(out, "{hazards} {what} written to {folder}; a check has {findings} {say} to say of them")?;
            writeln!(out, "Next: `hazlog check {folder}`")
        }
        _ => writeln!(out, "{hazards} {what}; nothing was written: this was a dry run"),
    }
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
