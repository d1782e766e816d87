//! Opening the project that a command is about.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use hazlog_core::workspace::Snapshot;
use hazlog_project::{ConfigChoice, Options, Project, ProjectError};
use jiff::civil::Date;

use super::today;
use crate::args::ConfigArgs;
use crate::render;
use crate::terminal::Terminal;

/// The word that stands for standard input.
const STDIN: &str = "-";

/// Opens the project of these paths, with standard input in the place of a file where `-` is among them. What is odd in
/// its configuration is told; errors in it are shown with their lines.
pub(crate) fn open(
    paths: &[PathBuf],
    stdin_filename: Option<&Path>,
    config: &ConfigArgs,
    today: Date,
    terminal: &mut Terminal,
) -> anyhow::Result<Project> {
    let choice = match &config.config {
        Some(file) => ConfigChoice::File(file.clone()),
        None if config.no_config => ConfigChoice::None,
        None => ConfigChoice::Auto,
    };
    let options = Options { config: choice, today };
    let opened = if paths.iter().any(|path| path.as_os_str() == STDIN) {
        if paths.len() > 1 {
            bail!("`-` stands alone: check standard input or files, not both at once");
        }
        let text = hazlog_project::read_from(std::io::stdin().lock());
        let text = text.map_err(|problem| anyhow::anyhow!("standard input: {problem}"))?;
        Project::open_text(stdin_filename, &text, &options)
    } else if stdin_filename.is_some() {
        bail!("--stdin-filename says what standard input stands for: give `-` as the path too");
    } else {
        Project::open(paths, &options)
    };
    let project = match opened {
        Ok(project) => project,
        Err(ProjectError::Config { path, text, problems }) => {
            let shown = render::config::show(&display(&path), &text, &problems, terminal.has_colour());
            terminal.out().write_all(shown.as_bytes())?;
            bail!("{} has errors, so nothing was checked", display(&path));
        }
        Err(error) => return Err(error.into()),
    };
    for warning in &project.config_warnings {
        let path = project.config_path.as_deref().map(display).unwrap_or_default();
        terminal.note(&format!("warning: {path}: {warning}"));
    }
    for nested in &project.nested {
        terminal.note(&format!("note: {} is a project of its own and was left out", display(nested)));
    }
    Ok(project)
}

/// The project of the current folder as it is, for commands that only look something up in it: what cannot be read is
/// told and left out.
pub(crate) fn here(terminal: &mut Terminal) -> anyhow::Result<Snapshot> {
    let config = ConfigArgs { config: None, no_config: false };
    let project = open(&[], None, &config, today(None), terminal)?;
    for problem in &project.problems {
        terminal.note(&format!("warning: {problem}"));
    }
    Ok(project.workspace.snapshot())
}

/// A path as it is best read: from the current folder where it is below it.
pub(crate) fn display(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default();
    let short = path.strip_prefix(&here).unwrap_or(path);
    let text = short.display().to_string();
    if text.is_empty() { ".".to_owned() } else { text }
}
