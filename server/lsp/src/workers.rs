//! Threads for work: as many questions at once as there are cores, and no panic that reaches further than its own work.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use crate::inbox::Read;
use crate::protocol::Error;
use crate::trace::Trace;
use crate::world::World;

/// Where work is done.
#[derive(Debug, Clone)]
pub(crate) struct Workers {
    runtime: Handle,
    cores: Arc<Semaphore>,
}

impl Workers {
    /// Workers of this runtime.
    pub(crate) fn new(runtime: Handle) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self { runtime, cores: Arc::new(Semaphore::new(cores)) }
    }

    /// Answers a question, when a core is free. One that is cancelled before that costs nothing.
    pub(crate) fn answer(&self, read: Read, world: World) {
        let cores = Arc::clone(&self.cores);
        self.runtime.spawn(async move {
            let Ok(_core) = cores.acquire().await else { return };
            if read.ticket.stop.is_stopped() {
                return;
            }
            let work = tokio::task::spawn_blocking(move || {
                let Read { what, run, ticket, .. } = read;
                let trace = Trace::begin("read", what, &world.outbox, world.trace);
                let answer = survive(what, || run(&world)).unwrap_or_else(|| Err(Error::internal_error()));
                ticket.answer(answer);
                trace.end(|| format!("over {} projects", world.projects.len()));
            });
            let _ = work.await;
        });
    }

    /// Does work of the server's own, at once.
    pub(crate) fn run(&self, what: &'static str, work: impl FnOnce() + Send + 'static) {
        self.runtime.spawn_blocking(move || survive(what, work));
    }
}

/// Does something that may panic; `None` where it did, which is a defect and is logged as one.
pub(crate) fn survive<T>(what: &str, work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work))
        .inspect_err(|panic| {
            let text =
                panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            tracing::error!("`{what}` failed by a defect of hazlog: {}", text.unwrap_or("without a word"));
        })
        .ok()
}
