//! Watching: tells, in batches, that something of a project may have changed. What changed is found by looking.
//!
//! The batches are made here and not by one of notify's own debouncers: on Linux every *reading* of a file is an event,
//! and the small debouncer drops the kind by which it could be told from a change, so that each look would cause the next;
//! the large one wakes several times a second for as long as it lives. A thread that waits for a channel does neither.

mod batch;
mod problem;
mod scope;
mod system;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use notify::{Event, EventKind};
use smol_str::SmolStr;

pub use problem::WatchProblem;

use crate::live::Watched;
use batch::Batches;
use scope::Scope;
use system::System;

/// Something that the watching found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchEvent {
    /// Something of this project may have changed.
    Changed {
        /// The root of the project.
        root: PathBuf,
        /// Logs, the configuration, or what decides which files belong to it: look again
        /// ([`Live::refresh`](crate::Live::refresh)).
        files: bool,
        /// Paths that evidence names: look for them again ([`exists`](crate::exists)).
        evidence: bool,
    },
    /// From now on changes may go unnoticed.
    Lost(WatchProblem),
}

/// Watches projects until it is dropped.
#[derive(Debug)]
pub struct Watcher {
    state: Arc<Mutex<State>>,
    sender: Sender<Signal>,
}

#[derive(Debug)]
struct State {
    system: System,
    scopes: BTreeMap<PathBuf, Scope>,
}

#[derive(Debug)]
enum Signal {
    Event(notify::Result<Event>),
    /// Folders of this project are watched that were not before.
    Came(PathBuf),
}

/// Begins to watch, for now nothing. What is found is told on a thread of its own, which may take its time but must not
/// wait for a call of [`Watcher::follow`].
///
/// # Errors
/// When the system gives no more watchers; everything else goes on without.
pub fn watch(on_event: impl FnMut(WatchEvent) + Send + 'static) -> Result<Watcher, WatchProblem> {
    let (sender, receiver) = mpsc::channel();
    let events = sender.clone();
    // Nothing may wait in here: whoever adds a watch waits for the thread that this runs on.
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let is_access = event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_)));
        if !is_access {
            // After the end nobody listens.
            events.send(Signal::Event(event)).ok();
        }
    })?;
    let state = Arc::new(Mutex::new(State { system: System::new(watcher), scopes: BTreeMap::new() }));
    let batches = Batches { state: Arc::downgrade(&state), receiver };
    let thread = std::thread::Builder::new().name("watch".to_owned());
    thread.spawn(move || batches.run(on_event)).map_err(notify::Error::io)?;
    Ok(Watcher { state, sender })
}

impl Watcher {
    /// Watches a project as it was last seen, and what its evidence names; to be called again whenever one of both
    /// changed. Where folders come by it that were not watched before, it tells that the project changed: what happened
    /// in them before may not have been seen. It looks at the disk, so it belongs on a worker.
    ///
    /// # Errors
    /// When the system refuses some of it; the rest is watched. Each further call tries again, and tells so again.
    pub fn follow(&self, watched: Watched, evidence: &[SmolStr]) -> Result<(), WatchProblem> {
        let root = watched.root.clone();
        let scope = Scope::new(watched, evidence);
        let mut state = lock(&self.state);
        state.scopes.insert(root, scope);
        state.adjust(&self.sender)
    }

    /// Watches a project no longer.
    pub fn forget(&self, root: &Path) {
        let mut state = lock(&self.state);
        state.scopes.remove(root);
        // Nothing new is watched by it, so that nothing can be refused.
        state.adjust(&self.sender).ok();
    }
}

impl State {
    /// Has the system watch what the projects want, all together, and tells each that has new folders by it: one that
    /// was lost to another project may be among them.
    fn adjust(&mut self, sender: &Sender<Signal>) -> Result<(), WatchProblem> {
        let mut wanted = BTreeMap::new();
        for (folder, whole) in self.scopes.values().flat_map(Scope::wanted) {
            *wanted.entry(folder).or_insert(whole) |= whole;
        }
        let (came, result) = self.system.watch(&wanted);
        let told = |scope: &Scope| !came.is_empty() && scope.wanted().any(|(folder, _)| came.contains(&folder));
        for (root, _) in self.scopes.iter().filter(|(_, scope)| told(scope)) {
            // The thread ends only with this watcher.
            sender.send(Signal::Came(root.clone())).ok();
        }
        result
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
