//! What can be done at a place: every fix that a finding has, and the next steps of writing a log.

use hazlog_core::ide::{Action, ActionKind, FileChanges, actions};
use hazlog_core::text::{Document, TextRange};
use serde_json::json;

use crate::convert::edit::workspace_edit;
use crate::convert::{diagnostic, position, text_range};
use crate::protocol::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, CodeActionResponse, Command, Diagnostic, Result,
};
use crate::world::{View, World};

/// A command of the client: it puts the cursor somewhere.
const PLACE_CURSOR: &str = "hazlog.placeCursor";

/// A command of the client: it replaces a range by a snippet, so that what is to be filled in can be stepped through.
const INSERT_SNIPPET: &str = "hazlog.insertSnippet";

/// The kinds of action that there are.
pub(crate) const KINDS: [CodeActionKind; 4] = [
    CodeActionKind::QUICKFIX,
    CodeActionKind::REFACTOR,
    CodeActionKind::REFACTOR_EXTRACT,
    CodeActionKind::SOURCE_FIX_ALL,
];

pub(super) fn at_range(world: &World, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
    let subject = world.subject(&params.text_document.uri).filter(|_| world.abilities.literal_actions);
    let Some(subject) = subject else { return Ok(None) };
    let range = text_range(subject.file.document(), params.range, world.encoding());
    let findings =
        subject.view.judged.as_ref().map(|judged| judged.findings_in(subject.file.path())).unwrap_or_default();
    let told = |rule: &str, place: TextRange| {
        let found = findings.iter().find(|one| one.finding.rule == rule && one.range == place);
        found.and_then(|one| diagnostic::of_finding(world, subject.view, one))
    };
    let wanted = |action: &Action| is_wanted(&kind(action.kind), params.context.only.as_deref());
    let found = actions(&subject.view.snapshot, subject.file.path(), range, &findings);
    let offered = found.into_iter().filter(wanted).filter_map(|action| {
        let mends = action.mends.iter().filter_map(|(rule, place)| told(rule, *place)).collect();
        code_action(world, subject.view, action, mends)
    });
    Ok(Some(offered.map(CodeActionOrCommand::CodeAction).collect()))
}

/// `None` where the client cannot do it.
pub(super) fn code_action(world: &World, view: &View, action: Action, mends: Vec<Diagnostic>) -> Option<CodeAction> {
    let changes = |file: &FileChanges| file.changes.iter().map(|change| (change.range, change.text.clone())).collect();
    let files = action.files.iter().map(|file| (&*file.path, changes(file)));
    let new_files: Vec<(&str, &str)> = action.new_files.iter().map(|file| (&*file.path, &*file.text)).collect();
    let edit = workspace_edit(world, view, files, &new_files)?;
    let snippet = insert_snippet(world, view, &action);
    Some(CodeAction {
        title: action.title,
        kind: Some(kind(action.kind)),
        diagnostics: (!mends.is_empty()).then_some(mends),
        edit: Some(edit).filter(|_| snippet.is_none()),
        command: snippet.or_else(|| action.files.iter().find_map(|file| place_cursor(world, view, file))),
        is_preferred: action.is_preferred.then_some(true),
        ..CodeAction::default()
    })
}

/// Does the whole of an action as a snippet, where it is one change.
fn insert_snippet(world: &World, view: &View, action: &Action) -> Option<Command> {
    let ([file], []) = (action.files.as_slice(), action.new_files.as_slice()) else { return None };
    let [change] = file.changes.as_slice() else { return None };
    let snippet = change.snippet.as_ref()?;
    let place = world.location(view, &file.path, change.range)?;
    world.abilities.command(INSERT_SNIPPET, &action.title, vec![json!(place.uri), json!(place.range), json!(snippet)])
}

/// Puts the cursor where the first gap is, once the changes have been made.
fn place_cursor(world: &World, view: &View, changes: &FileChanges) -> Option<Command> {
    let cursor = changes.cursor?;
    let file = view.snapshot.file(&changes.path)?;
    let mut after: Document = file.document().clone();
    for change in changes.changes.iter().rev() {
        after.edit(change.range, &change.text);
    }
    let place = position(&after, cursor, world.encoding());
    let uri = world.uri(view, &changes.path)?;
    world.abilities.command(PLACE_CURSOR, "place the cursor", vec![json!(uri), json!(place)])
}

fn kind(kind: ActionKind) -> CodeActionKind {
    match kind {
        ActionKind::QuickFix => CodeActionKind::QUICKFIX,
        ActionKind::Refactor => CodeActionKind::REFACTOR,
        ActionKind::Extract => CodeActionKind::REFACTOR_EXTRACT,
        ActionKind::FixAll => CodeActionKind::SOURCE_FIX_ALL,
    }
}

/// Without a wish everything but what is done to the whole file; a kind that is asked for holds those below it.
fn is_wanted(kind: &CodeActionKind, only: Option<&[CodeActionKind]>) -> bool {
    let holds = |wish: &CodeActionKind| {
        let below = kind.as_str().strip_prefix(wish.as_str());
        wish.as_str().is_empty() || below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    only.map_or(*kind != CodeActionKind::SOURCE_FIX_ALL, |only| only.iter().any(holds))
}
