//! The arguments of `export` and `import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use hazlog_exchange::import::Field;

use super::ConfigArgs;

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Files or folders. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    /// The form.
    #[arg(long, value_enum)]
    pub(crate) to: ExportFormat,
    /// The file to write; `-` writes to standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Write over a file that exists.
    #[arg(long)]
    pub(crate) force: bool,
    /// Leave out what cannot be read, instead of refusing.
    #[arg(long)]
    pub(crate) unfinished: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Everything that the log says, for programs; `import` reads it back.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Workbooks (.xlsx), comma-separated values or pages in Markdown, which together are one log; or a log that was
    /// written by `export --to json`.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The folder to write the log into; it must not exist, or be empty.
    #[arg(short, long, value_name = "DIR", required_unless_present = "dry_run")]
    pub(crate) output: Option<PathBuf>,
    /// Say what a column holds, such as --map "Domain=note"; may be given several times.
    #[arg(long, value_name = "COLUMN=FIELD", value_parser = mapped)]
    pub(crate) map: Vec<(String, Field)>,
    /// Write nothing; say what would become of each column.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

fn mapped(text: &str) -> Result<(String, Field), String> {
    let (column, field) = text.split_once('=').ok_or("write a heading, `=` and a field, such as \"Domain=note\"")?;
    let names = || Field::all().map(Field::name).collect::<Vec<_>>().join(", ");
    let known = Field::all().find(|known| known.name() == field.trim());
    let field = known.ok_or_else(|| format!("`{field}` is no field: write one of {}", names()))?;
    Ok((column.trim().to_owned(), field))
}
