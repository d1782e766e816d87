//! Diagnostics that the client asks for: of one document, and of all of them with partial results.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::value::to_raw_value;

use crate::memo::Kept;
use crate::pieces::Pieces;
use crate::protocol::{DocumentDiagnosticParams, ProgressToken, Result, Url, WorkspaceDiagnosticParams};
use crate::state::State;
use crate::wire::Written;
use crate::world::World;

/// Files that are reported in one piece of a partial result.
const PIECE: usize = 64;

/// The id of what is said of a file that is no log.
const NOTHING: &str = "0";

/// What the client is told of a file: its diagnostics, or that it has them already.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Report {
    Full {
        #[serde(skip_serializing_if = "Option::is_none")]
        result_id: Option<String>,
        #[serde(serialize_with = "shared")]
        items: Arc<Pieces>,
    },
    Unchanged {
        result_id: String,
    },
}

fn shared<S: Serializer>(items: &Arc<Pieces>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    items.serialize(serializer)
}

/// The same, of one file among others.
#[derive(Serialize)]
struct FileReport {
    uri: String,
    /// `null` where the file is not open.
    version: Option<i32>,
    #[serde(flatten)]
    report: Report,
}

/// A part of the files, or the last of them.
#[derive(Serialize)]
struct Reports {
    items: Vec<FileReport>,
}

impl Report {
    /// What a client is told that knows the diagnostics with this id.
    fn of(kept: Kept, known: Option<&str>) -> Self {
        let result_id = kept.id.to_string();
        if known == Some(result_id.as_str()) {
            return Self::Unchanged { result_id };
        }
        Self::Full { result_id: Some(result_id), items: kept.diagnostics }
    }

    /// What is told of what is no log.
    fn none(known: Option<&str>) -> Self {
        if known == Some(NOTHING) {
            return Self::Unchanged { result_id: NOTHING.to_owned() };
        }
        Self::nothing(Some(NOTHING.to_owned()))
    }

    fn nothing(result_id: Option<String>) -> Self {
        Self::Full { result_id, items: Arc::default() }
    }
}

pub(super) fn of_document(world: &World, params: DocumentDiagnosticParams) -> Result<serde_json::Result<Written>> {
    let known = params.previous_result_id.as_deref();
    let report = match world.subject(&params.text_document.uri) {
        Some(subject) => Report::of(world.memo.diagnostics(world, subject.view, subject.file.path()), known),
        None => Report::none(known),
    };
    Ok(to_raw_value(&report))
}

pub(super) fn of_workspace(world: &World, params: WorkspaceDiagnosticParams) -> Result<serde_json::Result<Written>> {
    world.inbox.write("workspace/diagnostic", State::workspace_is_pulled);
    let mut previous: HashMap<Url, String> =
        params.previous_result_ids.into_iter().map(|one| (one.uri, one.value)).collect();
    let token = params.partial_result_params.partial_result_token;
    let mut items = Vec::new();
    for view in &world.projects {
        for file in view.snapshot.files() {
            let Some(uri) = world.uri(view, file.path()) else { continue };
            if world.stop.is_stopped() {
                return Ok(to_raw_value(&Reports { items }));
            }
            let known = previous.remove(&uri);
            let report = Report::of(world.memo.diagnostics(world, view, file.path()), known.as_deref());
            items.push(of_file(world, &uri, report));
            if let Some(token) = token.as_ref().filter(|_| items.len() >= PIECE) {
                send(world, token, std::mem::take(&mut items));
            }
        }
    }
    // What was reported before and is no more has no diagnostics either.
    items.extend(previous.into_keys().map(|uri| of_file(world, &uri, Report::nothing(None))));
    if let Some(token) = token {
        send(world, &token, std::mem::take(&mut items));
    }
    Ok(to_raw_value(&Reports { items }))
}

fn of_file(world: &World, uri: &Url, report: Report) -> FileReport {
    let version = world.documents.get(uri).map(|document| document.version);
    FileReport { uri: world.outbox.wire.spelled(uri), version, report }
}

/// A part of the answer, which the client shows while the rest is being made.
fn send(world: &World, token: &ProgressToken, items: Vec<FileReport>) {
    world.outbox.progress(token, &Reports { items });
}
