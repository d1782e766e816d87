//! "Write a hazard for GPC-46": a new hazard with the next free id that addresses it, behind the others.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::answer::{ids, mended};
use super::{Action, At, Change, FileChanges, Template};
use crate::ide::coverage::{AnswerState, answers};
use crate::ide::next_id;
use crate::model::Item;
use crate::text;
use crate::workspace::{File, Snapshot};

pub(super) fn of(at: &At<'_>) -> Vec<Action> {
    ids(at).iter().filter_map(|id| answering(at, id)).collect()
}

/// A hazard that answers a programme hazard, while none does.
pub(super) fn answering(at: &At<'_>, id: &SmolStr) -> Option<Action> {
    let answered = answers(at.cursor.snapshot, id);
    let is_open = matches!(answered.state(), AnswerState::Unanswered | AnswerState::UnderReview);
    if !is_open || !answered.hazards.is_empty() {
        return None;
    }
    let change = at_end(home(at), hazard(at, id));
    let files = vec![FileChanges { path: Arc::clone(home(at).path()), changes: vec![change], cursor: None }];
    Some(Action { files, ..at.action(format!("Write a hazard for {id}"), Vec::new(), mended(at, id)) })
}

fn hazard(at: &At<'_>, answered: &str) -> Template {
    let snapshot = at.cursor.snapshot;
    let (id, cause) = (next_id::hazard(snapshot), next_id::first_cause(snapshot));
    let name = text::escape(&name(at, answered));
    Template::default()
        .text(&format!("hazard {id} \""))
        .blank(&name)
        .text("\" {\n")
        .blanks(&format!("  addresses  {answered}\n  owner      \"\"\n  status     open\n\n"))
        .blanks("  description  \"\"\n  impact       \"\"\n\n")
        .blanks(&format!("  cause {cause} \"\"\n}}"))
}

/// The name of a programme hazard: as the entry at the place has it, else as an edition does.
fn name(at: &At<'_>, id: &str) -> String {
    let entries = at.cursor.island.content.items.iter().filter_map(|item| match item {
        Item::Entry(entry) if entry.header.id_str() == id => entry.header.name.as_ref(),
        _ => None,
    });
    let own = entries.map(|name| name.value.trim()).next();
    let programmes = at.cursor.snapshot.programmes();
    let known = || programmes.declared().iter().chain(programmes.all()).flat_map(|edition| &edition.hazards);
    let known = || known().find(|hazard| hazard.id == id).map(|hazard| hazard.name.as_str());
    own.or_else(known).unwrap_or_default().to_owned()
}

/// The file for a new hazard: the one at hand where it holds hazards, else the one that holds most of them, else the one
/// with the log.
fn home<'a>(at: &At<'a>) -> &'a Arc<File> {
    let snapshot = at.cursor.snapshot;
    if count(at.cursor.file) > 0 {
        return at.cursor.file;
    }
    let counted = snapshot.files().map(|file| (count(file), file)).filter(|(count, _)| *count > 0);
    // Of several with as many, the first.
    let most = counted.reduce(|most, next| if next.0 > most.0 { next } else { most });
    most.map(|(_, file)| file).or_else(|| with_log(snapshot)).unwrap_or(at.cursor.file)
}

fn with_log(snapshot: &Snapshot) -> Option<&Arc<File>> {
    snapshot.files().find(|file| {
        let items = file.project_items().flat_map(|(_, island)| &island.content.items);
        items.into_iter().any(|item| matches!(item, Item::Log(_)))
    })
}

fn count(file: &Arc<File>) -> usize {
    let counts = file.islands().map(|(_, island)| island.summary.counts);
    counts.map(|counts| counts.own_hazards + counts.answering_hazards).sum()
}

/// What writes an item below everything else in a file.
fn at_end(file: &File, item: Template) -> Change {
    let len = file.document().len();
    let last = file.island_at(len).map(|(extent, _)| file.document().slice(extent)).unwrap_or_default();
    let blank = TextSize::of(&*last) - TextSize::of(last.trim_end());
    let is_ended = matches!(last.get(last.trim_end().len()..), Some("\n" | "\r\n"));
    let (range, before) = match () {
        () if blank == len => (TextRange::up_to(len), ""),
        () if is_ended => (TextRange::empty(len), "\n"),
        () => (TextRange::new(len - blank, len), "\n\n"),
    };
    Change::filled(range, Template::default().text(before).then(item).text("\n"))
}
