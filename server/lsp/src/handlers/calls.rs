//! The chain of a safety case as a call hierarchy: programme hazard → hazard → cause → control, and back.

use hazlog_core::ide::{self, CallItem, Named};
use serde::{Deserialize, Serialize};

use crate::convert::{place, symbol_kind};
use crate::protocol::{
    CallHierarchyIncomingCall, CallHierarchyIncomingCallsParams, CallHierarchyItem, CallHierarchyOutgoingCall,
    CallHierarchyOutgoingCallsParams, CallHierarchyPrepareParams, Position, Range, Result, TextDocumentIdentifier,
    TextDocumentPositionParams,
};
use crate::world::{View, World};

/// What a link of the chain is asked about by: names, which outlive edits.
#[derive(Debug, Serialize, Deserialize)]
struct Key {
    /// See [`World::root`].
    root: String,
    /// See [`Named::key`].
    key: String,
}

pub(super) fn prepare(world: &World, params: CallHierarchyPrepareParams) -> Result<Option<Vec<CallHierarchyItem>>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position_params) else { return Ok(None) };
    let Some(cursor) = subject.at(offset) else { return Ok(None) };
    let found = ide::prepare_calls(&cursor).into_iter();
    let items: Vec<_> = found.filter_map(|one| item(world, subject.view, one)).collect();
    Ok((!items.is_empty()).then_some(items))
}

pub(super) fn incoming(
    world: &World,
    params: CallHierarchyIncomingCallsParams,
) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
    let Some((view, named)) = asked(world, &params.item) else { return Ok(None) };
    let calls = ide::incoming_calls(&view.snapshot, &named).into_iter().filter_map(|call| {
        let ranges = call.path.as_deref().map(|path| ranges(world, view, path, &call.from));
        let from = item(world, view, call.item)?;
        let from_ranges = ranges.unwrap_or_else(|| vec![from.selection_range]);
        Some(CallHierarchyIncomingCall { from, from_ranges })
    });
    Ok(Some(calls.collect()))
}

pub(super) fn outgoing(
    world: &World,
    params: CallHierarchyOutgoingCallsParams,
) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
    let Some((view, named)) = asked(world, &params.item) else { return Ok(None) };
    let own = world.subject(&params.item.uri).map(|subject| subject.file.path());
    let calls = ide::outgoing_calls(&view.snapshot, &named).into_iter().filter_map(|call| {
        let from_ranges = match &call.path {
            None => vec![params.item.selection_range],
            // Where an id was given twice, a step may begin in a file that the client does not take it to be in.
            Some(path) if Some(path) == own => ranges(world, view, path, &call.from),
            Some(_) => Vec::new(),
        };
        Some(CallHierarchyOutgoingCall { to: item(world, view, call.item)?, from_ranges })
    });
    Ok(Some(calls.collect()))
}

fn item(world: &World, view: &View, item: CallItem) -> Option<CallHierarchyItem> {
    let place = place(world, view, &item.target)?;
    let key = world.root(view).zip(item.key).map(|(root, key)| Key { root, key });
    Some(CallHierarchyItem {
        name: item.name,
        kind: symbol_kind(item.kind),
        tags: None,
        detail: Some(item.detail).filter(|detail| !detail.is_empty()),
        uri: place.uri,
        range: place.range,
        selection_range: place.selection,
        data: key.and_then(|key| serde_json::to_value(key).ok()),
    })
}

/// What is asked about: by its key, else by its place.
fn asked<'w>(world: &'w World, item: &CallHierarchyItem) -> Option<(&'w View, Named)> {
    let key = item.data.clone().and_then(|data| serde_json::from_value::<Key>(data).ok());
    let known = key.and_then(|key| {
        let view = world.projects.iter().find(|view| world.root(view).as_ref() == Some(&key.root))?;
        Some((view, Named::from_key(&view.snapshot, &key.key)?))
    });
    known.or_else(|| at_place(world, item))
}

fn at_place<'w>(world: &'w World, item: &CallHierarchyItem) -> Option<(&'w View, Named)> {
    let text_document = TextDocumentIdentifier { uri: item.uri.clone() };
    let position: Position = item.selection_range.start;
    let (subject, offset) = world.cursor(&TextDocumentPositionParams { text_document, position })?;
    let name = subject.at(offset)?.name()?;
    Some((subject.view, name.named))
}

fn ranges(world: &World, view: &View, path: &str, places: &[hazlog_core::text::TextRange]) -> Vec<Range> {
    let file = view.snapshot.file(path);
    file.into_iter().flat_map(|file| places.iter().map(|place| world.range(file, *place))).collect()
}
