//! A new id for what stands at a place, in every file of the project.

use hazlog_core::ide::{self, Refusal};

use crate::convert::edit::of_files;
use crate::protocol::{
    Error, ErrorCode, PrepareRenameResponse, RenameParams, Result, TextDocumentPositionParams, WorkspaceEdit,
};
use crate::world::World;

/// `RequestFailed`: nothing is wrong with the question, and it cannot be done.
const REQUEST_FAILED: i64 = -32803;

pub(super) fn prepare(world: &World, place: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
    let Some((subject, offset)) = world.cursor(&place) else { return Ok(None) };
    let Some(cursor) = subject.at(offset) else { return Ok(None) };
    let found = ide::prepare_rename(&cursor).map_err(refused)?;
    let range = world.range(subject.file, found.range);
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: found.id.into() }))
}

pub(super) fn rename(world: &World, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position) else { return Ok(None) };
    let Some(cursor) = subject.at(offset) else { return Ok(None) };
    let edits = ide::rename(&cursor, &params.new_name).map_err(refused)?;
    if edits.is_empty() {
        return Ok(None);
    }
    of_files(world, subject.view, &edits)
        .map(Some)
        .ok_or_else(|| refused(Refusal("a file that would change has no address".to_owned())))
}

fn refused(refusal: Refusal) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: refusal.0.into(), data: None }
}
