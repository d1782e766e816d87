//! What the server tells the client that it can do.

use crate::handlers::actions::KINDS;
use crate::handlers::commands::COMMANDS;
use crate::handlers::tokens::legend;
use crate::protocol::{
    CallHierarchyServerCapability, CodeActionOptions, CodeActionProviderCapability, CodeLensOptions, CompletionOptions,
    CompletionOptionsCompletionItem, DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions,
    DocumentOnTypeFormattingOptions, ExecuteCommandOptions, FileOperationFilter, FileOperationPattern,
    FileOperationRegistrationOptions, FoldingRangeProviderCapability, HoverProviderCapability,
    LinkedEditingRangeServerCapabilities, OneOf, RenameOptions, SaveOptions, SelectionRangeProviderCapability,
    SemanticTokensFullOptions, SemanticTokensOptions, SemanticTokensServerCapabilities, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};
use crate::state::Abilities;

/// What the server can do for a client with these abilities.
pub(crate) fn of(abilities: &Abilities) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(abilities.encoding.kind()),
        text_document_sync: Some(synchronisation()),
        workspace: Some(workspace()),
        diagnostic_provider: abilities.pulls_diagnostics.then(|| diagnostics(abilities)),
        completion_provider: Some(completion()),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(KINDS.to_vec()),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: COMMANDS.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(true) }),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: Some(DocumentOnTypeFormattingOptions {
            first_trigger_character: "\n".to_owned(),
            more_trigger_character: Some(vec!["}".to_owned()]),
        }),
        semantic_tokens_provider: Some(semantic_tokens()),
        ..navigation(abilities)
    }
}

fn navigation(abilities: &Abilities) -> ServerCapabilities {
    let prepare_provider = Some(true);
    let prepares = RenameOptions { prepare_provider, work_done_progress_options: WorkDoneProgressOptions::default() };
    ServerCapabilities {
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        linked_editing_range_provider: Some(LinkedEditingRangeServerCapabilities::Simple(true)),
        // Older clients understand nothing but a switch.
        rename_provider: Some(if abilities.prepares_rename { OneOf::Right(prepares) } else { OneOf::Left(true) }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        ..ServerCapabilities::default()
    }
}

/// Evidence may be any file or folder. The stars of clients pass over names that begin with a full stop.
fn file_operations() -> WorkspaceFileOperationsServerCapabilities {
    let filter = |glob: &str| FileOperationFilter {
        scheme: Some("file".to_owned()),
        pattern: FileOperationPattern { glob: glob.to_owned(), matches: None, options: None },
    };
    let all = FileOperationRegistrationOptions { filters: ["**/*", "**/.*", "**/.*/**"].map(filter).into() };
    WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(all.clone()),
        did_rename: Some(all.clone()),
        did_create: Some(all.clone()),
        did_delete: Some(all),
        ..WorkspaceFileOperationsServerCapabilities::default()
    }
}

fn synchronisation() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
        ..TextDocumentSyncOptions::default()
    })
}

fn workspace() -> WorkspaceServerCapabilities {
    let folders =
        WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) };
    WorkspaceServerCapabilities { workspace_folders: Some(folders), file_operations: Some(file_operations()) }
}

/// After a space, a comma or a quote another value begins; numbers of the programme go on behind a hyphen, paths behind a
/// slash.
fn completion() -> CompletionOptions {
    CompletionOptions {
        resolve_provider: Some(true),
        trigger_characters: Some([" ", ",", "\"", "/", "-"].map(str::to_owned).to_vec()),
        completion_item: Some(CompletionOptionsCompletionItem { label_details_support: Some(true) }),
        ..CompletionOptions::default()
    }
}

fn diagnostics(abilities: &Abilities) -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some("hazlog".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: abilities.pulls_workspace,
        ..DiagnosticOptions::default()
    })
}

fn semantic_tokens() -> SemanticTokensServerCapabilities {
    SemanticTokensServerCapabilities::SemanticTokensOptions(SemanticTokensOptions {
        legend: legend(),
        range: Some(true),
        full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
        ..SemanticTokensOptions::default()
    })
}
