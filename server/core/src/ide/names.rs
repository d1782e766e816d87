//! Every id that is defined or used in an island, with what it names: the one place that navigation, rename and hover
//! ask. It is read from the model, so that what cannot be understood names nothing.

use smol_str::SmolStr;
use text_size::TextRange;

use crate::config::IdKind;
use crate::model::{Answer, Control, Hazard, Header, Item, Programme, Word};
use crate::workspace::{Island, IslandId, Snapshot};

/// What an id names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Named {
    /// A hazard of the project.
    Hazard(SmolStr),
    /// A control that hazards share.
    Control(SmolStr),
    /// A hazard of the programme, or of a supplier.
    Programme(SmolStr),
    /// The log itself.
    Log(SmolStr),
    /// A cause, control or action, whose id is known inside one hazard only.
    Local(Local),
}

impl Named {
    /// The id.
    #[must_use]
    pub fn id(&self) -> &SmolStr {
        match self {
            Self::Hazard(id) | Self::Control(id) | Self::Programme(id) | Self::Log(id) => id,
            Self::Local(local) => &local.id,
        }
    }
}

/// An id that is known inside one hazard only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Local {
    /// The island of the hazard.
    pub island: IslandId,
    /// Which item of the island the hazard is.
    pub item: usize,
    /// A cause, an own control or an action.
    pub kind: IdKind,
    /// The id.
    pub id: SmolStr,
}

impl Local {
    /// The hazard that knows the id.
    #[must_use]
    pub fn hazard<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a Hazard> {
        match snapshot.island(self.island)?.content.items.get(self.item)? {
            Item::Hazard(hazard) => Some(hazard),
            _ => None,
        }
    }
}

/// How an id stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is defined here.
    Definition,
    /// A hazard answers it, in whole or in part.
    Addresses,
    /// The programme block answers it.
    Answered(Answer),
    /// A hazard relies on it: a shared control.
    Used,
    /// A control mitigates it: a cause.
    Mitigated,
    /// A review covers it: a hazard.
    Covered,
}

/// An id at a place of an island.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// What it names.
    pub named: Named,
    /// Where it is written, relative to the island's start.
    pub range: TextRange,
    /// How it stands there.
    pub role: Role,
    /// The whole statement with its block, where the id is defined here.
    pub defines: Option<TextRange>,
}

/// Every id of an island, item by item.
#[must_use]
pub fn occurrences(island: &Island) -> Vec<Occurrence> {
    let mut found = Found { island: island.id, item: 0, list: Vec::new() };
    for (number, item) in island.content.items.iter().enumerate() {
        found.item = number;
        found.item(item);
    }
    found.list
}

struct Found {
    island: IslandId,
    item: usize,
    list: Vec<Occurrence>,
}

impl Found {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Hazard(hazard) => self.hazard(hazard),
            Item::Control(control) => {
                self.defined(&control.header, Named::Control);
                control.mitigated().for_each(|word| self.local(word, IdKind::Cause, Role::Mitigated));
            }
            Item::Programme(programme) => self.programme(programme),
            Item::Entry(entry) => self.defined(&entry.header, Named::Programme),
            Item::Log(log) => self.defined(&log.header, Named::Log),
            Item::Review(review) => self.all(&review.covers, Named::Hazard, Role::Covered),
            Item::Approval(_) | Item::Change(_) | Item::Waiver(_) | Item::Catalogue(_) => {}
        }
    }

    fn hazard(&mut self, hazard: &Hazard) {
        self.defined(&hazard.header, Named::Hazard);
        self.all(&hazard.addresses, Named::Programme, Role::Addresses);
        for cause in &hazard.causes {
            self.defined_here(&cause.header, IdKind::Cause);
        }
        for control in &hazard.controls {
            self.own_control(control);
        }
        for used in &hazard.uses {
            self.all(used.id.as_ref(), Named::Control, Role::Used);
            used.mitigates.iter().for_each(|word| self.local(word, IdKind::Cause, Role::Mitigated));
        }
        for action in &hazard.actions {
            self.defined_here(&action.header, IdKind::Action);
        }
    }

    fn own_control(&mut self, control: &Control) {
        self.defined_here(&control.header, IdKind::OwnControl);
        control.mitigated().for_each(|word| self.local(word, IdKind::Cause, Role::Mitigated));
    }

    fn programme(&mut self, programme: &Programme) {
        for disposition in &programme.dispositions {
            self.all(&disposition.ids, Named::Programme, Role::Answered(disposition.answer));
        }
    }

    fn defined(&mut self, header: &Header, named: fn(SmolStr) -> Named) {
        if let Some(id) = &header.id {
            self.definition(named(id.value.clone()), id, header);
        }
    }

    fn defined_here(&mut self, header: &Header, kind: IdKind) {
        if let Some(id) = &header.id {
            self.definition(self.named_here(id, kind), id, header);
        }
    }

    fn all<'a>(&mut self, words: impl IntoIterator<Item = &'a Word>, named: fn(SmolStr) -> Named, role: Role) {
        words.into_iter().for_each(|word| self.used(named(word.value.clone()), word, role));
    }

    fn local(&mut self, word: &Word, kind: IdKind, role: Role) {
        self.used(self.named_here(word, kind), word, role);
    }

    fn named_here(&self, word: &Word, kind: IdKind) -> Named {
        Named::Local(Local { island: self.island, item: self.item, kind, id: word.value.clone() })
    }

    fn definition(&mut self, named: Named, word: &Word, header: &Header) {
        let (role, defines) = (Role::Definition, Some(header.range));
        self.list.push(Occurrence { named, range: word.range, role, defines });
    }

    fn used(&mut self, named: Named, word: &Word, role: Role) {
        self.list.push(Occurrence { named, range: word.range, role, defines: None });
    }
}
