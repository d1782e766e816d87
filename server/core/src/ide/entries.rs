//! Where a hazard of a programme is written: in the project's own copy of the edition, else in the one that is built in.

use std::sync::{Arc, LazyLock};

use smol_str::SmolStr;
use text_size::TextRange;

use super::definition::Target;
use super::names::{Named, occurrences};
use crate::catalogue::{BUILT_IN, Edition};
use crate::model::{Catalogue, Content, Entry, Header, Item, lower};
use crate::syntax::parse;
use crate::workspace::{Name, Snapshot, Subject};

/// The entries of a programme hazard, in the edition that is asked for, else in those that the project declares, else in
/// the newest that holds it. A number means nothing without its edition: one that these lack leads nowhere.
pub(super) fn entries(snapshot: &Snapshot, id: &str, edition: Option<&Edition>) -> Vec<Target> {
    editions_of(snapshot, id, edition).into_iter().flat_map(|edition| entry(snapshot, id, edition)).collect()
}

/// The editions that [`entries`] looks into and that hold the id.
pub(super) fn editions_of<'a>(snapshot: &'a Snapshot, id: &str, asked: Option<&'a Edition>) -> Vec<&'a Edition> {
    let programmes = snapshot.programmes();
    let holds = |edition: &&Edition| edition.hazard(id).is_some();
    match (asked, programmes.declared()) {
        (Some(edition), _) => Some(edition).filter(holds).into_iter().collect(),
        (None, []) => programmes.newest(|edition| holds(&edition)).map(|edition| &**edition).take(1).collect(),
        (None, declared) => declared.iter().map(|edition| &**edition).filter(holds).collect(),
    }
}

/// Where this edition says what the hazard is.
pub(super) fn entry(snapshot: &Snapshot, id: &str, edition: &Edition) -> Vec<Target> {
    let Some(path) = imported(snapshot, edition).next().map(|(path, _)| path) else {
        let found = built_in(edition).and_then(|known| {
            let entries = known.content.items.iter().filter_map(as_entry);
            let header = entries.map(|entry| &entry.header).find(|header| header.id_str() == id)?;
            Some(Target::built_in(known.file, header))
        });
        return found.into_iter().collect();
    };
    let sites = snapshot.index().sites(&Name::Entry(path, SmolStr::from(id)));
    let islands = sites.iter().filter_map(|site| snapshot.island(site.island));
    let named = Named::Programme(id.into());
    let defined = islands.flat_map(|island| {
        let start = snapshot.file(&island.path).and_then(|file| file.start_of(island.id));
        let own = occurrences(island).into_iter().filter(|one| one.named == named);
        own.filter_map(move |one| {
            let (start, range) = start.zip(one.defines)?;
            Some(Target::File { path: Arc::clone(&island.path), range: range + start, selection: one.range + start })
        })
    });
    defined.collect()
}

/// The entry of a programme hazard in the project's own copy of an edition: the programme's own words.
pub(super) fn imported_entry<'a>(snapshot: &'a Snapshot, edition: &Edition, id: &str) -> Option<&'a Entry> {
    let (path, _) = imported(snapshot, edition).next()?;
    let sites = snapshot.index().sites(&Name::Entry(path, id.into())).iter();
    let islands = sites.filter_map(|site| snapshot.island(site.island));
    let mut entries = islands.flat_map(|island| &island.content.items).filter_map(as_entry);
    entries.find(|entry| entry.header.id_str() == id)
}

/// Where an edition begins: its `catalogue`.
pub(super) fn catalogue(snapshot: &Snapshot, edition: &Edition) -> Option<Target> {
    imported(snapshot, edition).next().map(|(_, target)| target).or_else(|| {
        let known = built_in(edition)?;
        let header = known.content.items.iter().find_map(as_catalogue).map(|catalogue| &catalogue.header)?;
        Some(Target::built_in(known.file, header))
    })
}

/// What is built in of the editions that the project declares and has no copy of.
pub(super) fn built_in_of(snapshot: &Snapshot) -> impl Iterator<Item = &'static BuiltIn> {
    let declared = snapshot.programmes().declared().iter();
    declared.filter(|edition| imported(snapshot, edition).next().is_none()).filter_map(|edition| built_in(edition))
}

/// The project's own files of an edition, by path, each with its `catalogue`.
fn imported(snapshot: &Snapshot, edition: &Edition) -> impl Iterator<Item = (Arc<str>, Target)> {
    snapshot.files().filter_map(move |file| {
        let items =
            || file.project_items().flat_map(|(start, island)| island.content.items.iter().map(move |i| (start, i)));
        let (start, catalogue) = items().find_map(|(start, item)| Some((start, as_catalogue(item)?)))?;
        let is_it = catalogue.header.id_str() == edition.programme && catalogue.edition_str() == edition.edition;
        let header = &catalogue.header;
        let path = Arc::clone(file.path());
        let target =
            Target::File { path: Arc::clone(&path), range: header.range + start, selection: header.place() + start };
        is_it.then_some((path, target))
    })
}

/// What a built-in file says.
#[derive(Debug)]
pub(super) struct BuiltIn {
    /// The name of its text in [`BUILT_IN`].
    pub(super) file: &'static str,
    pub(super) content: Content,
    /// The lines of [`Subject::lines`].
    pub(super) lines: Box<str>,
}

static CONTENTS: LazyLock<Vec<BuiltIn>> = LazyLock::new(|| {
    let read = |(file, text): (&'static str, &str)| {
        let content = lower(text, &parse(text));
        BuiltIn { file, lines: Subject::lines(&content), content }
    };
    BUILT_IN.into_iter().map(read).collect()
});

fn built_in(edition: &Edition) -> Option<&'static BuiltIn> {
    CONTENTS.iter().find(|known| {
        let mut catalogues = known.content.items.iter().filter_map(as_catalogue);
        catalogues.any(|catalogue| {
            catalogue.header.id_str() == edition.programme && catalogue.edition_str() == edition.edition
        })
    })
}

fn as_catalogue(item: &Item) -> Option<&Catalogue> {
    match item {
        Item::Catalogue(catalogue) => Some(catalogue),
        _ => None,
    }
}

fn as_entry(item: &Item) -> Option<&Entry> {
    match item {
        Item::Entry(entry) => Some(entry),
        _ => None,
    }
}

impl Target {
    pub(super) fn built_in(file: &'static str, header: &Header) -> Self {
        let (range, selection): (TextRange, TextRange) = (header.range, header.place());
        Self::BuiltIn { file, range, selection }
    }
}
