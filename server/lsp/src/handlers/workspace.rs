//! What the client tells of its workspace: settings, folders, files that changed below it.

use crate::protocol::{
    DidChangeConfigurationParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, InitializedParams,
    SetTraceParams, Url,
};
use crate::state::State;

pub(super) fn initialized(state: &mut State, _: InitializedParams) {
    state.begun();
}

pub(super) fn set_trace(state: &mut State, params: SetTraceParams) {
    state.set_trace(params.value);
}

pub(super) fn configuration_changed(state: &mut State, params: DidChangeConfigurationParams) {
    state.settings_changed(&params.settings);
}

pub(super) fn files_changed(state: &mut State, params: DidChangeWatchedFilesParams) {
    let uris: Vec<Url> = params.changes.into_iter().map(|change| change.uri).collect();
    state.files_changed(&uris);
}

pub(super) fn folders_changed(state: &mut State, params: DidChangeWorkspaceFoldersParams) {
    let mut folders = state.folders.clone();
    folders.retain(|known| !params.event.removed.iter().any(|gone| gone.uri == *known));
    folders.extend(params.event.added.into_iter().map(|folder| folder.uri));
    state.set_folders(folders);
}
