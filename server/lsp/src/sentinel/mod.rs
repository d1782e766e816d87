//! What tower-lsp 0.20 does wrong by itself, each held by a test: the sentinel at its upgrades. A table of test methods
//! stands beside the real one, so that answers can be slow, stuck and broken at will; the binary has none of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod defects;
mod order;
mod panics;
mod texts;

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex};

use hazlog_tests::client::{Client, Folder, Process, Setup};
use serde_json::{Value, json};

use crate::inbox::Needs;
use crate::protocol::{Result, Url, notification, request};
use crate::state::State;
use crate::world::World;
use crate::{Ended, Options, handlers, serve_with};

/// A method of the protocol for tests.
macro_rules! method {
    (request $name:ident $method:literal) => {
        enum $name {}
        impl request::Request for $name {
            type Params = Value;
            type Result = Value;
            const METHOD: &'static str = $method;
        }
    };
    (notification $name:ident $method:literal) => {
        enum $name {}
        impl notification::Notification for $name {
            type Params = Value;
            const METHOD: &'static str = $method;
        }
    };
}

method!(request Text "test/text");
method!(request Known "test/known");
method!(request Wait "test/wait");
method!(request Spin "test/spin");
method!(request Panic "test/panic");
method!(notification Break "test/break");

/// The text of a document as this question sees it.
fn text(world: &World, params: Value) -> Result<Value> {
    let uri: Url = params["uri"].as_str().unwrap().parse().unwrap();
    let document = world.documents.get(&uri);
    Ok(document.map_or(Value::Null, |one| json!({ "version": one.version, "text": one.text.text() })))
}

/// The text of a document as its project has it.
fn known(world: &World, params: Value) -> Result<Value> {
    let uri: Url = params["uri"].as_str().unwrap().parse().unwrap();
    let subject = world.subject(&uri);
    Ok(subject.map_or(Value::Null, |subject| json!({ "text": subject.file.document().text() })))
}

/// Gates that are open, by number: no two tests have the same.
static OPEN: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());
static MOVED: Condvar = Condvar::new();

/// Opens a gate: whatever waits there goes on.
fn open_gate(number: u64) {
    OPEN.lock().unwrap().insert(number);
    MOVED.notify_all();
}

/// Keeps a worker until a gate is open.
fn wait(_: &World, params: Value) -> Result<Value> {
    let gate = params["gate"].as_u64().unwrap();
    let mut open = OPEN.lock().unwrap();
    while !open.contains(&gate) {
        open = MOVED.wait(open).unwrap();
    }
    Ok(json!("through"))
}

/// Keeps a core busy until nobody wants the answer any more.
fn spin(world: &World, _: Value) -> Result<Value> {
    while !world.stop.is_stopped() {
        std::hint::spin_loop();
    }
    Ok(json!("dizzy"))
}

fn panic(_: &World, _: Value) -> Result<Value> {
    panic!("as the test wants");
}

/// Spoils what is kept of every project, and fails.
fn spoil(state: &mut State, _: Value) {
    state.spoil();
    panic!("as the test wants");
}

/// A client of a server in this process that has the test methods too.
#[track_caller]
fn client(files: &[(&str, &str)], setup: Setup) -> Client {
    let table = handlers::table()
        .request::<Text>(Needs::Projects, text)
        .request::<Known>(Needs::Projects, known)
        .request::<Wait>(Needs::Projects, wait)
        .request::<Spin>(Needs::Projects, spin)
        .request::<Panic>(Needs::Projects, panic)
        .notification::<Break>(spoil);
    let (to_server, input) = pipe();
    let (output, to_client) = {
        let (writer, reader) = pipe();
        (reader, writer)
    };
    let server = std::thread::spawn(move || match serve_with(table, input, to_client, options()).unwrap() {
        Ended::Properly => 0,
        Ended::Abruptly => 1,
    });
    let mut client = Client::of(Process::inside(server, to_server, output), Folder::new(files), setup);
    client.initialize();
    client
}

fn pipe() -> (std::io::PipeWriter, std::io::PipeReader) {
    let (reader, writer) = std::io::pipe().unwrap();
    (writer, reader)
}

fn options() -> Options {
    Options { today: "2026-11-20".parse().ok(), ..Options::default() }
}

/// How many questions are worked on at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
