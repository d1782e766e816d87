//! The command line: what may be asked, and in which words. What is done about it is in `commands`.

mod catalogue;
mod check;
mod exchange;
mod tools;
mod views;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub(crate) use catalogue::{Catalogue, CatalogueCommand, Upgrade};
pub(crate) use check::{Check, ConfigArgs, Format, ProfileArg};
pub(crate) use exchange::{Export, ExportFormat, Import};
pub(crate) use tools::{Completions, Explain, Fmt, ListFormat, LogLevel, Lsp, New, Rules};
pub(crate) use views::{Coverage, CoverageFormat, Show, Status};

/// Checks, formats and explains clinical hazard logs.
#[derive(Debug, Parser)]
#[command(name = "hazlog", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Cli {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A day as it is written in a log.
fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "there is no such day: write year, month and day, such as 2026-11-20")
}

const EXIT_CODES: &str = "Exit codes: 0 nothing to complain of; 1 findings (or, for fmt --check, files to format); \
                          2 the job could not be done.";

/// When to use colour.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Colour {
    /// Where the output is a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what is missing or wrong in a hazard log.
    Check(Check),
    /// Lay out files in the one canonical form.
    Fmt(Fmt),
    /// Show the page of a rule: why it matters, examples, how to mend a finding.
    Explain(Explain),
    /// List all rules with their levels.
    Rules(Rules),
    /// Begin a hazard log in a new folder.
    New(New),
    /// Show the log on one screen: its risks, its counts, and what stands between it and a release.
    Status(Status),
    /// Show one hazard, shared control or programme hazard with what follows from it.
    Show(Show),
    /// Show what is answered to the programme hazard log: every hazard of its edition, by whom and why.
    Coverage(Coverage),
    /// Write the log in another form.
    Export(Export),
    /// Begin a log with what another form of it says.
    Import(Import),
    /// Look at the editions of the GP Connect programme hazard log.
    Catalogue(Catalogue),
    /// Speak the Language Server Protocol over standard input and output, for editors.
    Lsp(Lsp),
    /// Write the completions of a shell to standard output.
    Completions(Completions),
}

#[cfg(test)]
mod tests {
    //! The commands that the papers show are commands.

    use clap::CommandFactory;
    use hazlog_tests::held::root;
    use hazlog_tests::pages::fences;

    use super::Cli;

    const PAPERS: [&str; 6] = [
        "README.md",
        "server/CONFIG.md",
        "server/OUTPUT.md",
        "server/CONTRIBUTING.md",
        "server/CHANGELOG.md",
        "server/ARCHITECTURE.md",
    ];

    /// What is typed behind `hazlog`, in the shell blocks of a page and between its backticks.
    fn commands(page: &str) -> Vec<String> {
        let blocks = fences(page).into_iter().filter(|fence| fence.info == "sh");
        let lines: Vec<String> =
            blocks.flat_map(|block| block.content.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
        let words: Vec<String> = page.split('`').filter(|part| !part.contains('\n')).map(str::to_owned).collect();
        let typed = |line: &String| {
            let line = line.split(" #").next()?.trim();
            let rest = line.strip_prefix("hazlog ").or_else(|| line.strip_prefix("cargo run --release -- "))?;
            Some(rest.to_owned())
        };
        lines.iter().chain(&words).filter_map(typed).collect()
    }

    /// Whether the command line reads this, or it only names a command.
    fn is_command(command: &str) -> bool {
        let words: Vec<&str> = command.split_whitespace().collect();
        let reads = Cli::command().try_get_matches_from(["hazlog"].iter().chain(&words)).is_ok();
        reads || matches!(*words, [name] if Cli::command().find_subcommand(name).is_some())
    }

    #[test]
    fn every_command_of_the_papers_is_read() {
        for paper in PAPERS {
            let page = std::fs::read_to_string(root().join(paper)).unwrap();
            let commands = commands(&page);
            let wrong: Vec<_> = commands.iter().filter(|command| !is_command(command)).collect();
            assert!(wrong.is_empty(), "{paper} shows what `hazlog` does not read: {wrong:?}");
        }
    }
}
