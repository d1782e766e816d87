//! `hazlog.toml`: from its text to the core's configuration, with everything that is wrong in it told at its place.
//!
//! Reads no disk: whether a path in it exists is found out when the project is loaded.

mod axis;
mod bands;
mod form;
mod ids;
mod keys;
mod matrix;
mod matrix_parts;
mod matrix_words;
mod paths;
mod problem;
mod reader;
mod rules;
mod schema;
mod words;
mod write;

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use toml::de::DeTable;

pub use problem::ConfigProblem;
pub use schema::schema;
pub use write::matrix_toml;

use problem::Problems;
use reader::Table;

/// What a `hazlog.toml` decides.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProjectConfig {
    /// What the core needs to know.
    pub config: Config,
    /// Patterns of files and folders that are left out, as in a `.gitignore` at the root.
    pub exclude: Vec<String>,
    /// Catalogue files that are loaded besides, relative to the folder of the configuration file.
    pub catalogues: Vec<String>,
}

/// Reads the text of a `hazlog.toml`; the second value are warnings about what is allowed but looks mistaken.
///
/// # Errors
/// Every error that could be found in one go, by place. A configuration with an error is not used in part: a log must
/// not be judged by half of what its organisation decided.
pub fn parse_config(text: &str) -> Result<(ProjectConfig, Vec<ConfigProblem>), Vec<ConfigProblem>> {
    let (passable, mut mistakes) = form::passable(text);
    let (table, errors) = DeTable::parse_recoverable(&passable);
    mistakes.extend(form::mistakes_in(&errors));
    let mut problems = Problems::new(text);
    let doubtful = form::tell(text, mistakes, &mut problems);
    problems.doubt(doubtful);
    let config = read(&table, &mut problems);
    let (errors, warnings) = problems.finish();
    if errors.is_empty() { Ok((config, warnings)) } else { Err(errors) }
}

fn read(table: &toml::Spanned<DeTable<'_>>, problems: &mut Problems<'_>) -> ProjectConfig {
    let root = Table::root(table, problems);
    let mut read = ProjectConfig::default();
    if let Some(value) = root.value("profile") {
        let words = Profile::ALL.map(Profile::as_str);
        let index = value.word("profile", &words, problems);
        read.config.profile = index.and_then(|index| Profile::ALL.get(index)).copied().unwrap_or_default();
    }
    if let Some(value) = root.value("rules") {
        read.config.rules = rules::read(value, problems);
    }
    if let Some(value) = root.value("ids") {
        read.config.ids = ids::read(value, problems);
    }
    if let Some(value) = root.value("matrix")
        && let Some(matrix) = matrix::read(value, problems)
    {
        read.config.own_matrix = matrix::is_own(&matrix);
        read.config.matrix = matrix;
    }
    if let Some(value) = root.value("exclude") {
        read.exclude = paths::exclude(value, problems);
    }
    if let Some(value) = root.value("catalogues") {
        read.catalogues = paths::catalogues(value, problems);
    }
    read
}
