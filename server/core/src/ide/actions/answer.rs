//! "Answer GPC-49": a line of the programme block that says why no hazard covers it, or who looks at it.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::place::line_end;
use super::{Action, At, Change, FileChanges, Template};
use crate::format::format_statement;
use crate::ide::coverage::{AnswerState, answers};
use crate::ide::{Named, edits, lookup};
use crate::model::{Answer, Programme};
use crate::syntax::{Syntax, TokenKind, parse};
use crate::text::escape;
use crate::workspace::{Island, Snapshot};

/// The rule that asks for answers.
const UNANSWERED: &str = "unanswered-programme-hazard";

pub(super) fn of(at: &At<'_>) -> Vec<Action> {
    ids(at).iter().flat_map(|id| to(at, id)).collect()
}

/// The answers that can be given to a programme hazard in its block, while it has none.
pub(super) fn to(at: &At<'_>, id: &SmolStr) -> Vec<Action> {
    let is_open = answers(at.cursor.snapshot, id).state() == AnswerState::Unanswered;
    let Some((island, programme)) = block(at.cursor.snapshot, id).filter(|_| is_open) else { return Vec::new() };
    // The officer, whom every log names: somebody has to look at it.
    let owner = escape(lookup::officer(at.cursor.snapshot).unwrap_or_default());
    let given = [
        (Answer::NotApplicable, "because \"\"".to_owned()),
        (Answer::Transferred, "to \"\" because \"\"".to_owned()),
        (Answer::UnderReview, format!("owner \"{owner}\"")),
    ];
    let action = |(answer, rest): (Answer, String)| {
        let statement = format!("{} {id} {rest}", answer.as_str());
        let title = format!("Answer {id}: {}", AnswerState::from(answer).as_str());
        let files = vec![changes(at.cursor.snapshot, island, programme, &statement)?];
        Some(Action { files, ..at.action(title, Vec::new(), mended(at, id)) })
    };
    given.into_iter().filter_map(action).collect()
}

/// The programme hazards that the place speaks of: the one that stands there, and those that a finding misses.
pub(super) fn ids(at: &At<'_>) -> Vec<SmolStr> {
    let named = at.cursor.name().and_then(|one| match one.named {
        Named::Programme(id) => Some(id),
        _ => None,
    });
    let missed = at.here.iter().filter(|found| found.finding.rule == UNANSWERED).filter_map(|found| missed(found));
    let mut ids: Vec<SmolStr> = named.into_iter().chain(missed).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The findings of the place that an answer to this programme hazard mends.
pub(super) fn mended(at: &At<'_>, id: &SmolStr) -> Vec<(&'static str, TextRange)> {
    let same = at.here.iter().filter(|found| found.finding.rule == UNANSWERED && missed(found).as_ref() == Some(id));
    same.map(|found| (found.finding.rule, found.range)).collect()
}

/// The only programme hazard that a finding is about, as the line says that it offers.
fn missed(found: &crate::lint::Located) -> Option<SmolStr> {
    let text = &found.finding.fixes.first()?.edits.first()?.text;
    let syntax = parse(text);
    let mut statements = syntax.statements.as_slice();
    while let [one] = statements
        && one.keyword.is_none()
    {
        statements = &one.block.as_ref()?.statements;
    }
    let [line] = statements else { return None };
    let mut words = line.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let id = words.next().filter(|_| words.next().is_none())?;
    text.get(std::ops::Range::<usize>::from(id.range)).map(SmolStr::from)
}

/// The block that answers the edition in which a programme hazard is.
pub(super) fn block<'a>(snapshot: &'a Snapshot, id: &str) -> Option<(&'a Arc<Island>, &'a Programme)> {
    lookup::programmes(snapshot).find(|(island, programme)| {
        let known = lookup::edition_of(snapshot, programme);
        !island.content.truncated && known.is_some_and(|known| known.hazard(id).is_some())
    })
}

/// What adds a statement to a programme block, with the columns of its neighbours where they were in order.
fn changes(snapshot: &Snapshot, island: &Island, programme: &Programme, statement: &str) -> Option<FileChanges> {
    let file = snapshot.file(&island.path)?;
    let start = file.start_of(island.id)?;
    let (extent, _) = file.island_at(start)?;
    let text = file.document().slice(extent);
    let syntax = parse(&text);
    let header = &programme.header;
    let tail = if header.tail > header.end { line_end(&text, &syntax, header.tail) } else { header.tail };
    let mut added = text.clone();
    added.insert_str(tail.into(), &header.added(0, &[statement]));
    let edits = match (laid_out(&text, &syntax, header.keyword), laid_out(&added, &parse(&added), header.keyword)) {
        (Some((was, range)), Some((is, _))) if was == text.get(range.clone())? => {
            let start = TextSize::try_from(range.start).ok()?;
            edits(&was, &is).into_iter().map(|edit| Change::from(edit).moved(start)).collect()
        }
        _ => vec![Change::new(TextRange::empty(tail), header.added(0, &[statement]))],
    };
    let filled = |change: Change| Change::filled(change.range, Template::default().blanks(&change.text));
    let changes = edits.into_iter().map(|change| filled(change).moved(start)).collect();
    Some(FileChanges { path: Arc::clone(&island.path), changes, cursor: None })
}

/// The canonical form of the statement that opens with this keyword, and where it is.
fn laid_out(text: &str, syntax: &Syntax, keyword: TextRange) -> Option<(String, std::ops::Range<usize>)> {
    let statement = syntax.statements.iter().find(|one| one.keyword_range == keyword)?;
    Some((format_statement(text, syntax, statement, 0)?, statement.range.into()))
}
