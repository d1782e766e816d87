//! What a question is answered from: the state at one moment, which nobody changes.

use std::sync::Arc;

use hazlog_core::ide::Cursor;
use hazlog_core::text::TextSize;
use hazlog_core::workspace::{File, Snapshot};

use crate::convert::{Encoding, Folder, Positions, offset, path_of, range};
use crate::disk::ProjectId;
use crate::inbox::{Inbox, Stop};
use crate::judged::Judged;
use crate::library::Library;
use crate::memo::Memo;
use crate::outbox::Outbox;
use crate::protocol::{Location, Position, Range, TextDocumentPositionParams, TraceValue, Url};
use crate::state::{Abilities, Documents, Language, OpenDocument, Project, Settings};

/// The state at one moment.
pub(crate) struct World {
    /// What the client can do.
    pub(crate) abilities: Arc<Abilities>,
    /// What is set.
    pub(crate) settings: Arc<Settings>,
    /// What is open.
    pub(crate) documents: Arc<Documents>,
    /// The projects.
    pub(crate) projects: Vec<View>,
    /// Diagnostics that were made before.
    pub(crate) memo: Arc<Memo>,
    /// Pages and catalogues that come with hazlog.
    pub(crate) library: Arc<Library>,
    /// The way to the client, for progress of long work.
    pub(crate) outbox: Outbox,
    /// The way back to the loop.
    pub(crate) inbox: Inbox,
    /// How much of its work the server tells the client.
    pub(crate) trace: TraceValue,
    /// Whether the answer is still wanted.
    pub(crate) stop: Stop,
}

/// A project at one moment.
#[derive(Clone)]
pub(crate) struct View {
    /// Its number.
    pub(crate) id: ProjectId,
    /// Its root; `None` for a text that is on no disk.
    pub(crate) folder: Option<Arc<Folder>>,
    /// Its texts.
    pub(crate) snapshot: Snapshot,
    /// Its findings; of these very texts where the question needs findings, else perhaps of earlier ones.
    pub(crate) judged: Option<Arc<Judged>>,
}

/// A hazard log that a question is about.
pub(crate) struct Subject<'w> {
    /// Its project.
    pub(crate) view: &'w View,
    /// The file.
    pub(crate) file: &'w Arc<File>,
    /// Its address, as the question gave it.
    pub(crate) uri: Url,
}

impl View {
    /// A project as it is.
    pub(crate) fn of(project: &Project) -> Self {
        Self {
            id: project.id,
            folder: project.folder.clone(),
            snapshot: project.workspace.snapshot(),
            judged: project.judged.clone(),
        }
    }

    /// The address of its root; `None` for a text that is on no disk.
    pub(crate) fn root_uri(&self) -> Option<Url> {
        self.folder.as_ref()?.uri("")
    }
}

impl World {
    /// The hazard log with this address; `None` for what is no log, is excluded, or is not there.
    pub(crate) fn subject(&self, uri: &Url) -> Option<Subject<'_>> {
        let (view, name) = match self.documents.get(uri) {
            Some(OpenDocument { language: Language::Log, home: Some(home), .. }) => {
                (self.projects.iter().find(|view| view.id == home.project)?, Arc::clone(&home.name))
            }
            Some(_) => return None,
            None => self.on_disk(uri)?,
        };
        let file = view.snapshot.file(&name)?;
        Some(Subject { view, file, uri: uri.clone() })
    }

    /// The project and name of a file that is not open.
    fn on_disk(&self, uri: &Url) -> Option<(&View, Arc<str>)> {
        let path = path_of(uri)?;
        let views = self.projects.iter().filter_map(|view| {
            let below = path.strip_prefix(&view.folder.as_ref()?.path).ok()?;
            Some((view, below.to_str()?.replace('\\', "/")))
        });
        let (view, name) = views.min_by_key(|(_, name)| name.len())?;
        Some((view, Arc::from(name)))
    }

    /// The name by which a client asks about a project again: its root, else the address of its one text. It stays where
    /// the project is closed and opened.
    pub(crate) fn root(&self, view: &View) -> Option<String> {
        match &view.folder {
            Some(folder) => folder.path.to_str().map(str::to_owned),
            None => view.snapshot.files().find_map(|file| self.uri(view, file.path())).map(String::from),
        }
    }

    /// The place that a question is about.
    pub(crate) fn cursor(&self, place: &TextDocumentPositionParams) -> Option<(Subject<'_>, TextSize)> {
        let subject = self.subject(&place.text_document.uri)?;
        let offset = self.offset(subject.file, place.position);
        Some((subject, offset))
    }

    /// What columns are counted in.
    pub(crate) fn encoding(&self) -> Encoding {
        self.abilities.encoding
    }

    /// The offset of a position in a file.
    pub(crate) fn offset(&self, file: &File, position: Position) -> TextSize {
        offset(file.document(), position, self.encoding())
    }

    /// A range of a file as one of the protocol.
    pub(crate) fn range(&self, file: &File, bytes: hazlog_core::text::TextRange) -> Range {
        range(file.document(), bytes, self.encoding())
    }

    /// The positions of many offsets of a file.
    pub(crate) fn positions<'f>(&self, file: &'f File) -> Positions<'f> {
        Positions::new(file.document(), self.encoding())
    }

    /// The address of a file of a project: that of the document, where it is open.
    pub(crate) fn uri(&self, view: &View, name: &str) -> Option<Url> {
        let open = self.documents.at(view.id, name).map(|document| document.uri.clone());
        open.or_else(|| view.folder.as_ref()?.uri(name))
    }

    /// A range of any file of a project, as a location of the protocol.
    pub(crate) fn location(&self, view: &View, name: &str, bytes: hazlog_core::text::TextRange) -> Option<Location> {
        let file = view.snapshot.file(name)?;
        Some(Location { uri: self.uri(view, name)?, range: self.range(file, bytes) })
    }
}

impl<'w> Subject<'w> {
    /// The place at an offset.
    pub(crate) fn at(&self, offset: TextSize) -> Option<Cursor<'w>> {
        Cursor::new(&self.view.snapshot, self.file.path(), offset)
    }
}
