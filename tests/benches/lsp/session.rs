//! A session with a large log: what is typed where, and how long each answer took.

use std::path::Path;
use std::time::{Duration, Instant};

use hazlog_tests::synthetic;
use serde_json::{Value, json};

use super::client::{Client, told};

/// Keystrokes of each kind.
const KEYSTROKES: usize = 400;

/// How long keystrokes of one kind go on: where they are slow, fewer of them tell enough.
const LIMIT: Duration = Duration::from_secs(5);

/// Keystrokes in a burst.
const BURST: usize = 1_000;

/// How long an idle server is watched.
const IDLE: Duration = Duration::from_secs(3);

/// How the client wants its diagnostics.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Push,
    Pull,
}

/// The log of a session, on the disk.
pub struct Log<'a> {
    pub dir: &'a Path,
    pub files: &'a [(String, String)],
    /// The number of the hazard in which is typed.
    pub hazard: usize,
}

/// A log that is open in an editor, one document of it being typed in.
pub struct Session {
    client: Client,
    uri: String,
    version: i32,
    text: String,
    can: Value,
    /// From the start of the process to the answer to `initialize`.
    pub begun: Duration,
}

impl Session {
    /// Starts a server, opens every file of the log, and waits until the server has an answer for it.
    pub fn open(log: &Log<'_>, mode: Mode) -> Self {
        let begin = Instant::now();
        let mut client = Client::start(log.dir.parent().unwrap());
        let root = address(log.dir, "");
        let pull = if mode == Mode::Pull { json!({ "dynamicRegistration": false }) } else { Value::Null };
        let id = client.ask(
            "initialize",
            &json!({
                "processId": null,
                "rootUri": root,
                "capabilities": { "textDocument": {
                    "diagnostic": pull,
                    "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true },
                } },
                "initializationOptions": { "profile": "release", "today": "2026-11-20", "diagnostics": { "delay": 0 } },
            }),
        );
        let (at, answer) = client.answer(id);
        client.tell("initialized", &json!({}));
        for (name, text) in log.files {
            let document = json!({ "uri": address(log.dir, name), "languageId": "hazlog", "version": 1, "text": text });
            client.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        }
        let head = format!("hazard H-{} ", log.hazard);
        let (name, text) = log.files.iter().find(|(_, text)| text.contains(&head)).unwrap();
        let (uri, can) = (address(log.dir, name), answer["result"]["capabilities"].clone());
        let mut session = Self { client, uri, version: 1, text: text.clone(), can, begun: at - begin };
        session.settled();
        session
    }

    /// How long the server takes to refuse a request that it does not know: the way there and back, and nothing else.
    pub fn echo(&mut self) -> Vec<Duration> {
        let echo = |_| {
            let sent = Instant::now();
            let id = self.client.ask("hazlog/nothing", &json!({}));
            self.client.answer(id).0 - sent
        };
        (0..KEYSTROKES).map(echo).collect()
    }

    /// Types a cause that does not exist behind `after` and deletes it again: each keystroke changes what is found.
    /// Gives the times until diagnostics of this very version came, and the bytes of the last.
    pub fn keystrokes(&mut self, after: usize) -> (Vec<Duration>, usize) {
        self.alternate(after, "9")
    }

    /// Types and deletes a line end at `at`, above something that is found, so that diagnostics move.
    pub fn line_ends(&mut self, at: usize) -> (Vec<Duration>, usize) {
        self.alternate(at, "\n")
    }

    fn alternate(&mut self, at: usize, text: &str) -> (Vec<Duration>, usize) {
        let mut size = 0;
        let mut times = Vec::new();
        let begin = Instant::now();
        for number in (0..KEYSTROKES).take_while(|number| number % 2 == 1 || begin.elapsed() < LIMIT) {
            let change = if number % 2 == 0 { self.change(at, 0, text) } else { self.change(at, text.len(), "") };
            let sent = Instant::now();
            self.client.send(&change);
            let (came, bytes) = self.client.published(&self.uri, self.version);
            size = bytes;
            times.push(came - sent);
        }
        self.client.forget();
        (times, size)
    }

    /// Types a whole hazard, and asks for diagnostics at each keystroke.
    pub fn pulls(&mut self, at: usize) -> Vec<Duration> {
        let newcomer = format!("{}\n", synthetic::hazard(1_000_000));
        let mut known = Value::Null;
        let mut times = Vec::new();
        let begin = Instant::now();
        for (place, char) in newcomer.char_indices().take_while(|_| begin.elapsed() < LIMIT) {
            let change = self.change(at + place, 0, char.encode_utf8(&mut [0; 4]));
            let sent = Instant::now();
            self.client.send(&change);
            let id = self.client.ask(
                "textDocument/diagnostic",
                &json!({ "textDocument": { "uri": self.uri }, "previousResultId": known }),
            );
            let (came, answer) = self.client.answer(id);
            known = answer["result"]["resultId"].clone();
            times.push(came - sent);
        }
        times
    }

    /// Types, and at each keystroke asks at once for something at `place`; `None` where the server cannot do it.
    pub fn questions(&mut self, method: &str, capability: &str, prose: usize, place: usize) -> Option<Vec<Duration>> {
        if self.can[capability].is_null() {
            return None;
        }
        let position = self.position(place);
        let mut times = Vec::new();
        let begin = Instant::now();
        for _ in (0..KEYSTROKES).take_while(|_| begin.elapsed() < LIMIT) {
            let change = self.change(prose, 0, "x");
            self.client.send(&change);
            let sent = Instant::now();
            let id = self.client.ask(method, &json!({ "textDocument": { "uri": self.uri }, "position": position }));
            times.push(self.client.answer(id).0 - sent);
        }
        self.client.forget();
        Some(times)
    }

    /// Sends a thousand keystrokes at once, the last of which changes what is found: how long after it that comes.
    pub fn burst(&mut self, prose: usize, after: usize) -> Duration {
        let mut frames: Vec<u8> = (1..BURST).flat_map(|_| self.change(prose, 0, "x")).collect();
        let last = if prose < after { after + BURST - 1 } else { after };
        frames.extend(self.change(last, 0, "9"));
        self.client.send(&frames);
        let sent = Instant::now();
        self.client.published(&self.uri, self.version).0.saturating_duration_since(sent)
    }

    /// The processor time that the server uses while nothing happens; `None` where the system does not tell.
    pub fn idle(&mut self) -> Option<Duration> {
        self.settled();
        // What comes after the last answer is let through.
        std::thread::sleep(IDLE / 6);
        let before = used(self.client.process())?;
        std::thread::sleep(IDLE);
        Some(used(self.client.process())? - before)
    }

    /// Ends the session, and gives the most memory that the server had, in bytes.
    pub fn end(self) -> u64 {
        self.client.end()
    }

    /// Where a text stands in the hazard in which is typed.
    pub fn find(&self, hazard: usize, text: &str) -> usize {
        let start = self.text.find(&format!("hazard H-{hazard} ")).unwrap();
        start + self.text[start..].find(text).unwrap()
    }

    /// Waits until the server has the findings of the texts as they are.
    fn settled(&mut self) {
        let id = self.client.ask("textDocument/diagnostic", &json!({ "textDocument": { "uri": self.uri } }));
        self.client.answer(id);
        self.client.forget();
    }

    /// The frame of a change of the document, which is made here too.
    fn change(&mut self, at: usize, deleted: usize, inserted: &str) -> Vec<u8> {
        self.version += 1;
        let range = json!({ "start": self.position(at), "end": self.position(at + deleted) });
        self.text.replace_range(at..at + deleted, inserted);
        told(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": self.uri, "version": self.version },
                "contentChanges": [{ "range": range, "text": inserted }],
            }),
        )
    }

    /// The text is of characters that count one in every encoding.
    fn position(&self, offset: usize) -> Value {
        let before = &self.text.as_bytes()[..offset];
        let line = before.iter().filter(|byte| **byte == b'\n').count();
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        json!({ "line": line, "character": offset - start })
    }
}

fn address(dir: &Path, name: &str) -> String {
    format!("file://{}", dir.join(name).display())
}

/// The processor time of all threads of a process.
fn used(process: u32) -> Option<Duration> {
    let threads = std::fs::read_dir(format!("/proc/{process}/task")).ok()?;
    let of_thread = |entry: std::io::Result<std::fs::DirEntry>| -> Option<u64> {
        let text = std::fs::read_to_string(entry.ok()?.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse().ok()
    };
    threads.map(of_thread).sum::<Option<u64>>().map(Duration::from_nanos)
}
