//! What the disk tells: projects that come and go, files that change below the editor, and where what is open belongs.

use std::path::Path;
use std::sync::Arc;

use hazlog_core::diagnostic::Level;
use hazlog_core::text::{Document, TextRange};
use hazlog_core::workspace::Workspace;
use hazlog_project::{CONFIG_FILE, PathProblem};

use super::project::Project;
use super::publish::About;
use super::{Home, Language, State};
use crate::convert::{diagnostic, range, uri_of_path};
use crate::disk::{ConfigTold, Opened, ProjectId, Refreshed};
use crate::pieces::Pieces;
use crate::protocol::{Diagnostic, Range, Url};

impl State {
    /// A project was read.
    pub(crate) fn project_opened(&mut self, opened: Opened) {
        let Opened { id, folder, workspace, told } = opened;
        self.read(id);
        let profile = self.settings.profile.unwrap_or(workspace.snapshot().inputs().config.profile);
        self.projects.push(Project::new(id, folder, workspace, profile));
        self.refreshed(id, told);
        self.judge_soon(false);
    }

    /// A project is wanted no longer.
    pub(crate) fn project_left(&mut self, id: ProjectId) {
        self.projects.remove(id);
        self.clear_project(id);
    }

    /// One of the questions to the disk has been answered that answers to the client wait for.
    pub(crate) fn disk_answered(&mut self) {
        self.sought = self.sought.saturating_sub(1);
        if self.sought == 0 {
            self.serve_the_waiting();
        }
    }

    /// Where a log that is open belongs: nowhere, where it is excluded or too large.
    pub(crate) fn home_found(&mut self, uri: &Url, found: Option<Home>) {
        let documents = Arc::make_mut(&mut self.documents);
        let Some(document) = documents.get_mut(uri) else { return };
        let home = found.clone().filter(|_| !document.is_too_large);
        let before = std::mem::replace(&mut document.home, home.clone());
        let text = document.text.text();
        // The file on the disk is not shown in the place of an open one.
        for left in [before, found].into_iter().flatten().filter(|left| Some(left) != home.as_ref()) {
            if let Some(project) = self.projects.get_mut(left.project) {
                project.remove(&left.name);
            }
        }
        match home {
            Some(home) => {
                // As long as it is open, the file goes by the address of the document.
                if let Some(other) = self.address_on_disk(&home).filter(|other| other != uri) {
                    self.clear(&other);
                }
                if let Some(project) = self.projects.get_mut(home.project) {
                    let shared = project.set_text(&home.name, &text);
                    if let Some(document) = Arc::make_mut(&mut self.documents).get_mut(uri) {
                        document.text = shared;
                    }
                    self.look_for_evidence(home.project);
                }
            }
            None => self.clear(uri),
        }
        self.judge_soon(false);
    }

    /// The address of a file that is not open: below the root of its project.
    pub(super) fn address_on_disk(&mut self, home: &Home) -> Option<Url> {
        self.projects.get_mut(home.project)?.folder.as_ref()?.uri(&home.name)
    }

    /// Something of a project is otherwise on the disk. What is open in the editor counts more.
    pub(crate) fn refreshed(&mut self, id: ProjectId, told: Refreshed) {
        if let Some(config) = told.config {
            self.config_read(id, config);
        }
        for problem in &told.troubled {
            self.troubled(id, problem);
        }
        for path in &told.mended {
            self.mended(path);
        }
        let documents = Arc::clone(&self.documents);
        let Some(project) = self.projects.get_mut(id) else { return };
        let is_open = |name: &str| documents.at(id, name).is_some();
        for (name, text) in told.texts.iter().filter(|(name, _)| !is_open(name)) {
            project.set_text(&Arc::from(name.as_str()), text);
        }
        for name in told.gone.iter().filter(|name| !is_open(name)) {
            project.remove(&Arc::from(name.as_str()));
        }
        if !told.evidence.is_empty() {
            project.alter(|workspace| workspace.set_paths(told.evidence));
        }
        self.look_for_evidence(id);
        self.judge_soon(false);
    }

    /// Has the disk look for paths of evidence that were not looked for.
    pub(crate) fn look_for_evidence(&mut self, id: ProjectId) {
        let Some(project) = self.projects.get_mut(id) else { return };
        let paths = project.workspace.take_unseen_paths();
        if !paths.is_empty() && project.folder.is_some() {
            self.disk.ask(crate::disk::Ask::Evidence(id, paths));
        }
    }

    fn config_read(&mut self, id: ProjectId, told: ConfigTold) {
        let profile = self.settings.profile;
        if let Some(project) = self.projects.get_mut(id)
            && let Some(config) = told.config
        {
            let profile = profile.unwrap_or(config.profile);
            project.alter(|workspace| workspace.set_config(config));
            project.set_profile(profile);
        }
        // Where there is none any more, what was said of it goes too.
        let folder = self.projects.get_mut(id).and_then(|project| project.folder.clone());
        let Some(path) = told.path.or_else(|| Some(folder?.path.join(CONFIG_FILE))) else { return };
        let document = Document::new(&told.text);
        let encoding = self.abilities.encoding;
        let of =
            |level, bytes: TextRange, message| diagnostic::plain(range(&document, bytes, encoding), level, message);
        let mut diagnostics: Vec<Diagnostic> =
            told.problems.into_iter().map(|one| of(one.level, one.range, one.message)).collect();
        diagnostics.extend(told.unreadable.map(|one| of(Level::Error, TextRange::default(), one.kind.to_string())));
        self.push_for_path(id, &path, &diagnostics);
    }

    fn troubled(&mut self, id: ProjectId, problem: &PathProblem) {
        let diagnostic = diagnostic::plain(Range::default(), Level::Error, problem.kind.to_string());
        self.push_for_path(id, &problem.path, &[diagnostic]);
    }

    fn mended(&mut self, path: &Path) {
        if let Some(uri) = self.uri_of_file(path) {
            self.clear(&uri);
        }
    }

    /// Pushes diagnostics for a file that the rules have no part in.
    fn push_for_path(&mut self, id: ProjectId, path: &Path, diagnostics: &[Diagnostic]) {
        let Some(uri) = self.uri_of_file(path) else { return };
        let version = self.documents.get(&uri).map(|document| document.version);
        let pieces = Pieces::plain(&self.outbox.wire, diagnostics);
        self.push(uri, About::Other(id), Arc::new(pieces), version);
    }

    /// The address of a file: as the document is called that is open, else below the root of its project.
    fn uri_of_file(&self, path: &Path) -> Option<Url> {
        let open =
            self.documents.iter().find(|document| crate::convert::path_of(&document.uri).as_deref() == Some(path));
        let below = || {
            let folders = self.projects.iter().filter_map(|project| project.folder.as_ref());
            let mut named =
                folders.filter_map(|folder| Some((folder, path.strip_prefix(&folder.path).ok()?.to_str()?)));
            named.next().and_then(|(folder, name)| folder.uri(&name.replace('\\', "/")))
        };
        open.map(|document| document.uri.clone()).or_else(below).or_else(|| uri_of_path(path))
    }

    /// After a defect in a change nothing that is kept can be trusted: everything is read again.
    pub(super) fn begin_again(&mut self) {
        let projects: Vec<ProjectId> = self.projects.iter().map(|project| project.id).collect();
        for id in projects {
            let Some(project) = self.projects.get_mut(id) else { continue };
            let inputs = project.workspace.snapshot().inputs().clone();
            let before = project.workspace.snapshot();
            let mut workspace = Workspace::new((*inputs.config).clone(), inputs.today);
            let on_disk = before.files().map(|file| (file.path().to_string(), file.document().text()));
            workspace.load(on_disk.collect());
            workspace.set_paths(inputs.paths.iter().map(|(path, exists)| (path.clone(), *exists)));
            project.begin_again(workspace, self.settings.profile.unwrap_or(inputs.config.profile));
        }
        let open: Vec<(Url, Option<Home>)> = self
            .documents
            .iter()
            .filter(|document| document.language == Language::Log)
            .map(|document| (document.uri.clone(), document.home.clone()))
            .collect();
        open.into_iter().for_each(|(uri, home)| self.home_found(&uri, home));
    }
}
