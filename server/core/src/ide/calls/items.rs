//! The links of the chain, as they are shown.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::TextRange;

use super::super::definition::Target;
use super::super::names::{Local, Named};
use super::super::references::{Reference, definitions};
use super::super::{SymbolKind, describe, entries};
use super::CallItem;
use super::chain::{At, Chain};
use crate::config::IdKind;
use crate::model::{Cause, Control, Header, Item, UseControl};
use crate::risk::{AppliedControl, ControlSource};

impl<'a> Chain<'a> {
    /// The links with a name.
    pub(super) fn items(self, named: &Named) -> Vec<CallItem> {
        match named {
            Named::Programme(id) => self.programme(id),
            Named::Hazard(id) => self.hazards(id).iter().map(|at| self.hazard(at)).collect(),
            Named::Control(id) => self.shared(id),
            Named::Local(local) => self.of_local(local).map(|at| self.local(&at, local)).unwrap_or_default(),
            Named::Log(_) => Vec::new(),
        }
    }

    pub(super) fn hazard(self, at: &At<'a>) -> CallItem {
        let described = describe::hazard(at.hazard, &self.snapshot.assess(at.hazard));
        let header = &at.hazard.header;
        CallItem {
            name: describe::title("hazard", header),
            detail: described.detail,
            kind: SymbolKind::Hazard,
            target: target(at, header.range, header.place()),
            key: header.id.as_ref().and_then(|id| Named::Hazard(id.value.clone()).key(self.snapshot)),
        }
    }

    pub(super) fn cause(self, at: &At<'a>, cause: &Cause) -> CallItem {
        let detail = describe::title("hazard", &at.hazard.header);
        self.inside(at, &cause.header, (SymbolKind::Cause, IdKind::Cause, "cause"), detail)
    }

    /// A control where it is defined: shared ones that nothing defines are shown where they are used.
    pub(super) fn applied(self, at: &At<'a>, control: &AppliedControl<'a>) -> Vec<CallItem> {
        match control.source {
            ControlSource::Own(control) => vec![self.own(at, control)],
            ControlSource::Shared(used) => {
                let defined = used.id.as_ref().map(|id| self.defined(&id.value)).unwrap_or_default();
                if defined.is_empty() { vec![self.used(at, used)] } else { defined }
            }
        }
    }

    fn local(self, at: &At<'a>, local: &Local) -> Vec<CallItem> {
        let is_meant = |header: &Header, kind| local.kind == kind && header.id_str() == local.id;
        let causes = at.hazard.causes.iter().filter(|cause| is_meant(&cause.header, IdKind::Cause));
        let controls = at.hazard.controls.iter().filter(|control| is_meant(&control.header, IdKind::OwnControl));
        causes.map(|cause| self.cause(at, cause)).chain(controls.map(|control| self.own(at, control))).collect()
    }

    fn own(self, at: &At<'a>, control: &Control) -> CallItem {
        let detail = describe::control(control);
        self.inside(at, &control.header, (SymbolKind::Control, IdKind::OwnControl, "control"), detail)
    }

    fn inside(
        self,
        at: &At<'a>,
        header: &Header,
        (kind, id_kind, word): (SymbolKind, IdKind, &str),
        detail: String,
    ) -> CallItem {
        let local = |id: &SmolStr| Local { island: at.island.id, item: at.item, kind: id_kind, id: id.clone() };
        let named = header.id.as_ref().map(|id| Named::Local(local(&id.value)));
        CallItem {
            name: describe::title(word, header),
            detail,
            kind,
            target: target(at, header.range, header.place()),
            key: named.and_then(|named| named.key(self.snapshot)),
        }
    }

    fn shared(self, id: &SmolStr) -> Vec<CallItem> {
        let defined = self.defined(id);
        if !defined.is_empty() {
            return defined;
        }
        let users = self.using(id).into_iter().take(1);
        let is_it = |used: &&UseControl| used.id.as_ref().is_some_and(|word| word.value == *id);
        users.flat_map(|at| at.hazard.uses.iter().find(is_it).map(|used| self.used(&at, used))).collect()
    }

    /// The definitions of a shared control, by path and place.
    fn defined(self, id: &SmolStr) -> Vec<CallItem> {
        let named = Named::Control(id.clone());
        let key = named.key(self.snapshot);
        let defined = definitions(self.snapshot, &named).into_iter();
        let item = |one: Reference| {
            let items = &self.snapshot.island(one.island)?.content.items;
            let control = items.iter().find_map(|item| match item {
                Item::Control(control) if control.header.id_str() == id => Some(control),
                _ => None,
            })?;
            let target = Target::File { path: one.place.path, range: one.defines?, selection: one.place.range };
            let (name, detail) = (describe::title("control", &control.header), describe::control(control));
            Some(CallItem { name, detail, kind: SymbolKind::SharedControl, target, key: key.clone() })
        };
        defined.filter_map(item).collect()
    }

    fn used(self, at: &At<'a>, used: &UseControl) -> CallItem {
        let named = used.id.as_ref().map(|id| Named::Control(id.value.clone()));
        let place = used.id.as_ref().map_or(used.keyword, |id| id.range);
        CallItem {
            name: used.id.as_ref().map_or_else(|| "control without id".to_owned(), |id| id.value.to_string()),
            detail: if used.id.is_some() { "defined nowhere".to_owned() } else { String::new() },
            kind: SymbolKind::UsedControl,
            target: target(at, used.range, place),
            key: named.and_then(|named| named.key(self.snapshot)),
        }
    }

    /// A programme hazard in each edition that holds it; else, as the hazards of a supplier, where it is addressed.
    fn programme(self, id: &SmolStr) -> Vec<CallItem> {
        let key = Named::Programme(id.clone()).key(self.snapshot);
        let kind = SymbolKind::Entry;
        let mut items = Vec::new();
        for edition in entries::editions_of(self.snapshot, id, None) {
            let name = edition.hazard(id).map_or_else(|| id.to_string(), |hazard| format!("{id} {}", hazard.name));
            let detail = format!("{} {}", edition.programme, edition.edition);
            for target in entries::entry(self.snapshot, id, edition) {
                items.push(CallItem { name: name.clone(), detail: detail.clone(), kind, target, key: key.clone() });
            }
        }
        if items.is_empty() {
            let word = |at: &At<'a>| at.hazard.addresses.iter().find(|word| word.value == *id).map(|word| word.range);
            let first = self.addressing(id).into_iter().find_map(|at| Some((at, word(&at)?)));
            items.extend(first.map(|(at, place)| CallItem {
                name: id.to_string(),
                detail: "defined nowhere here".to_owned(),
                kind,
                target: target(&at, place, place),
                key,
            }));
        }
        items
    }
}

fn target(at: &At<'_>, range: TextRange, selection: TextRange) -> Target {
    let path = Arc::clone(&at.island.path);
    Target::File { path, range: range + at.start, selection: selection + at.start }
}
