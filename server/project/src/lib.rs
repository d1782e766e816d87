//! A hazard log on disk: which files belong to it, what `hazlog.toml` says, their texts, and writing back.
//!
//! The only home of the disk and of the format of the configuration file. It judges no hazard, prints nothing and reads
//! no clock: today's date is an input.

pub mod config;

/// The name of the configuration file, which also marks the root of a project.
pub const CONFIG_FILE: &str = "hazlog.toml";

/// The ending of the names of hazard logs, without its dot.
pub const EXTENSION: &str = "hazlog";
