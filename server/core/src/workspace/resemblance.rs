//! Keys by which hazards that read alike meet: equal keys make two hazards candidates, and a comparison decides.
//!
//! Names meet where they have the same words but for one; descriptions where they begin or end alike.

use imbl::GenericHashMap;
use imbl::shared_ptr::DefaultSharedPtr;
use rustc_hash::{FxBuildHasher, FxHasher};
use smallvec::SmallVec;
use smol_str::SmolStr;
use std::hash::{Hash, Hasher};
use text_size::TextRange;

use super::{Dirt, Island, IslandId};
use crate::model::Hazard;

/// What is compared of a hazard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resemblance {
    /// The hazard's id.
    pub hazard: SmolStr,
    /// How far it has been written.
    pub weight: u32,
    /// Where it is best pointed at, in its island.
    pub place: TextRange,
    /// The keys at which it meets hazards that may be like it.
    pub(super) keys: Vec<u64>,
    /// The words of its name, as hashes in order, each once.
    name: Box<[u64]>,
    /// The words of its description, likewise.
    description: Box<[u64]>,
}

impl Resemblance {
    /// The share of words that the two names have in common, from 0 to 1.
    #[must_use]
    pub fn of_names(&self, other: &Self) -> f64 {
        common_share(&self.name, &other.name)
    }

    /// The share of words that the two descriptions have in common, from 0 to 1.
    #[must_use]
    pub fn of_descriptions(&self, other: &Self) -> f64 {
        common_share(&self.description, &other.description)
    }

    pub(super) fn of(hazard: &Hazard) -> Self {
        let name = hazard.header.name.as_ref().map(|name| words(&name.value)).unwrap_or_default();
        let description = hazard.description.as_ref().and_then(|field| field.value.as_ref());
        let description = description.map(|text| words(&text.value)).unwrap_or_default();
        let mut keys = name_keys(&name);
        keys.extend(edge_keys(&description));
        keys.sort_unstable();
        keys.dedup();
        Self {
            hazard: hazard.header.id_str().into(),
            weight: hazard.weight,
            place: hazard.header.place(),
            keys,
            name: sorted(name),
            description: sorted(description),
        }
    }
}

fn common_share(left: &[u64], right: &[u64]) -> f64 {
    let common = left.iter().filter(|word| right.binary_search(word).is_ok()).count();
    let all = left.len() + right.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

fn sorted(mut words: Vec<u64>) -> Box<[u64]> {
    words.sort_unstable();
    words.dedup();
    words.into()
}

/// A key that more hazards share than this is a turn of phrase, and says nothing.
const MOST_ALIKE: usize = 16;

/// Islands with hazards that may be like each other, by the keys at which they meet.
#[derive(Debug, Clone, Default)]
pub(super) struct Alike {
    islands: GenericHashMap<u64, SmallVec<[IslandId; 2]>, FxBuildHasher, DefaultSharedPtr>,
}

impl Alike {
    /// The islands with a hazard that meets others at this key; none where the key is a turn of phrase.
    pub(super) fn at(&self, key: u64) -> &[IslandId] {
        self.islands.get(&key).filter(|islands| islands.len() <= MOST_ALIKE).map_or(&[], |islands| islands)
    }

    /// Puts an island in the place of another, or of none, and names those that may be like the one or the other.
    pub(super) fn update(&mut self, before: Option<&Island>, after: Option<&Island>, dirt: &mut Dirt) {
        let unchanged = before.zip(after).is_some_and(|(b, a)| b.summary.resemblances == a.summary.resemblances);
        if unchanged {
            return;
        }
        for (island, new) in [(before, false), (after, true)] {
            let Some(island) = island else { continue };
            for key in island.summary.resemblances.iter().flat_map(|one| &one.keys) {
                self.meet(*key, island.id, new, dirt);
            }
        }
    }

    fn meet(&mut self, key: u64, island: IslandId, new: bool, dirt: &mut Dirt) {
        let islands = self.islands.entry(key).or_default();
        if !new {
            islands.retain(|known| *known != island);
        } else if islands.last() != Some(&island) {
            // Two hazards of one island may meet others at one key; nothing else comes between them.
            islands.push(island);
        }
        // One more than speaks: where there are so many, the others have just fallen silent or begun to speak.
        if islands.len() <= MOST_ALIKE + 1 {
            islands.iter().for_each(|other| dirt.touch(*other));
        }
        if islands.is_empty() {
            self.islands.remove(&key);
        }
    }
}

/// Words of a description at its beginning and at its end that make a key.
const EDGE: usize = 8;
/// Names of fewer words say too little to be compared.
const FEWEST: usize = 2;

/// The words that carry meaning, as hashes: lower case, three letters or more or a digit.
fn words(text: &str) -> Vec<u64> {
    text.split(|char: char| !char.is_alphanumeric())
        .filter(|word| word.len() > 2 || word.contains(|char: char| char.is_numeric()))
        .map(|word| {
            let mut hasher = FxHasher::default();
            word.chars().flat_map(char::to_lowercase).for_each(|char| char.hash(&mut hasher));
            hasher.finish()
        })
        .collect()
}

/// One key for all words, and one for each set that lacks a word: an order-free sum, so that each costs a subtraction.
fn name_keys(words: &[u64]) -> Vec<u64> {
    if words.len() < FEWEST {
        return Vec::new();
    }
    let sum = words.iter().fold(0u64, |sum, word| sum.wrapping_add(*word));
    let lacking = words.iter().map(|word| sum.wrapping_sub(*word));
    let mut keys: Vec<u64> = if words.len() > FEWEST { lacking.collect() } else { Vec::new() };
    keys.push(sum);
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn edge_keys(words: &[u64]) -> Vec<u64> {
    if words.len() < EDGE {
        return Vec::new();
    }
    let key = |part: &[u64], seed: u64| {
        let mut hasher = FxHasher::default();
        (seed, part).hash(&mut hasher);
        hasher.finish()
    };
    let (first, last) = (words.get(..EDGE), words.get(words.len() - EDGE..));
    [first.map(|part| key(part, 1)), last.map(|part| key(part, 2))].into_iter().flatten().collect()
}
