//! A record of what a project's files say, and what in them could not be read.

use hazlog_core::model::{Field, Item, Spanned, Text, Word};
use hazlog_core::workspace::Snapshot;
use jiff::civil::Date;

use super::Record;

/// A place that could not be read, so that what stands there is in no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The file.
    pub path: String,
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
}

impl Record {
    /// What all files of a project say, by path and place.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut record = Self::default();
        for (_, island) in snapshot.all_islands() {
            island.content.items.iter().for_each(|item| record.take(item));
        }
        record
    }

    fn take(&mut self, item: &Item) {
        match item {
            // A second header is an error that is told; the first one counts.
            Item::Log(log) => self.log = self.log.take().or_else(|| Some(log.into())),
            Item::Programme(programme) => self.programmes.push(programme.into()),
            Item::Hazard(hazard) => self.hazards.push(hazard.into()),
            Item::Control(control) => self.controls.push(control.into()),
            Item::Approval(approval) => self.approvals.push(approval.into()),
            Item::Change(change) => self.changes.push(change.into()),
            Item::Review(review) => self.reviews.push(review.into()),
            Item::Waiver(waiver) => self.waivers.push(waiver.into()),
            Item::Catalogue(_) | Item::Entry(_) => {}
        }
    }
}

impl Unread {
    /// Every place of a project whose words no record holds.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Vec<Self> {
        let mut unread = Vec::new();
        for file in snapshot.files() {
            for (start, island) in file.islands() {
                unread.extend(island.content.problems.iter().map(|problem| Self {
                    path: file.path().to_string(),
                    line: file.document().line_column(problem.range.start() + start).line,
                    message: problem.message.clone(),
                }));
            }
        }
        unread
    }
}

pub(super) fn text(text: Option<&Text>) -> Option<String> {
    let text = text?.value.trim_end();
    // The first line of several may stand further in than the others.
    let text = if text.contains('\n') { text.trim_start_matches('\n') } else { text.trim_start() };
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn field(field: Option<&Field<Text>>) -> Option<String> {
    text(field.and_then(|field| field.value.as_ref()))
}

pub(super) fn texts(all: &[Text]) -> Vec<String> {
    all.iter().filter_map(|one| text(Some(one))).collect()
}

pub(super) fn word(word: Option<&Word>) -> Option<String> {
    word.map(|word| word.value.to_string())
}

pub(super) fn words(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.value.to_string()).collect()
}

pub(super) fn list(field: Option<&Field<Vec<Word>>>) -> Vec<String> {
    field.and_then(|field| field.value.as_deref()).map(words).unwrap_or_default()
}

pub(super) fn date(date: Option<&Spanned<Date>>) -> Option<Date> {
    date.map(|date| date.value)
}
