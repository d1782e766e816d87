//! Words that open a clause, where the statement does not have them yet.

use super::ask::Ask;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::{meaning, template::Template};
use crate::model::{Need, Slot, SlotKind, shape};
use crate::syntax::{Clausal, Keyword};

/// The clauses that may still follow.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    if ask.is_in_string() {
        return Vec::new();
    }
    let clauses = shape(place.keyword).clauses.iter();
    let free = clauses.filter(|(word, _)| !place.given.contains(word) && !is_taken(place, *word));
    // A value behind the place that no clause has yet becomes the value of this one.
    let fits = |slots: &[Slot]| place.next.is_none_or(|next| slots.first().is_some_and(|slot| slot.kind.fits(next)));
    free.filter(|(_, slots)| fits(slots)).map(|(word, slots)| one(ask, place.keyword, *word, slots)).collect()
}

/// A piece of evidence proves one thing.
fn is_taken(place: &Place, word: Clausal) -> bool {
    let kinds = [Clausal::Implementation, Clausal::Effectiveness];
    place.keyword == Keyword::Evidence && kinds.contains(&word) && place.given.iter().any(|given| kinds.contains(given))
}

fn one(ask: &Ask<'_>, keyword: Keyword, word: Clausal, slots: &[Slot]) -> Proposal {
    let needed: Vec<&str> = slots.iter().map(|slot| needed(slot.need)).collect();
    let proposal = ask.proposal(ProposalKind::Clause, word.as_str()).detail(needed.join(", "));
    let mut proposal = proposal.documentation(meaning::clause_card(keyword, word));
    let first = slots.first().map(|slot| slot.kind);
    // What follows on the line already is parted from the word by its own blank.
    if ask.line_behind().starts_with([' ', '\t']) {
        return proposal;
    }
    proposal.insert = format!("{word} ");
    if matches!(first, Some(SlotKind::String | SlotKind::Prose)) {
        proposal.snippet = Some(Template::default().text(&format!("{word} \"")).blank("").text("\"").finish());
    }
    proposal.retrigger = first.is_some_and(|kind| kind != SlotKind::Prose);
    proposal
}

/// What a value is, in words.
pub(super) fn needed(need: Need) -> &'static str {
    match need {
        Need::Form(what) | Need::Rule(what) | Need::Optional(what) => what,
    }
}
