//! Which configuration a project is judged by: the file, or the text that an editor holds in its place.

use std::path::{Path, PathBuf};

use crate::CONFIG_FILE;
use crate::config::{ConfigProblem, ProjectConfig, parse_config};
use crate::discover::has_config;
use crate::load::read_text;
use crate::problem::PathProblem;

/// Which configuration a project is judged by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ConfigChoice {
    /// The `hazlog.toml` at the root, where there is one.
    #[default]
    Auto,
    /// None: the defaults.
    None,
    /// This file; the root stays where it is.
    File(PathBuf),
}

/// A configuration as it was read.
#[derive(Debug)]
pub struct ConfigReading {
    /// The file; `None` where there is none, and the defaults hold.
    pub path: Option<PathBuf>,
    /// Its text, in which the problems have their places; empty where it cannot be read.
    pub text: String,
    /// What it says with its warnings, or why it cannot be used.
    pub outcome: Result<(ProjectConfig, Vec<ConfigProblem>), ConfigFault>,
}

/// Why a configuration cannot be used.
#[derive(Debug)]
pub enum ConfigFault {
    /// The file cannot be read.
    Unreadable(
        /// What is wrong with it.
        PathProblem,
    ),
    /// The text has errors.
    Wrong(
        /// Its errors.
        Vec<ConfigProblem>,
    ),
}

impl ConfigChoice {
    /// The file that is meant, whether it exists or not.
    pub(crate) fn path(&self, root: &Path) -> Option<PathBuf> {
        match self {
            Self::Auto => Some(root.join(CONFIG_FILE)),
            Self::None => None,
            Self::File(path) => Some(std::path::absolute(path).unwrap_or_else(|_| path.clone())),
        }
    }

    /// Reads the configuration, or this text in its place.
    pub(crate) fn read(&self, root: &Path, instead: Option<&str>) -> ConfigReading {
        let nothing = |path| ConfigReading { path, text: String::new(), outcome: Ok(Default::default()) };
        let Some(path) = self.path(root) else { return nothing(None) };
        let text = match instead {
            Some(text) => Ok(text.to_owned()),
            None if *self == Self::Auto && !has_config(root) => return nothing(None),
            None => read_text(&path),
        };
        match text {
            Ok(text) => {
                let outcome = parse_config(&text).map_err(ConfigFault::Wrong);
                ConfigReading { path: Some(path), text, outcome }
            }
            Err(problem) => ConfigReading { outcome: Err(ConfigFault::Unreadable(problem)), ..nothing(Some(path)) },
        }
    }
}
