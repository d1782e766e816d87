//! The outline of a file: its items, and in a hazard its causes, controls, scores, actions and acceptance.

use std::sync::Arc;

use rayon::prelude::*;
use text_size::{TextRange, TextSize};

use super::describe;
use crate::model::{Control, Hazard, Header, Item, Programme, Waiver};
use crate::risk::ScoreReading;
use crate::workspace::{File, Island, Snapshot};

/// What an entry of an outline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymbolKind {
    /// The log header.
    Log,
    /// The answer to a programme.
    Programme,
    /// One line of answers in it.
    Disposition,
    /// A hazard.
    Hazard,
    /// A cause.
    Cause,
    /// A control of one hazard.
    Control,
    /// A control that hazards share.
    SharedControl,
    /// A shared control where a hazard uses it.
    UsedControl,
    /// A score.
    Score,
    /// An action.
    Action,
    /// The acceptance of a risk.
    Acceptance,
    /// The approval of a version.
    Approval,
    /// What a version brought.
    Change,
    /// A workshop.
    Review,
    /// A waiver.
    Waiver,
    /// The head of a catalogue.
    Catalogue,
    /// A hazard of a programme.
    Entry,
}

/// An entry of an outline. Ranges are bytes from the start of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called, never empty.
    pub name: String,
    /// A few words on it, as `risk 4 → 2 · open`.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// The whole statement with its block.
    pub range: TextRange,
    /// Its id, else its keyword.
    pub selection: TextRange,
    /// True for a hazard of which everything is complete.
    pub closed: bool,
    /// What is in it, in order.
    pub children: Vec<Symbol>,
}

impl Symbol {
    /// A statement that ends in an open string ends before the blanks behind its last word, which belong to the string.
    fn around_children(mut self) -> Self {
        self.range = self.children.iter().fold(self.range, |range, child| range.cover(child.range));
        self
    }
}

/// The outline of a file, in order.
#[must_use]
pub fn symbols(snapshot: &Snapshot, file: &File) -> Vec<Symbol> {
    let islands: Vec<(TextSize, &Arc<Island>)> = file.islands().collect();
    let of_island = |(start, island): (TextSize, &'_ Arc<Island>)| -> Vec<Symbol> {
        let outline = Outline { snapshot, start };
        island.content.items.iter().map(|item| outline.item(item)).collect()
    };
    islands.into_par_iter().flat_map_iter(of_island).collect()
}

/// The outlines of one island.
#[derive(Clone, Copy)]
struct Outline<'a> {
    snapshot: &'a Snapshot,
    /// Where the island begins.
    start: TextSize,
}

impl Outline<'_> {
    fn item(self, item: &Item) -> Symbol {
        match item {
            Item::Hazard(hazard) => self.hazard(hazard),
            Item::Programme(programme) => self.programme(programme),
            Item::Control(control) => self.control(control, SymbolKind::SharedControl),
            Item::Log(log) => {
                let version = log.version.as_ref().and_then(|field| field.value.as_ref());
                self.headed("log", &log.header, SymbolKind::Log, prefixed("version", describe::text(version)))
            }
            Item::Catalogue(catalogue) => {
                let detail = prefixed("edition", describe::text(catalogue.edition.as_ref()));
                self.headed("catalogue", &catalogue.header, SymbolKind::Catalogue, detail)
            }
            Item::Entry(entry) => {
                let kind = entry.kind.as_ref().and_then(|field| field.value.as_ref());
                self.headed("entry", &entry.header, SymbolKind::Entry, describe::text(kind).to_owned())
            }
            Item::Approval(approval) => {
                let detail = describe::signed(approval.by.as_ref(), approval.on.as_ref().map(|on| on.value));
                let name = prefixed_or("approval", describe::text(approval.version.as_ref()));
                self.plain(name, detail, SymbolKind::Approval, approval.range, approval.keyword)
            }
            Item::Change(change) => {
                let name = prefixed_or("change", describe::text(change.version.as_ref()));
                let detail = describe::text(change.what.as_ref()).to_owned();
                self.plain(name, detail, SymbolKind::Change, change.range, change.keyword)
            }
            Item::Review(review) => {
                let date = review.date.as_ref().map(|date| date.value.to_string()).unwrap_or_default();
                let detail = describe::text(review.name.as_ref()).to_owned();
                self.plain(prefixed_or("review", &date), detail, SymbolKind::Review, review.range, review.keyword)
            }
            Item::Waiver(waiver) => self.waiver(waiver),
        }
    }

    fn hazard(self, hazard: &Hazard) -> Symbol {
        let assessment = self.snapshot.assess(hazard);
        let described = describe::hazard(hazard, &assessment);
        let mut symbol = self.headed("hazard", &hazard.header, SymbolKind::Hazard, described.detail);
        symbol.closed = described.closed;
        let children = &mut symbol.children;
        for cause in &hazard.causes {
            let (name, detail) = (describe::id("cause", &cause.header), describe::text(cause.header.name.as_ref()));
            let (range, place) = (cause.header.range, cause.header.place());
            children.push(self.plain(name, detail.to_owned(), SymbolKind::Cause, range, place));
        }
        children.extend(hazard.controls.iter().map(|control| self.control(control, SymbolKind::Control)));
        for used in &hazard.uses {
            let name = used.id.as_ref().map_or("use control".to_owned(), |id| id.value.to_string());
            let place = used.id.as_ref().map_or(used.keyword, |id| id.range);
            children.push(self.plain(name, describe::used(used), SymbolKind::UsedControl, used.range, place));
        }
        children.extend(assessment.scores().map(|(name, reading)| self.score(name, &reading)));
        for action in &hazard.actions {
            children.push(self.headed("action", &action.header, SymbolKind::Action, describe::action(action)));
        }
        if let Some(accepted) = &hazard.accepted {
            let detail = describe::signed(accepted.by.as_ref(), accepted.on.as_ref().map(|on| on.value));
            let name = "accepted".to_owned();
            children.push(self.plain(name, detail, SymbolKind::Acceptance, accepted.range, accepted.keyword));
        }
        children.extend(hazard.waivers.iter().map(|waiver| self.waiver(waiver)));
        children.sort_by_key(|child| child.range.start());
        symbol.around_children()
    }

    fn score(self, name: &str, reading: &ScoreReading<'_>) -> Symbol {
        let detail = describe::score(&self.snapshot.inputs().config.matrix, reading);
        self.plain(name.to_owned(), detail, SymbolKind::Score, reading.score.range, reading.score.keyword)
    }

    fn programme(self, programme: &Programme) -> Symbol {
        let edition = prefixed("edition", describe::text(programme.edition.as_ref()));
        let mut symbol = self.headed("programme", &programme.header, SymbolKind::Programme, edition);
        for one in &programme.dispositions {
            let (name, detail) = (one.answer.as_str().to_owned(), describe::disposition(one));
            symbol.children.push(self.plain(name, detail, SymbolKind::Disposition, one.range, one.keyword));
        }
        symbol.around_children()
    }

    fn control(self, control: &Control, kind: SymbolKind) -> Symbol {
        self.headed("control", &control.header, kind, describe::control(control))
    }

    fn waiver(self, waiver: &Waiver) -> Symbol {
        let name = prefixed_or("waive", describe::word(waiver.rule.as_ref()));
        let detail = describe::text(waiver.because.as_ref()).to_owned();
        self.plain(name, detail, SymbolKind::Waiver, waiver.range, waiver.keyword)
    }

    fn headed(self, word: &str, header: &Header, kind: SymbolKind, detail: String) -> Symbol {
        self.plain(describe::title(word, header), detail, kind, header.range, header.place())
    }

    fn plain(self, name: String, detail: String, kind: SymbolKind, range: TextRange, selection: TextRange) -> Symbol {
        let (range, selection) = (range + self.start, selection + self.start);
        Symbol { name, detail, kind, range, selection, closed: false, children: Vec::new() }
    }
}

/// `edition 2.0`, or nothing.
fn prefixed(word: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{word} {value}") }
}

/// `approval 1.4`, or the word alone.
fn prefixed_or(word: &str, value: &str) -> String {
    format!("{word} {value}").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
