//! The arguments of `export` and `import`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

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
    /// A log that was written by `export --to json`.
    pub(crate) file: PathBuf,
    /// The folder to write the log into; it must not exist, or be empty.
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: PathBuf,
}
