//! What the editor opens, changes and closes.

use std::path::Path;
use std::sync::Arc;

use hazlog_core::text::Document;
use hazlog_project::{CONFIG_FILE, EXTENSION, MAX_FILE_BYTES};

use super::documents::is_too_large;
use super::{Language, OpenDocument, State};
use crate::convert::path_of;
use crate::disk::Ask;
use crate::protocol::{
    MessageType, TextDocumentContentChangeEvent, TextDocumentItem, Url, VersionedTextDocumentIdentifier,
};

/// What editors call the language.
const LANGUAGE: &str = "hazlog";

impl State {
    /// A document is open from now on.
    pub(crate) fn open(&mut self, item: TextDocumentItem) {
        let TextDocumentItem { uri, language_id, version, text } = item;
        let language = language_of(&uri, &language_id);
        if self.documents.get(&uri).is_some() {
            tracing::warn!("{uri} was opened though it is open; its new text counts");
            self.close(&uri);
        }
        if language == Language::Log && self.abilities.pulls_diagnostics {
            // From now on the client asks for them itself.
            self.clear(&uri);
        }
        let kept = if language == Language::Other { Document::default() } else { Document::new(&text) };
        let is_too_large = is_too_large(&kept);
        let document = OpenDocument { uri: uri.clone(), language, version, text: kept, is_too_large, home: None };
        Arc::make_mut(&mut self.documents).insert(document);
        if is_too_large {
            self.tell_of_size(&uri);
        }
        self.find_place(uri, language);
    }

    /// Has the disk look for the project of a document.
    fn find_place(&mut self, uri: Url, language: Language) {
        match language {
            Language::Log => self.seek(Ask::Opened(uri)),
            Language::Config => {
                let document = self.documents.get(&uri).filter(|document| !document.is_too_large);
                let text = document.map(|document| document.text.text());
                self.disk.ask(Ask::Config(uri, text));
            }
            Language::Other => {}
        }
    }

    /// A document has become too large, or is no longer.
    fn resized(&mut self, uri: Url) {
        let Some(document) = self.documents.get(&uri) else { return };
        let (language, home, is_too_large) = (document.language, document.home.clone(), document.is_too_large);
        if is_too_large {
            self.tell_of_size(&uri);
        }
        if is_too_large && language == Language::Log {
            self.home_found(&uri, home);
        } else {
            self.find_place(uri, language);
        }
    }

    fn tell_of_size(&self, uri: &Url) {
        let most = MAX_FILE_BYTES.div_ceil(1 << 20);
        let message = format!("{uri} is larger than {most} MB, and is not checked: split it into several files");
        tracing::warn!("{message}");
        self.outbox.show(MessageType::WARNING, message);
    }

    /// A document was changed.
    pub(crate) fn change(&mut self, id: VersionedTextDocumentIdentifier, changes: Vec<TextDocumentContentChangeEvent>) {
        let encoding = self.abilities.encoding;
        let documents = Arc::make_mut(&mut self.documents);
        let Some(document) = documents.get_mut(&id.uri) else {
            tracing::warn!("{} was changed and is not open; the change was passed over", id.uri);
            return;
        };
        if id.version <= document.version {
            tracing::warn!(
                "{} went from version {} to {}; its text is changed as told",
                id.uri,
                document.version,
                id.version
            );
        }
        document.version = id.version;
        if document.language == Language::Other {
            return;
        }
        let was_too_large = document.is_too_large;
        let changes = document.change(changes, encoding);
        if document.is_too_large != was_too_large {
            self.resized(id.uri);
        } else if document.is_too_large {
            // Nobody judges it.
        } else if document.language == Language::Config {
            let text = document.text.text();
            self.disk.ask(Ask::Config(id.uri, Some(text)));
        } else if let Some(home) = document.home.clone()
            && let Some(project) = self.projects.get_mut(home.project)
        {
            project.change(&home.name, &changes);
            self.look_for_evidence(home.project);
            self.judge_soon(true);
        }
    }

    /// A document is no longer open; what is on the disk counts again.
    pub(crate) fn close(&mut self, uri: &Url) {
        let Some(document) = Arc::make_mut(&mut self.documents).remove(uri) else {
            tracing::warn!("{uri} was closed and is not open");
            return;
        };
        self.memo.forget_document(uri);
        match document.language {
            Language::Log => {
                if document.home.as_ref().and_then(|home| self.address_on_disk(home)).is_some_and(|other| other != *uri)
                {
                    self.clear(uri);
                }
                if let Some(home) = &document.home
                    && let Some(project) = self.projects.get_mut(home.project)
                {
                    // Its diagnostics are shown in another way from now on, though they may be the same.
                    project.edited(&home.name);
                }
                self.disk.ask(Ask::Closed(uri.clone()));
            }
            Language::Config => self.disk.ask(Ask::Config(uri.clone(), None)),
            Language::Other => {}
        }
    }
}

/// What a document is: by its name where it is on a disk, and by what the editor calls its language.
fn language_of(uri: &Url, language_id: &str) -> Language {
    let Some(path) = path_of(uri) else {
        // A text that was never saved; views of old versions and the like have schemes of their own.
        let is_new = uri.scheme() == "untitled" && language_id == LANGUAGE;
        return if is_new { Language::Log } else { Language::Other };
    };
    let has_ending = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION));
    if path.file_name().is_some_and(|name| name == CONFIG_FILE) {
        Language::Config
    } else if has_ending(&path) || language_id == LANGUAGE {
        Language::Log
    } else {
        Language::Other
    }
}
