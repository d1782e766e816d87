//! `hazlog completions SHELL`

use std::io::Write;

use clap::CommandFactory;

use crate::args::{Cli, Completions};
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Completions, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "hazlog", &mut script);
    terminal.out().write_all(&script)?;
    Ok(Outcome::Clean)
}
