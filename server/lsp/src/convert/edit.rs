//! Replacements of text as edits of the protocol, with the versions that they were made for.

use hazlog_core::diagnostic::Edit;
use hazlog_core::ide::FileEdits;
use hazlog_core::text::TextRange;
use hazlog_core::workspace::File;

use crate::protocol::{
    AnnotatedTextEdit, CreateFile, CreateFileOptions, DocumentChangeOperation, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Position, Range, ResourceOp, TextDocumentEdit, TextEdit, WorkspaceEdit,
};
use crate::world::{View, World};

/// Replacements in one file.
pub(crate) fn text_edits(world: &World, file: &File, edits: impl IntoIterator<Item = Edit>) -> Vec<TextEdit> {
    let edit = |edit: Edit| TextEdit { range: world.range(file, edit.range), new_text: edit.text };
    edits.into_iter().map(edit).collect()
}

/// What is replaced in files that are there. `None` where one of them has no address.
pub(crate) fn of_files(world: &World, view: &View, edits: &FileEdits) -> Option<WorkspaceEdit> {
    let files = edits.iter().map(|(name, edits)| {
        let replaced = edits.iter().map(|edit| (edit.range, edit.text.clone()));
        (&**name, replaced.collect())
    });
    workspace_edit(world, view, files, &[])
}

/// What is replaced in the files of a project, by their names there, and the files that come into being with their texts.
/// `None` where the client cannot do it.
pub(crate) fn workspace_edit<'n>(
    world: &World,
    view: &View,
    files: impl IntoIterator<Item = (&'n str, Vec<(TextRange, String)>)>,
    new_files: &[(&str, &str)],
) -> Option<WorkspaceEdit> {
    let mut changes = Vec::new();
    for (name, replaced) in files {
        let file = view.snapshot.file(name)?;
        let edits = replaced.into_iter().map(|(range, text)| Edit { range, text });
        changes.push((world.uri(view, name)?, text_edits(world, file, edits)));
    }
    if !world.abilities.document_changes {
        let changes = Some(changes.into_iter().collect());
        return new_files.is_empty().then(|| WorkspaceEdit { changes, ..WorkspaceEdit::default() });
    }
    let mut operations = Vec::new();
    for (name, text) in new_files {
        operations.extend(new_file(world, view, name, text)?);
    }
    let edited = changes.into_iter().map(|(uri, edits)| {
        let version = world.documents.get(&uri).map(|document| document.version);
        document_edit(OptionalVersionedTextDocumentIdentifier { uri, version }, edits)
    });
    operations.extend(edited);
    let document_changes = Some(DocumentChanges::Operations(operations));
    Some(WorkspaceEdit { document_changes, ..WorkspaceEdit::default() })
}

fn new_file(world: &World, view: &View, name: &str, text: &str) -> Option<[DocumentChangeOperation; 2]> {
    let uri = view.folder.as_ref().filter(|_| world.abilities.creates_files)?.uri(name)?;
    let options = Some(CreateFileOptions { overwrite: Some(false), ignore_if_exists: Some(false) });
    let create = ResourceOp::Create(CreateFile { uri: uri.clone(), options, annotation_id: None });
    let start = Position::default();
    let edits = vec![TextEdit { range: Range { start, end: start }, new_text: text.to_owned() }];
    let filled = document_edit(OptionalVersionedTextDocumentIdentifier { uri, version: None }, edits);
    Some([DocumentChangeOperation::Op(create), filled])
}

fn document_edit(
    text_document: OptionalVersionedTextDocumentIdentifier,
    edits: Vec<TextEdit>,
) -> DocumentChangeOperation {
    let edits: Vec<OneOf<TextEdit, AnnotatedTextEdit>> = edits.into_iter().map(OneOf::Left).collect();
    DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits })
}
