//! What a look at the disk found to be otherwise than before.

use std::path::PathBuf;

use crate::problem::PathProblem;
use crate::settings::ConfigReading;

/// What changed since the last look, as plain data. A file that changed more than once is in it once, as it is now.
#[derive(Debug, Default)]
pub struct Changes {
    /// The configuration, where it reads otherwise than before. While it has errors, the last one without stays in force
    /// ([`Live::config`](crate::Live::config)).
    pub config: Option<ConfigReading>,
    /// Files that came or changed: the name in the workspace, and the whole text.
    pub texts: Vec<(String, String)>,
    /// The names of files that went, or cannot be read any more.
    pub gone: Vec<String>,
    /// What cannot be read now and could before, or cannot for another reason.
    pub troubled: Vec<PathProblem>,
    /// The paths that a problem was told of, and that have none any more. They may be gone altogether.
    pub mended: Vec<PathBuf>,
    /// The projects inside this one, where they are others than before.
    pub nested: Option<Vec<PathBuf>>,
}

impl Changes {
    /// True where everything is as it was.
    pub fn is_empty(&self) -> bool {
        self.config.is_none()
            && self.texts.is_empty()
            && self.gone.is_empty()
            && self.troubled.is_empty()
            && self.mended.is_empty()
            && self.nested.is_none()
    }
}
