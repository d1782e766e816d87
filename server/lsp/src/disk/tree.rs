//! Which projects there are: those of the folders in the editor with the projects inside them, and those of the logs that
//! are open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use hazlog_core::workspace::Workspace;
use hazlog_project::{CONFIG_FILE, Places, Reach, WatchEvent, WatchProblem, Watcher, is_too_wide, project_of};
use jiff::Zoned;
use jiff::civil::Date;
use smol_str::SmolStr;

use super::project::{OnDisk, Opened, Refreshed};
use super::{Ask, ProjectId};
use crate::convert::{Folder, path_of};
use crate::inbox::Inbox;
use crate::library::Library;
use crate::protocol::Url;
use crate::state::Home;

/// The projects on the disk.
pub(super) struct Tree {
    pub(super) inbox: Inbox,
    places: Places,
    today: Option<Date>,
    library: Arc<Library>,
    folders: Vec<Url>,
    /// The logs that are open, with their homes.
    open: BTreeMap<Url, Option<Home>>,
    /// The configuration files that are open.
    configs: BTreeSet<Url>,
    pub(super) projects: Vec<OnDisk>,
    /// Texts that are on no disk, each a project of its own.
    alone: BTreeMap<Url, ProjectId>,
    last: u64,
    pub(super) watcher: Option<Watcher>,
    /// What was last told of the watching.
    pub(super) told: Option<WatchProblem>,
    pub(super) back: Sender<Ask>,
}

/// What the one file of a project is called that is on no disk.
const ALONE: &str = "untitled.hazlog";

impl Tree {
    pub(super) fn new(
        inbox: Inbox,
        places: Places,
        today: Option<Date>,
        library: Arc<Library>,
        back: Sender<Ask>,
    ) -> Self {
        Self {
            inbox,
            places,
            today,
            library,
            folders: Vec::new(),
            open: BTreeMap::new(),
            configs: BTreeSet::new(),
            projects: Vec::new(),
            alone: BTreeMap::new(),
            last: 0,
            watcher: None,
            told: None,
            back,
        }
    }

    /// Does what was asked.
    pub(super) fn look(&mut self, ask: Ask) {
        match ask {
            Ask::Folders(folders) => {
                self.folders = folders;
                self.settle();
            }
            Ask::Opened(uri) => self.opened(uri),
            Ask::Closed(uri) => self.close(&uri),
            Ask::Config(uri, text) => self.config(&uri, text),
            Ask::Changed(paths) => self.changed(&paths),
            Ask::Evidence(id, paths) => self.evidence(id, &paths),
            Ask::Watch => self.begin_to_watch(),
            Ask::Stirred(WatchEvent::Changed { root, .. }) => self.refresh(|project| project.live.root() == root),
            Ask::Stirred(WatchEvent::Lost(problem)) => self.tell_of(&problem),
        }
    }

    /// One of the questions that answers wait for has been answered.
    pub(super) fn answered(&self) {
        self.inbox.write("disk", crate::state::State::disk_answered);
    }

    /// Opens the projects that are wanted and were not, lets go of those that are wanted no longer, and finds the homes
    /// of what is open.
    fn settle(&mut self) {
        let wanted = self.open_wanted();
        for project in self.projects.extract_if(.., |project| !wanted.contains(project.live.root())) {
            if let Some(watcher) = &self.watcher {
                watcher.forget(project.live.root());
            }
            self.inbox.write("project left", move |state| state.project_left(project.id));
        }
        let open: Vec<Url> = self.open.keys().cloned().collect();
        open.iter().for_each(|uri| self.find_home(uri));
        self.watch();
    }

    /// Opens the projects that are wanted, and gives their roots. A project inside another is known once that was read.
    fn open_wanted(&mut self) -> BTreeSet<PathBuf> {
        let folders = self.folders.iter().filter_map(path_of).map(|folder| root_of_folder(&folder));
        let files = self.open.keys().chain(&self.configs).filter_map(path_of).filter(|path| !self.library.holds(path));
        let files = files.map(|path| self.root_of_file(&path));
        let mut queue: Vec<PathBuf> = folders.chain(files).collect();
        let mut wanted = BTreeSet::new();
        while let Some(root) = queue.pop() {
            if wanted.insert(root.clone()) {
                queue.extend(self.nested_in(&root));
            }
        }
        wanted
    }

    /// The projects inside the one with this root, which is opened where it was not.
    fn nested_in(&mut self, root: &Path) -> Vec<PathBuf> {
        let is_it = |project: &&OnDisk| project.live.root() == root;
        if !self.projects.iter().any(|project| is_it(&project)) {
            self.open_project(Folder::new(root.to_owned(), &self.folders));
        }
        self.projects.iter().find(is_it).map(|project| project.live.nested().to_vec()).unwrap_or_default()
    }

    /// The root of the project that a file is in: that of its configuration, else the folder in the editor, else its own.
    fn root_of_file(&self, path: &Path) -> PathBuf {
        let root = project_of(path);
        if root.join(CONFIG_FILE).exists() {
            return root;
        }
        let folders = self.folders.iter().filter_map(path_of).filter(|folder| path.starts_with(folder));
        folders.max_by_key(|folder| folder.components().count()).map_or(root, |folder| root_of_folder(&folder))
    }

    fn open_project(&mut self, folder: Folder) {
        let id = self.number();
        let reach = if is_too_wide(&folder.path, &self.places) { Reach::ByHand } else { Reach::Whole };
        let path = folder.path.clone();
        self.inbox.write("project found", move |state| state.reading(id, &path));
        tracing::info!("opens the project {} ({reach:?})", folder.path.display());
        let (project, opened) = OnDisk::open(id, Arc::new(folder), reach, self.today());
        self.projects.push(project);
        self.inbox.write("project opened", move |state| state.project_opened(opened));
    }

    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| Zoned::now().date())
    }

    fn number(&mut self) -> ProjectId {
        self.last += 1;
        ProjectId(self.last)
    }

    fn opened(&mut self, uri: Url) {
        let path = path_of(&uri).filter(|path| !self.library.holds(path));
        let root = path.map(|path| self.root_of_file(&path));
        let is_known = |root: PathBuf| self.projects.iter().any(|project| project.live.root() == root);
        let is_known = root.is_none_or(is_known);
        self.open.insert(uri.clone(), None);
        if is_known {
            self.find_home(&uri);
        } else {
            self.settle();
        }
    }

    fn find_home(&mut self, uri: &Url) {
        let home = self.home(uri);
        let before = self.open.insert(uri.clone(), home.clone()).flatten();
        if home.is_none() || before != home {
            let uri = uri.clone();
            self.inbox.write("home found", move |state| state.home_found(&uri, home));
        }
    }

    fn home(&mut self, uri: &Url) -> Option<Home> {
        let Some(path) = path_of(uri) else { return Some(self.alone(uri)) };
        if self.library.holds(&path) {
            return None;
        }
        let root = self.root_of_file(&path);
        let project = self.projects.iter().find(|project| project.live.root() == root)?;
        if project.live.is_excluded(&path) {
            return None;
        }
        Some(Home { project: project.id, name: project.live.name_of(&path)?.into() })
    }

    fn alone(&mut self, uri: &Url) -> Home {
        let project = self.alone.get(uri).copied().unwrap_or_else(|| {
            let id = self.number();
            self.alone.insert(uri.clone(), id);
            let workspace = Workspace::new(hazlog_core::config::Config::default(), self.today());
            let opened = Opened { id, folder: None, workspace, told: Refreshed::default() };
            self.inbox.write("text opened", move |state| state.project_opened(opened));
            id
        });
        Home { project, name: ALONE.into() }
    }

    fn close(&mut self, uri: &Url) {
        let home = self.open.remove(uri).flatten();
        if let Some(id) = self.alone.remove(uri) {
            self.inbox.write("text closed", move |state| state.project_left(id));
        } else if let Some(home) = home
            && let Some(project) = self.projects.iter().find(|project| project.id == home.project)
        {
            let read = project.read(&home.name);
            let id = project.id;
            self.inbox.write("file closed", move |state| state.refreshed(id, read));
        }
        self.settle();
    }

    fn config(&mut self, uri: &Url, text: Option<String>) {
        let known = if text.is_some() { self.configs.insert(uri.clone()) } else { self.configs.remove(uri) };
        if known {
            self.settle();
        }
        let Some(root) = path_of(uri).and_then(|path| path.parent().map(root_of_folder)) else { return };
        let Some(project) = self.projects.iter_mut().find(|project| project.live.root() == root) else { return };
        let id = project.id;
        if let Some(told) = project.set_config(text) {
            self.inbox.write("config typed", move |state| state.refreshed(id, told));
            let open: Vec<Url> = self.open.keys().cloned().collect();
            open.iter().for_each(|uri| self.find_home(uri));
        }
    }

    fn changed(&mut self, paths: &[PathBuf]) {
        let concerned = |project: &OnDisk| paths.iter().any(|path| project.depends_on(path));
        if self.projects.iter().any(concerned) {
            self.refresh(concerned);
        }
    }

    fn refresh(&mut self, concerned: impl Fn(&OnDisk) -> bool) {
        for project in self.projects.iter_mut().filter(|project| concerned(project)) {
            let id = project.id;
            if let Some(told) = project.refresh() {
                self.inbox.write("disk changed", move |state| state.refreshed(id, told));
            }
        }
        // A configuration may have come or gone, and other files may be excluded.
        self.settle();
    }

    fn evidence(&mut self, id: ProjectId, paths: &[SmolStr]) {
        let Some(project) = self.projects.iter_mut().find(|project| project.id == id) else { return };
        let evidence = project.look_for(paths);
        let told = Refreshed { evidence, ..Refreshed::default() };
        self.inbox.write("evidence looked for", move |state| state.refreshed(id, told));
        self.watch();
    }
}

/// The root of the project that a folder is in.
fn root_of_folder(folder: &Path) -> PathBuf {
    project_of(&folder.join(CONFIG_FILE))
}
