//! What a rule may ask.
//!
//! An island's findings are kept until what it can see changes. So a check of an island may look up only names that
//! the island itself defines or uses, besides configuration, day and programmes; [`Scope`] offers nothing else.

use jiff::civil::Date;
use text_size::TextRange;

use crate::config::Config;
use crate::diagnostic::{Place, nearest_id};
use crate::model::{Control, Hazard, Item, Log};
use crate::risk::{Assessment, Matrix};
use crate::workspace::{Counts, Island, Name, Programmes, Referent, Site, Snapshot, Usage};

/// An island and what it can see.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) snapshot: &'a Snapshot,
    pub(crate) island: &'a Island,
}

impl<'a> Scope<'a> {
    pub(crate) fn config(&self) -> &'a Config {
        &self.snapshot.inputs().config
    }

    pub(crate) fn matrix(&self) -> &'a Matrix {
        &self.config().matrix
    }

    pub(crate) fn today(&self) -> Date {
        self.snapshot.inputs().today
    }

    pub(crate) fn programmes(&self) -> &'a Programmes {
        self.snapshot.programmes()
    }

    /// Who defines a name that this island defines or uses.
    pub(crate) fn sites(&self, name: &Name) -> &'a [Site] {
        self.snapshot.index().sites(name)
    }

    /// Who uses a name that this island defines.
    pub(crate) fn usages(&self, name: &Name) -> &'a [Usage] {
        self.snapshot.index().usages(name)
    }

    /// The id of a hazard or of a shared control that an author meant who uses one that nothing defines. This alone
    /// looks at names of other islands: it may be asked only of an id that the island uses and nothing defines, for
    /// the workspace names such islands as dirty when an id appears or goes.
    pub(crate) fn meant(&self, id: &str, referent: Referent) -> Option<&'a str> {
        nearest_id(id, self.snapshot.index().ids(referent).map(|known| known.as_str()))
    }

    /// True for a control at the top level, which hazards share.
    pub(crate) fn is_shared(&self, control: &Control) -> bool {
        let mut items = self.island.content.items.iter();
        items.any(|item| matches!(item, Item::Control(shared) if std::ptr::eq(shared, control)))
    }

    /// Whether a path that evidence names exists; `None` where nobody has looked.
    pub(crate) fn path_exists(&self, path: &str) -> Option<bool> {
        self.snapshot.inputs().paths.get(path).copied()
    }

    /// The items of the island; none where it could be read only in part, for there what seems to be missing may only
    /// not have been read.
    pub(crate) fn whole_items(&self) -> impl Iterator<Item = &'a Item> + use<'a> {
        let content = &self.island.content;
        content.items.iter().filter(|_| !content.truncated)
    }

    /// A place of this island.
    pub(crate) fn place(&self, range: TextRange) -> Place {
        Place { island: self.island.id.0, range }
    }
}

/// A hazard with its assessment.
#[derive(Debug)]
pub(crate) struct HazardScope<'a> {
    pub(crate) hazard: &'a Hazard,
    pub(crate) assessment: Assessment<'a>,
    pub(crate) scope: Scope<'a>,
}

/// The project as a whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProjectScope<'a> {
    pub(crate) snapshot: &'a Snapshot,
}

impl<'a> ProjectScope<'a> {
    pub(crate) fn config(&self) -> &'a Config {
        &self.snapshot.inputs().config
    }

    pub(crate) fn programmes(&self) -> &'a Programmes {
        self.snapshot.programmes()
    }

    pub(crate) fn counts(&self) -> Counts {
        self.snapshot.index().counts()
    }

    /// Who answers a programme hazard.
    pub(crate) fn usages(&self, name: &Name) -> &'a [Usage] {
        self.snapshot.index().usages(name)
    }

    /// Who defines a name.
    pub(crate) fn sites(&self, name: &Name) -> &'a [Site] {
        self.snapshot.index().sites(name)
    }

    /// The log header, the first one where there are two; `None` also where it could be read only in part.
    pub(crate) fn log(&self) -> Option<(Scope<'a>, &'a Log)> {
        self.items().find_map(|(scope, item)| match item {
            Item::Log(log) => Some((scope, log)),
            _ => None,
        })
    }

    /// Log headers, programmes, approvals, changes, reviews, waivers, catalogues and entries, by path and place; not
    /// those of an island that could be read only in part.
    pub(crate) fn items(&self) -> impl Iterator<Item = (Scope<'a>, &'a Item)> + use<'a> {
        let snapshot = self.snapshot;
        snapshot.project_items().filter(|island| !island.content.truncated).flat_map(move |island| {
            let scope = Scope { snapshot, island };
            island.content.items.iter().map(move |item| (scope, item))
        })
    }

    /// Where a finding about the log as a whole goes: the id of the first log header, also of one that could be read
    /// only in part, so that the finding does not wander while the header is typed; without a header, nowhere.
    pub(crate) fn log_place(&self) -> Option<Place> {
        let places = self.snapshot.index().sites(&Name::Header).iter();
        let places = places.map(|site| Place { island: site.island.0, range: site.definition.range });
        let first =
            places.min_by_key(|place| self.snapshot.resolve(*place).map(|(file, range)| (file.path(), range.start())));
        first.or_else(|| self.nowhere())
    }

    /// Where a finding goes that belongs to no line: the start of the first file.
    pub(crate) fn nowhere(&self) -> Option<Place> {
        let (_, island) = self.snapshot.files().next()?.islands().next()?;
        Some(Place { island: island.id.0, range: TextRange::default() })
    }
}
