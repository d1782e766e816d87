//! Documents as the client has them open: their texts and versions, kept beside the server's own idea of them.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Value, json};

use super::Client;
use crate::places::{Units, offset, place};

/// The documents that are open, by address.
#[derive(Debug, Default)]
pub(super) struct Texts(HashMap<String, Text>);

#[derive(Debug)]
struct Text {
    version: i64,
    text: String,
}

impl Client {
    /// Opens a file with the text that it has on the disk.
    #[track_caller]
    pub fn open(&mut self, name: &str) {
        let text = std::fs::read_to_string(self.folder.path(name)).unwrap();
        self.open_with(name, &text);
    }

    /// Opens a document with this text.
    pub fn open_with(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        let language = if uri.ends_with(".toml") { "toml" } else { "hazlog" };
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.texts.0.insert(uri, Text { version: 1, text: text.to_owned() });
        self.tell("textDocument/didOpen", json!({ "textDocument": item }));
    }

    /// The text of an open document.
    #[track_caller]
    pub fn text(&self, name: &str) -> &str {
        &self.texts.0[&self.uri(name)].text
    }

    /// The version of an open document.
    #[track_caller]
    pub fn version(&self, name: &str) -> i64 {
        self.texts.0[&self.uri(name)].version
    }

    /// Replaces a range of bytes of an open document.
    #[track_caller]
    pub fn replace(&mut self, name: &str, range: Range<usize>, new: &str) {
        let units = self.units;
        let document = self.texts.0.get_mut(&self.uri(name)).expect("it is open");
        let of = |at| position(&document.text, at, units);
        let change = json!({ "range": { "start": of(range.start), "end": of(range.end) }, "text": new });
        document.text.replace_range(range, new);
        self.changed(name, change);
    }

    /// Replaces a piece of text, which must be there once.
    #[track_caller]
    pub fn replace_text(&mut self, name: &str, old: &str, new: &str) {
        let at = self.find(name, old);
        self.replace(name, at..at + old.len(), new);
    }

    /// Gives an open document another text as a whole.
    #[track_caller]
    pub fn replace_all(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        text.clone_into(&mut self.texts.0.get_mut(&uri).expect("it is open").text);
        self.changed(name, json!({ "text": text }));
    }

    /// Types a text character by character, each in a message of its own.
    #[track_caller]
    pub fn type_at(&mut self, name: &str, mut at: usize, text: &str) {
        for char in text.chars() {
            self.replace(name, at..at, char.encode_utf8(&mut [0; 4]));
            at += char.len_utf8();
        }
    }

    fn changed(&mut self, name: &str, change: Value) {
        let uri = self.uri(name);
        let document = self.texts.0.get_mut(&uri).expect("it is open");
        document.version += 1;
        let id = json!({ "uri": uri, "version": document.version });
        self.tell("textDocument/didChange", json!({ "textDocument": id, "contentChanges": [change] }));
    }

    /// Writes the text of an open document to the disk, and says so.
    #[track_caller]
    pub fn save(&mut self, name: &str) {
        self.folder.write(name, self.text(name));
        self.tell("textDocument/didSave", json!({ "textDocument": { "uri": self.uri(name) } }));
    }

    /// Closes a document.
    pub fn close(&mut self, name: &str) {
        let uri = self.uri(name);
        self.texts.0.remove(&uri);
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Where a piece of text begins that is there once.
    #[track_caller]
    pub fn find(&self, name: &str, piece: &str) -> usize {
        let text = self.text(name);
        let found: Vec<usize> = text.match_indices(piece).map(|(at, _)| at).collect();
        assert_eq!(found.len(), 1, "{piece:?} is in {name} so often:\n{text}");
        found[0]
    }

    /// A place of an open document, as parameters of a question about it.
    #[track_caller]
    pub fn place(&self, name: &str, at: usize) -> Value {
        let position = position(self.text(name), at, self.units);
        json!({ "textDocument": { "uri": self.uri(name) }, "position": position })
    }

    /// The text in a range of the protocol, of an open document.
    #[track_caller]
    pub fn text_in(&self, name: &str, range: &Value) -> &str {
        let text = self.text(name);
        let at = |place: &Value| {
            let number = |key: &str| u32::try_from(place[key].as_u64().unwrap()).unwrap();
            offset(text, (number("line"), number("character")), self.units)
        };
        &text[at(&range["start"])..at(&range["end"])]
    }
}

/// A position of the protocol.
pub fn position(text: &str, at: usize, units: Units) -> Value {
    let (line, character) = place(text, at, units);
    json!({ "line": line, "character": character })
}
