//! The language server: the protocol, one loop that owns the state, and publishing. What is said of a log comes from the
//! core; nothing here judges one.
//!
//! A message is read by a thread, looked at, and given to tower-lsp; the router gives it its place in the inbox before the
//! next one is read. The loop changes the state, and hands questions with a snapshot to workers. Nobody waits for the
//! client, and the loop waits for nobody.

mod backend;
mod by_island;
mod capabilities;
mod convert;
mod disk;
mod engine;
mod handlers;
mod inbox;
mod judged;
mod library;
mod memo;
mod outbox;
mod parent;
mod pending;
mod pieces;
mod progress;
mod protocol;
mod router;
#[cfg(test)]
mod sentinel;
mod spelling;
mod state;
mod table;
mod trace;
mod transport;
mod wire;
mod workers;
mod world;

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use hazlog_core::diagnostic::Profile;
use hazlog_project::Places;
use jiff::civil::Date;
use tokio::runtime::{Builder, Handle};

use backend::Backend;
use disk::Disk;
use inbox::Inbox;
use outbox::Outbox;
use pending::Pending;
use protocol::{LspService, Server};
use router::{Life, Router};
use spelling::{Spelled, Spelling};
use state::{Settings, State};
use table::Table;
use transport::Ending;
use wire::Wire;
use workers::Workers;

/// What is set where the server is started.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What logs are checked for, unless the client has a setting; what `hazlog.toml` says otherwise.
    pub profile: Option<Profile>,
    /// The day that dates are held against; that of the computer's clock otherwise.
    pub today: Option<Date>,
    /// Folders of this machine that are never read as a whole.
    pub places: Places,
    /// The folder for things that can be made again: pages of rules and catalogues are put there to be opened.
    pub caches: Option<PathBuf>,
}

/// How a connection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// As the protocol asks: `shutdown`, then `exit`.
    Properly,
    /// In any other way.
    Abruptly,
}

/// The exit code of a server whose client has gone without a word.
const ABANDONED: i32 = 1;

/// How long messages that were read before the end are still worked on.
const GRACE: Duration = Duration::from_secs(2);

/// Requests that are worked on at once, as far as tower-lsp is concerned: more than any client has. Its own limit would
/// hold back keystrokes and cancels behind slow answers.
const CONCURRENCY: usize = 1 << 20;

/// Speaks the protocol until the client ends it.
///
/// # Errors
/// When the system gives no threads.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    options: Options,
) -> anyhow::Result<Ended> {
    serve_with(handlers::table(), input, output, options)
}

fn serve_with(
    table: Table,
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    options: Options,
) -> anyhow::Result<Ended> {
    let runtime =
        Builder::new_multi_thread().worker_threads(2).enable_time().build().context("no threads to work with")?;
    let ended = connect(table, input, output, options, runtime.handle());
    // Work that is still under way has nobody left to answer to.
    runtime.shutdown_background();
    ended
}

fn connect(
    table: Table,
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
    options: Options,
    runtime: &Handle,
) -> anyhow::Result<Ended> {
    let (inbox, jobs) = Inbox::new();
    let output = transport::speak(output).context("no thread to write with")?;
    let input = transport::listen(input, runtime).context("no thread to read with")?;
    let given = Settings { profile: options.profile, today: options.today, ..Settings::default() };
    let disk =
        Disk::start(inbox.clone(), options.places, options.caches, options.today).context("no thread for the disk")?;
    let backend = Backend::new(inbox.clone());
    let mut client = None;
    let (service, socket) = LspService::new(|handle| {
        client = Some(handle);
        backend
    });
    let client = client.context("tower-lsp made no client")?;
    let spelling = Spelling::default();
    let wire = Wire::new(output.mouth, spelling.clone());
    let outbox = Outbox::new(client, runtime.clone(), wire.clone());
    let state = State::new(inbox.clone(), outbox, Workers::new(runtime.clone()), disk, given);
    std::thread::Builder::new()
        .name("loop".to_owned())
        .spawn(move || engine::run(state, &jobs))
        .context("no thread for the loop")?;
    let (pending, life) = (Arc::new(Pending::new(wire.clone())), Arc::<Life>::default());
    let router = Router {
        service,
        table,
        inbox,
        pending: Arc::clone(&pending),
        life: Arc::clone(&life),
        spelling: spelling.clone(),
        wire,
    };
    let server = Server::new(input.pipe, output.pipe, Spelled::new(socket, spelling)).concurrency_level(CONCURRENCY);
    runtime.block_on(async {
        let mut serving = std::pin::pin!(server.serve(router));
        let ending = tokio::select! {
            () = &mut serving => return,
            ending = input.ending => ending.unwrap_or(Ending::Closed),
        };
        if ending == Ending::Exit {
            pending.cancel_all();
        }
        let _ = tokio::time::timeout(GRACE, serving).await;
    });
    // A client that does not read what it is told keeps nobody here.
    let _ = output.done.recv_timeout(GRACE);
    Ok(if life.is_over() { Ended::Properly } else { Ended::Abruptly })
}
