//! The one thread that looks at the disk: it knows which projects there are and which file belongs to which, and leaves
//! in the inbox what became different. Nobody waits for it but questions that cannot be answered without it.

mod project;
mod tree;
mod watching;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

use hazlog_project::{Places, WatchEvent};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

pub(crate) use project::{ConfigTold, Opened, Refreshed};

use tree::Tree;

use crate::inbox::Inbox;
use crate::library::Library;
use crate::protocol::Url;
use crate::workers::survive;

/// The number of a project, never given twice. It is handed to the client with what is resolved later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(Default))]
pub(crate) struct ProjectId(u64);

impl ProjectId {
    /// The number itself, for names that are made of it.
    pub(crate) fn number(self) -> u64 {
        self.0
    }
}

/// Something to be looked for, or to be known.
#[derive(Debug)]
pub(crate) enum Ask {
    /// These folders are open in the editor, as the client spells them.
    Folders(Vec<Url>),
    /// This log is open: which project does it belong to? For one that is on no disk, its text is a project of its own.
    Opened(Url),
    /// This log is closed.
    Closed(Url),
    /// This text stands in the place of a configuration file, or no longer does.
    Config(Url, Option<String>),
    /// These files may have changed.
    Changed(Vec<PathBuf>),
    /// Do these paths of evidence exist?
    Evidence(ProjectId, Vec<SmolStr>),
    /// The server watches the disk itself, for the client does not.
    Watch,
    /// The watching found something.
    Stirred(WatchEvent),
}

/// The way to the thread.
#[derive(Debug, Clone)]
pub(crate) struct Disk(Sender<Ask>);

impl Disk {
    /// Starts the thread. It reads logs as of `today`; before all else it puts what comes along with hazlog below
    /// `caches`, so that diagnostics can link to it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(
        inbox: Inbox,
        places: Places,
        caches: Option<PathBuf>,
        today: Option<Date>,
    ) -> std::io::Result<Self> {
        let (sender, asked) = channel();
        let back = sender.clone();
        std::thread::Builder::new().name("disk".to_owned()).spawn(move || {
            let library = Arc::new(Library::set_up(caches.as_deref()));
            let tree = Tree::new(inbox.clone(), places, today, Arc::clone(&library), back);
            inbox.write("library", move |state| state.set_library(library));
            run(tree, &asked);
        })?;
        Ok(Self(sender))
    }

    /// Asks; the answer comes as a job.
    pub(crate) fn ask(&self, ask: Ask) {
        let _ = self.0.send(ask);
    }
}

fn run(mut tree: Tree, asked: &Receiver<Ask>) {
    let mut next = None;
    while let Some(ask) = next.take().or_else(|| asked.recv().ok()) {
        let (ask, behind) = together(ask, asked);
        next = behind;
        let (what, begun) = (ask.name(), Instant::now());
        // What was read stays as it is where a look fails; the question is counted as answered all the same.
        let is_awaited = matches!(ask, Ask::Folders(_) | Ask::Opened(_));
        survive("disk", || tree.look(ask));
        tracing::debug!(what, "disk in {:.3} ms", begun.elapsed().as_secs_f64() * 1e3);
        if is_awaited {
            tree.answered();
        }
    }
}

/// Changes that were told one by one, as of a checkout of many files, are looked at together. The second value is what
/// came behind them.
fn together(ask: Ask, asked: &Receiver<Ask>) -> (Ask, Option<Ask>) {
    let Ask::Changed(mut paths) = ask else { return (ask, None) };
    loop {
        match asked.try_recv() {
            Ok(Ask::Changed(more)) => paths.extend(more),
            Ok(other) => return (Ask::Changed(paths), Some(other)),
            Err(_) => return (Ask::Changed(paths), None),
        }
    }
}

impl Ask {
    fn name(&self) -> &'static str {
        match self {
            Self::Folders(_) => "folders",
            Self::Opened(_) => "opened",
            Self::Closed(_) => "closed",
            Self::Config(..) => "config",
            Self::Changed(_) => "changed",
            Self::Evidence(..) => "evidence",
            Self::Watch => "watch",
            Self::Stirred(_) => "stirred",
        }
    }
}
