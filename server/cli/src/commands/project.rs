//! Opening the project that a command is about.

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
    let here = here_path();
    let opened = opened.map_err(|error| error.seen_from(&here));
    let mut project = match opened {
        Ok(project) => project,
        Err(ProjectError::Config { path, text, problems }) => {
            let shown = render::config::show(&display(&path), &text, &problems, terminal.has_colour());
            terminal.show(&shown);
            bail!("{} has errors, so nothing was done: mend them first", display(&path));
        }
        Err(error) => return Err(error.into()),
    };
    for problem in &mut project.problems {
        problem.see_from(&here);
    }
    for warning in &project.config_warnings {
        let path = project.config_path.as_deref().map(display).unwrap_or_default();
        terminal.note(&format!("warning: {path}: {warning}"));
    }
    Ok(project)
}

/// Says which folders below were left out, to whoever asked for all of them.
pub(crate) fn tell_nested(project: &Project, terminal: &mut Terminal) {
    for nested in &project.nested {
        terminal.note(&format!("note: {} is a project of its own and was left out", display(nested)));
    }
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
    from_here(path).display().to_string()
}

/// The folder as it is named in a sentence.
pub(crate) fn place(folder: &Path) -> String {
    match display(folder).as_str() {
        "." => "the current folder".to_owned(),
        other => other.to_owned(),
    }
}

/// The same path, from the current folder where it is below it.
pub(crate) fn from_here(path: &Path) -> PathBuf {
    match path.strip_prefix(here_path()) {
        Ok(short) if short.as_os_str().is_empty() => PathBuf::from("."),
        Ok(short) => short.to_owned(),
        Err(_) => path.to_owned(),
    }
}

fn here_path() -> PathBuf {
    std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default()
}
