//! What became of the hazards of one edition in another.

use super::{Edition, ProgrammeHazard, built_in};

/// What became of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference<'a> {
    /// The same hazard with the same text.
    Unchanged(&'a ProgrammeHazard),
    /// The same hazard with another text: the answer to it has to be looked at again.
    Changed(&'a ProgrammeHazard, &'a ProgrammeHazard),
    /// A number that the old edition does not hold.
    New(&'a ProgrammeHazard),
    /// A number that the new edition does not hold.
    Retired(&'a ProgrammeHazard),
    /// Another hazard under a number that was in use: an answer to the old one says nothing of it.
    Reused(&'a ProgrammeHazard, &'a ProgrammeHazard),
}

impl Difference<'_> {
    /// The id that it is about.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Unchanged(hazard) | Self::New(hazard) | Self::Retired(hazard) => &hazard.id,
            Self::Changed(_, new) | Self::Reused(_, new) => &new.id,
        }
    }
}

/// Names with a smaller share of common words than this are of two hazards. A programme that rewords a name keeps most
/// of its words.
const SAME_NAME: f64 = 0.4;

/// Compares two editions, number by number.
#[must_use]
pub fn diff<'a>(old: &'a Edition, new: &'a Edition) -> Vec<Difference<'a>> {
    let mut differences: Vec<_> = new
        .hazards
        .iter()
        .map(|hazard| match old.hazard(&hazard.id) {
            None => Difference::New(hazard),
            Some(before) if before.fingerprint == hazard.fingerprint => Difference::Unchanged(hazard),
            Some(before) if common_words(short_name(before), short_name(hazard)) < SAME_NAME => {
                Difference::Reused(before, hazard)
            }
            Some(before) => Difference::Changed(before, hazard),
        })
        .collect();
    let retired = old.hazards.iter().filter(|hazard| new.hazard(&hazard.id).is_none());
    differences.extend(retired.map(Difference::Retired));
    differences
}

/// The name by which a hazard is compared: the built-in one of the same row, so that a copy with the programme's own
/// wording can be held against an edition that is built in.
fn short_name(hazard: &ProgrammeHazard) -> &str {
    let same = |known: &&ProgrammeHazard| known.id == hazard.id && known.fingerprint == hazard.fingerprint;
    built_in().iter().flat_map(|edition| &edition.hazards).find(same).map_or(&hazard.name, |known| &known.name)
}

/// The share of words that two names have in common, from 0 to 1.
fn common_words(left: &str, right: &str) -> f64 {
    let words = |name: &str| {
        let mut words: Vec<String> = name
            .split(|char: char| !char.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(str::to_lowercase)
            .collect();
        words.sort();
        words.dedup();
        words
    };
    let (left, right) = (words(left), words(right));
    let common = left.iter().filter(|word| right.contains(word)).count();
    let all = left.len() + right.len() - common;
    if all == 0 { 1.0 } else { common as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::built_in;

    #[test]
    fn edition_two_against_edition_one() {
        let [old, new] = built_in() else { panic!("two editions are built in") };
        assert_eq!((old.hazards.len(), new.hazards.len()), (53, 56));
        let differences = diff(old, new);
        let ids = |wanted: fn(&Difference<'_>) -> bool| -> Vec<&str> {
            differences.iter().filter(|one| wanted(one)).map(Difference::id).collect()
        };
        assert_eq!(ids(|one| matches!(one, Difference::Reused(..))), ["GPC-88"]);
        assert_eq!(ids(|one| matches!(one, Difference::New(..))), ["GPC-89", "GPC-99", "GPC-100"]);
        assert_eq!(ids(|one| matches!(one, Difference::Changed(..))), ["GPC-3", "GPC-16", "GPC-70", "GPC-87"]);
        assert_eq!(ids(|one| matches!(one, Difference::Retired(..))), [""; 0]);
        assert_eq!(ids(|one| matches!(one, Difference::Unchanged(..))).len(), 48);
    }

    #[test]
    fn every_type_is_a_capability() {
        for edition in built_in() {
            assert!(edition.hazards.iter().all(|hazard| hazard.capability.is_some()), "{}", edition.edition);
        }
    }
}
