//! How serious a finding is, and the three moments in a log's life that decide it.

use std::fmt;

/// How serious a finding is. A rule without a level does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Info,
    /// To be looked at before the log is approved.
    Warning,
    /// The log cannot be relied on as it is; `check` exits with 1.
    Error,
}

impl Level {
    /// Every level, the most serious first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The word for it in messages and configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What the log is being checked for: a rule has a level in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Profile {
    /// While a log is being written.
    Draft,
    /// Before a hazard workshop or a pull request.
    #[default]
    Review,
    /// Before the clinical safety officer approves a version.
    Release,
}

impl Profile {
    /// Every profile, in the order of a log's life.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Review, Self::Release];

    /// The word for it on the command line and in configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Review => "review",
            Self::Release => "release",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
