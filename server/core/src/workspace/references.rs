//! Which ids are defined, and which islands use one that nothing defines.
//!
//! Who uses an unknown id is shown the known one that is most like it. Such an island looks at every id there is, so
//! it has to be judged anew when one appears or goes; no other island does.

use imbl::{OrdMap, OrdSet};
use smol_str::SmolStr;

use super::name::{Facts, Site, Usage, Use};
use super::{Dirt, IslandId};

/// What an id that islands meet at can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Referent {
    /// A hazard.
    Hazard,
    /// A control that hazards share.
    Control,
}

impl Referent {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Hazard, Self::Control];
}

impl Facts {
    /// What the id names that these are the facts of.
    #[must_use]
    pub fn referent(&self) -> Option<Referent> {
        match self {
            Self::Hazard { .. } => Some(Referent::Hazard),
            Self::Control(_) => Some(Referent::Control),
            Self::None => None,
        }
    }
}

impl Use {
    /// What an id has to name to be used like this.
    #[must_use]
    pub fn referent(&self) -> Option<Referent> {
        match self {
            Self::Covers => Some(Referent::Hazard),
            Self::Controls { .. } => Some(Referent::Control),
            Self::Addresses { .. } => None,
        }
    }
}

/// The defined ids of a project, and who misses one.
#[derive(Debug, Clone, Default)]
pub(super) struct References {
    hazards: Ids,
    controls: Ids,
}

#[derive(Debug, Clone, Default)]
struct Ids {
    defined: OrdSet<SmolStr>,
    /// Islands with the number of their uses of ids that nothing defines.
    unresolved: OrdMap<IslandId, u32>,
}

/// What was known of an id before it changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    is_defined: bool,
    as_hazard: bool,
    as_control: bool,
}

impl Before {
    pub(super) fn of(sites: &[Site]) -> Self {
        Self {
            is_defined: !sites.is_empty(),
            as_hazard: names(sites, Referent::Hazard),
            as_control: names(sites, Referent::Control),
        }
    }
}

/// What an island said of an id and says now, and what all islands say of it now.
pub(super) struct After<'a> {
    pub(super) island: IslandId,
    pub(super) old_uses: &'a [&'a Use],
    pub(super) new_uses: &'a [&'a Use],
    pub(super) sites: &'a [Site],
    pub(super) usages: &'a [Usage],
}

impl References {
    /// Every defined id of a kind, in order.
    pub(super) fn defined(&self, referent: Referent) -> impl Iterator<Item = &SmolStr> {
        self.of(referent).defined.iter()
    }

    /// The islands that use an id as one of this kind, and nothing defines it.
    pub(super) fn unresolved(&self, referent: Referent) -> impl Iterator<Item = IslandId> {
        self.of(referent).unresolved.keys().copied()
    }

    pub(super) fn update(&mut self, id: &SmolStr, before: Before, after: &After<'_>, dirt: &mut Dirt) {
        for (referent, was) in [(Referent::Hazard, before.as_hazard), (Referent::Control, before.as_control)] {
            let ids = self.of_mut(referent);
            let is = names(after.sites, referent);
            if is != was {
                if is {
                    ids.defined.insert(id.clone())
                } else {
                    ids.defined.remove(id)
                };
                dirt.change_ids(referent);
            }
            ids.resolve(referent, before.is_defined, after);
        }
    }

    fn of(&self, referent: Referent) -> &Ids {
        match referent {
            Referent::Hazard => &self.hazards,
            Referent::Control => &self.controls,
        }
    }

    fn of_mut(&mut self, referent: Referent) -> &mut Ids {
        match referent {
            Referent::Hazard => &mut self.hazards,
            Referent::Control => &mut self.controls,
        }
    }
}

impl Ids {
    /// Counts only what became different: an id that ten thousand hazards miss costs no more than any other.
    fn resolve(&mut self, referent: Referent, was_defined: bool, after: &After<'_>) {
        let fits = |how: &Use| how.referent() == Some(referent);
        let is_defined = !after.sites.is_empty();
        if !was_defined {
            after.old_uses.iter().filter(|how| fits(how)).for_each(|_| self.count(after.island, false));
        }
        match (was_defined, is_defined) {
            (false, false) => {
                after.new_uses.iter().filter(|how| fits(how)).for_each(|_| self.count(after.island, true));
            }
            (false, true) => {
                let others = after.usages.iter().filter(|usage| usage.island != after.island && fits(&usage.how));
                others.for_each(|usage| self.count(usage.island, false));
            }
            (true, false) => {
                after.usages.iter().filter(|usage| fits(&usage.how)).for_each(|usage| self.count(usage.island, true));
            }
            (true, true) => {}
        }
    }

    fn count(&mut self, island: IslandId, more: bool) {
        let count = self.unresolved.get(&island).copied().unwrap_or(0);
        match if more { count + 1 } else { count.saturating_sub(1) } {
            0 => self.unresolved.remove(&island),
            count => self.unresolved.insert(island, count),
        };
    }
}

fn names(sites: &[Site], referent: Referent) -> bool {
    sites.iter().any(|site| site.definition.facts.referent() == Some(referent))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::Referent;
    use crate::config::Config;
    use crate::workspace::Workspace;

    const HAZARD: &str = "hazard H-1 \"a\" {\n  use control CTL-CHACHE mitigates C1\n}\n";
    const REVIEW: &str = "review 2026-01-02 {\n  covers H-2\n}\n";
    const KNOWN: &str = "hazard H-3 \"b\" {\n  use control CTL-1 mitigates C1\n}\n\ncontrol CTL-1 design \"c\"\n";

    fn workspace() -> Workspace {
        let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
        let files = [("h", HAZARD), ("r", REVIEW), ("k", KNOWN)];
        workspace.load(files.map(|(path, text)| (path.to_owned(), text.to_owned())).to_vec());
        workspace.take_dirt();
        workspace
    }

    /// The files in which an island is judged anew after `change`.
    fn touched(change: impl FnOnce(&mut Workspace)) -> BTreeSet<String> {
        let mut workspace = workspace();
        change(&mut workspace);
        let dirt = workspace.take_dirt();
        let snapshot = workspace.snapshot();
        dirt.touched().filter_map(|id| snapshot.island(id)).map(|island| island.path.to_string()).collect()
    }

    fn files(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn a_new_control_is_seen_by_whoever_uses_an_unknown_one() {
        let found = touched(|workspace| workspace.set_text("n", "control CTL-CACHE design \"d\"\n"));
        assert_eq!(found, files(&["n", "h"]));
    }

    #[test]
    fn a_new_hazard_is_seen_by_a_review_that_covers_an_unknown_one_and_by_no_hazard() {
        let found = touched(|workspace| workspace.set_text("n", "hazard H-20 \"d\" {\n}\n"));
        assert_eq!(found, files(&["n", "r"]));
    }

    #[test]
    fn a_control_that_goes_is_seen_by_its_users_and_by_those_who_may_have_meant_it() {
        let found = touched(|workspace| workspace.set_text("k", KNOWN.split("control CTL-1 design").next().unwrap()));
        assert_eq!(found, files(&["k", "h"]));
    }

    #[test]
    fn what_is_resolved_looks_at_other_ids_no_more() {
        let found = touched(|workspace| {
            workspace.set_text("n", "control CTL-CHACHE design \"d\"\n");
            workspace.take_dirt();
            workspace.set_text("m", "control CTL-CACHE design \"d\"\n");
        });
        assert_eq!(found, files(&["m"]));
    }

    #[test]
    fn counts_follow_definitions_that_come_and_go() {
        let mut workspace = workspace();
        let unresolved = |workspace: &Workspace| {
            let snapshot = workspace.snapshot();
            Referent::ALL.map(|referent| snapshot.index().unresolved(referent).count())
        };
        assert_eq!(unresolved(&workspace), [1, 1]);
        workspace.set_text("n", "control CTL-CHACHE design \"d\"\n\nhazard H-2 \"e\" {\n}\n");
        assert_eq!(unresolved(&workspace), [0, 0]);
        workspace.set_text("h2", HAZARD);
        assert_eq!(unresolved(&workspace), [0, 0]);
        workspace.remove("n");
        assert_eq!(unresolved(&workspace), [1, 2]);
        workspace.remove("h");
        workspace.remove("h2");
        workspace.remove("r");
        assert_eq!(unresolved(&workspace), [0, 0]);
    }
}
