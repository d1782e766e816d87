//! Keys by which hazards that read alike meet: equal keys make two hazards candidates, and a comparison decides.
//!
//! Names meet where they have the same words but for one; descriptions where they begin or end alike.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHasher;
use smol_str::SmolStr;

use crate::model::Hazard;

/// What is compared of a hazard once a key is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resemblance {
    /// The hazard's id.
    pub hazard: SmolStr,
    /// How far it has been written.
    pub weight: u32,
    /// The words compared, as hashes in order, each once.
    pub words: Arc<[u64]>,
    /// True for its name, false for its description.
    pub is_name: bool,
}

impl Resemblance {
    /// The share of words that two texts have in common, from 0 to 1.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        let common = self.words.iter().filter(|word| other.words.binary_search(word).is_ok()).count();
        let all = self.words.len() + other.words.len() - common;
        if all == 0 { 0.0 } else { common as f64 / all as f64 }
    }
}

/// Words of a description at its beginning and at its end that make a key.
const EDGE: usize = 8;
/// Names of fewer words say too little to be compared.
const FEWEST: usize = 2;

/// The keys of a hazard with what is compared.
pub(super) fn resemblances(hazard: &Hazard) -> Vec<(u64, Resemblance)> {
    let mut keys = Vec::new();
    let mut add = |words: Vec<u64>, is_name: bool| {
        let made = if is_name { name_keys(&words) } else { edge_keys(&words) };
        let mut sorted = words;
        sorted.sort_unstable();
        sorted.dedup();
        let resemblance = Resemblance {
            hazard: hazard.header.id_str().into(),
            weight: hazard.weight,
            words: sorted.into(),
            is_name,
        };
        keys.extend(made.into_iter().map(|key| (key, resemblance.clone())));
    };
    if let Some(name) = &hazard.header.name {
        add(words(&name.value), true);
    }
    if let Some(description) = hazard.description.as_ref().and_then(|field| field.value.as_ref()) {
        add(words(&description.value), false);
    }
    keys
}

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
