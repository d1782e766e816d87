//! One file a part of the protocol: parameters in, an answer or a change of the state out. Plain functions; what they say
//! of a log they take from the core's `ide` and from its findings.

pub(crate) mod actions;
mod calls;
pub(crate) mod commands;
mod completion;
mod definition;
mod diagnostics;
mod documents;
mod files;
pub(crate) mod folding;
mod formatting;
mod highlight;
mod hints;
mod hover;
mod lenses;
mod linked;
mod links;
mod references;
mod rename;
mod search;
mod selection;
mod symbols;
pub(crate) mod tokens;
mod workspace;

use crate::inbox::Needs;
use crate::protocol::{notification, request};
use crate::table::Table;

/// Every method that is handled.
pub(crate) fn table() -> Table {
    [workspace_of, documents_of, writing, shown, navigation].into_iter().fold(Table::default(), |table, add| add(table))
}

/// The workspace as a whole: settings, folders, files, questions about projects.
fn workspace_of(table: Table) -> Table {
    table
        .notification::<notification::Initialized>(workspace::initialized)
        .notification::<notification::SetTrace>(workspace::set_trace)
        .notification::<notification::DidChangeConfiguration>(workspace::configuration_changed)
        .notification::<notification::DidChangeWatchedFiles>(workspace::files_changed)
        .notification::<notification::DidChangeWorkspaceFolders>(workspace::folders_changed)
        .request::<request::WillRenameFiles>(Needs::Projects, files::will_be_renamed)
        .notification::<notification::DidRenameFiles>(files::renamed)
        .notification::<notification::DidCreateFiles>(files::created)
        .notification::<notification::DidDeleteFiles>(files::deleted)
        .request::<request::ExecuteCommand>(Needs::Projects, commands::execute)
}

/// What is open, and what is found in it.
fn documents_of(table: Table) -> Table {
    table
        .notification::<notification::DidOpenTextDocument>(documents::opened)
        .notification::<notification::DidChangeTextDocument>(documents::changed)
        .notification::<notification::DidSaveTextDocument>(documents::saved)
        .notification::<notification::DidCloseTextDocument>(documents::closed)
        .written::<request::DocumentDiagnosticRequest>(Needs::Findings, diagnostics::of_document)
        .written::<request::WorkspaceDiagnosticRequest>(Needs::Findings, diagnostics::of_workspace)
}

/// What helps to write.
fn writing(table: Table) -> Table {
    table
        .request::<request::Completion>(Needs::Projects, completion::at_place)
        .request::<request::ResolveCompletionItem>(Needs::Projects, completion::resolved)
        .request::<request::CodeActionRequest>(Needs::Findings, actions::at_range)
        .request::<request::LinkedEditingRange>(Needs::Projects, linked::linked)
        .request::<request::PrepareRenameRequest>(Needs::Projects, rename::prepare)
        .request::<request::Rename>(Needs::Projects, rename::rename)
        .request::<request::Formatting>(Needs::Projects, formatting::document)
        .request::<request::RangeFormatting>(Needs::Projects, formatting::range)
        .request::<request::OnTypeFormatting>(Needs::Projects, formatting::on_type)
}

/// What is shown in and beside the text.
fn shown(table: Table) -> Table {
    table
        .request::<request::HoverRequest>(Needs::Projects, hover::hover)
        .request::<request::InlayHintRequest>(Needs::Projects, hints::of_range)
        .request::<request::CodeLensRequest>(Needs::Projects, lenses::of_document)
        .request::<request::CodeLensResolve>(Needs::Projects, lenses::resolved)
        .request::<request::SemanticTokensFullRequest>(Needs::Projects, tokens::full)
        .request::<request::SemanticTokensFullDeltaRequest>(Needs::Projects, tokens::delta)
        .request::<request::SemanticTokensRangeRequest>(Needs::Projects, tokens::range)
        .request::<request::FoldingRangeRequest>(Needs::Projects, folding::of_document)
        .request::<request::SelectionRangeRequest>(Needs::Projects, selection::of_positions)
}

/// What leads somewhere else.
fn navigation(table: Table) -> Table {
    table
        .request::<request::GotoDefinition>(Needs::Projects, definition::definition)
        .request::<request::References>(Needs::Projects, references::of_project)
        .request::<request::DocumentHighlightRequest>(Needs::Projects, highlight::of_document)
        .request::<request::DocumentSymbolRequest>(Needs::Projects, symbols::of_document)
        .request::<request::WorkspaceSymbolRequest>(Needs::Projects, search::of_workspace)
        .request::<request::CallHierarchyPrepare>(Needs::Projects, calls::prepare)
        .request::<request::CallHierarchyIncomingCalls>(Needs::Projects, calls::incoming)
        .request::<request::CallHierarchyOutgoingCalls>(Needs::Projects, calls::outgoing)
        .request::<request::DocumentLinkRequest>(Needs::Projects, links::of_document)
}
