//! A new id for what stands at the cursor, in every place of the project where the old one is written as an id. What
//! texts say about it is left to its author.
//!
//! An id is what a safety case is held together by, so a new one is refused wherever one id could come to mean two
//! things, or a place could be missed.

mod hidden;
mod refuse;

use std::collections::BTreeMap;
use std::sync::Arc;

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::names::{Local, Named, Occurrence};
use super::references::{Reference, references, sort};
use super::{Cursor, FileRange};
use crate::config::IdKind;
use crate::diagnostic::Edit;
use crate::workspace::Snapshot;

/// The edits of each file, sorted and apart from each other; ranges are bytes from the start of the file.
pub type FileEdits = BTreeMap<Arc<str>, Vec<Edit>>;

/// What can be renamed at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamable {
    /// The id, in bytes from the start of the file.
    pub range: TextRange,
    /// The id as it is.
    pub id: SmolStr,
}

/// Why nothing is renamed: one sentence, for the person who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

/// What would be renamed at the cursor.
///
/// # Errors
/// Where there is no id, or one that cannot be given anew here: of a programme hazard, defined twice or nowhere, or
/// written where it cannot be read.
pub fn prepare_rename(cursor: &Cursor<'_>) -> Result<Renamable, Refusal> {
    let name = renamable(cursor)?;
    let place = FileRange { path: Arc::clone(cursor.file.path()), range: cursor.in_file(name.range) };
    Ok(Renamable { range: bare(cursor.snapshot, &place, name.named.id()), id: name.named.id().clone() })
}

/// The edits that give what stands at the cursor the id `new`; none where it has that id.
///
/// # Errors
/// As [`prepare_rename`], and where `new` is no id, does not have the form that the project gives such ids, or is taken.
pub fn rename(cursor: &Cursor<'_>, new: &str) -> Result<FileEdits, Refusal> {
    let snapshot = cursor.snapshot;
    let Occurrence { named, .. } = renamable(cursor)?;
    let mut edits = FileEdits::new();
    if named.id() == new {
        return Ok(edits);
    }
    refuse::no_new_id(snapshot, &named, new)?;
    let places = places(snapshot, &named);
    refuse::taken(snapshot, &named, &places, new)?;
    for one in places {
        let range = bare(snapshot, &one.place, named.id());
        edits.entry(one.place.path).or_default().push(Edit { range, text: new.to_owned() });
    }
    Ok(edits)
}

fn renamable(cursor: &Cursor<'_>) -> Result<Occurrence, Refusal> {
    let name = refuse::no_id(cursor)?;
    refuse::not_one_definition(cursor.snapshot, &name.named)?;
    hidden::refuse(cursor.snapshot, &name.named)?;
    Ok(name)
}

/// Every place that is to be changed: those of the name, and those where its id stands as that of something else though
/// only this can be meant, as a shared control in `covers`. What is told of such a place stays true.
fn places(snapshot: &Snapshot, named: &Named) -> Vec<Reference> {
    let mut found: Vec<Reference> = same_id(snapshot, named).iter().flat_map(|one| references(snapshot, one)).collect();
    sort(&mut found);
    found
}

/// The names that share their ids with a name.
pub(super) fn same_id(snapshot: &Snapshot, named: &Named) -> Vec<Named> {
    match named {
        Named::Hazard(id) | Named::Control(id) => vec![Named::Hazard(id.clone()), Named::Control(id.clone())],
        Named::Local(local) => {
            let kinds = [IdKind::Cause, IdKind::OwnControl, IdKind::Action];
            let mut names: Vec<Named> =
                kinds.into_iter().map(|kind| Named::Local(Local { kind, ..local.clone() })).collect();
            names.retain(|name| *name == *named || !references(snapshot, name).is_empty());
            names
        }
        Named::Programme(_) | Named::Log(_) => vec![named.clone()],
    }
}

/// The id itself, where it is written in quotes.
fn bare(snapshot: &Snapshot, place: &FileRange, id: &str) -> TextRange {
    if place.range.len() == TextSize::of(id) {
        return place.range;
    }
    let written = snapshot.file(&place.path).map(|file| file.document().slice(place.range)).unwrap_or_default();
    let at = written.find(id).and_then(|at| TextSize::try_from(at).ok()).unwrap_or_default();
    TextRange::at(place.range.start() + at, TextSize::of(id))
}

/// `hazards/a.hazlog line 12`
fn said(snapshot: &Snapshot, place: &FileRange) -> String {
    let line = snapshot.file(&place.path).map_or(0, |file| file.document().line_column(place.range.start()).line);
    format!("{} line {line}", place.path)
}

#[cfg(test)]
mod tests;
