//! The steps of the chain, hazard by hazard.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::super::names::{Local, Named};
use super::{Call, CallItem};
use crate::config::IdKind;
use crate::model::{Cause, Hazard, Item};
use crate::risk::{AppliedControl, ControlSource};
use crate::workspace::{Island, IslandId, Name, Snapshot};

/// A hazard and where it is.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) island: &'a Island,
    /// Where the island begins in its file.
    pub(super) start: TextSize,
    /// Which item of the island it is.
    pub(super) item: usize,
    pub(super) hazard: &'a Hazard,
}

impl<'a> At<'a> {
    /// The causes of the hazard that a control names, each with the places where it does.
    fn causes(&self, control: &AppliedControl<'_>) -> Vec<(&'a Cause, Vec<TextRange>)> {
        let places = |cause: &Cause| -> Vec<TextRange> {
            let id = cause.header.id.as_ref();
            let same = control.mitigates.iter().filter(|word| id.is_some_and(|id| id.value == word.value));
            same.map(|word| word.range + self.start).collect()
        };
        let causes = self.hazard.causes.iter().map(|cause| (cause, places(cause)));
        causes.filter(|(_, places)| !places.is_empty()).collect()
    }

    /// A step between the hazard, or something in it, and another link, made by places in the hazard.
    fn step(&self, item: CallItem, from: Vec<TextRange>) -> Call {
        Call { item, from, path: Some(Arc::clone(&self.island.path)) }
    }
}

#[derive(Clone, Copy)]
pub(super) struct Chain<'a> {
    pub(super) snapshot: &'a Snapshot,
}

impl<'a> Chain<'a> {
    pub(super) fn of_local(self, local: &Local) -> Option<At<'a>> {
        self.at(local.island, local.item)
    }

    /// The hazards with an id.
    pub(super) fn hazards(self, id: &SmolStr) -> Vec<At<'a>> {
        let sites = self.snapshot.index().sites(&Name::Id(id.clone())).iter();
        let mut found = self.hazards_in(sites.map(|site| site.island));
        found.retain(|at| at.hazard.header.id_str() == id);
        found
    }

    /// The hazards that address a programme hazard.
    pub(super) fn addressing(self, id: &SmolStr) -> Vec<At<'a>> {
        let usages = self.snapshot.index().usages(&Name::Programme(id.clone())).iter();
        let mut found = self.hazards_in(usages.map(|usage| usage.island));
        found.retain(|at| at.hazard.addresses.iter().any(|word| word.value == *id));
        found
    }

    /// The hazards that use a shared control.
    pub(super) fn using(self, id: &SmolStr) -> Vec<At<'a>> {
        let usages = self.snapshot.index().usages(&Name::Id(id.clone())).iter();
        let mut found = self.hazards_in(usages.map(|usage| usage.island));
        found.retain(|at| at.hazard.uses.iter().any(|used| used.id.as_ref().is_some_and(|word| word.value == *id)));
        found
    }

    pub(super) fn steps_from_programme(self, id: &SmolStr) -> Vec<Call> {
        let items = self.items(&Named::Programme(id.clone()));
        let from: Vec<TextRange> = items.first().and_then(CallItem::selection).into_iter().collect();
        let path = items.first().and_then(CallItem::path);
        let hazards = self.addressing(id).into_iter();
        hazards.map(|at| Call { item: self.hazard(&at), from: from.clone(), path: path.clone() }).collect()
    }

    pub(super) fn steps_from_hazard(self, at: &At<'a>) -> Vec<Call> {
        let step = |item, place: TextRange| at.step(item, vec![place + at.start]);
        let causes = at.hazard.causes.iter();
        let mut calls: Vec<Call> = causes.map(|cause| step(self.cause(at, cause), cause.header.place())).collect();
        for control in self.controls(at).iter().filter(|control| at.causes(control).is_empty()) {
            calls.extend(self.applied(at, control).into_iter().map(|item| step(item, control.place())));
        }
        calls
    }

    pub(super) fn steps_from_local(self, at: &At<'a>, local: &Local) -> Vec<Call> {
        if local.kind != IdKind::Cause {
            return Vec::new();
        }
        let mut calls = Vec::new();
        for control in self.controls(at) {
            let named = control.mitigates.iter().filter(|word| word.value == local.id);
            let from: Vec<TextRange> = named.map(|word| word.range + at.start).collect();
            if !from.is_empty() {
                calls.extend(self.applied(at, &control).into_iter().map(|item| at.step(item, from.clone())));
            }
        }
        calls
    }

    pub(super) fn steps_to_hazard(self, at: &At<'a>) -> Vec<Call> {
        let items = at.hazard.addresses.iter().flat_map(|word| self.items(&Named::Programme(word.value.clone())));
        items.map(|item| Call { from: item.selection().into_iter().collect(), path: item.path(), item }).collect()
    }

    pub(super) fn steps_to_local(self, at: &At<'a>, local: &Local) -> Vec<Call> {
        match local.kind {
            IdKind::Cause => {
                let mut causes = at.hazard.causes.iter().filter(|cause| cause.header.id_str() == local.id);
                causes.next().map(|cause| self.call_of(at, cause.header.place())).into_iter().collect()
            }
            IdKind::OwnControl => self.steps_to_controls(at, |control| {
                matches!(control.source, ControlSource::Own(_)) && control.id() == local.id
            }),
            IdKind::Hazard | IdKind::Control | IdKind::Action => Vec::new(),
        }
    }

    pub(super) fn steps_to_shared(self, at: &At<'a>, id: &SmolStr) -> Vec<Call> {
        self.steps_to_controls(at, |control| matches!(control.source, ControlSource::Shared(_)) && control.id() == id)
    }

    /// The causes that these controls mitigate, or the hazard where they name none.
    fn steps_to_controls(self, at: &At<'a>, is_meant: impl Fn(&AppliedControl<'a>) -> bool) -> Vec<Call> {
        let mut calls: Vec<Call> = Vec::new();
        for control in self.controls(at).iter().filter(|control| is_meant(control)) {
            let causes = at.causes(control);
            if causes.is_empty() {
                calls.push(self.call_of(at, control.place()));
            }
            calls.extend(causes.into_iter().map(|(cause, from)| at.step(self.cause(at, cause), from)));
        }
        calls
    }

    fn call_of(self, at: &At<'a>, place: TextRange) -> Call {
        at.step(self.hazard(at), vec![place + at.start])
    }

    fn controls(self, at: &At<'a>) -> Vec<AppliedControl<'a>> {
        self.snapshot.assess(at.hazard).controls
    }

    fn at(self, island: IslandId, item: usize) -> Option<At<'a>> {
        let island = self.snapshot.island(island)?;
        let start = self.snapshot.file(&island.path)?.start_of(island.id)?;
        match island.content.items.get(item)? {
            Item::Hazard(hazard) => Some(At { island, start, item, hazard }),
            _ => None,
        }
    }

    /// The hazards of these islands, by path and place.
    fn hazards_in(self, islands: impl Iterator<Item = IslandId>) -> Vec<At<'a>> {
        let mut islands: Vec<IslandId> = islands.collect();
        islands.sort_unstable();
        islands.dedup();
        let items = islands.into_iter().flat_map(|id| {
            let count = self.snapshot.island(id).map_or(0, |island| island.content.items.len());
            (0..count).filter_map(move |item| self.at(id, item))
        });
        let mut found: Vec<At<'a>> = items.collect();
        found.sort_by_key(|at| (&at.island.path, at.start, at.item));
        found
    }
}
