//! Questions of the client that have no answer yet. The first to answer one counts: its work, a cancel, or the end.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;

use crate::inbox::Stop;
use crate::protocol::{Error, Id, Result};
use crate::wire::{Wire, Written};

/// The questions without an answer, by their ids.
#[derive(Debug)]
pub(crate) struct Pending {
    wire: Wire,
    waiting: Mutex<HashMap<Id, Waiting>>,
}

#[derive(Debug)]
struct Waiting {
    /// Goes when the question is answered.
    _answered: oneshot::Sender<()>,
    stop: Stop,
    /// Under which name its progress is shown.
    shown_as: Option<Value>,
}

/// The right to answer one question. Dropped without an answer, it says that something went wrong.
#[derive(Debug)]
pub(crate) struct Ticket {
    id: Id,
    pending: Arc<Pending>,
    /// Whether the answer is still wanted.
    pub(crate) stop: Stop,
}

impl Pending {
    /// No questions yet; what is answered goes this way.
    pub(crate) fn new(wire: Wire) -> Self {
        Self { wire, waiting: Mutex::default() }
    }

    /// Takes a question in, with the token that its progress is shown under; `None` where one with the same id has no
    /// answer yet. The receiver is told when it has one.
    pub(crate) fn enter(self: &Arc<Self>, id: &Id, shown_as: Option<Value>) -> Option<(Ticket, oneshot::Receiver<()>)> {
        let mut waiting = self.lock();
        let Entry::Vacant(entry) = waiting.entry(id.clone()) else { return None };
        let (answered, receiver) = oneshot::channel();
        let stop = Stop::default();
        entry.insert(Waiting { _answered: answered, stop: stop.clone(), shown_as });
        Some((Ticket { id: id.clone(), pending: Arc::clone(self), stop }, receiver))
    }

    /// The client no longer wants an answer. One that is unknown, or was given, makes no difference.
    pub(crate) fn cancel(&self, id: &Id) {
        self.answer(id, &Err(Error::request_cancelled()));
    }

    /// The person at the editor does not want what is shown under this token.
    pub(crate) fn cancel_shown(&self, token: &Value) {
        let shown = self.lock().iter().find(|(_, one)| one.shown_as.as_ref() == Some(token)).map(|(id, _)| id.clone());
        shown.iter().for_each(|id| self.cancel(id));
    }

    /// Nobody wants any answer any more.
    pub(crate) fn cancel_all(&self) {
        let ids: Vec<Id> = self.lock().keys().cloned().collect();
        ids.iter().for_each(|id| self.cancel(id));
    }

    fn answer(&self, id: &Id, answer: &Result<Written>) {
        let Some(waiting) = self.lock().remove(id) else { return };
        waiting.stop.stop();
        self.wire.answer(id, answer);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Id, Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ticket {
    /// Answers the question, unless somebody did.
    pub(crate) fn answer(self, answer: Result<Written>) {
        self.pending.answer(&self.id, &answer);
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        // After an answer there is nothing left to answer: a new question with this id has a new ticket only once this
        // one is gone from the list, and then its own `stop` is not this one's.
        if !self.stop.is_stopped() {
            self.pending.answer(&self.id, &Err(Error::internal_error()));
        }
    }
}
