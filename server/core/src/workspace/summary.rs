//! What other islands may know of an island: the names that it defines and uses, with what is said of them.
//!
//! As long as the summary stays equal, a change of the island touches no other one.

use std::sync::Arc;

use smol_str::SmolStr;

use super::index::Counts;
use super::name::{Definition, Facts, Name, Use};
use super::resemblance::Resemblance;
use crate::model::{Acceptance, Content, Control, Entry, Evidence, EvidenceTarget, Hazard, Header, Item};
use crate::risk::SharedFacts;

/// Names defined and used in an island.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// What it defines.
    pub definitions: Vec<(Name, Definition)>,
    /// What it uses.
    pub uses: Vec<(Name, Use)>,
    /// What its hazards are compared by.
    pub resemblances: Vec<Resemblance>,
    /// Paths that evidence names, relative to the project.
    pub paths: Vec<SmolStr>,
    /// Its hazards, by whether they answer the programme, are scored and are accepted.
    pub counts: Counts,
    /// True where it holds more than hazards and shared controls.
    pub has_project_items: bool,
}

impl Summary {
    pub(super) fn of(content: &Content, path: &Arc<str>) -> Self {
        let mut summary = Self::default();
        for item in &content.items {
            match item {
                Item::Hazard(hazard) => summary.hazard(hazard),
                Item::Control(control) => summary.shared_control(control),
                Item::Entry(entry) => summary.entry(entry, path),
                Item::Log(log) => summary.define(Name::Header, &log.header, Facts::None),
                Item::Review(review) => {
                    let covered = review.covers.iter().map(|id| (Name::Id(id.value.clone()), Use::Covers));
                    summary.uses.extend(covered);
                }
                Item::Programme(_) | Item::Approval(_) | Item::Change(_) | Item::Waiver(_) | Item::Catalogue(_) => {}
            }
            summary.has_project_items |= !matches!(item, Item::Hazard(_) | Item::Control(_));
        }
        summary
    }

    fn hazard(&mut self, hazard: &Hazard) {
        if let Some(id) = &hazard.header.id {
            self.define(Name::Id(id.value.clone()), &hazard.header, Facts::Hazard { weight: hazard.weight });
        }
        for id in &hazard.addresses {
            let hazard_id = SmolStr::from(hazard.header.id_str());
            self.uses.push((
                Name::Programme(id.value.clone()),
                Use::Addresses {
                    hazard: hazard_id,
                    scored: hazard.is_scored(),
                    in_part: hazard.in_part.contains(&id.value),
                },
            ));
        }
        let count =
            if hazard.addresses.is_empty() { &mut self.counts.own_hazards } else { &mut self.counts.answering_hazards };
        *count += 1;
        self.counts.unscored_hazards += usize::from(!hazard.is_scored());
        self.counts.accepted_hazards += usize::from(hazard.accepted.as_ref().is_some_and(Acceptance::is_whole));
        for used in &hazard.uses {
            if let Some(id) = &used.id {
                let mitigates = !used.mitigates.is_empty();
                self.uses.push((Name::Id(id.value.clone()), Use::Controls { mitigates }));
            }
        }
        self.resemblances.push(Resemblance::of(hazard));
        hazard.controls.iter().for_each(|control| self.evidence(control));
    }

    fn shared_control(&mut self, control: &Control) {
        if let Some(id) = &control.header.id {
            self.define(Name::Id(id.value.clone()), &control.header, Facts::Control(SharedFacts::of(control)));
        }
        self.evidence(control);
    }

    fn entry(&mut self, entry: &Entry, path: &Arc<str>) {
        if let Some(id) = &entry.header.id {
            let name = Name::Entry(Arc::clone(path), id.value.clone());
            self.define(name, &entry.header, Facts::None);
        }
    }

    fn evidence(&mut self, control: &Control) {
        let targets = control.evidence.iter().filter_map(Evidence::target_kind);
        self.paths.extend(targets.filter_map(|target| match target {
            EvidenceTarget::Path(path) => Some(SmolStr::from(path)),
            EvidenceTarget::Link(_) | EvidenceTarget::Test(_) => None,
        }));
    }

    fn define(&mut self, name: Name, header: &Header, facts: Facts) {
        self.definitions.push((name, Definition { range: header.place(), facts }));
    }
}
