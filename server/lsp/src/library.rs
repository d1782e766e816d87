//! What comes along with hazlog and can be opened in an editor: the pages of the rules and the built-in catalogues, as
//! files in a folder of their own.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hazlog_core::catalogue::BUILT_IN;
use hazlog_core::rules::ALL;
use hazlog_core::text::Document;
use hazlog_project::keep;

use crate::convert::uri_of_path;
use crate::protocol::Url;

/// Where the files are; nowhere, where they could not be written.
#[derive(Debug, Default)]
pub(crate) struct Library {
    folder: Option<PathBuf>,
}

impl Library {
    /// Writes the files that are not there yet below a folder for such things, where there is one.
    pub(crate) fn set_up(caches: Option<&Path>) -> Self {
        let Some(caches) = caches else { return Self::default() };
        let folder = caches.join("hazlog").join(env!("CARGO_PKG_VERSION"));
        let pages = ALL.iter().map(|rule| (page(rule.name), rule.page));
        let catalogues = BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), *text));
        for (name, text) in pages.chain(catalogues) {
            if let Err(error) = keep(&folder.join(name), text) {
                tracing::warn!("there will be no links to pages and catalogues: {error}");
                return Self::default();
            }
        }
        Self { folder: Some(folder) }
    }

    /// The page of a rule.
    pub(crate) fn rule(&self, name: &str) -> Option<Url> {
        self.file(&page(name))
    }

    /// A built-in catalogue, by the name of its file.
    pub(crate) fn file(&self, name: &str) -> Option<Url> {
        uri_of_path(&self.folder.as_ref()?.join(name))
    }

    /// True for a file that is one of these: it is read, and not judged.
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.folder.as_ref().is_some_and(|folder| path.starts_with(folder))
    }
}

static CATALOGUES: LazyLock<Vec<(&str, Document)>> =
    LazyLock::new(|| BUILT_IN.iter().map(|(name, text)| (*name, Document::new(text))).collect());

/// The text of a built-in catalogue, by the name of its file.
pub(crate) fn catalogue(name: &str) -> Option<&'static Document> {
    CATALOGUES.iter().find(|(known, _)| *known == name).map(|(_, document)| document)
}

fn page(rule: &str) -> String {
    format!("{rule}.md")
}
