//! What was done and how long it took: in the server's own log, and to the client where it asked for that.

use std::time::Instant;

use crate::outbox::Outbox;
use crate::protocol::{LogTraceParams, TraceValue, notification};

/// One piece of work that is being timed.
pub(crate) struct Trace {
    kind: &'static str,
    what: &'static str,
    begun: Instant,
    client: Option<(Outbox, TraceValue)>,
}

impl Trace {
    /// Work that begins now: `read` or `write`, and the method of the protocol or what else caused it.
    pub(crate) fn begin(kind: &'static str, what: &'static str, outbox: &Outbox, wish: TraceValue) -> Self {
        let client = (wish != TraceValue::Off).then(|| (outbox.clone(), wish));
        Self { kind, what, begun: Instant::now(), client }
    }

    /// It is done; `more` is for those who want to know everything.
    pub(crate) fn end(self, more: impl FnOnce() -> String) {
        let Self { kind, what, begun, client } = self;
        let millis = begun.elapsed().as_secs_f64() * 1e3;
        tracing::debug!(what, "{kind} in {millis:.3} ms");
        let Some((outbox, wish)) = client else { return };
        let verbose = (wish == TraceValue::Verbose).then(more);
        let message = format!("{kind} {what}: {millis:.3} ms");
        outbox.notify::<notification::LogTrace>(&LogTraceParams { message, verbose });
    }
}
