//! The server's own watching of the disk, for clients that do not watch it.

use hazlog_project::{WatchProblem, watch};

use super::Ask;
use super::tree::Tree;
use crate::protocol::MessageType;

impl Tree {
    /// Watches from now on.
    pub(super) fn begin_to_watch(&mut self) {
        let back = self.back.clone();
        let watcher = watch(move |event| {
            let _ = back.send(Ask::Stirred(event));
        });
        match watcher {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(problem) => self.tell_of(&problem),
        }
        self.watch();
    }

    /// Watches what the projects depend on, where it is watched at all.
    pub(super) fn watch(&mut self) {
        let Some(watcher) = &self.watcher else { return };
        let refused: Vec<WatchProblem> = self
            .projects
            .iter()
            .filter_map(|project| watcher.follow(project.live.watched(), &project.evidence()).err())
            .collect();
        refused.iter().for_each(|problem| self.tell_of(problem));
    }

    /// Tells the person at the editor, once.
    pub(super) fn tell_of(&mut self, problem: &WatchProblem) {
        if self.told.replace(problem.clone()).as_ref() == Some(problem) {
            return;
        }
        let message = problem.to_string();
        tracing::warn!("{message}");
        self.inbox.write("watching", move |state| state.outbox.show(MessageType::WARNING, message));
    }
}
