//! Which islands may have other findings than before.

use rustc_hash::FxHashSet;

use super::{IslandId, Referent};

/// What changed since it was last asked.
#[derive(Debug, Default)]
pub struct Dirt {
    touched: FxHashSet<IslandId>,
    gone: Vec<IslandId>,
    all: bool,
    /// Kinds of id of which one appeared or went.
    ids: FxHashSet<Referent>,
}

impl Dirt {
    /// True where every island is to be judged anew.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.all
    }

    /// The islands to be judged anew.
    pub fn touched(&self) -> impl Iterator<Item = IslandId> {
        self.touched.iter().copied()
    }

    /// The islands that are no more.
    #[must_use]
    pub fn gone(&self) -> &[IslandId] {
        &self.gone
    }

    pub(super) fn touch(&mut self, island: IslandId) {
        self.touched.insert(island);
    }

    pub(super) fn change_ids(&mut self, referent: Referent) {
        self.ids.insert(referent);
    }

    /// Kinds of id of which one appeared or went.
    pub(super) fn changed_ids(&self) -> impl Iterator<Item = Referent> + use<> {
        let ids = Referent::ALL.map(|referent| self.ids.contains(&referent).then_some(referent));
        ids.into_iter().flatten()
    }

    pub(super) fn forget(&mut self, island: IslandId) {
        self.touched.remove(&island);
        self.gone.push(island);
    }

    pub(super) fn everything(&mut self) {
        self.all = true;
    }
}
