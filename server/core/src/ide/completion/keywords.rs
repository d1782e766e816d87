//! Words that open a statement, where it is still allowed: what is missing first, then what may be given again.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use text_size::TextRange;

use super::ask::Ask;
use super::clauses::needed;
use super::proposal::{Proposal, ProposalKind};
use super::{is_usable, statements};
use crate::ide::{meaning, template::Template};
use crate::model::{Item, Repetition, SlotKind, lower, shape};
use crate::syntax::{Container, Keyword, Statement, Token, TokenKind, parse};
use crate::workspace::Name;

/// The order in which a hazard, a control and a log are written; what is not in it follows as the language lists it.
const WRITTEN: &[Keyword] = &[
    Keyword::Log,
    Keyword::Hazard,
    Keyword::Version,
    Keyword::Date,
    Keyword::Standard,
    Keyword::Organisation,
    Keyword::System,
    Keyword::Officer,
    Keyword::IntendedUse,
    Keyword::Uses,
    Keyword::Addresses,
    Keyword::Mitigates,
    Keyword::Owner,
    Keyword::State,
    Keyword::Evidence,
    Keyword::Mode,
    Keyword::Patients,
    Keyword::Raised,
    Keyword::Status,
    Keyword::Description,
    Keyword::Impact,
    Keyword::Cause,
    Keyword::Existing,
    Keyword::Initial,
    Keyword::Control,
    Keyword::Use,
    Keyword::Residual,
    Keyword::Accepted,
    Keyword::Action,
];

/// Statements that may be given again though their first one is there: those come before what is not there at all.
const OFTEN: &[Keyword] = &[Keyword::Hazard, Keyword::Cause, Keyword::Control, Keyword::Evidence];

/// The statements that may begin here.
pub(super) fn proposals(ask: &Ask<'_>) -> Vec<Proposal> {
    let here = ask.spot.statement.map(|statement| statement.keyword_range);
    let range = here.unwrap_or(TextRange::empty(ask.offset()));
    let lead = ask.line_before();
    let typed = ask.typed(range);
    let before = lead.get(..lead.len().saturating_sub(typed.len())).unwrap_or_default().trim_end();
    if !is_usable(ask, range) || !(before.trim().is_empty() || before.ends_with('{')) {
        return Vec::new();
    }
    let mut list = of_container(ask, ask.spot.container(), range);
    // At the beginning of a line an item opens wherever it stands: the block above is closed by it.
    let is_unclosed =
        ask.spot.around.last().is_some_and(|around| around.block.as_ref().is_some_and(|b| b.close.is_none()));
    if is_unclosed && ask.spot.around.len() == 1 && before.is_empty() && lead.len() == typed.len() {
        list.extend(of_container(ask, Container::File, range));
    }
    list
}

/// `control` behind `use` and `existing`: those are keywords of more than one word.
pub(super) fn rest(ask: &Ask<'_>) -> Option<Vec<Proposal>> {
    let statement = ask.spot.statement?;
    let word = ask.word();
    if !ask.spot.before(ask.offset()).is_empty() {
        return None;
    }
    let (keyword, words): (Keyword, &[&str]) =
        match ask.slice(statement.keyword_range).split_whitespace().collect::<Vec<_>>().as_slice() {
            ["existing"] => (Keyword::Existing, &["control"]),
            ["use", "existing"] => (Keyword::Use, &["control"]),
            ["use"] => (Keyword::Use, &["control", "existing control"]),
            _ => return None,
        };
    let one = |label: &&str| {
        let mut proposal = Proposal::new(ProposalKind::Keyword, *label, ask.cursor.in_file(word))
            .documentation(meaning::keyword_card(keyword));
        proposal.insert = format!("{label} ");
        proposal.retrigger = true;
        proposal
    };
    Some(words.iter().map(one).collect())
}

fn of_container(ask: &Ask<'_>, container: Container, range: TextRange) -> Vec<Proposal> {
    let siblings: Vec<&Statement> = if container == ask.spot.container() {
        let others = ask.siblings().iter();
        others.filter(|one| !ask.spot.statement.is_some_and(|here| std::ptr::eq(here, *one))).collect()
    } else {
        Vec::new()
    };
    let is_there = |keyword| siblings.iter().any(|one| one.given() == Some(keyword));
    let has_log = || !ask.snapshot().index().sites(&Name::Header).is_empty();
    let is_spent = |keyword: Keyword| match keyword {
        Keyword::Log => has_log(),
        keyword => SINGLE.contains(&(container, keyword)) && is_there(keyword),
    };
    let mut keywords: Vec<Keyword> = Keyword::allowed_in(container)
        .filter(|keyword| !is_spent(*keyword) && takes_what_follows(ask, *keyword, range))
        .collect();
    let place = |keyword: &Keyword| WRITTEN.iter().position(|one| one == keyword).unwrap_or(WRITTEN.len());
    keywords.sort_by_key(|keyword| (is_there(*keyword) && !OFTEN.contains(keyword), place(keyword)));
    keywords.into_iter().flat_map(|keyword| of_keyword(ask, keyword, container, range)).collect()
}

/// The word alone, and where nothing stands behind it a whole statement.
fn of_keyword(ask: &Ask<'_>, keyword: Keyword, container: Container, range: TextRange) -> Vec<Proposal> {
    let label = match keyword {
        Keyword::Use => "use control",
        Keyword::Existing => "existing control",
        other => other.as_str(),
    };
    let mut proposal = Proposal::new(ProposalKind::Keyword, label, ask.cursor.in_file(range))
        .documentation(meaning::keyword_card(keyword));
    let shape = shape(keyword);
    let first = shape.lead.first();
    proposal.detail = first.map(|slot| needed(slot.need).to_owned()).or_else(|| {
        let clauses: Vec<&str> = shape.clauses.iter().map(|(word, _)| word.as_str()).collect();
        (!clauses.is_empty()).then(|| clauses.join(", "))
    });
    if !is_alone(ask, range) {
        return vec![proposal];
    }
    proposal.insert = format!("{label} ");
    match first.map(|slot| slot.kind) {
        Some(SlotKind::Prose) => {
            proposal.snippet =
                Some(Template::default().text(&format!("{label} \"\"\"\n  ")).blank("").text("\n  \"\"\"").finish());
        }
        Some(SlotKind::String | SlotKind::Strings) => {
            proposal.snippet = Some(Template::default().text(&format!("{label} \"")).blank("").text("\"").finish());
            proposal.retrigger = true;
        }
        _ => proposal.retrigger = true,
    }
    let whole = statements::whole(ask, keyword, container, range);
    whole.into_iter().chain([proposal]).collect()
}

/// True where nothing follows on the line that would become the value of another keyword.
fn is_alone(ask: &Ask<'_>, range: TextRange) -> bool {
    let line = rest_of_line(ask, range).trim();
    line.is_empty() || line.starts_with(['#', '}'])
}

fn rest_of_line<'a>(ask: &Ask<'a>, range: TextRange) -> &'a str {
    let behind = ask.text.get(usize::from(range.end())..).unwrap_or_default();
    behind.split('\n').next().unwrap_or_default()
}

/// True where the first value behind the place, if there is one, can be the first one of this keyword.
fn takes_what_follows(ask: &Ask<'_>, keyword: Keyword, range: TextRange) -> bool {
    if is_alone(ask, range) {
        return true;
    }
    let line = rest_of_line(ask, range);
    let follows = |statement: &&Statement| statement.range.end() > range.end();
    let statement = ask.spot.statement.or_else(|| ask.siblings().iter().find(follows));
    let behind = |token: &&Token| token.range.start() >= range.end();
    let first = statement.and_then(|statement| statement.tokens.iter().find(behind));
    let on_line = first.filter(|token| usize::from(token.range.start() - range.end()) < line.len());
    let shape = shape(keyword);
    match on_line.map(|token| token.kind) {
        // A block follows, or a word that opens a statement of its own.
        None => line.trim_start().starts_with('{') && keyword.block().is_some(),
        Some(TokenKind::Clause(word)) => shape.clauses.iter().any(|(known, _)| *known == word),
        Some(kind) => shape.lead.first().is_some_and(|slot| slot.kind.fits(kind)),
    }
}

/// The fields that stand once in a block: those of which the reader notes a second one.
static SINGLE: LazyLock<FxHashSet<(Container, Keyword)>> = LazyLock::new(|| {
    let blocks = Keyword::all().filter(|keyword| keyword.opens_item());
    let fields = blocks.filter_map(|item| Some((item, item.block()?)));
    fields.flat_map(|(item, container)| noted(item, container).into_iter().map(move |one| (container, one))).collect()
});

/// Every keyword of a block written twice, and what the reader notes of it.
fn noted(item: Keyword, container: Container) -> Vec<Keyword> {
    let lines: String = Keyword::allowed_in(container).map(|one| format!("  {one}\n  {one}\n")).collect();
    let text = format!("{item} X-1 {{\n{lines}}}\n");
    let content = lower(&text, &parse(&text));
    let repetitions = |item: &Item| -> Vec<Repetition> {
        match item {
            Item::Log(log) => log.repetitions.clone(),
            Item::Programme(programme) => programme.repetitions.clone(),
            Item::Hazard(hazard) => hazard.repetitions.clone(),
            Item::Control(control) => control.repetitions.clone(),
            Item::Catalogue(catalogue) => catalogue.repetitions.clone(),
            Item::Entry(entry) => entry.repetitions.clone(),
            Item::Approval(_) | Item::Change(_) | Item::Review(_) | Item::Waiver(_) => Vec::new(),
        }
    };
    content.items.iter().flat_map(repetitions).map(|one| one.keyword).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_once_is_known_from_the_reader() {
        let once = |container, keyword| SINGLE.contains(&(container, keyword));
        for keyword in [Keyword::Owner, Keyword::Status, Keyword::Initial, Keyword::Residual, Keyword::Accepted] {
            assert!(once(Container::Hazard, keyword), "{keyword}");
        }
        for keyword in
            [Keyword::Cause, Keyword::Control, Keyword::Use, Keyword::Action, Keyword::Note, Keyword::Addresses]
        {
            assert!(!once(Container::Hazard, keyword), "{keyword}");
        }
        assert!(once(Container::Log, Keyword::Officer) && once(Container::Programme, Keyword::Uses));
        assert!(once(Container::Catalogue, Keyword::Date) && once(Container::Entry, Keyword::Impact));
        // A second line of those who took part, or of what was covered, adds to the first.
        assert!(!once(Container::Review, Keyword::By) && !once(Container::Review, Keyword::Covers));
        assert!(once(Container::Control, Keyword::State) && !once(Container::Control, Keyword::Evidence));
    }
}
