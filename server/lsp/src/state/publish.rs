//! Diagnostics to the client: pushed where it does not ask for them itself, and never in both ways for one file.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::{Language, State};
use crate::disk::ProjectId;
use crate::memo::Kept;
use crate::pieces::Pieces;
use crate::protocol::{Url, request};

/// The diagnostics of a file, ready to be shown.
pub(crate) struct Shown {
    /// The name of the file.
    pub(crate) name: Arc<str>,
    /// Its address.
    pub(crate) uri: Option<Url>,
    /// The version that they are about, where the file is open.
    pub(crate) version: Option<i32>,
    /// The diagnostics.
    pub(crate) kept: Kept,
}

/// What the client was last told.
#[derive(Debug, Default)]
pub(crate) struct Publisher {
    /// What was pushed, by address; nothing where that was nothing.
    pushed: HashMap<Url, Pushed>,
    /// The number of the diagnostics that each file had last.
    ids: HashMap<(ProjectId, Arc<str>), u64>,
    /// True once the client asked for the diagnostics of the whole workspace: then nothing is pushed for files that are
    /// not open.
    workspace_is_pulled: bool,
}

#[derive(Debug)]
struct Pushed {
    about: About,
    /// The address as it was spelled then.
    spelled: String,
    diagnostics: Arc<Pieces>,
    /// The version that they are about, where the file was open.
    version: Option<i32>,
}

/// What pushed diagnostics are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A log of this project.
    Log(ProjectId),
    /// A file of this project that the rules have no part in: nobody can ask for its diagnostics.
    Other(ProjectId),
}

impl About {
    fn project(self) -> ProjectId {
        match self {
            Self::Log(project) | Self::Other(project) => project,
        }
    }
}

impl State {
    /// Shows what was found. What was typed meanwhile will be judged again, so that what was found before it is left out.
    pub(super) fn show(&mut self, project: ProjectId, shown: Vec<Shown>, edited: &BTreeSet<Arc<str>>) {
        let mut others_changed = false;
        for one in shown {
            let current = self.documents.at(project, &one.name).map(|document| document.version);
            if current != one.version {
                continue;
            }
            let before = self.publisher.ids.insert((project, Arc::clone(&one.name)), one.kept.id);
            others_changed |= before != Some(one.kept.id) && !edited.contains(&one.name);
            let Some(uri) = one.uri else { continue };
            if self.pushes(&uri) {
                self.push(uri, About::Log(project), one.kept.diagnostics, one.version);
            }
        }
        if others_changed {
            self.refresh_shown();
        }
    }

    /// True where diagnostics of this log are pushed: the client does not ask for them.
    fn pushes(&self, uri: &Url) -> bool {
        let is_open = self.documents.get(uri).is_some_and(|document| document.language != Language::Other);
        !self.abilities.pulls_diagnostics || !(is_open || self.publisher.workspace_is_pulled)
    }

    /// Pushes diagnostics, where they are others than those that were pushed before, or where the file was not open then:
    /// Emacs shows nothing in a file of what it was told before the file was opened.
    pub(super) fn push(&mut self, uri: Url, about: About, diagnostics: Arc<Pieces>, version: Option<i32>) {
        let spelled = self.outbox.wire.spelled(&uri);
        let same = match self.publisher.pushed.get(&uri) {
            Some(before) if before.spelled != spelled => {
                // By now the client calls the file otherwise, and would show it twice.
                self.clear(&uri);
                diagnostics.is_empty()
            }
            Some(before) => before.diagnostics == diagnostics && !self.is_told_again(before.version, version),
            None => diagnostics.is_empty(),
        };
        if !same {
            self.outbox.publish(&spelled, &diagnostics, version);
            if diagnostics.is_empty() {
                self.publisher.pushed.remove(&uri);
            } else {
                self.publisher.pushed.insert(uri, Pushed { about, spelled, diagnostics, version });
            }
        }
    }

    /// True where the client must be told the same diagnostics again, as those of another version.
    fn is_told_again(&self, before: Option<i32>, version: Option<i32>) -> bool {
        version.is_some() && before != version && (before.is_none() || self.abilities.keeps_offsets)
    }

    /// Takes back what was pushed for a file.
    pub(super) fn clear(&mut self, uri: &Url) {
        if let Some(pushed) = self.publisher.pushed.remove(uri) {
            self.outbox.publish(&pushed.spelled, &Pieces::default(), None);
        }
    }

    /// Takes back what was pushed for the files of a project.
    pub(super) fn clear_project(&mut self, project: ProjectId) {
        let of_project = self.publisher.pushed.iter().filter(|(_, pushed)| pushed.about.project() == project);
        let uris: Vec<Url> = of_project.map(|(uri, _)| uri.clone()).collect();
        uris.iter().for_each(|uri| self.clear(uri));
        self.publisher.ids.retain(|(known, _), _| *known != project);
        self.memo.forget(project);
    }

    /// From now on the client asks for diagnostics of files that are not open, too.
    pub(crate) fn workspace_is_pulled(&mut self) {
        if std::mem::replace(&mut self.publisher.workspace_is_pulled, true) {
            return;
        }
        let is_pulled = |uri: &Url, pushed: &Pushed| matches!(pushed.about, About::Log(_)) && !self.pushes(uri);
        let pulled = self.publisher.pushed.iter().filter(|(uri, pushed)| is_pulled(uri, pushed));
        let pulled: Vec<Url> = pulled.map(|(uri, _)| uri.clone()).collect();
        pulled.iter().for_each(|uri| self.clear(uri));
    }

    /// What a file shows may be out of date, though nothing was typed in it: lets the client ask again.
    pub(super) fn refresh_shown(&self) {
        let abilities = &self.abilities;
        if abilities.pulls_diagnostics {
            self.outbox.ask::<request::WorkspaceDiagnosticRefresh>((), |_| ());
        }
        if abilities.refreshes_hints {
            self.outbox.ask::<request::InlayHintRefreshRequest>((), |_| ());
        }
        if abilities.refreshes_lenses {
            self.outbox.ask::<request::CodeLensRefresh>((), |_| ());
        }
        if abilities.refreshes_tokens {
            self.outbox.ask::<request::SemanticTokensRefresh>((), |_| ());
        }
    }
}
