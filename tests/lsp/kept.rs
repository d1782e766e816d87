//! Colours and folds are kept island by island while a log is typed in: they are at any moment what they are when nothing
//! is kept.

use hazlog_tests::client::{Client, Folder, Pose, Setup};
use serde_json::{Value, json};

use crate::bench::{BINARY, Chance, first_draft};

const LOG: &str = "medicines.hazlog";
/// It holds what the log refers to, so that ids there gain and lose their definitions.
const CONTROLS: &str = "controls.hazlog";

/// What is put somewhere: words that begin and end items, lines, texts and comments, and characters of all widths.
const PIECES: [&str; 14] = [
    "x",
    "\n",
    "\r\n",
    "💊",
    "a\u{301}",
    "\"",
    "\"\"\"",
    "{\n",
    "}\n",
    "# note\n",
    "\nhazard H-9 \"New\" {\n",
    "\ncontrol CTL-9 design \"New\" {\n}\n",
    "  use control CTL-CACHE\n",
    "  initial severity major likelihood low\n",
];

/// An editor that keeps the colours of a document, as numbers.
struct Editor {
    client: Client,
    colours: Vec<Value>,
    id: Value,
}

impl Editor {
    fn ask(&mut self, method: &str, more: Value) -> Value {
        let mut params = json!({ "textDocument": { "uri": self.client.uri(LOG) } });
        params.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.client.ask(method, params).unwrap()
    }

    /// Brings the colours up to date by what changed in them.
    fn update(&mut self) {
        let delta = self.ask("textDocument/semanticTokens/full/delta", json!({ "previousResultId": self.id }));
        let edits = delta["edits"].as_array().expect("the colours that were told last are known");
        assert!(edits.len() <= 1, "{edits:?}");
        for edit in edits {
            let number = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
            let (start, gone) = (number("start"), number("deleteCount"));
            let data = edit["data"].as_array().unwrap();
            assert!(data.len() % 5 == 0 && start % 5 == 0 && gone % 5 == 0, "{edit}");
            self.colours.splice(start..start + gone, data.iter().cloned());
        }
        self.id = delta["resultId"].clone();
    }

    /// The colours of the whole text as a part of it, of which nothing is kept.
    fn fresh(&mut self) -> Value {
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 1_000_000, "character": 0 } });
        self.ask("textDocument/semanticTokens/range", json!({ "range": range }))["data"].take()
    }

    fn folds(&mut self) -> Value {
        self.ask("textDocument/foldingRange", json!({}))
    }

    /// Types or deletes something, mostly in the log.
    fn edit(&mut self, chance: &mut Chance) {
        let name = if chance.below(6) == 0 { CONTROLS } else { LOG };
        let text = self.client.text(name).to_owned();
        // No position of the protocol is between the two characters of a line end.
        let boundary = |mut at: usize| {
            while !text.is_char_boundary(at) || text[..at].ends_with('\r') && text[at..].starts_with('\n') {
                at -= 1;
            }
            at
        };
        let from = boundary(chance.below(text.len() + 1));
        let to = boundary((from + [0, 0, 1, 40][chance.below(4)]).min(text.len())).max(from);
        self.client.replace(name, from..to, PIECES[chance.below(PIECES.len())]);
    }
}

fn check(pose: Pose, seed: u64) {
    let texts = [LOG, CONTROLS].map(|name| (name, first_draft(name)));
    let files = texts.each_ref().map(|(name, text)| (*name, text.as_str()));
    let client = Client::start(BINARY, Folder::new(&files), Setup::posing(pose));
    let mut editor = Editor { client, colours: Vec::new(), id: Value::Null };
    [LOG, CONTROLS].into_iter().for_each(|name| editor.client.open(name));
    let mut first = editor.ask("textDocument/semanticTokens/full", json!({}));
    editor.id = first["resultId"].take();
    editor.colours = first["data"].as_array().unwrap().clone();
    let mut chance = Chance(seed);
    for round in 0..150 {
        for _ in 0..=chance.below(3) {
            editor.edit(&mut chance);
        }
        editor.update();
        assert_eq!(Value::from(editor.colours.clone()), editor.fresh(), "colours after round {round}");
        let kept = editor.folds();
        if round % 10 == 9 {
            let text = editor.client.text(LOG).to_owned();
            editor.client.close(LOG);
            editor.client.open_with(LOG, &text);
            assert_eq!(kept, editor.folds(), "folds after round {round}");
            let mut again = editor.ask("textDocument/semanticTokens/full", json!({}));
            editor.id = again["resultId"].take();
            assert_eq!(again["data"], Value::from(editor.colours.clone()), "all colours after round {round}");
        }
    }
    editor.client.settle();
    editor.client.end_quietly();
}

#[test]
fn in_an_editor_that_counts_in_utf_16() {
    check(Pose::VsCode, 93);
}

#[test]
fn in_an_editor_that_counts_in_utf_8() {
    check(Pose::Neovim, 231);
}
