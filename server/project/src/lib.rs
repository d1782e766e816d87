//! A hazard log on disk: which files belong to it, what `hazlog.toml` says, their texts, and writing back.
//!
//! The only home of the disk and of the format of the configuration file. It judges no hazard, prints nothing and reads
//! no clock: today's date is an input.

pub mod config;

mod discover;
mod evidence;
mod load;
mod problem;
mod project;
mod write;

pub use evidence::{exists, refresh_paths};
pub use load::{MAX_FILE_BYTES, read_bytes, read_from, read_text};
pub use problem::{PathProblem, PathProblemKind};
pub use project::{ConfigChoice, Options, Project, ProjectError};
pub use write::{WriteError, create_new, new_folder, replace};

/// The name of the configuration file, which also marks the root of a project.
pub const CONFIG_FILE: &str = "hazlog.toml";

/// The ending of the names of hazard logs, without its dot.
pub const EXTENSION: &str = "hazlog";
