//! Why files are not watched, in words for the person at the editor.

use std::path::PathBuf;

use notify::ErrorKind;

/// Why changes of files may go unnoticed. The project stays open; it is only read again when something asks for it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WatchProblem {
    /// The system gives no more watches, or no more watchers.
    #[error(
        "changes of files outside the editor may go unnoticed: this system allows no more to be watched; raise its limits (on Linux `fs.inotify.max_user_watches` and `fs.inotify.max_user_instances`), or open a smaller folder"
    )]
    Limit,
    /// The system refuses to watch.
    #[error("changes of files outside the editor may go unnoticed{}: {reason}", folder.as_ref().map(|folder| format!(" in {}", folder.display())).unwrap_or_default())]
    Refused {
        /// The folder, where it is one and not all.
        folder: Option<PathBuf>,
        /// What the system says.
        reason: String,
    },
}

/// EMFILE, which is also what Linux says of too many watchers.
const TOO_MANY: i32 = 24;

impl From<notify::Error> for WatchProblem {
    fn from(error: notify::Error) -> Self {
        let reason = match error.kind {
            ErrorKind::MaxFilesWatch => return Self::Limit,
            ErrorKind::Io(cause) if cause.raw_os_error() == Some(TOO_MANY) && cfg!(unix) => return Self::Limit,
            ErrorKind::Io(cause) => cause.to_string(),
            ErrorKind::Generic(reason) => reason,
            other => notify::Error::new(other).to_string(),
        };
        Self::Refused { folder: error.paths.into_iter().next(), reason }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(error: notify::Error, wanted: &str) {
        assert_eq!(WatchProblem::from(error).to_string(), wanted);
    }

    #[test]
    fn what_the_system_refuses_is_told_in_words() {
        let told = WatchProblem::from(notify::Error::new(ErrorKind::MaxFilesWatch).add_path("/a".into()));
        assert_eq!(told, WatchProblem::Limit);
        let too_many = notify::Error::io(std::io::Error::from_raw_os_error(TOO_MANY));
        assert_eq!(WatchProblem::from(too_many) == WatchProblem::Limit, cfg!(unix));
        says(
            notify::Error::io(std::io::Error::other("not supported")),
            "changes of files outside the editor may go unnoticed: not supported",
        );
        says(
            notify::Error::generic("no such device").add_path("/a".into()),
            "changes of files outside the editor may go unnoticed in /a: no such device",
        );
    }
}
