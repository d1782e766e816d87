//! Layout: of a whole file, of a part of it, and of what a typed character closes. The options of the editor do not count:
//! a log has one form.

use hazlog_core::ide::{format_document, format_on_type, format_range};

use crate::convert::edit::text_edits;
use crate::convert::{offset, text_range};
use crate::protocol::{
    DocumentFormattingParams, DocumentOnTypeFormattingParams, DocumentRangeFormattingParams, Result, TextEdit,
};
use crate::world::World;

pub(super) fn document(world: &World, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let edits = format_document(&subject.view.snapshot, subject.file.path());
    Ok(Some(text_edits(world, subject.file, edits)))
}

pub(super) fn range(world: &World, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let range = text_range(subject.file.document(), params.range, world.encoding());
    let edits = format_range(&subject.view.snapshot, subject.file.path(), range);
    Ok(Some(text_edits(world, subject.file, edits)))
}

pub(super) fn on_type(world: &World, params: DocumentOnTypeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
    let place = params.text_document_position;
    let Some(subject) = world.subject(&place.text_document.uri) else { return Ok(None) };
    let at = offset(subject.file.document(), place.position, world.encoding());
    let Some(typed) = params.ch.chars().next() else { return Ok(None) };
    let edits = format_on_type(&subject.view.snapshot, subject.file.path(), at, typed);
    Ok(Some(text_edits(world, subject.file, edits)))
}
