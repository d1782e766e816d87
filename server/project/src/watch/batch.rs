//! From single events to batches: what belongs together is told once.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Mutex, Weak};
use std::time::{Duration, Instant};

use notify::Event;

use super::problem::WatchProblem;
use super::scope::Touched;
use super::{Signal, State, WatchEvent, lock};

/// How long nothing must happen before a batch is told: an editor saves in several steps, and git writes many files.
const QUIET: Duration = Duration::from_millis(50);

/// How long a batch waits at most, however much goes on.
const CEILING: Duration = Duration::from_millis(500);

/// The thread that makes batches. It ends when the last one who could send an event is gone.
pub(super) struct Batches {
    /// Weak, or else this thread would keep alive what it waits for.
    pub(super) state: Weak<Mutex<State>>,
    pub(super) receiver: Receiver<Signal>,
}

/// What came together so far.
#[derive(Default)]
struct Batch {
    touched: BTreeMap<PathBuf, Touched>,
    problems: Vec<WatchProblem>,
}

impl Batches {
    pub(super) fn run(self, mut on_event: impl FnMut(WatchEvent)) {
        while let Ok(first) = self.receiver.recv() {
            let mut batch = Batch::default();
            self.take(first, &mut batch);
            // What touches nothing starts no wait.
            if batch.is_empty() {
                continue;
            }
            if self.fill(&mut batch) == RecvTimeoutError::Disconnected {
                return;
            }
            batch.events().for_each(&mut on_event);
        }
    }

    /// Waits until nothing that matters happens any more, or for long enough.
    fn fill(&self, batch: &mut Batch) -> RecvTimeoutError {
        let ceiling = Instant::now() + CEILING;
        let mut quiet = Instant::now() + QUIET;
        loop {
            let left = quiet.min(ceiling).saturating_duration_since(Instant::now());
            match self.receiver.recv_timeout(left) {
                Ok(signal) => {
                    if self.take(signal, batch) {
                        quiet = Instant::now() + QUIET;
                    }
                }
                Err(end) => return end,
            }
            // A channel that is never empty would be read for ever.
            if Instant::now() >= ceiling {
                return RecvTimeoutError::Timeout;
            }
        }
    }

    /// Adds what a signal touches; true where it touches anything.
    fn take(&self, signal: Signal, batch: &mut Batch) -> bool {
        let Some(state) = self.state.upgrade() else { return false };
        let mut state = lock(&state);
        match signal {
            Signal::Came(root) => {
                let known = state.scopes.contains_key(&root);
                known && batch.add(root, Touched::ALL)
            }
            Signal::Event(Ok(event)) if event.need_rescan() => batch.add_all(&state),
            Signal::Event(Ok(event)) => state.take(&event, batch),
            Signal::Event(Err(error)) => {
                batch.problems.push(error.into());
                batch.add_all(&state)
            }
        }
    }
}

impl State {
    fn take(&mut self, event: &Event, batch: &mut Batch) -> bool {
        let mut any = false;
        for path in &event.paths {
            for (root, scope) in &self.scopes {
                any |= batch.add(root.clone(), scope.touched(&event.kind, path));
            }
            self.system.note(&event.kind, path);
        }
        any
    }
}

impl Batch {
    fn add(&mut self, root: PathBuf, touched: Touched) -> bool {
        if touched.any() {
            self.touched.entry(root).or_default().add(touched);
        }
        touched.any()
    }

    /// Events were lost, of whatever project.
    fn add_all(&mut self, state: &State) -> bool {
        state.scopes.keys().for_each(|root| {
            self.add(root.clone(), Touched::ALL);
        });
        true
    }

    fn is_empty(&self) -> bool {
        self.touched.is_empty() && self.problems.is_empty()
    }

    fn events(self) -> impl Iterator<Item = WatchEvent> {
        let changed = self.touched.into_iter().map(|(root, touched)| WatchEvent::Changed {
            root,
            files: touched.files,
            evidence: touched.evidence,
        });
        self.problems.into_iter().map(WatchEvent::Lost).chain(changed)
    }
}
