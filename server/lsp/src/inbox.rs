//! The inbox of the one loop: what is to be done, in the order in which the client asked.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::pending::Ticket;
use crate::protocol::Result;
use crate::state::State;
use crate::wire::Written;
use crate::world::World;

/// One thing to be done.
pub(crate) enum Job {
    /// A change of the state that the server itself has found: on the disk, or by its work.
    Write(Write),
    /// A change of the state that the client has told.
    Told(Write),
    /// A question, answered by a worker over the state as it is when its turn comes.
    Read(Read),
}

/// A change of the state.
pub(crate) struct Write {
    /// The method of the protocol, or what else caused it.
    pub(crate) what: &'static str,
    /// What is done; it waits for nothing and nobody.
    pub(crate) run: Box<dyn FnOnce(&mut State) + Send>,
}

/// How a question is answered.
type Question = Box<dyn FnOnce(&World) -> Result<Written> + Send>;

/// A question.
pub(crate) struct Read {
    /// The method of the protocol.
    pub(crate) what: &'static str,
    /// What must be known before it is answered.
    pub(crate) needs: Needs,
    /// What is asked.
    pub(crate) run: Question,
    /// Who asks.
    pub(crate) ticket: Ticket,
}

/// What must be known before a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Every project has been read.
    Projects,
    /// The findings of this very state.
    Findings,
}

/// Where jobs are left.
#[derive(Debug, Clone)]
pub(crate) struct Inbox(Sender<Job>);

impl Inbox {
    /// An inbox, and the end that the loop takes jobs from.
    pub(crate) fn new() -> (Self, Receiver<Job>) {
        let (sender, receiver) = channel();
        (Self(sender), receiver)
    }

    /// Leaves a change of the state.
    pub(crate) fn write(&self, what: &'static str, run: impl FnOnce(&mut State) + Send + 'static) {
        self.leave(Job::Write(Write { what, run: Box::new(run) }));
    }

    /// Leaves a job. After the end of the loop nobody is there to do it, and nobody to wait for it.
    pub(crate) fn leave(&self, job: Job) {
        let _ = self.0.send(job);
    }
}

/// Whether an answer is still wanted. Long work looks at it from time to time.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Says that nobody wants the answer any more.
    pub(crate) fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// True once nobody wants the answer any more.
    pub(crate) fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
