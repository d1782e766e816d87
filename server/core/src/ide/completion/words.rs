//! Words of which there are only a few: status, state, kind, mode, patients, standard, `deployer`; and the log's version.

use super::ask::Ask;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::{lookup, meaning};

/// The words that are not yet in the list.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    let words: Vec<_> = match place.clause {
        _ if ask.is_in_string() => Vec::new(),
        None => meaning::words(place.keyword).collect(),
        Some(_) => meaning::clause_words(place.keyword).collect(),
    };
    let listed = ask.listed(place);
    let others = words.into_iter().filter(|(word, _)| !listed.contains(word));
    others.map(|(word, meaning)| ask.proposal(ProposalKind::Word, word).detail(meaning)).collect()
}

/// The version that the log's header gives.
pub(super) fn versions(ask: &Ask<'_>) -> Vec<Proposal> {
    let version = lookup::log(ask.snapshot()).and_then(|log| log.version.as_ref()?.value.as_ref());
    let version = version.filter(|version| !version.is_blank());
    let one = |value: &str| ask.quoted(ProposalKind::Edition, value).detail("the version of this log");
    version.map(|version| one(&version.value)).into_iter().collect()
}
