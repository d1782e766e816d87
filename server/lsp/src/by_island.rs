//! What is made of every island of a file, and taken over as long as an island stays as it is: where one of ten thousand
//! islands changes, one is looked at again.

use std::collections::HashMap;
use std::sync::Arc;

use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::{File, Island, IslandId};
use rayon::prelude::*;

/// Below this many islands threads would cost more than they save.
const WORTH_THREADS: usize = 32;

/// Lists of things by island, in the order of the file.
#[derive(Debug)]
pub(crate) struct ByIsland<K, T>(Vec<Of<K, T>>);

/// What was made of one island.
#[derive(Debug, Clone)]
pub(crate) struct Of<K, T> {
    island: Arc<Island>,
    /// Where the island begins in the file.
    pub(crate) start: TextSize,
    /// What it was made of besides the island and its text.
    pub(crate) key: K,
    /// What was made.
    pub(crate) made: Arc<[T]>,
}

impl<K, T> Default for ByIsland<K, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq + Send + Sync, T: Send + Sync> ByIsland<K, T> {
    /// Makes something of each island that has a key; what was made before of the same island with an equal key is taken
    /// over.
    pub(crate) fn of_file(
        file: &File,
        before: &Self,
        key: impl Fn(TextRange, &Island) -> Option<K> + Sync,
        make: impl Fn(TextRange, &Island, &K) -> Vec<T> + Sync,
    ) -> Self {
        let known: HashMap<IslandId, &Of<K, T>> = before.0.iter().map(|one| (one.island.id, one)).collect();
        let of = |(extent, island): (TextRange, &Arc<Island>)| {
            let key = key(extent, island)?;
            let same = known.get(&island.id).filter(|one| Arc::ptr_eq(&one.island, island) && one.key == key);
            let made = same.map_or_else(|| make(extent, island, &key).into(), |one| Arc::clone(&one.made));
            Some(Of { island: Arc::clone(island), start: extent.start(), key, made })
        };
        let islands: Vec<(TextRange, &Arc<Island>)> =
            file.islands_in(TextRange::up_to(file.document().len())).collect();
        Self(if islands.len() < WORTH_THREADS {
            islands.into_iter().filter_map(of).collect()
        } else {
            islands.into_par_iter().filter_map(of).collect()
        })
    }
}

impl<K, T> ByIsland<K, T> {
    /// Island by island.
    pub(crate) fn islands(&self) -> &[Of<K, T>] {
        &self.0
    }

    /// Everything that was made.
    pub(crate) fn all(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flat_map(|one| one.made.iter())
    }
}
