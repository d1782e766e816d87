//! Files into texts: what is no text, or too much of it, is told and never guessed at.
//!
//! A byte order mark of UTF-8 stays in the text, so that offsets are those of the file: the language reads it as blank.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rayon::prelude::*;

use crate::discover::SourceFile;
use crate::problem::{PathProblem, PathProblemKind};

/// The largest file that is read, in bytes: ten thousand hazards are a quarter of it.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// Reads files in parallel; the order is that of the input.
pub(crate) fn load(files: Vec<SourceFile>) -> Vec<(SourceFile, Result<String, PathProblem>)> {
    let read = files.into_par_iter().map(|file| {
        let text = read_text(&file.path);
        (file, text)
    });
    read.collect()
}

/// The text of a file.
///
/// # Errors
/// When it is no ordinary file, cannot be read, is larger than [`MAX_FILE_BYTES`], or is not UTF-8 text.
pub fn read_text(path: &Path) -> Result<String, PathProblem> {
    bytes_of(path, MAX_FILE_BYTES).and_then(decode).map_err(|kind| PathProblem::new(path, kind))
}

/// The bytes of a file that is no hazard log, as a workbook.
///
/// # Errors
/// When it is no ordinary file, cannot be read, or is larger than `most` bytes.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>, PathProblem> {
    bytes_of(path, most).map_err(|kind| PathProblem::new(path, kind))
}

/// The text of standard input, or of any bytes that should be a hazard log.
///
/// # Errors
/// When there are more than [`MAX_FILE_BYTES`], or they are not UTF-8 text.
pub fn read_from(source: impl Read) -> Result<String, PathProblemKind> {
    taken(source, MAX_FILE_BYTES).and_then(decode)
}

fn bytes_of(path: &Path, most: u64) -> Result<Vec<u8>, PathProblemKind> {
    // Looked at before it is opened: opening a pipe would wait for a writer for ever.
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(PathProblemKind::Folder);
    }
    if !metadata.is_file() {
        return Err(PathProblemKind::NotAFile);
    }
    if metadata.len() > most {
        return Err(PathProblemKind::TooLarge { size: metadata.len(), most });
    }
    taken(File::open(path).map_err(unreadable)?, most)
}

/// What a source gives, up to a limit: a file may grow while it is read, and some have no honest size.
fn taken(source: impl Read, most: u64) -> Result<Vec<u8>, PathProblemKind> {
    let mut bytes = Vec::new();
    source.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    let size = bytes.len() as u64;
    if size > most { Err(PathProblemKind::TooLarge { size, most }) } else { Ok(bytes) }
}

fn unreadable(error: io::Error) -> PathProblemKind {
    match error.kind() {
        io::ErrorKind::NotFound => PathProblemKind::Missing,
        _ => PathProblemKind::Unreadable(error),
    }
}

fn decode(bytes: Vec<u8>) -> Result<String, PathProblemKind> {
    match bytes.as_slice() {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(PathProblemKind::OtherEncoding("UTF-32")),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Err(PathProblemKind::OtherEncoding("UTF-16")),
        _ => {}
    }
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(PathProblemKind::NotText(offset));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let (before, after) = error.as_bytes().split_at(offset);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        PathProblemKind::NotUtf8 { line, offset, byte: after.first().copied().unwrap_or_default() }
    })
}
