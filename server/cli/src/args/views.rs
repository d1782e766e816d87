//! The arguments of the commands that show what a log comes to.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{ConfigArgs, day};

#[derive(Debug, Args)]
pub(crate) struct Status {
    /// Files or folders. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// The day that dates are held against, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Its id, such as ADS-7, CTL-CACHE or GPC-46.
    pub(crate) id: String,
    /// Files or folders. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// The day that dates are held against, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// Files or folders. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    /// Only this edition, such as 2.0.
    #[arg(long)]
    pub(crate) edition: Option<String>,
    /// How it is written.
    #[arg(long, value_enum, default_value_t = CoverageFormat::Text)]
    pub(crate) format: CoverageFormat,
    /// Write it to this file; it must not exist.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// How the answer to a programme log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageFormat {
    /// For people, on a terminal.
    Text,
    /// As tables in Markdown.
    Md,
    /// For programs; see OUTPUT.md.
    Json,
}
