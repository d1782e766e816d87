//! What is shown of the word at a place: what it names, what it means, and what follows from it. It judges nothing, and
//! whatever an author wrote goes through [`super::markdown`].

mod control;
mod hazard;
mod programme;
mod score;
mod word;

pub(super) use control::shared_card;
pub(super) use hazard::hazard_card;
pub(super) use programme::programme_card;
pub(super) use score::asks;

use text_size::{TextRange, TextSize};

use super::markdown::{code, escape};
use super::spot::Spot;
use super::{Cursor, Local, Named, Role};
use crate::config::IdKind;
use crate::model::{Field, Header, Text};
use crate::syntax::parse;
use crate::workspace::Snapshot;

/// What is shown at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The word that it is about, in bytes from the file's start.
    pub range: TextRange,
    /// What is to be shown, in Markdown.
    pub markdown: String,
}

/// What is to be shown at an offset of a file; `None` where there is nothing to say: in prose, in comments, between
/// words.
#[must_use]
pub fn hover(snapshot: &Snapshot, path: &str, offset: TextSize) -> Option<Hover> {
    let cursor = Cursor::new(snapshot, path, offset)?;
    let text = cursor.text();
    let syntax = parse(&text);
    let spot = Spot::new(&text, &syntax, cursor.offset);
    if spot.in_comment {
        return None;
    }
    let found = named(&cursor).or_else(|| score::at(&cursor)).or_else(|| word::at(&cursor, &spot, &text));
    let (range, markdown) = found?;
    Some(Hover { range: cursor.in_file(range), markdown })
}

/// A range of the island with the Markdown for it.
type Found = Option<(TextRange, String)>;

fn named(cursor: &Cursor<'_>) -> Found {
    let name = cursor.name()?;
    let snapshot = cursor.snapshot;
    let is_defined_here = name.role == Role::Definition;
    let markdown = match &name.named {
        Named::Hazard(_) if is_defined_here => hazard::card(snapshot, cursor.island, cursor.hazard()?),
        Named::Hazard(id) => hazard_card(snapshot, id),
        Named::Control(id) => shared_card(snapshot, id),
        Named::Programme(id) => programme_card(snapshot, id, None),
        Named::Log(_) => word::log_card(cursor)?,
        Named::Local(local) => self::local(cursor, local)?,
    };
    Some((name.range, markdown))
}

fn local(cursor: &Cursor<'_>, local: &Local) -> Option<String> {
    let hazard = cursor.hazard()?;
    match local.kind {
        IdKind::Cause => Some(control::cause_card(cursor, hazard, &local.id)),
        IdKind::OwnControl => {
            let control =
                hazard.controls.iter().find(|control| control.header.place().contains_inclusive(cursor.offset));
            Some(control::own_card(cursor, hazard, control?))
        }
        IdKind::Action => {
            let action = hazard.actions.iter().find(|action| action.header.place().contains_inclusive(cursor.offset));
            Some(control::action_card(cursor, action?))
        }
        IdKind::Hazard | IdKind::Control => None,
    }
}

/// `**ADS-7** · Stale medication list`, from a header.
fn title(header: &Header) -> String {
    heading(header.id_str(), header.name.as_ref().map_or("", |name| &*name.value))
}

fn heading(id: &str, name: &str) -> String {
    match (id.trim(), name.trim()) {
        ("", name) => format!("**{}**", escape(name)),
        (id, "") => format!("**{}**", escape(id)),
        (id, name) => format!("**{}** · {}", escape(id), escape(name)),
    }
}

/// The name of somebody, or nothing while it is blank.
fn who(text: Option<&Text>) -> Option<String> {
    text.filter(|text| !text.is_blank()).map(|text| escape(&text.value))
}

/// The text of a field, where there is one.
pub(super) fn field(field: &Option<Field<Text>>) -> Option<&str> {
    field.as_ref().and_then(|field| field.value.as_ref()).filter(|text| !text.is_blank()).map(|text| &*text.value)
}

fn not_defined(what: &str, id: &str) -> String {
    format!("{} is not defined: no {what} of this project has this id.", code(id))
}
