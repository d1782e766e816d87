//! Who defines and who uses a name.

use std::sync::Arc;

use imbl::GenericHashMap;
use imbl::shared_ptr::DefaultSharedPtr;
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;

use super::name::{Definition, Name, Site, Usage, Use};
use super::references::{After, Before, References, Referent};
use super::resemblance::Alike;
use super::{Dirt, Island, IslandId, Summary};

#[derive(Debug, Clone, Default)]
struct Entry {
    sites: Vec<Site>,
    usages: Vec<Usage>,
}

/// Every name with its definitions and uses. Cloning shares everything.
#[derive(Debug, Clone, Default)]
pub struct Index {
    names: GenericHashMap<Name, Arc<Entry>, FxBuildHasher, DefaultSharedPtr>,
    alike: Alike,
    references: References,
    counts: Counts,
}

/// Numbers of the whole project, kept so that nobody has to count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Hazards that answer no programme hazard: the system's own.
    pub own_hazards: usize,
    /// Hazards that answer a programme hazard.
    pub answering_hazards: usize,
    /// Hazards without an initial score.
    pub unscored_hazards: usize,
    /// Hazards whose risk somebody has accepted, by name and on a day (DCB0129, 6.4.1).
    pub accepted_hazards: usize,
}

impl Index {
    /// The definitions of a name, in no order.
    #[must_use]
    pub fn sites(&self, name: &Name) -> &[Site] {
        self.names.get(name).map_or(&[], |entry| &entry.sites)
    }

    /// The uses of a name, in no order.
    #[must_use]
    pub fn usages(&self, name: &Name) -> &[Usage] {
        self.names.get(name).map_or(&[], |entry| &entry.usages)
    }

    /// The hazards that may be like each other.
    pub(super) fn alike(&self) -> &Alike {
        &self.alike
    }

    /// The ids of every hazard, or of every shared control, in order.
    pub fn ids(&self, referent: Referent) -> impl Iterator<Item = &SmolStr> {
        self.references.defined(referent)
    }

    /// The islands that use an id as a hazard's, or as a shared control's, which nothing defines.
    pub(super) fn unresolved(&self, referent: Referent) -> impl Iterator<Item = IslandId> {
        self.references.unresolved(referent)
    }

    /// Numbers of the whole project.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Puts an island in the place of another, or of none, and names the islands that look at what became different:
    /// where a definition did, everybody who defines or uses the name; where a use did, those who define it.
    pub(super) fn update(&mut self, before: Option<&Island>, after: Option<&Island>, dirt: &mut Dirt) {
        self.alike.update(before, after, dirt);
        let mut changes: FxHashMap<&Name, Change<'_>> = FxHashMap::default();
        for (summary, new) in [(before.map(|b| &b.summary), false), (after.map(|a| &a.summary), true)] {
            let Some(summary) = summary else { continue };
            for (name, definition) in &summary.definitions {
                changes.entry(name).or_default().definitions(new).push(definition);
            }
            for (name, how) in &summary.uses {
                changes.entry(name).or_default().uses(new).push(how);
            }
            self.counts.apply(summary, new);
        }
        let Some(island) = after.or(before).map(|island| island.id) else { return };
        for (name, change) in changes {
            if change.is_none() {
                continue;
            }
            let entry = Arc::make_mut(self.names.entry(name.clone()).or_default());
            let before = Before::of(&entry.sites);
            change.tell(entry, dirt);
            // A name that ten thousand islands use would be read through for each of them while they are loaded.
            if !change.old_definitions.is_empty() {
                entry.sites.retain(|site| site.island != island);
            }
            if !change.old_uses.is_empty() {
                entry.usages.retain(|usage| usage.island != island);
            }
            entry.sites.extend(change.new_definitions.iter().map(|new| Site { island, definition: (*new).clone() }));
            entry.usages.extend(change.new_uses.iter().map(|new| Usage { island, how: (*new).clone() }));
            if let Name::Id(id) = name {
                let (old_uses, new_uses) = (change.old_uses.as_slice(), change.new_uses.as_slice());
                let after = After { island, old_uses, new_uses, sites: &entry.sites, usages: &entry.usages };
                self.references.update(id, before, &after, dirt);
            }
            if entry.sites.is_empty() && entry.usages.is_empty() {
                self.names.remove(name);
            }
        }
    }
}

/// What an island said of one name, and what it says now.
#[derive(Default)]
struct Change<'a> {
    old_definitions: Vec<&'a Definition>,
    new_definitions: Vec<&'a Definition>,
    old_uses: Vec<&'a Use>,
    new_uses: Vec<&'a Use>,
}

impl<'a> Change<'a> {
    fn definitions(&mut self, new: bool) -> &mut Vec<&'a Definition> {
        if new { &mut self.new_definitions } else { &mut self.old_definitions }
    }

    fn uses(&mut self, new: bool) -> &mut Vec<&'a Use> {
        if new { &mut self.new_uses } else { &mut self.old_uses }
    }

    fn is_none(&self) -> bool {
        self.old_definitions == self.new_definitions && self.old_uses == self.new_uses
    }

    fn tell(&self, entry: &Entry, dirt: &mut Dirt) {
        entry.sites.iter().for_each(|site| dirt.touch(site.island));
        if self.old_definitions != self.new_definitions {
            entry.usages.iter().for_each(|usage| dirt.touch(usage.island));
        }
    }
}

impl Counts {
    /// Every hazard.
    #[must_use]
    pub fn hazards(&self) -> usize {
        self.own_hazards + self.answering_hazards
    }

    fn apply(&mut self, summary: &Summary, new: bool) {
        let change = |count: &mut usize, by: usize| *count = if new { *count + by } else { count.saturating_sub(by) };
        change(&mut self.own_hazards, summary.counts.own_hazards);
        change(&mut self.answering_hazards, summary.counts.answering_hazards);
        change(&mut self.unscored_hazards, summary.counts.unscored_hazards);
        change(&mut self.accepted_hazards, summary.counts.accepted_hazards);
    }
}
