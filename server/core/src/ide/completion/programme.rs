//! Hazards of the programme where they are answered, found by number or by words of their name; capabilities, programmes
//! and editions.

use std::sync::Arc;

use text_size::{TextRange, TextSize};

use super::ask::Ask;
use super::is_usable;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind, Proposals, ResolveKey};
use super::query::Query;
use crate::catalogue::{CAPABILITIES, Edition, ProgrammeHazard};
use crate::ide::coverage::{AnswerState, Answered, Given};
use crate::ide::{describe, lookup};
use crate::syntax::{Container, Keyword};

/// True where the value is a hazard of the programme.
pub(super) fn is_place(place: &Place) -> bool {
    let is_answer = matches!(
        place.keyword,
        Keyword::Addresses
            | Keyword::AddressesInPart
            | Keyword::NotApplicable
            | Keyword::Transferred
            | Keyword::PartlyCovered
            | Keyword::UnderReview
    );
    is_answer && place.clause.is_none()
}

/// The hazards of the programme that fit what is typed since the last comma; `None` where an id stands there already, so
/// that a comma or a clause has to follow.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Option<Proposals> {
    let word = ask.word();
    let range = range(ask, place)?;
    let typed = ask.typed(range);
    let query = Query::new(typed);
    let listed = ask.listed(place);
    let in_answers = ask.spot.container() == Container::Programme;
    let given = Given::of(ask.snapshot(), Some((ask.cursor.island.id, word)));
    let mut found = Vec::new();
    for edition in editions_to_answer(ask, in_answers) {
        for (number, hazard) in edition.hazards.iter().enumerate() {
            // What is typed itself is in the list only where words of it stand before the place.
            if listed.contains(&hazard.id.as_str()) {
                continue;
            }
            let Some(fit) = query.fit(&hazard.id, &format!("{} {}", hazard.name, hazard.kind)) else { continue };
            // What is being written is no answer yet.
            let here = (ask.slice(word) == hazard.id.as_str()).then_some(ask.cursor.island.id);
            let answered = given.answered(ask.snapshot(), &hazard.id, here);
            let key = (fit, rank(answered.state()), number);
            found.push((key, one(ask, range, &edition, hazard, &answered)));
        }
    }
    found.sort_by_key(|(key, _)| *key);
    let mut list: Vec<Proposal> = found.into_iter().map(|(_, proposal)| proposal).collect();
    if !typed.trim().is_empty() {
        // A client compares with the text in the range; what was found by other words than those of the id would go.
        list.iter_mut().for_each(|one| typed.clone_into(&mut one.filter_text));
    }
    Some(Proposals { list, is_incomplete: true })
}

/// What is replaced: the words since the last comma, on this line.
fn range(ask: &Ask<'_>, place: &Place) -> Option<TextRange> {
    let word = ask.word();
    let line_start = ask.offset() - TextSize::of(ask.line_before());
    let range = TextRange::new(place.run.unwrap_or(word.start()).max(line_start), word.end());
    let first = ask.typed(range).split_whitespace().next().unwrap_or_default();
    let is_behind_id = range != word && first.contains(|char: char| char.is_ascii_digit());
    (!ask.is_in_string() && is_usable(ask, range) && !is_behind_id).then_some(range)
}

/// What nobody answers yet comes first, then what is not answered to the end.
fn rank(state: AnswerState) -> u8 {
    match state {
        AnswerState::Unanswered => 0,
        AnswerState::RestUnanswered | AnswerState::PartlyCovered | AnswerState::UnderReview => 1,
        AnswerState::Covered | AnswerState::NotApplicable | AnswerState::Transferred => 2,
    }
}

fn one(ask: &Ask<'_>, range: TextRange, edition: &Edition, hazard: &ProgrammeHazard, answered: &Answered) -> Proposal {
    // Most of them are unanswered while a log is written: to say so of each would hide the others.
    let words = if answered.state() == AnswerState::Unanswered { String::new() } else { answered.in_words() };
    let detail = describe::joined([hazard.name.as_str(), hazard.kind.as_str(), &words]);
    let right = if words.is_empty() { hazard.name.to_string() } else { format!("{} ({words})", hazard.name) };
    let mut proposal = Proposal::new(ProposalKind::ProgrammeHazard, hazard.id.as_str(), ask.cursor.in_file(range))
        .detail(detail)
        .description(right);
    proposal.filter_text = format!("{} {}", hazard.id, hazard.name);
    proposal.key = Some(ResolveKey::ProgrammeHazard {
        programme: edition.programme.clone(),
        edition: edition.edition.clone(),
        id: hazard.id.clone(),
    });
    proposal
}

/// The editions whose hazards may be answered here: in the programme block its own, in a hazard those that the project
/// declares, and where there is none the newest that are known.
fn editions_to_answer(ask: &Ask<'_>, in_answers: bool) -> Vec<Arc<Edition>> {
    let programmes = ask.snapshot().programmes();
    let newest = |programme: Option<&str>| -> Vec<Arc<Edition>> {
        programmes.newest(|edition| programme.is_none_or(|id| edition.programme == id)).cloned().collect()
    };
    if in_answers {
        let Some(block) = ask.cursor.programme() else { return newest(None) };
        let own = lookup::edition_of(ask.snapshot(), block);
        return own.map_or_else(|| newest(Some(block.header.id_str())), |own| vec![Arc::clone(own)]);
    }
    match programmes.declared() {
        [] => newest(None),
        declared => {
            let mut editions: Vec<Arc<Edition>> = Vec::new();
            for edition in declared {
                if !editions.contains(edition) {
                    editions.push(Arc::clone(edition));
                }
            }
            editions
        }
    }
}

/// The capabilities that are not yet in the list.
pub(super) fn capabilities(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    let listed = ask.listed(place);
    let others = CAPABILITIES.into_iter().filter(|known| !listed.contains(&known.word));
    others.map(|known| ask.proposal(ProposalKind::Capability, known.word).detail(known.kind)).collect()
}

/// The programmes of which an edition is known.
pub(super) fn programmes(ask: &Ask<'_>) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = Vec::new();
    for edition in ask.snapshot().programmes().all() {
        if !found.iter().any(|known| known.label == edition.programme.as_str()) {
            found
                .push(ask.proposal(ProposalKind::Programme, edition.programme.as_str()).detail(edition.title.as_str()));
        }
    }
    found
}

/// The editions of the programme that is named before the place, the newest first.
pub(super) fn editions(ask: &Ask<'_>) -> Vec<Proposal> {
    let named = ask.spot.statement.and_then(|statement| statement.tokens.first());
    let programme = named.map_or("", |token| ask.slice(token.range));
    let mut known: Vec<&Arc<Edition>> =
        ask.snapshot().programmes().all().filter(|edition| edition.programme == programme).collect();
    known.sort_by_key(|one| known_after(ask, one));
    let proposal = |edition: &&Arc<Edition>| {
        let date = edition.date.map_or_else(String::new, |date| format!("of {date}, "));
        let count = edition.hazards.len();
        let mut proposal = ask.quoted(ProposalKind::Edition, &edition.edition).detail(format!("{date}{count} hazards"));
        proposal.deprecated = known_after(ask, edition) > 0;
        proposal
    };
    known.iter().map(proposal).collect()
}

/// How many known editions come after this one.
fn known_after(ask: &Ask<'_>, edition: &Edition) -> usize {
    ask.snapshot().programmes().all().filter(|other| other.supersedes(edition)).count()
}
