//! Diagnostics and colours of files, kept until they are others, so that a question that is asked again costs little.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use dashmap::DashMap;
use hazlog_core::lint::Located;

use crate::convert::diagnostic;
use crate::disk::ProjectId;
use crate::protocol::{Diagnostic, SemanticToken, Url};
use crate::world::{View, World};

/// The diagnostics of a file.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    /// The state that they were last made for.
    revision: u64,
    /// Another number for other diagnostics.
    pub(crate) id: u64,
    /// The diagnostics.
    pub(crate) diagnostics: Arc<Vec<Diagnostic>>,
}

/// The colours of a file, as the client has them.
#[derive(Debug, Clone)]
pub(crate) struct KeptTokens {
    /// Another number for each time that they were made.
    pub(crate) id: u64,
    /// The tokens.
    pub(crate) tokens: Arc<Vec<SemanticToken>>,
}

/// Diagnostics by project and file, and colours by address.
#[derive(Debug, Default)]
pub(crate) struct Memo {
    kept: DashMap<(ProjectId, Arc<str>), Kept>,
    tokens: DashMap<Url, KeptTokens>,
    last: AtomicU64,
}

impl Memo {
    /// The diagnostics of a file in the state that was last judged.
    pub(crate) fn diagnostics(&self, world: &World, view: &View, name: &Arc<str>) -> Kept {
        let Some(judged) = &view.judged else { return self.keep(view.id, name, 0, Vec::new()) };
        let known = self.kept.get(&(view.id, Arc::clone(name))).map(|kept| kept.clone());
        match known.filter(|kept| kept.revision == judged.revision) {
            Some(kept) => kept,
            None => self.make(world, view, name, &judged.findings_in(name)),
        }
    }

    /// Makes the diagnostics of a file out of its findings.
    pub(crate) fn make(&self, world: &World, view: &View, name: &Arc<str>, findings: &[Located]) -> Kept {
        let revision = view.judged.as_ref().map_or(0, |judged| judged.revision);
        self.keep(view.id, name, revision, diagnostic::of_findings(world, view, findings))
    }

    fn keep(&self, project: ProjectId, name: &Arc<str>, revision: u64, diagnostics: Vec<Diagnostic>) -> Kept {
        let mut entry = self.kept.entry((project, Arc::clone(name))).or_insert_with(|| self.fresh(Vec::new()));
        if entry.revision > revision {
            // Somebody knows of a later state already; what is asked of the earlier one is not kept.
            return self.fresh(diagnostics);
        }
        if *entry.diagnostics != diagnostics {
            *entry = self.fresh(diagnostics);
        }
        entry.revision = revision;
        entry.clone()
    }

    fn fresh(&self, diagnostics: Vec<Diagnostic>) -> Kept {
        Kept { revision: 0, id: self.last.fetch_add(1, Ordering::Relaxed) + 1, diagnostics: Arc::new(diagnostics) }
    }

    /// The colours that the client has of a file.
    pub(crate) fn tokens(&self, uri: &Url) -> Option<KeptTokens> {
        self.tokens.get(uri).map(|kept| kept.clone())
    }

    /// Keeps the colours of a file, and gives their number.
    pub(crate) fn keep_tokens(&self, uri: &Url, tokens: Arc<Vec<SemanticToken>>) -> u64 {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        self.tokens.insert(uri.clone(), KeptTokens { id, tokens });
        id
    }

    /// Forgets the colours of a file that is closed.
    pub(crate) fn forget_tokens(&self, uri: &Url) {
        self.tokens.remove(uri);
    }

    /// Forgets a project.
    pub(crate) fn forget(&self, project: ProjectId) {
        self.kept.retain(|(known, _), _| *known != project);
    }
}
