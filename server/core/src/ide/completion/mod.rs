//! What may be written at a place: by its context, the kinds of proposal that are asked. Each has a file of its own.
//!
//! Nothing is proposed in prose, in comments and in names. All proposals of one list replace the same range, for clients
//! (Neovim among them) take one beginning for all.

mod ask;
mod clauses;
mod dates;
mod evidence;
mod ids;
mod keywords;
mod levels;
mod people;
mod place;
mod programme;
mod proposal;
mod query;
mod resolve;
mod rules;
mod statements;
mod words;

#[cfg(test)]
mod tests;

pub use proposal::{Entry, Outside, Proposal, ProposalKind, Proposals, ResolveKey};
pub use resolve::resolve;

use text_size::{TextRange, TextSize};

use super::{Cursor, spot::Spot};
use crate::model::SlotKind;
use crate::syntax::{Clausal, Keyword, TokenKind, parse};
use crate::workspace::Snapshot;
use ask::Ask;
use place::Place;

/// What may be written at `offset`, in bytes from the start of the file at `path`; nothing where there is no such file.
#[must_use]
pub fn complete(snapshot: &Snapshot, path: &str, offset: TextSize, outside: &Outside<'_>) -> Proposals {
    let Some(cursor) = Cursor::new(snapshot, path, offset) else { return Proposals::default() };
    let text = cursor.text();
    if !text.is_char_boundary(cursor.offset.into()) {
        return Proposals::default();
    }
    let syntax = parse(&text);
    let spot = Spot::new(&text, &syntax, cursor.offset);
    let ask = Ask { cursor, text: &text, syntax: &syntax, spot: &spot, outside };
    let mut found = proposals(&ask);
    for (number, proposal) in found.list.iter_mut().enumerate() {
        proposal.sort_text = format!("{number:05}");
    }
    found
}

fn proposals(ask: &Ask<'_>) -> Proposals {
    let in_text = ask.spot.token.is_some_and(|token| matches!(token.kind, TokenKind::Text { .. }));
    if ask.spot.in_comment || in_text || !is_open(ask) {
        return Proposals::default();
    }
    let complete = |list| Proposals { list, is_incomplete: false };
    if ask.spot.statement.is_none() || ask.spot.is_at_keyword(ask.offset()) {
        return complete(keywords::proposals(ask));
    }
    if let Some(rest) = keywords::rest(ask) {
        return complete(rest);
    }
    let Some(place) = Place::find(ask.text, ask.spot, ask.offset()) else { return Proposals::default() };
    // Inside quotes there is only what may stand in quotes.
    let fits_quotes = |kind| matches!(kind, SlotKind::String | SlotKind::Strings | SlotKind::Party | SlotKind::Target);
    if ask.is_in_string() && !place.slot.is_some_and(|slot| fits_quotes(slot.kind)) {
        return Proposals::default();
    }
    if programme::is_place(&place) {
        if let Some(found) = programme::proposals(ask, &place) {
            return found;
        }
    } else if place.slot.is_some() && (!place.is_given || ask.spot.token.is_some()) {
        let mut found = values(ask, &place);
        if place.may_end {
            found.list.extend(clauses::proposals(ask, &place));
        }
        return found;
    }
    complete(if place.may_end { clauses::proposals(ask, &place) } else { Vec::new() })
}

/// True where a word may begin or goes on: not right behind a closing quote or a brace, nor right before a quote.
fn is_open(ask: &Ask<'_>) -> bool {
    let in_token = ask.spot.token.is_some() || ask.spot.is_at_keyword(ask.offset());
    let before = ask.line_before().chars().next_back();
    let behind = ask.line_behind().chars().next();
    in_token
        || (before.is_none_or(|char| char.is_whitespace() || matches!(char, ',' | '{'))
            && behind.is_none_or(|char| char.is_whitespace() || matches!(char, ',' | '{' | '}' | '#')))
}

/// The proposals for a value that is no id of a programme.
fn values(ask: &Ask<'_>, place: &Place) -> Proposals {
    let list = match (place.keyword, place.clause) {
        (Keyword::Covers, None) => return ids::hazards(ask, place),
        (Keyword::Use, None) => return ids::shared_controls(ask),
        (Keyword::Mitigates, None) | (_, Some(Clausal::Mitigates)) => ids::causes(ask, place),
        (Keyword::Uses, None) => programme::capabilities(ask, place),
        (Keyword::Programme | Keyword::Catalogue, None) if place.index == 0 => programme::programmes(ask),
        (_, Some(Clausal::Edition)) => programme::editions(ask),
        (Keyword::Approval | Keyword::Change, None) => words::versions(ask),
        (Keyword::Hazard | Keyword::Control | Keyword::Existing | Keyword::Cause | Keyword::Action, None)
            if place.index == 0 =>
        {
            ids::free(ask, place.keyword)
        }
        (_, Some(Clausal::Severity)) => levels::levels(ask, crate::risk::Axis::Severity),
        (_, Some(Clausal::Likelihood)) => levels::levels(ask, crate::risk::Axis::Likelihood),
        (_, Some(Clausal::Risk)) => levels::risk(ask),
        (Keyword::Waive, None) => rules::proposals(ask),
        (_, Some(Clausal::Implementation | Clausal::Effectiveness)) => evidence::proposals(ask, place),
        _ => by_form(ask, place),
    };
    Proposals { list, is_incomplete: false }
}

/// The proposals for a value of which the form says enough.
fn by_form(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    match place.slot.map(|slot| slot.kind) {
        Some(SlotKind::Date) => dates::proposals(ask, place),
        Some(SlotKind::String | SlotKind::Strings) => people::proposals(ask, place),
        Some(SlotKind::Word | SlotKind::Words | SlotKind::Party) => words::proposals(ask, place),
        _ => Vec::new(),
    }
}

/// True where a range lies on one line and around the place, as a client needs it.
fn is_usable(ask: &Ask<'_>, range: TextRange) -> bool {
    range.contains_inclusive(ask.offset()) && !ask.slice(range).contains('\n')
}
