//! A client of the language server over standard input and output, for tests and benchmarks. It answers what the server
//! asks, keeps what it shows, and holds at the end that nothing of what it said was left unread.

mod folder;
mod pose;
mod process;
mod reading;
mod texts;

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

use serde_json::{Value, json};

pub use folder::{Folder, uri};
pub use pose::Pose;
pub use process::{Ended, GUARD, Incoming, Process};
pub use texts::position;

use crate::places::Units;

/// How a client answers a question of the server's.
#[derive(Debug, Clone)]
pub enum Answer {
    /// With this.
    Give(Value),
    /// With an error.
    Refuse,
    /// Not at all, until the test does.
    Keep,
}

/// How a client is started.
#[derive(Debug)]
pub struct Setup {
    /// What the client poses as.
    pub pose: Pose,
    /// What it says besides of itself, over what it poses as.
    pub capabilities: Value,
    /// Arguments of the server.
    pub args: Vec<String>,
    /// `initializationOptions`.
    pub options: Value,
    /// Folders that are open in it, below the project or beside it; `None` where it has none.
    pub folders: Option<Vec<String>>,
    /// Answers to questions of the server, by method.
    pub answers: HashMap<String, Answer>,
}

impl Default for Setup {
    /// A minimal client with the project's folder, on the day on which all tests take place.
    fn default() -> Self {
        Self {
            pose: Pose::Minimal,
            capabilities: json!({}),
            args: vec!["--today=2026-11-20".to_owned()],
            options: Value::Null,
            folders: Some(vec![String::new()]),
            answers: HashMap::new(),
        }
    }
}

impl Setup {
    /// The same, posing as a client.
    pub fn posing(pose: Pose) -> Self {
        Self { pose, ..Self::default() }
    }
}

/// Diagnostics that the server pushed.
#[derive(Debug, Clone)]
pub struct Pushed {
    /// The address, as it came.
    pub uri: String,
    /// The version that they are about.
    pub version: Option<i64>,
    /// The diagnostics.
    pub diagnostics: Vec<Value>,
    /// When they came.
    pub at: Instant,
}

/// A client, and its server.
pub struct Client {
    /// Its surroundings.
    pub folder: Folder,
    /// The server.
    pub process: Process,
    /// What columns are counted in.
    pub units: Units,
    /// What the server said in answer to `initialize`.
    pub server: Value,
    /// Everything that was pushed, in order.
    pub pushes: Vec<Pushed>,
    /// Everything that the server asked, in order: the method and its parameters.
    pub asked: Vec<(String, Value)>,
    /// Every message of the server's as it came, since [`Client::listen`].
    pub heard: Vec<Value>,
    /// What the server said of its own work: the token, and what was said.
    pub progress: Vec<(Value, Value)>,
    setup: Setup,
    listens: bool,
    last_id: i64,
    unread: Vec<Value>,
    shown: BTreeMap<String, Vec<Value>>,
    texts: texts::Texts,
}

impl Client {
    /// Starts a server and begins the connection.
    #[track_caller]
    pub fn start(binary: &str, folder: Folder, setup: Setup) -> Self {
        let mut client = Self::silent(binary, folder, setup);
        client.initialize();
        client
    }

    /// Starts a server, and says nothing.
    pub fn silent(binary: &str, folder: Folder, setup: Setup) -> Self {
        let process = Process::start(binary, &setup.args, &folder);
        Self::of(process, folder, setup)
    }

    /// A client of this server, which says nothing yet.
    pub fn of(process: Process, folder: Folder, setup: Setup) -> Self {
        Self {
            folder,
            process,
            units: Units::Utf16,
            server: Value::Null,
            pushes: Vec::new(),
            asked: Vec::new(),
            heard: Vec::new(),
            listens: false,
            progress: Vec::new(),
            setup,
            last_id: 0,
            unread: Vec::new(),
            shown: BTreeMap::new(),
            texts: texts::Texts::default(),
        }
    }

    /// `initialize` and `initialized`.
    #[track_caller]
    pub fn initialize(&mut self) {
        let params = self.beginning();
        self.server = self.ask("initialize", params).expect("the server begins");
        self.units = Units::named(self.server["capabilities"]["positionEncoding"].as_str());
        self.tell("initialized", json!({}));
    }

    /// The parameters of `initialize`.
    pub fn beginning(&self) -> Value {
        let mut capabilities = self.setup.pose.capabilities();
        merge(&mut capabilities, &self.setup.capabilities);
        let folder = |name: &String| json!({ "uri": self.uri(name), "name": name });
        let folders = self.setup.folders.as_ref().map(|names| names.iter().map(folder).collect::<Vec<_>>());
        json!({
            "processId": null,
            "clientInfo": { "name": self.setup.pose.client() },
            "rootUri": null,
            "capabilities": capabilities,
            "initializationOptions": self.setup.options,
            "workspaceFolders": folders,
        })
    }

    /// Asks, and gives the number of the question.
    pub fn request(&mut self, method: &str, params: impl Into<Value>) -> i64 {
        self.last_id += 1;
        let id = self.last_id;
        self.process.send(&message(method, Some(json!(id)), params.into()));
        id
    }

    /// The answer to a question: what was asked for, or the error.
    #[track_caller]
    pub fn answer(&mut self, id: impl Into<Value>) -> Result<Value, Value> {
        let id = id.into();
        let wanted = format!("the answer to {id}");
        let mut answer = self.take(&wanted, |message| message.get("method").is_none() && message["id"] == id);
        match answer.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(answer["result"].take()),
        }
    }

    /// Asks, and waits for the answer.
    #[track_caller]
    pub fn ask(&mut self, method: &str, params: impl Into<Value>) -> Result<Value, Value> {
        let id = self.request(method, params);
        self.answer(id)
    }

    /// Tells the server something.
    pub fn tell(&mut self, method: &str, params: impl Into<Value>) {
        self.process.send(&message(method, None, params.into()));
    }

    /// Waits for a notification, and gives its parameters. Diagnostics are kept apart: see [`Client::shown`].
    #[track_caller]
    pub fn told(&mut self, method: &str) -> Value {
        let wanted = format!("`{method}`");
        let is_it = |message: &Value| message.get("id").is_none() && message["method"] == method;
        self.take(&wanted, is_it)["params"].take()
    }

    /// Waits for a question of the server's that is [kept](Answer::Keep), and gives its id and parameters.
    #[track_caller]
    pub fn asked_for(&mut self, method: &str) -> (Value, Value) {
        let wanted = format!("the question `{method}`");
        let mut message = self.take(&wanted, |message| message.get("id").is_some() && message["method"] == method);
        (message["id"].take(), message["params"].take())
    }

    /// How many questions of this kind the server has asked.
    pub fn count_asked(&self, method: &str) -> usize {
        self.asked.iter().filter(|(known, _)| known == method).count()
    }

    /// The diagnostics of a file that were pushed last, by its name in the project or its whole address.
    pub fn shown(&self, name: &str) -> &[Value] {
        self.shown.get(&self.uri(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Everything that is shown, by address; files without diagnostics are not in it.
    pub fn all_shown(&self) -> &BTreeMap<String, Vec<Value>> {
        &self.shown
    }

    /// The address of a file of the project; whole addresses stay as they are.
    pub fn uri(&self, name: &str) -> String {
        if name.split_once(':').is_some_and(|(scheme, _)| !scheme.contains('/')) {
            name.to_owned()
        } else {
            self.folder.uri(name)
        }
    }

    /// Reads messages until this holds.
    #[track_caller]
    pub fn until(&mut self, wanted: &str, holds: impl Fn(&Self) -> bool) {
        while !holds(self) {
            self.read(wanted);
        }
    }

    /// Waits until the server has looked at the disk, has judged everything, and has said what it has to say of that.
    ///
    /// An answer that needs findings comes only once everything is judged, and one to a change of folders only once the
    /// disk was looked at; a wrong setting has a message that is sent behind all diagnostics before it. What the watching
    /// of files finds is not waited for: nobody can tell when that comes.
    #[track_caller]
    pub fn settle(&mut self) {
        let first = self.last_id + 1;
        // What the disk said may lead to one more look at it, and that to one more.
        for _ in 0..3 {
            self.tell("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [] } }));
            let nothing = json!({ "textDocument": { "uri": "file:///nothing.hazlog" } });
            let id = self.request("textDocument/diagnostic", nothing);
            self.answer(id).expect("a document that is not there has no diagnostics");
        }
        let mark = format!("{SETTLED}{}", self.last_id);
        self.tell("workspace/didChangeConfiguration", json!({ "settings": { "hazlog": { "profile": mark } } }));
        let is_it = |message: &Value| {
            message["params"]["message"].as_str().is_some_and(|text| text.contains(&format!("`{mark}`")))
        };
        self.take("the message about a wrong setting", is_it);
        let own = first..=self.last_id;
        self.heard.retain(|message| {
            let is_answer =
                message.get("method").is_none() && message["id"].as_i64().is_some_and(|id| own.contains(&id));
            !is_answer && !is_it(message)
        });
    }

    /// Ends the connection as the protocol asks, and holds that nothing was left unread and that the code is 0.
    #[track_caller]
    pub fn end(mut self) -> Ended {
        self.ask("shutdown", Value::Null).expect("the server ends");
        self.tell("exit", Value::Null);
        self.ended(0)
    }

    /// As [`Client::end`], and nothing was written to standard error.
    #[track_caller]
    pub fn end_quietly(self) {
        let ended = self.end();
        assert_eq!(ended.stderr, "", "something was written to standard error");
    }

    /// Waits until the server has ended with this code, and holds that nothing was left unread.
    #[track_caller]
    pub fn ended(mut self, code: i32) -> Ended {
        while let Some(incoming) = self.process.next("the end of the server") {
            self.take_in(incoming);
        }
        let unread = std::mem::take(&mut self.unread);
        let mut ended = self.process.wait();
        // A wrong setting is logged too.
        ended.stderr = lines_without(&ended.stderr, SETTLED);
        assert!(unread.is_empty(), "left unread: {unread:#?}\n{}", ended.stderr);
        assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
        assert_eq!(ended.code, Some(code), "the exit code; standard error:\n{}", ended.stderr);
        ended
    }

    /// Keeps every message as it comes, for a transcript; what marks that the server is quiet is left out.
    pub fn listen(&mut self) {
        self.listens = true;
    }

    /// Messages that nobody has read, diagnostics left out.
    pub fn take_unread(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.unread)
    }

    /// Takes in what is there already, and waits for nothing.
    pub fn read_at_hand(&mut self) {
        while let Some(incoming) = self.process.at_hand() {
            self.take_in(incoming);
        }
    }

    /// Answers a question of the server's.
    pub fn reply(&mut self, id: &Value, result: &Value) {
        self.process.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
    }

    /// Answers these questions in another way from now on.
    pub fn will_answer(&mut self, method: &str, answer: Answer) {
        self.setup.answers.insert(method.to_owned(), answer);
    }
}

/// The wrong setting that marks the end of what the server had to say.
const SETTLED: &str = "settled-";

fn lines_without(text: &str, word: &str) -> String {
    text.lines().filter(|line| !line.contains(word)).map(|line| format!("{line}\n")).collect()
}

/// A message of the protocol.
pub fn message(method: &str, id: Option<Value>, params: Value) -> Value {
    let mut message = json!({ "jsonrpc": "2.0", "method": method });
    if let Some(id) = id {
        message["id"] = id;
    }
    if !params.is_null() {
        message["params"] = params;
    }
    message
}

fn merge(into: &mut Value, from: &Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from.clone(),
    }
}
