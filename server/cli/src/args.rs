//! The command line: what may be asked, and in which words. What is done about it is in `commands`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use hazlog_core::diagnostic::Profile;
use jiff::civil::Date;

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
    /// Look at the editions of the GP Connect programme hazard log.
    Catalogue(Catalogue),
    /// Speak the Language Server Protocol over standard input and output, for editors.
    Lsp(Lsp),
    /// Write the completions of a shell to standard output.
    Completions(Completions),
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files or folders; `-` reads standard input. Without any, the project of the current folder.
    pub(crate) paths: Vec<PathBuf>,
    /// What the log is checked for; the project's own choice otherwise, and review where it has none.
    #[arg(long, value_enum)]
    pub(crate) profile: Option<ProfileArg>,
    /// How findings are written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Exit with 1 for warnings too.
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// The path that standard input stands for.
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// The day that dates are held against, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Count findings by rule.
    #[arg(long)]
    pub(crate) statistics: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Use this file instead of the project's hazlog.toml.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,
    /// Use no hazlog.toml.
    #[arg(long)]
    pub(crate) no_config: bool,
}

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

#[derive(Debug, Args)]
pub(crate) struct New {
    /// The day that the log begins, as YYYY-MM-DD; the day of the computer's clock otherwise.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) today: Option<Date>,
    /// The folder; it must not exist, or be empty.
    pub(crate) dir: PathBuf,
}

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

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines that they are about.
    Text,
    /// One line each.
    Concise,
    /// For programs; see OUTPUT.md.
    Json,
}

/// How lists are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table.
    Text,
    /// For programs.
    Json,
}

/// What the log is checked for.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ProfileArg {
    /// While it is being written.
    Draft,
    /// Before a hazard workshop or a pull request.
    Review,
    /// Before the clinical safety officer approves a version.
    Release,
}

impl From<ProfileArg> for Profile {
    fn from(profile: ProfileArg) -> Self {
        match profile {
            ProfileArg::Draft => Self::Draft,
            ProfileArg::Review => Self::Review,
            ProfileArg::Release => Self::Release,
        }
    }
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
