//! Documents that the editor opens, changes, saves and closes.

use crate::protocol::{
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
};
use crate::state::State;

pub(super) fn opened(state: &mut State, params: DidOpenTextDocumentParams) {
    state.open(params.text_document);
}

pub(super) fn changed(state: &mut State, params: DidChangeTextDocumentParams) {
    state.change(params.text_document, params.content_changes);
}

/// What is open counts more than what is saved; but clients that watch no files tell in this way of a new file.
pub(super) fn saved(state: &mut State, params: DidSaveTextDocumentParams) {
    state.files_changed(&[params.text_document.uri]);
}

pub(super) fn closed(state: &mut State, params: DidCloseTextDocumentParams) {
    state.close(&params.text_document.uri);
}
