//! The lines of a script, and what each of them has the client do.

use hazlog_tests::client::Client;
use hazlog_tests::places::offset;
use serde_json::{Value, json};

use crate::bench::watched;

/// What every line of the server's begins with, and every line that goes on with one.
pub(super) const SAID: [&str; 2] = ["<- ", "   "];

/// One line of the client's, with the comments above it.
pub(super) struct Step<'t> {
    /// As it is written, with its block.
    pub(super) text: &'t str,
    /// Its words; the last one is the rest of the line where it begins with `"` or `{`.
    pub(super) words: Vec<&'t str>,
    /// The text below it whose lines begin with `| `.
    pub(super) block: String,
}

/// The steps of a script, without what the server said when it was last written.
pub(super) fn steps(text: &str) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let row = line.trim_end_matches('\n');
        if SAID.iter().any(|mark| line.starts_with(mark)) {
            continue;
        }
        let block = row.strip_prefix('|').map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
        let mut step = Step { text: line, words: Vec::new(), block: String::new() };
        match block {
            Some(row) => {
                let open = steps.iter_mut().rev().find(|step| !step.words.is_empty()).expect("a block has a head");
                open.block.push_str(&format!("{row}\n"));
            }
            None if row.is_empty() || row.starts_with('#') => {}
            None => step.words = words(row),
        }
        steps.push(step);
    }
    in_order(steps)
}

/// A block stands below its head and belongs to it: the head is played once its block is written.
fn in_order(steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let mut ordered: Vec<Step<'_>> = Vec::new();
    for mut step in steps {
        if step.text.starts_with('|') {
            let at = ordered.iter().rposition(|step| !step.words.is_empty()).unwrap();
            let head = &mut ordered[at];
            step.words = std::mem::take(&mut head.words);
            step.block = std::mem::take(&mut head.block);
        }
        ordered.push(step);
    }
    ordered
}

fn words(row: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = row.trim();
    while !rest.is_empty() {
        let whole = rest.starts_with(['"', '{', '[']);
        let end = if whole { rest.len() } else { rest.find(' ').unwrap_or(rest.len()) };
        words.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    words
}

impl Step<'_> {
    /// Has the client do it; gives the number of a question.
    pub(super) fn play(&self, client: &mut Client) -> Option<i64> {
        match self.words.as_slice() {
            ["->", method, rest @ ..] => {
                let id = client.request(method, params(client, rest));
                // What it was is in what was heard.
                let _ = client.answer(id);
                return Some(id);
            }
            ["=>", method, rest @ ..] => client.tell(method, params(client, rest)),
            ["open", name] => client.open(name),
            ["close", name] => client.close(name),
            ["save", name] => client.save(name),
            ["type", name, at, text] => {
                let range = bytes(client, name, at);
                client.replace(name, range, &serde_json::from_str::<String>(text).unwrap());
            }
            ["delete", name, at] => {
                let range = bytes(client, name, at);
                client.replace(name, range, "");
            }
            ["write", name] => {
                client.folder.write(name, &self.block);
                watched(client, &[(name, 2)]);
            }
            ["remove", name] => {
                client.folder.remove(name);
                watched(client, &[(name, 3)]);
            }
            other => panic!("no line of a script: {other:?}"),
        }
        None
    }
}

/// `NAME`, `LINE:COLUMN` or `LINE:COLUMN-LINE:COLUMN`, and whatever else, as an object.
fn params(client: &Client, words: &[&str]) -> Value {
    let mut params = json!({});
    for word in words {
        if word.starts_with('{') {
            let more: Value = serde_json::from_str(word).unwrap();
            more.as_object().unwrap().iter().for_each(|(key, value)| params[key] = value.clone());
        } else if let Some((start, end)) = word.split_once('-').filter(|_| word.contains(':')) {
            params["range"] = json!({ "start": position(start), "end": position(end) });
        } else if word.contains(':') {
            params["position"] = position(word);
        } else {
            params["textDocument"] = json!({ "uri": client.uri(word) });
        }
    }
    if params == json!({}) { Value::Null } else { params }
}

fn place(word: &str) -> (u32, u32) {
    let (line, column) = word.split_once(':').expect("LINE:COLUMN");
    (line.parse().unwrap(), column.parse().unwrap())
}

fn position(word: &str) -> Value {
    let (line, character) = place(word);
    json!({ "line": line, "character": character })
}

fn bytes(client: &Client, name: &str, word: &str) -> std::ops::Range<usize> {
    let (start, end) = word.split_once('-').unwrap_or((word, word));
    let at = |word| offset(client.text(name), place(word), client.units);
    at(start)..at(end)
}
