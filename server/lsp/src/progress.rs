//! How far long work is, for clients that show it: work that they asked for, and the server's own.

use crate::outbox::Outbox;
use crate::protocol::{
    ProgressToken, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport,
};
use crate::world::World;

/// Work that is shown; nothing, where the client did not ask to see it. It ends when this goes,
/// and what is answered afterwards comes after its end.
pub(crate) struct Progress {
    shown: Option<(Outbox, ProgressToken)>,
}

impl Progress {
    /// Begins to show work that the client may cancel.
    pub(crate) fn begin(world: &World, token: Option<ProgressToken>, title: &str) -> Self {
        let progress = Self { shown: token.map(|token| (world.outbox.clone(), token)) };
        progress.send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: title.to_owned(),
            cancellable: Some(true),
            ..WorkDoneProgressBegin::default()
        }));
        progress
    }

    /// So many parts of all are done.
    pub(crate) fn report(&self, done: usize, all: usize) {
        let percentage = u32::try_from(done * 100 / all.max(1)).ok();
        self.send(WorkDoneProgress::Report(WorkDoneProgressReport {
            percentage,
            cancellable: Some(true),
            ..WorkDoneProgressReport::default()
        }));
    }

    fn send(&self, value: WorkDoneProgress) {
        if let Some((outbox, token)) = &self.shown {
            send(outbox, token, value);
        }
    }
}

/// Tells how far work is.
pub(crate) fn send(outbox: &Outbox, token: &ProgressToken, value: WorkDoneProgress) {
    outbox.progress(token, &value);
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.send(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
    }
}
