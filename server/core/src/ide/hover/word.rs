//! What is shown of every other word: keywords and clause words, words of a closed set, rules, capabilities, editions,
//! days and evidence.

use super::super::markdown::{code, escape, list};
use super::super::spot::Spot;
use super::super::{Cursor, day, meaning};
use super::{Found, control, heading, programme, who};
use crate::catalogue::CAPABILITIES;
use crate::model::Item;
use crate::risk::Axis;
use crate::rules::find;
use crate::rules::phrase::{levels, plural};
use crate::syntax::{Clausal, Keyword, TokenKind};

/// The word at a place, by the statement that it stands in.
pub(super) fn at(cursor: &Cursor<'_>, spot: &Spot<'_>, text: &str) -> Found {
    let statement = spot.statement?;
    let keyword = statement.given()?;
    let Some(token) = spot.token else {
        return spot.is_at_keyword(cursor.offset).then(|| (statement.keyword_range, meaning::keyword_card(keyword)));
    };
    let word = crate::text::slice(text, token.range);
    let markdown = match token.kind {
        TokenKind::Clause(clausal) => Some(clause_card(cursor, keyword, clausal)),
        TokenKind::Date => Some(date(cursor, word)?),
        TokenKind::Word => plain(cursor, keyword, word),
        TokenKind::String { .. } => return string(cursor),
        TokenKind::Text { .. } | TokenKind::Comma => None,
    };
    // Where a word ends and nothing can be said of it, the keyword that it touches still can.
    let at_keyword =
        || spot.is_at_keyword(cursor.offset).then(|| (statement.keyword_range, meaning::keyword_card(keyword)));
    markdown.map(|markdown| (token.range, markdown)).or_else(at_keyword)
}

/// The card of the log's own header, at whose id the place is.
pub(super) fn log_card(cursor: &Cursor<'_>) -> Option<String> {
    let log = cursor.island.content.items.iter().find_map(|item| match item {
        Item::Log(log) if log.header.place().contains_inclusive(cursor.offset) => Some(log),
        _ => None,
    })?;
    let counts = cursor.snapshot.index().counts();
    let hazards = counts.hazards();
    let mut lines = vec![format!(
        "{hazards} {}, {} accepted, {} not scored",
        plural(hazards, "hazard", "hazards"),
        counts.accepted_hazards,
        counts.unscored_hazards
    )];
    let version = log.version.as_ref().and_then(|version| version.value.as_ref());
    lines.extend(who(version).map(|version| format!("version {version}")));
    let officer = log.officer.as_ref().and_then(|officer| officer.name.value.as_ref());
    lines.extend(who(officer).map(|officer| format!("clinical safety officer: {officer}")));
    Some(format!("{}\n\n{}", super::title(&log.header), list(&lines)))
}

fn clause_card(cursor: &Cursor<'_>, keyword: Keyword, clausal: Clausal) -> String {
    let card = meaning::clause_card(keyword, clausal);
    let axis = match clausal {
        Clausal::Severity => Axis::Severity,
        Clausal::Likelihood => Axis::Likelihood,
        _ => return card,
    };
    format!("{card}\n\nThe levels are {}.", escape(&levels(&cursor.snapshot.inputs().config.matrix, axis)))
}

fn plain(cursor: &Cursor<'_>, keyword: Keyword, word: &str) -> Option<String> {
    match keyword {
        Keyword::Waive => find(word).map(meaning::rule_card),
        Keyword::Uses => capability(cursor, word),
        Keyword::Programme | Keyword::Catalogue => edition(cursor),
        _ => meaning::word(keyword, word).map(|told| format!("{}\n\n{told}", code(word))),
    }
}

fn capability(cursor: &Cursor<'_>, word: &str) -> Option<String> {
    let known = CAPABILITIES.into_iter().find(|known| known.word == word)?;
    let head = format!("**{}** · capability of GP Connect", known.kind);
    let programmes = cursor.snapshot.programmes();
    let declared = programmes.all().filter(|edition| programmes.declared().contains(edition));
    let editions = declared.map(|edition| {
        let hazards = edition.hazards.iter().filter(|hazard| hazard.capability == Some(known));
        let ids: Vec<String> = hazards.map(|hazard| escape(&hazard.id)).collect();
        let name = format!("{} edition {}", escape(&edition.programme), escape(&edition.edition));
        match ids.as_slice() {
            [] => format!("no hazard in {name}"),
            ids => format!("{} {} in {name}: {}", ids.len(), plural(ids.len(), "hazard", "hazards"), ids.join(", ")),
        }
    });
    let editions: Vec<String> = editions.collect();
    Some(format!("{head}\n\n{}", list(&editions)).trim_end().to_owned())
}

/// The edition of the programme block or catalogue that the place is in.
fn edition(cursor: &Cursor<'_>) -> Option<String> {
    let heads = cursor.island.content.items.iter().filter_map(|item| match item {
        Item::Programme(programme) => Some((&programme.header, programme.edition_str())),
        Item::Catalogue(catalogue) => Some((&catalogue.header, catalogue.edition_str())),
        _ => None,
    });
    let (header, wanted) = heads.take_while(|(header, _)| header.keyword.start() <= cursor.offset).last()?;
    let known = programme::edition_card(cursor.snapshot, header.id_str(), wanted);
    known.or_else(|| {
        let unknown = format!("edition {} is not known", code(wanted));
        (!wanted.is_empty()).then(|| format!("{}\n\n{}", heading(header.id_str(), ""), list(&[unknown])))
    })
}

fn date(cursor: &Cursor<'_>, word: &str) -> Option<String> {
    let date = word.parse().ok()?;
    Some(day::told(date, cursor.snapshot.inputs().today))
}

/// Strings are the author's own words, but for evidence and editions.
fn string(cursor: &Cursor<'_>) -> Found {
    if let Some((evidence, range)) = control::evidence_at(cursor) {
        return Some((range, control::target(cursor.snapshot, evidence)?));
    }
    let editions = cursor.island.content.items.iter().filter_map(|item| match item {
        Item::Programme(programme) => programme.edition.as_ref(),
        Item::Catalogue(catalogue) => catalogue.edition.as_ref(),
        _ => None,
    });
    let range = editions.map(|edition| edition.range).find(|range| range.contains_inclusive(cursor.offset))?;
    Some((range, edition(cursor)?))
}
