//! What is wrong with a path, in words for the person who has to mend it.

use std::io;
use std::path::{Path, PathBuf};

/// A path with what is wrong with it. Nothing below it was read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {kind}", path = path.display())]
pub struct PathProblem {
    /// The file or folder, as an absolute path until [`PathProblem::see_from`] is called.
    pub path: PathBuf,
    /// What is wrong, and what to do.
    pub kind: PathProblemKind,
}

impl PathProblem {
    pub(crate) fn new(path: impl Into<PathBuf>, kind: PathProblemKind) -> Self {
        Self { path: path.into(), kind }
    }

    /// Names the path as it is seen from this folder, where it is below it: for people who sit there.
    pub fn see_from(&mut self, folder: &Path) {
        shorten(&mut self.path, folder);
        if let PathProblemKind::Loop(target) = &mut self.kind {
            shorten(target, folder);
        }
    }
}

/// The path from this folder; the folder itself keeps its whole name.
pub(crate) fn shorten(path: &mut PathBuf, folder: &Path) {
    if let Ok(short) = path.strip_prefix(folder)
        && !short.as_os_str().is_empty()
    {
        *path = short.to_owned();
    }
}

/// What is wrong with a path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PathProblemKind {
    /// Nothing has this name.
    #[error("there is no such file or folder: look at the spelling")]
    Missing,
    /// A catalogue of the configuration does not exist.
    #[error(
        "`catalogues` in hazlog.toml names this file, and there is none: correct the path, which counts from hazlog.toml"
    )]
    MissingCatalogue,
    /// A link whose target is gone.
    #[error("this link points at nothing: mend it or delete it")]
    DeadLink,
    /// A folder that is named like a log.
    #[error("this is a folder, though it is named like a hazard log: name a file in it, or rename the folder")]
    FolderNamedLikeLog,
    /// A file that is no log, named by itself.
    #[error("the name of a hazard log ends in `.hazlog`: rename the file, or name another")]
    NotALog,
    /// A pipe, a device or the like.
    #[error("this is not an ordinary file: replace it by one")]
    NotAFile,
    /// A link that leads back into itself.
    #[error("the link leads back to `{}`, which it is in: delete the link", .0.display())]
    Loop(
        /// The folder that the link leads to.
        PathBuf,
    ),
    /// A folder in the place of a file.
    #[error("this is a folder, and a file is needed: name a file")]
    Folder,
    /// The name is not valid UTF-8.
    #[error("the name is not valid text (UTF-8): rename it, with letters, digits and `-`")]
    NameNotUtf8,
    /// The system does not give the contents.
    #[error("it cannot be read ({0}): look at its permissions")]
    Unreadable(
        /// What the system says.
        #[source]
        io::Error,
    ),
    /// Larger than is read.
    #[error("it is {} MB large, and at most {} MB are read: split it into several files", megabytes(*size), megabytes(*most))]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// The most that is read, in bytes.
        most: u64,
    },
    /// Text of two or four bytes a character.
    #[error("it is saved as {0}: save it as UTF-8")]
    OtherEncoding(
        /// The name of the encoding.
        &'static str,
    ),
    /// No text at all.
    #[error("it is not a text file (byte {0} is zero): export it as text, saved as UTF-8")]
    NotText(
        /// The offset of the first zero byte.
        usize,
    ),
    /// Not UTF-8, from a certain byte on.
    #[error(
        "line {line} is not UTF-8 text (byte {offset} of the file is 0x{byte:02x}): save the file as UTF-8, and look at that line afterwards"
    )]
    NotUtf8 {
        /// The line, counted from 1.
        line: usize,
        /// Bytes from the start of the file.
        offset: usize,
        /// The byte that is no text.
        byte: u8,
    },
}

/// Megabytes of 1,048,576 bytes, rounded up: a file that is refused must not be told to have the size that is allowed.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1 << 20)
}
