//! Writing: a file is replaced whole or not at all, and a new one never takes the place of another.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Why a file was not written. Nothing was changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// There is a file already.
    #[error("{}: there is a file of this name already: delete it first, or choose another name", .0.display())]
    Exists(
        /// The file.
        PathBuf,
    ),
    /// There is something of this name already that is not an empty folder.
    #[error("{}: this is there already and is not an empty folder: choose another name", .0.display())]
    Occupied(
        /// The folder.
        PathBuf,
    ),
    /// The file is write-protected.
    #[error("{}: the file is write-protected: change its permissions first", .0.display())]
    Protected(
        /// The file.
        PathBuf,
    ),
    /// The folder to write in does not exist.
    #[error("{}: there is no such folder: make it first", .0.display())]
    NoFolder(
        /// The folder.
        PathBuf,
    ),
    /// The system refuses.
    #[error("{}: it cannot be written ({source}): look at its permissions and at the space on the disk", path.display())]
    Refused {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Replaces the text of a file that exists. It keeps its permissions; a link stays, and its target is replaced.
///
/// # Errors
/// When the file does not exist, is write-protected, or the system refuses; the old text is then still there.
pub fn replace(path: &Path, text: &str) -> Result<(), WriteError> {
    let refused = |source| WriteError::Refused { path: path.to_owned(), source };
    let target = fs::canonicalize(path).map_err(refused)?;
    let permissions = fs::metadata(&target).map_err(refused)?.permissions();
    if permissions.readonly() {
        return Err(WriteError::Protected(path.to_owned()));
    }
    let file = filled(&target, text, None).map_err(refused)?;
    // After the text, and on the open file: a name could mean another file by now.
    file.as_file().set_permissions(permissions).map_err(refused)?;
    file.as_file().sync_all().map_err(refused)?;
    file.persist(&target).map_err(|error| refused(error.error))?;
    Ok(())
}

/// A file to which lines are added, made where it is not there.
///
/// # Errors
/// When the system refuses.
pub fn append_to(path: &Path) -> Result<fs::File, WriteError> {
    let refused = |source| WriteError::Refused { path: path.to_owned(), source };
    fs::OpenOptions::new().create(true).append(true).open(path).map_err(refused)
}

/// Keeps a text in a file that is there to be read only: written where it is not there or another, with its folders.
///
/// # Errors
/// When the system refuses.
pub fn keep(path: &Path, text: &str) -> Result<(), WriteError> {
    if fs::read(path).is_ok_and(|known| known == text.as_bytes()) {
        return Ok(());
    }
    let refused = |source| WriteError::Refused { path: path.to_owned(), source };
    fs::create_dir_all(folder(path)).map_err(refused)?;
    let file = filled(path, text, None).map_err(refused)?;
    let mut permissions = file.as_file().metadata().map_err(refused)?.permissions();
    permissions.set_readonly(true);
    file.as_file().set_permissions(permissions).map_err(refused)?;
    file.persist(path).map_err(|error| refused(error.error))?;
    Ok(())
}

/// Writes a report where one may be from an earlier run: the file is made, or replaced as a whole. What is no file, as a
/// pipe or a terminal, is written into.
///
/// # Errors
/// When the folder does not exist, when a file there is write-protected, or when the system refuses.
pub fn renew(path: &Path, text: &str) -> Result<(), WriteError> {
    match fs::metadata(path) {
        Ok(known) if known.is_file() => replace(path, text),
        Ok(_) => fs::OpenOptions::new()
            .write(true)
            .open(path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|source| WriteError::Refused { path: path.to_owned(), source }),
        Err(_) => create_new(path, text),
    }
}

/// Writes a file that does not exist yet.
///
/// # Errors
/// When there is something of this name, when the folder does not exist, or when the system refuses.
pub fn create_new(path: &Path, text: &str) -> Result<(), WriteError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(WriteError::Exists(path.to_owned()));
    }
    let refused = |source| WriteError::Refused { path: path.to_owned(), source };
    let folder = folder(path);
    if !folder.is_dir() {
        return Err(WriteError::NoFolder(folder.to_owned()));
    }
    let file = filled(path, text, new_permissions()).map_err(refused)?;
    file.as_file().sync_all().map_err(refused)?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(WriteError::Exists(path.to_owned())),
        Err(error) => Err(refused(error.error)),
    }
}

/// Makes a folder to write new files in; one that is there and empty will do.
///
/// # Errors
/// When there is something of this name that is not an empty folder, or when the system refuses.
pub fn new_folder(path: &Path) -> Result<(), WriteError> {
    let refused = |source| WriteError::Refused { path: path.to_owned(), source };
    if fs::symlink_metadata(path).is_ok() {
        let empty = path.is_dir() && fs::read_dir(path).map_err(refused)?.next().is_none();
        return if empty { Ok(()) } else { Err(WriteError::Occupied(path.to_owned())) };
    }
    fs::create_dir_all(path).map_err(refused)
}

/// A temporary file with this text, beside the file that it will become: a move between disks is not atomic.
fn filled(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    // Hidden, and without the ending of a log: it must never be read as one.
    builder.prefix(".hazlog-").suffix(".tmp");
    if let Some(permissions) = permissions {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder(path))?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What any new file may be, less what the user's mask takes; a temporary file would be the owner's alone.
#[cfg(unix)]
fn new_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn new_permissions() -> Option<Permissions> {
    None
}
