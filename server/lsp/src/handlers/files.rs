//! Files and folders that are moved, made and deleted in the editor: paths of evidence go along.

use hazlog_core::ide::{Moved, rename_files};

use crate::convert::edit::of_files;
use crate::convert::path_of;
use crate::protocol::{
    CreateFilesParams, DeleteFilesParams, DocumentChanges, FileRename, RenameFilesParams, Result, Url, WorkspaceEdit,
};
use crate::state::State;
use crate::world::{View, World};

pub(super) fn will_be_renamed(world: &World, params: RenameFilesParams) -> Result<Option<WorkspaceEdit>> {
    let edits = world.projects.iter().filter_map(|view| of_project(world, view, &params.files));
    Ok(edits.reduce(joined))
}

fn of_project(world: &World, view: &View, files: &[FileRename]) -> Option<WorkspaceEdit> {
    let moved: Vec<Moved> = files.iter().filter_map(|file| moved(view, file)).collect();
    let edits = rename_files(&view.snapshot, &moved);
    if edits.is_empty() {
        return None;
    }
    of_files(world, view, &edits)
}

/// A move as the project sees it; `None` where the project itself goes along.
fn moved(view: &View, file: &FileRename) -> Option<Moved> {
    let folder = view.folder.as_ref()?;
    let from = path_of(&Url::parse(&file.old_uri).ok()?)?;
    let to = path_of(&Url::parse(&file.new_uri).ok()?)?;
    let stays = !folder.path.starts_with(&from);
    stays.then(|| Some(Moved { from: folder.name(&from)?, to: folder.name(&to)? })).flatten()
}

/// The edits of two projects in one: no file is in both.
fn joined(mut all: WorkspaceEdit, more: WorkspaceEdit) -> WorkspaceEdit {
    if let (Some(all), Some(more)) = (&mut all.changes, more.changes) {
        all.extend(more);
    }
    if let (Some(DocumentChanges::Operations(all)), Some(DocumentChanges::Operations(more))) =
        (&mut all.document_changes, more.document_changes)
    {
        all.extend(more);
    }
    all
}

pub(super) fn renamed(state: &mut State, params: RenameFilesParams) {
    changed(state, params.files.into_iter().flat_map(|file| [file.old_uri, file.new_uri]));
}

pub(super) fn created(state: &mut State, params: CreateFilesParams) {
    changed(state, params.files.into_iter().map(|file| file.uri));
}

pub(super) fn deleted(state: &mut State, params: DeleteFilesParams) {
    changed(state, params.files.into_iter().map(|file| file.uri));
}

fn changed(state: &mut State, uris: impl Iterator<Item = String>) {
    let uris: Vec<Url> = uris.filter_map(|uri| Url::parse(&uri).ok()).collect();
    state.files_changed(&uris);
}
