//! What proves a control: paths in the project, folder by folder, or the name of a test.

use text_size::{TextRange, TextSize};

use super::ask::{Ask, Quoting};
use super::place::Place;
use super::proposal::{Entry, Proposal, ProposalKind};
use crate::ide::{meaning, template::Template};
use crate::syntax::Keyword;

/// What lies in the folder that is written so far; outside quotes the word `test` too.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    if place.is_test {
        return Vec::new();
    }
    let mut list = paths(ask);
    if !ask.is_in_string() {
        let mut test = ask
            .proposal(ProposalKind::Word, "test")
            .detail(meaning::word(Keyword::Evidence, "test").unwrap_or_default());
        test.insert = "test \"\"".to_owned();
        test.snippet = Some(Template::default().blanks("test \"\"").finish());
        list.push(test);
    }
    list
}

fn paths(ask: &Ask<'_>) -> Vec<Proposal> {
    let quoting = ask.quoting();
    // A word without quotes is no path: it is replaced whole.
    let typed = if ask.is_in_string() { ask.typed(quoting.range) } else { "" };
    if typed.contains(':') || typed.contains('#') || typed.contains('\\') {
        return Vec::new();
    }
    let folder = typed.rfind('/').map_or("", |at| typed.get(..at).unwrap_or_default());
    let range = segment(ask, quoting, typed);
    let mut entries = (ask.outside.list)(folder);
    entries.retain(|entry| !entry.name.contains(['"', '\\', '#', '\n']) && !entry.name.starts_with('.'));
    entries.sort_by(|left, right| (!left.is_folder, &left.name).cmp(&(!right.is_folder, &right.name)));
    entries.iter().map(|entry| one(ask, entry, range, quoting)).collect()
}

/// The part of the path between two slashes that the place is in.
fn segment(ask: &Ask<'_>, quoting: Quoting, typed: &str) -> TextRange {
    if !ask.is_in_string() {
        return quoting.range;
    }
    let start = typed
        .rfind('/')
        .map_or(quoting.range.start(), |at| quoting.range.start() + TextSize::try_from(at + 1).unwrap_or_default());
    let behind = ask.slice(TextRange::new(ask.offset().min(quoting.range.end()), quoting.range.end()));
    let rest = behind.split(['/', '#']).next().unwrap_or_default();
    TextRange::new(start, ask.offset() + TextSize::of(rest))
}

fn one(ask: &Ask<'_>, entry: &Entry, range: TextRange, quoting: Quoting) -> Proposal {
    let kind = if entry.is_folder { ProposalKind::Folder } else { ProposalKind::File };
    let mut proposal = Proposal::new(kind, entry.name.as_str(), ask.cursor.in_file(range));
    // The path goes on behind a segment in its middle.
    let goes_on = ask.slice(TextRange::new(range.end(), quoting.range.end().max(range.end())));
    let is_last = goes_on.is_empty();
    if entry.is_folder {
        let slash = if goes_on.starts_with('/') { "" } else { "/" };
        proposal.insert = format!("{}{}{slash}", quoting.open, entry.name);
        // With the closing quote behind the cursor, so that the line stays whole while the path is being chosen.
        if !quoting.close.is_empty() && is_last {
            proposal.snippet = Some(Template::default().text(&proposal.insert).finish() + "\"");
        }
        proposal.retrigger = true;
    } else {
        let close = if is_last { quoting.close } else { "" };
        proposal.insert = format!("{}{}{close}", quoting.open, entry.name);
    }
    proposal
}
