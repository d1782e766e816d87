//! That a project is being read, for clients that show what takes time.

use std::collections::HashMap;
use std::path::Path;

use super::State;
use crate::disk::ProjectId;
use crate::progress::send;
use crate::protocol::{
    NumberOrString, ProgressToken, WorkDoneProgress, WorkDoneProgressBegin, WorkDoneProgressCreateParams,
    WorkDoneProgressEnd, request,
};

/// The projects that are being read, each with whether the client shows it.
#[derive(Debug, Default)]
pub(super) struct Reading(HashMap<ProjectId, bool>);

impl State {
    /// A project is being read.
    pub(crate) fn reading(&mut self, id: ProjectId, root: &Path) {
        if !self.abilities.shows_progress {
            return;
        }
        self.reading.0.insert(id, false);
        let message = root.file_name().map(|name| name.to_string_lossy().into_owned());
        let inbox = self.inbox.clone();
        let params = WorkDoneProgressCreateParams { token: token(id) };
        self.outbox.ask::<request::WorkDoneProgressCreate>(params, move |answer| {
            if answer.is_some() {
                inbox.write("progress", move |state: &mut Self| state.show_reading(id, message));
            }
        });
    }

    /// The client is ready to show it, which by now may be of no use.
    fn show_reading(&mut self, id: ProjectId, message: Option<String>) {
        let Some(shown) = self.reading.0.get_mut(&id) else { return };
        *shown = true;
        let begin = WorkDoneProgressBegin {
            title: "Reading the hazard log".to_owned(),
            cancellable: Some(false),
            message,
            percentage: None,
        };
        send(&self.outbox, &token(id), WorkDoneProgress::Begin(begin));
    }

    /// A project was read.
    pub(super) fn read(&mut self, id: ProjectId) {
        if self.reading.0.remove(&id) == Some(true) {
            send(&self.outbox, &token(id), WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
        }
    }
}

fn token(id: ProjectId) -> ProgressToken {
    NumberOrString::String(format!("hazlog/read/{}", id.number()))
}
