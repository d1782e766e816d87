//! What is open in the editor: texts that count more than the files on the disk.

use std::collections::HashMap;
use std::sync::Arc;

use hazlog_core::text::{Document, TextRange};
use hazlog_project::MAX_FILE_BYTES;

use crate::convert::{Encoding, text_range};
use crate::disk::ProjectId;
use crate::protocol::{TextDocumentContentChangeEvent, Url};

/// What a document is to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// A hazard log.
    Log,
    /// A `hazlog.toml`.
    Config,
    /// Something else: left alone.
    Other,
}

/// A document that is open.
#[derive(Debug, Clone)]
pub(crate) struct OpenDocument {
    /// Its address.
    pub(crate) uri: Url,
    /// What it is.
    pub(crate) language: Language,
    /// Its version, as the client counts.
    pub(crate) version: i32,
    /// Its text; empty for what is left alone.
    pub(crate) text: Document,
    /// True where the text is larger than any that is read: it is kept in step with the client, and not judged.
    pub(crate) is_too_large: bool,
    /// The project that it belongs to, and its name there.
    pub(crate) home: Option<Home>,
}

/// Where a document belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Home {
    /// The project.
    pub(crate) project: ProjectId,
    /// The name of the file in it.
    pub(crate) name: Arc<str>,
}

/// One change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Change {
    /// A range is replaced.
    Part(TextRange, String),
    /// Everything is replaced.
    Whole(String),
}

impl OpenDocument {
    /// Applies what the client changed, and gives it in bytes, each change in the text that the one before it left.
    pub(crate) fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, encoding: Encoding) -> Vec<Change> {
        let apply = |change: TextDocumentContentChangeEvent| match change.range {
            Some(range) => {
                let range = text_range(&self.text, range, encoding);
                self.text.edit(range, &change.text);
                Change::Part(range, change.text)
            }
            None => {
                self.text = Document::new(&change.text);
                Change::Whole(change.text)
            }
        };
        let changes = changes.into_iter().map(apply).collect();
        self.is_too_large = is_too_large(&self.text);
        changes
    }
}

/// True for a text that is larger than any file that is read.
pub(super) fn is_too_large(text: &Document) -> bool {
    u64::from(u32::from(text.len())) > MAX_FILE_BYTES
}

/// The documents that are open, by address.
#[derive(Debug, Clone, Default)]
pub(crate) struct Documents(HashMap<Url, OpenDocument>);

impl Documents {
    /// The document with this address.
    pub(crate) fn get(&self, uri: &Url) -> Option<&OpenDocument> {
        self.0.get(uri)
    }

    /// The document with this address, to be changed.
    pub(crate) fn get_mut(&mut self, uri: &Url) -> Option<&mut OpenDocument> {
        self.0.get_mut(uri)
    }

    /// Takes a document in; gives the one that it takes the place of.
    pub(crate) fn insert(&mut self, document: OpenDocument) -> Option<OpenDocument> {
        self.0.insert(document.uri.clone(), document)
    }

    /// Takes a document out.
    pub(crate) fn remove(&mut self, uri: &Url) -> Option<OpenDocument> {
        self.0.remove(uri)
    }

    /// All of them, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &OpenDocument> {
        self.0.values()
    }

    /// The document that is this file of a project.
    pub(crate) fn at(&self, project: ProjectId, name: &str) -> Option<&OpenDocument> {
        self.iter().find(|one| one.home.as_ref().is_some_and(|home| home.project == project && *home.name == *name))
    }
}
