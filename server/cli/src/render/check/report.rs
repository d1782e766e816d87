//! Everything that a form of a check's findings may need.

use std::path::Path;

use hazlog_core::config::Config;
use hazlog_core::ide::status::Overview;
use hazlog_core::lint::Located;
use hazlog_core::text::{LineColumn, TextRange};
use hazlog_core::workspace::Snapshot;
use serde::Serialize;

use super::summary::Counts;

/// What a check found.
pub(crate) struct Report<'a> {
    /// The texts.
    pub(crate) snapshot: &'a Snapshot,
    /// The project's folder as seen from the current one.
    pub(crate) root: &'a str,
    /// The same, as an absolute path.
    pub(crate) folder: &'a Path,
    /// The findings in the files that were asked for, waived ones included.
    pub(crate) findings: &'a [Located],
    /// What was asked for and could not be read.
    pub(crate) failures: &'a [Failure],
    /// The findings, counted.
    pub(crate) counts: Counts,
    /// The hazards of the project, counted.
    pub(crate) overview: &'a Overview,
    /// What the log was checked for.
    pub(crate) profile: &'a str,
    /// The day that dates were held against.
    pub(crate) today: &'a str,
    /// What the organisation has decided.
    pub(crate) config: &'a Config,
}

/// Something that was asked for and could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Failure {
    pub(crate) path: String,
    pub(crate) message: String,
}

/// Lines and columns of a range, as people count.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lines {
    /// Where it begins.
    pub(crate) start: LineColumn,
    /// Behind its last character.
    pub(crate) end: LineColumn,
}

impl Report<'_> {
    /// The findings that count.
    pub(crate) fn counted(&self) -> impl Iterator<Item = &Located> {
        self.findings.iter().filter(|one| one.finding.waived.is_none())
    }

    /// A path of the project as seen from the current folder.
    pub(crate) fn path(&self, path: &str) -> String {
        if self.root == "." { path.to_owned() } else { format!("{}/{path}", self.root) }
    }

    /// Where a range of a file is.
    pub(crate) fn lines(&self, path: &str, range: TextRange) -> Lines {
        let first = LineColumn { line: 1, column: 1 };
        let place = |offset| self.snapshot.file(path).map_or(first, |file| file.document().line_column(offset));
        Lines { start: place(range.start()), end: place(range.end()) }
    }
}
