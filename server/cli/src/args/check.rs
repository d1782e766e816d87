//! The arguments of `check`, and those that every command about a project shares.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use hazlog_core::diagnostic::Profile;
use jiff::civil::Date;

use super::day;

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
    /// Write the findings to a file too, such as --output sarif=hazlog.sarif; may be given several times.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = formatted)]
    pub(crate) output: Vec<FormattedFile>,
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

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// With the lines that they are about.
    Text,
    /// One line each.
    Concise,
    /// For programs; see OUTPUT.md.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// A JUnit report.
    Junit,
    /// A report in the form of Checkstyle.
    Checkstyle,
    /// Issues of Azure Pipelines.
    Azure,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
}

/// A file, and in which form findings are written to it.
#[derive(Debug, Clone)]
pub(crate) struct FormattedFile {
    pub(crate) format: Format,
    pub(crate) path: PathBuf,
}

fn formatted(text: &str) -> Result<FormattedFile, String> {
    let (format, path) = text.split_once('=').ok_or("write a format, `=` and a file, such as sarif=hazlog.sarif")?;
    if path.is_empty() {
        return Err("there is no file behind `=`".to_owned());
    }
    let known = || Format::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    let names = || known().map(|known| known.get_name().to_owned()).collect::<Vec<_>>().join(", ");
    let format =
        Format::from_str(format, true).map_err(|_| format!("`{format}` is no format: write one of {}", names()))?;
    Ok(FormattedFile { format, path: PathBuf::from(path) })
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
