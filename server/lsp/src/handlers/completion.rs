//! What may be written at a place, and more on the one that is being read.

use std::sync::Arc;

use hazlog_core::ide::completion::{Entry, Outside, Proposal, ProposalKind, ResolveKey, complete, resolve};
use hazlog_core::text::{TextRange, TextSize};
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

use crate::convert::edit::text_edits;
use crate::disk::ProjectId;
use crate::protocol::{
    CompletionItem, CompletionItemKind, CompletionItemLabelDetails, CompletionItemTag, CompletionList,
    CompletionParams, CompletionResponse, CompletionTextEdit, Documentation, InsertReplaceEdit, InsertTextFormat,
    InsertTextMode, MarkupContent, MarkupKind, Result, TextEdit,
};
use crate::world::{Subject, View, World};

/// A command of the client: it asks for completions again.
const SUGGEST: &str = "hazlog.triggerSuggest";

/// What documentation is found by, as the client hands it back.
#[derive(Debug, Serialize, Deserialize)]
struct Key {
    project: ProjectId,
    about: About,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum About {
    ProgrammeHazard { programme: String, edition: String, id: String },
    Control(String),
    Hazard(String),
}

pub(super) fn at_place(world: &World, params: CompletionParams) -> Result<Option<CompletionResponse>> {
    let Some((subject, offset)) = world.cursor(&params.text_document_position) else { return Ok(None) };
    let rules = rules_here(&subject, offset);
    let list = |folder: &str| entries(subject.view, folder);
    let outside = Outside { list: &list, rules_here: &rules };
    let found = complete(&subject.view.snapshot, subject.file.path(), offset, &outside);
    let items = found.list.into_iter().map(|proposal| item(world, &subject, offset, proposal));
    Ok(Some(CompletionResponse::List(CompletionList { is_incomplete: found.is_incomplete, items: items.collect() })))
}

pub(super) fn resolved(world: &World, mut item: CompletionItem) -> Result<CompletionItem> {
    let key = item.data.clone().and_then(|data| serde_json::from_value::<Key>(data).ok());
    let more = key.and_then(|key| {
        let view = world.projects.iter().find(|view| view.id == key.project)?;
        resolve(&view.snapshot, &key.about.into())
    });
    if let Some(more) = more {
        item.documentation = Some(documentation(world, more));
    }
    Ok(item)
}

/// The rules that found something in the item, as it was when it was last judged.
fn rules_here(subject: &Subject<'_>, offset: TextSize) -> Vec<Arc<str>> {
    let Some(judged) = &subject.view.judged else { return Vec::new() };
    let island = subject.file.island_at(offset).map(|(_, island)| island.id);
    island.into_iter().flat_map(|island| judged.linter.rules_in(island)).map(Arc::from).collect()
}

fn entries(view: &View, folder: &str) -> Vec<Entry> {
    let Some(root) = &view.folder else { return Vec::new() };
    let listed = hazlog_project::list(&root.path, folder);
    listed.into_iter().map(|(name, is_folder)| Entry { name, is_folder }).collect()
}

fn item(world: &World, subject: &Subject<'_>, offset: TextSize, proposal: Proposal) -> CompletionItem {
    let abilities = &world.abilities;
    let snippet = proposal.snippet.filter(|_| abilities.snippets);
    let format = if snippet.is_some() { InsertTextFormat::SNIPPET } else { InsertTextFormat::PLAIN_TEXT };
    let text = snippet.unwrap_or(proposal.insert);
    let details = CompletionItemLabelDetails { detail: None, description: proposal.description.clone() };
    // A client without room beside the label shows both in the one line that it has.
    let detail = match (proposal.detail, proposal.description) {
        (Some(detail), Some(description)) if !abilities.label_details => Some(format!("{description} · {detail}")),
        (detail, description) => detail.or(description.filter(|_| !abilities.label_details)),
    };
    CompletionItem {
        label: proposal.label,
        label_details: abilities.label_details.then_some(details),
        kind: Some(kind(proposal.kind)),
        detail,
        documentation: proposal.documentation.map(|text| documentation(world, text)),
        preselect: proposal.preselect.then_some(true),
        sort_text: Some(proposal.sort_text),
        filter_text: Some(proposal.filter_text),
        insert_text_format: Some(format),
        insert_text_mode: Some(InsertTextMode::ADJUST_INDENTATION),
        text_edit: Some(text_edit(world, subject, offset, proposal.range, text)),
        additional_text_edits: (!proposal.additional_edits.is_empty())
            .then(|| text_edits(world, subject.file, proposal.additional_edits)),
        command: abilities.command(SUGGEST, "suggest", Vec::new()).filter(|_| proposal.retrigger),
        data: proposal
            .key
            .and_then(|key| serde_json::to_value(Key { project: subject.view.id, about: key.into() }).ok()),
        tags: proposal.deprecated.then(|| vec![CompletionItemTag::DEPRECATED]),
        ..CompletionItem::default()
    }
}

/// Where the client tells inserting from replacing, inserting leaves what stands behind the cursor.
fn text_edit(
    world: &World,
    subject: &Subject<'_>,
    offset: TextSize,
    range: TextRange,
    new_text: String,
) -> CompletionTextEdit {
    let replace = world.range(subject.file, range);
    if !world.abilities.insert_replace {
        return CompletionTextEdit::Edit(TextEdit { range: replace, new_text });
    }
    let before = TextRange::new(range.start(), offset.clamp(range.start(), range.end()));
    let insert = world.range(subject.file, before);
    CompletionTextEdit::InsertAndReplace(InsertReplaceEdit { new_text, insert, replace })
}

fn documentation(world: &World, value: String) -> Documentation {
    let kind = if world.abilities.completion_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    Documentation::MarkupContent(MarkupContent { kind, value })
}

fn kind(kind: ProposalKind) -> CompletionItemKind {
    match kind {
        ProposalKind::Keyword | ProposalKind::Clause => CompletionItemKind::KEYWORD,
        ProposalKind::Snippet => CompletionItemKind::SNIPPET,
        ProposalKind::ProgrammeHazard => CompletionItemKind::INTERFACE,
        ProposalKind::Hazard => CompletionItemKind::CLASS,
        ProposalKind::Control => CompletionItemKind::FUNCTION,
        ProposalKind::Cause => CompletionItemKind::FIELD,
        ProposalKind::FreeId | ProposalKind::Risk | ProposalKind::Date => CompletionItemKind::VALUE,
        ProposalKind::Level | ProposalKind::Word => CompletionItemKind::ENUM_MEMBER,
        ProposalKind::Capability | ProposalKind::Programme | ProposalKind::Edition => CompletionItemKind::MODULE,
        ProposalKind::Person => CompletionItemKind::TEXT,
        ProposalKind::Rule => CompletionItemKind::CONSTANT,
        ProposalKind::File => CompletionItemKind::FILE,
        ProposalKind::Folder => CompletionItemKind::FOLDER,
    }
}

impl From<ResolveKey> for About {
    fn from(key: ResolveKey) -> Self {
        match key {
            ResolveKey::ProgrammeHazard { programme, edition, id } => {
                Self::ProgrammeHazard { programme: programme.into(), edition: edition.into(), id: id.into() }
            }
            ResolveKey::Control(id) => Self::Control(id.into()),
            ResolveKey::Hazard(id) => Self::Hazard(id.into()),
        }
    }
}

impl From<About> for ResolveKey {
    fn from(about: About) -> Self {
        let word = |text: String| SmolStr::from(text);
        match about {
            About::ProgrammeHazard { programme, edition, id } => {
                Self::ProgrammeHazard { programme: word(programme), edition: word(edition), id: word(id) }
            }
            About::Control(id) => Self::Control(word(id)),
            About::Hazard(id) => Self::Hazard(word(id)),
        }
    }
}
