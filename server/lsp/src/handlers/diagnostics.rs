//! Diagnostics that the client asks for: of one document, and of all of them with partial results.

use crate::memo::Kept;
use crate::protocol::{
    DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    ProgressToken, RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, Result,
    UnchangedDocumentDiagnosticReport, Url, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDiagnosticReportPartialResult, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};
use crate::state::State;
use crate::world::World;

/// Files that are reported in one piece of a partial result.
const PIECE: usize = 64;

pub(super) fn of_document(world: &World, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
    let uri = params.text_document.uri;
    let kept = world.subject(&uri).map(|subject| world.memo.diagnostics(world, subject.view, subject.file.path()));
    let id = kept.as_ref().map_or(0, |kept| kept.id).to_string();
    let report = if params.previous_result_id.as_deref() == Some(id.as_str()) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report,
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: full(kept, id),
        })
    };
    Ok(DocumentDiagnosticReportResult::Report(report))
}

fn full(kept: Option<Kept>, id: String) -> FullDocumentDiagnosticReport {
    let items = kept.map(|kept| Vec::clone(&kept.diagnostics)).unwrap_or_default();
    FullDocumentDiagnosticReport { result_id: Some(id), items }
}

pub(super) fn of_workspace(
    world: &World,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReportResult> {
    world.inbox.write("workspace/diagnostic", State::workspace_is_pulled);
    let mut previous: Vec<(Url, String)> =
        params.previous_result_ids.into_iter().map(|one| (one.uri, one.value)).collect();
    let token = params.partial_result_params.partial_result_token;
    let mut items = Vec::new();
    for view in &world.projects {
        for file in view.snapshot.files() {
            let Some(uri) = world.uri(view, file.path()) else { continue };
            if world.stop.is_stopped() {
                return Ok(report(items));
            }
            let known = previous.iter().position(|(known, _)| *known == uri).map(|at| previous.swap_remove(at).1);
            let version = world.documents.get(&uri).map(|document| i64::from(document.version));
            items.push(of_file(uri, version, known.as_deref(), world.memo.diagnostics(world, view, file.path())));
            if let Some(token) = token.as_ref().filter(|_| items.len() >= PIECE) {
                send(world, token, std::mem::take(&mut items));
            }
        }
    }
    // What was reported before and is no more has no diagnostics either.
    items.extend(previous.into_iter().map(|(uri, _)| full_of_file(uri, None, None)));
    match token {
        Some(token) => {
            send(world, &token, items);
            world.outbox.flush();
            Ok(report(Vec::new()))
        }
        None => Ok(report(items)),
    }
}

fn report(items: Vec<WorkspaceDocumentDiagnosticReport>) -> WorkspaceDiagnosticReportResult {
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items })
}

fn of_file(uri: Url, version: Option<i64>, known: Option<&str>, kept: Kept) -> WorkspaceDocumentDiagnosticReport {
    let id = kept.id.to_string();
    if known != Some(id.as_str()) {
        return full_of_file(uri, version, Some((id, kept)));
    }
    let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
    WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
        uri,
        version,
        unchanged_document_diagnostic_report,
    })
}

fn full_of_file(uri: Url, version: Option<i64>, kept: Option<(String, Kept)>) -> WorkspaceDocumentDiagnosticReport {
    let (id, kept) = kept.map_or((None, None), |(id, kept)| (Some(id), Some(kept)));
    let full_document_diagnostic_report = FullDocumentDiagnosticReport {
        result_id: id,
        items: kept.map(|kept| Vec::clone(&kept.diagnostics)).unwrap_or_default(),
    };
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version,
        full_document_diagnostic_report,
    })
}

/// A part of the answer, which the client shows while the rest is being made.
fn send(world: &World, token: &ProgressToken, items: Vec<WorkspaceDocumentDiagnosticReport>) {
    let part = WorkspaceDiagnosticReportPartialResult { items };
    if let Ok(value) = serde_json::to_value(part) {
        world.outbox.progress(token.clone(), value);
    }
}
