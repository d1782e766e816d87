//! The binary `hazlog`: arguments, then a command, then an exit code.

mod args;
mod commands;
mod outcome;
mod render;
mod terminal;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use outcome::Outcome;
use terminal::Terminal;

/// A large project is made of millions of small pieces on several threads at once, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut terminal = Terminal::new(cli.color);
    let result = match cli.command {
        Command::Check(args) => commands::check::run(args, &mut terminal),
        Command::Fmt(args) => commands::fmt::run(args, &mut terminal),
        Command::Explain(args) => commands::explain::run(&args, &mut terminal),
        Command::Rules(args) => commands::rules::run(&args, &mut terminal),
        Command::New(args) => commands::new::run(&args, &mut terminal),
        Command::Status(args) => commands::status::run(&args, &mut terminal),
        Command::Show(args) => commands::show::run(&args, &mut terminal),
        Command::Coverage(args) => commands::coverage::run(&args, &mut terminal),
        Command::Export(args) => commands::export::run(&args, &mut terminal),
        Command::Import(args) => commands::import::run(&args, &mut terminal),
        Command::Catalogue(args) => commands::catalogue::run(args.command, &mut terminal),
        Command::Lsp(args) => commands::lsp::run(args),
        Command::Completions(args) => commands::completions::run(&args, &mut terminal),
    };
    let outcome = result.and_then(|outcome| terminal.finish().map(|()| outcome).map_err(Into::into));
    match outcome {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            terminal.give_up(&error);
            Outcome::Failed.into()
        }
    }
}
