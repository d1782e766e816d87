//! A hazard log on disk: which files belong to it, what `hazlog.toml` says, their texts, and writing back.
//!
//! The only home of the disk, of the watching of it, and of the format of the configuration file. It judges no hazard,
//! prints nothing and reads no clock: today's date and the moment of a reading are inputs.
//!
//! A [`Project`] is opened for one run. A [`Live`] project stays open for hours while files change below it: it gives what
//! came, changed and went as plain data, and knows no workspace.

pub mod config;

mod discover;
mod evidence;
mod live;
mod load;
mod problem;
mod project;
mod settings;
mod watch;
mod write;

pub use discover::{Places, Reach, is_too_wide, project_of};
pub use evidence::{exists, list, refresh_paths};
pub use live::{Changes, Depth, Live, Watched};
pub use load::{MAX_FILE_BYTES, read_bytes, read_from, read_text};
pub use problem::{PathProblem, PathProblemKind};
pub use project::{Options, Project, ProjectError};
pub use settings::{ConfigChoice, ConfigFault, ConfigReading};
pub use watch::{WatchEvent, WatchProblem, Watcher, watch};
pub use write::{WriteError, append_to, create_new, keep, new_folder, renew, replace};

/// The name of the configuration file, which also marks the root of a project.
pub const CONFIG_FILE: &str = "hazlog.toml";

/// The ending of the names of hazard logs, without its dot.
pub const EXTENSION: &str = "hazlog";
