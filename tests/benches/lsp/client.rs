//! A client that measures: it notes when the last byte of each message came, and looks into messages only afterwards.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};
use wait4::Wait4;

const BINARY: &str = env!("CARGO_BIN_EXE_hazlog");

/// Only a guard: a server that is silent for so long will say nothing more.
const SILENCE: Duration = Duration::from_secs(60);

/// A connection to a server of its own.
pub struct Client {
    child: Child,
    input: ChildStdin,
    frames: Receiver<(Instant, Vec<u8>)>,
    unread: VecDeque<Message>,
    last_id: u64,
}

/// What matters of a message here.
#[derive(Deserialize)]
struct Head {
    id: Option<u64>,
    method: Option<String>,
    params: Option<Params>,
}

#[derive(Deserialize)]
struct Params {
    uri: Option<String>,
    version: Option<i32>,
}

struct Message {
    at: Instant,
    head: Head,
    body: Vec<u8>,
}

impl Client {
    /// Starts a server.
    pub fn start(home: &Path) -> Self {
        let mut command = Command::new(BINARY);
        command.args(["lsp"]).env("HOME", home).env("XDG_CACHE_HOME", home.join("cache"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (sender, frames) = channel();
        let mut output = BufReader::with_capacity(1 << 20, child.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(body) = frame(&mut output) {
                let _ = sender.send((Instant::now(), body));
            }
        });
        let input = child.stdin.take().unwrap();
        Self { child, input, frames, unread: VecDeque::new(), last_id: 0 }
    }

    /// Sends a request and gives its id.
    pub fn ask(&mut self, method: &str, params: &Value) -> u64 {
        self.last_id += 1;
        self.send(&framed(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params })));
        self.last_id
    }

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, params: &Value) {
        self.send(&told(method, params));
    }

    /// Sends frames that were made before.
    pub fn send(&mut self, frames: &[u8]) {
        self.input.write_all(frames).unwrap();
    }

    /// When the answer to a request came, and what it was.
    pub fn answer(&mut self, id: u64) -> (Instant, Value) {
        let message = self.wait(|head| head.id == Some(id) && head.method.is_none());
        (message.at, serde_json::from_slice(&message.body).unwrap())
    }

    /// When the diagnostics of this version of a document came, and how many bytes they are.
    pub fn published(&mut self, uri: &str, version: i32) -> (Instant, usize) {
        let message = self.wait(|head| {
            let params = head.params.as_ref();
            head.method.as_deref() == Some("textDocument/publishDiagnostics")
                && params.is_some_and(|params| params.uri.as_deref() == Some(uri) && params.version == Some(version))
        });
        (message.at, message.body.len())
    }

    /// Forgets what has come and nobody asked for.
    pub fn forget(&mut self) {
        self.unread.clear();
        while self.frames.try_recv().is_ok() {}
    }

    /// The number of the server's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Ends the server, and gives the most memory that it had, in bytes.
    pub fn end(mut self) -> u64 {
        let id = self.ask("shutdown", &Value::Null);
        self.answer(id);
        self.tell("exit", &Value::Null);
        self.child.wait4().unwrap().rusage.maxrss
    }

    fn wait(&mut self, wanted: impl Fn(&Head) -> bool) -> Message {
        if let Some(at) = self.unread.iter().position(|message| wanted(&message.head)) {
            return self.unread.remove(at).unwrap();
        }
        loop {
            let (at, body) = self.frames.recv_timeout(SILENCE).expect("the server says nothing");
            let message = Message { at, head: serde_json::from_slice(&body).unwrap(), body };
            if wanted(&message.head) {
                return message;
            }
            self.unread.push_back(message);
        }
    }
}

/// The frame of a notification.
pub fn told(method: &str, params: &Value) -> Vec<u8> {
    framed(&json!({ "jsonrpc": "2.0", "method": method, "params": params }))
}

fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn frame(output: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(body)
}
