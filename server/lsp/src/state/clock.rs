//! When to judge: after a pause in typing, and not much later where there is none.

use std::time::Instant;

use super::Settings;

/// When what was changed is to be judged.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    first: Option<Instant>,
    due: Option<Instant>,
}

impl Clock {
    /// Something was typed.
    pub(crate) fn typed(&mut self, now: Instant, settings: &Settings) {
        let first = *self.first.get_or_insert(now);
        let due = (now + settings.delay).min(first + settings.ceiling());
        self.due = Some(due);
    }

    /// Something else became different, which nobody has to wait for.
    pub(crate) fn now(&mut self, now: Instant) {
        self.first.get_or_insert(now);
        self.due = Some(now);
    }

    /// It is being judged.
    pub(crate) fn done(&mut self) {
        *self = Self::default();
    }

    /// When it is due; `None` where nothing waits.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.due
    }

    /// True where it waits no longer, even in the middle of typing.
    pub(crate) fn is_overdue(&self, now: Instant, settings: &Settings) -> bool {
        self.first.is_some_and(|first| now >= first + settings.ceiling()) && self.due.is_some_and(|due| due <= now)
    }
}
