//! What a command has to say, as text: for people, for one-line tools and for programs.

pub(crate) mod check;
pub(crate) mod config;
pub(crate) mod coverage;
pub(crate) mod grid;
pub(crate) mod markdown;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod table;
