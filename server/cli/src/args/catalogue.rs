//! The arguments of `catalogue`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{ConfigArgs, day};

#[derive(Debug, Args)]
pub(crate) struct Catalogue {
    #[command(subcommand)]
    pub(crate) command: CatalogueCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CatalogueCommand {
    /// List the hazards of an edition.
    List {
        /// The edition, such as 2.0; the newest known one otherwise.
        #[arg(long)]
        edition: Option<String>,
    },
    /// Show one hazard of the programme in every edition that has it.
    Show {
        /// Its id, such as GPC-46.
        id: String,
        /// Only this edition.
        #[arg(long)]
        edition: Option<String>,
    },
    /// Show what became of each hazard from one edition to another.
    Diff {
        /// The older edition, such as 1.0.
        old: String,
        /// The newer edition, such as 2.0.
        new: String,
        /// List the unchanged ones too.
        #[arg(long)]
        all: bool,
    },
    /// Go over to another edition: answers to hazards that did not change stay, all others are to be looked at again.
    Upgrade(Upgrade),
    /// Write a catalogue file from your own copy of the programme's workbook.
    Import {
        /// The workbook (.xlsx).
        workbook: PathBuf,
        /// The file to write; it must not exist.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// The edition, where the workbook does not say.
        #[arg(long)]
        edition: Option<String>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Upgrade {
    /// Files or folders of the log. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    /// The edition to go over to, such as 2.0.
    #[arg(long, value_name = "EDITION")]
    pub(crate) to: String,
    /// The edition that is answered now, where the log answers several.
    #[arg(long, value_name = "EDITION")]
    pub(crate) from: Option<String>,
    /// Who looks at the answers again; the log's clinical safety officer otherwise.
    #[arg(long, value_name = "NAME")]
    pub(crate) owner: Option<String>,
    /// Until when, as YYYY-MM-DD; 90 days from today otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) due: Option<Date>,
    /// Change nothing; say what would become of each hazard.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// The day that 90 days are counted from, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
}
