//! The arguments of the commands around a log: its layout, its rules, its beginning, its editor.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{ConfigArgs, ProfileArg, day};

#[derive(Debug, Args)]
pub(crate) struct Fmt {
    /// Files or folders; `-` formats standard input to standard output. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; exit with 1 where a file would change.
    #[arg(long)]
    pub(crate) check: bool,
    /// Change nothing; show what would change, and exit with 1 where something would.
    #[arg(long)]
    pub(crate) diff: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// The path that standard input stands for in messages.
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Lsp {
    /// What logs are checked for, unless the editor has a setting; the project's own choice otherwise.
    #[arg(long, value_enum)]
    pub(crate) profile: Option<ProfileArg>,
    /// The day that dates are held against, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Write what happens to this file instead of standard error.
    #[arg(long, value_name = "FILE")]
    pub(crate) log: Option<PathBuf>,
    /// How much is written of what happens.
    #[arg(long, value_enum, default_value_t = LogLevel::Warn, value_name = "LEVEL")]
    pub(crate) log_level: LogLevel,
    /// Accepted for editors that ask for it; there is no other way.
    #[arg(long, hide = true)]
    pub(crate) stdio: bool,
    /// The editor's process, as some editors pass it; the protocol tells it too.
    #[arg(long = "clientProcessId", value_name = "NUMBER", hide = true)]
    pub(crate) client_process_id: Option<u32>,
}

/// How much is written of what happens.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LogLevel {
    /// What failed.
    Error,
    /// What was passed over besides.
    Warn,
    /// What was opened and read besides.
    Info,
    /// Every message besides.
    Debug,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The rule's name, as it stands in a finding.
    pub(crate) rule: String,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// How the list is written.
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub(crate) format: ListFormat,
}

/// How lists are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table.
    Text,
    /// For programs.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The day that the log begins, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// The folder; it must not exist, or be empty.
    pub(crate) dir: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
