//! Which programme hazards there are to answer: the editions that the project declares, from its own catalogue files
//! or from those that are built in.

use std::sync::Arc;

use crate::catalogue::{Edition, built_in};
use crate::model::{Item, Text};

use super::{File, Island};

/// The programme hazard logs that matter to a project.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Programmes {
    /// Editions from catalogue files of the project, by path.
    imported: Vec<Arc<Edition>>,
    /// The editions that `programme` blocks declare and that are known.
    declared: Vec<Arc<Edition>>,
    /// True where the log names the log of a supplier, whose hazards may be answered too.
    has_supplier: bool,
}

impl Programmes {
    /// The edition of a programme: the project's own copy, else the one that is built in.
    #[must_use]
    pub fn edition(&self, programme: &str, edition: &str) -> Option<&Arc<Edition>> {
        self.all().find(|known| known.programme == programme && known.edition == edition)
    }

    /// Every known edition: the project's own copies first, then those that are built in, the oldest first.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Edition>> {
        let same = |own: &Edition, other: &Edition| own.programme == other.programme && own.edition == other.edition;
        let others = built_in().iter().filter(move |other| !self.imported.iter().any(|own| same(own, other)));
        self.imported.iter().chain(others)
    }

    /// The known editions that fit and that no other one that fits has replaced: one of each programme.
    pub fn newest(&self, fits: impl Fn(&Edition) -> bool) -> impl Iterator<Item = &Arc<Edition>> {
        let fitting: Vec<&Arc<Edition>> = self.all().filter(|edition| fits(edition)).collect();
        let is_replaced = |one: &Edition| fitting.iter().any(|other| other.supersedes(one));
        let newest: Vec<&Arc<Edition>> = fitting.iter().copied().filter(|one| !is_replaced(one)).collect();
        newest.into_iter()
    }

    /// The editions that the project declares.
    #[must_use]
    pub fn declared(&self) -> &[Arc<Edition>] {
        &self.declared
    }

    /// True where the log names the log of a supplier.
    #[must_use]
    pub fn has_supplier(&self) -> bool {
        self.has_supplier
    }

    /// Reads the items of a project anew.
    pub(super) fn of<'a>(files: impl Iterator<Item = &'a Arc<File>>) -> Self {
        let mut programmes = Self::default();
        let mut wanted: Vec<(&str, &Text)> = Vec::new();
        for file in files {
            let items = || file.project_items().flat_map(|(_, island)| &island.content.items);
            programmes.imported.extend(Edition::of(items()).map(Arc::new));
            for item in items() {
                match item {
                    Item::Programme(programme) => {
                        wanted.extend(programme.edition.as_ref().map(|edition| (programme.header.id_str(), edition)));
                    }
                    Item::Log(log) => programmes.has_supplier |= log.supplier.is_some(),
                    _ => {}
                }
            }
        }
        let known = |(programme, edition): &(&str, &Text)| programmes.edition(programme, edition.value.trim()).cloned();
        let declared: Vec<_> = wanted.iter().filter_map(known).collect();
        programmes.declared = declared;
        programmes
    }

    /// True where a change of this island may change what is here.
    pub(super) fn depend_on(island: &Island) -> bool {
        island
            .content
            .items
            .iter()
            .any(|item| matches!(item, Item::Programme(_) | Item::Log(_) | Item::Catalogue(_) | Item::Entry(_)))
    }
}
