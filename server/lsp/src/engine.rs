//! The one loop: takes jobs in the order in which they came, and has the state do what is due when there is none.

use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Instant;

use crate::inbox::Job;
use crate::state::State;

/// Runs until nobody can leave jobs any more.
pub(crate) fn run(mut state: State, jobs: &Receiver<Job>) {
    loop {
        match jobs.try_recv() {
            Ok(job) => {
                state.take(job);
                if state.is_overdue() {
                    state.settle();
                }
            }
            Err(TryRecvError::Disconnected) => return,
            Err(TryRecvError::Empty) => {
                state.settle();
                match wait(&state, jobs) {
                    Ok(job) => state.take(job),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        }
    }
}

fn wait(state: &State, jobs: &Receiver<Job>) -> Result<Job, RecvTimeoutError> {
    match state.due() {
        Some(due) => jobs.recv_timeout(due.saturating_duration_since(Instant::now())),
        None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
    }
}
