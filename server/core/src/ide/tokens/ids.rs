//! The ids and levels of an island by place, with what they name and whether anything defines them.

use text_size::TextRange;

use super::kind::{Modifiers, TokenClass, TokenModifier};
use crate::config::IdKind;
use crate::ide::lookup;
use crate::ide::names::{Local, Named, Occurrence, Role, occurrences};
use crate::model::{Hazard, Item, Score, StatusWord, Word};
use crate::risk::{Axis, Matrix};
use crate::workspace::{Island, Name, Referent, Snapshot};

/// What stands at places of an island, by place: all that its tokens take from elsewhere than its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ids(Vec<(TextRange, TokenClass, Modifiers)>);

impl Ids {
    /// The ids and levels of an island.
    #[must_use]
    pub fn of(snapshot: &Snapshot, island: &Island) -> Self {
        let mut found = Found { snapshot, island, known: Vec::new() };
        for one in occurrences(island) {
            let modifiers = found.modifiers(&one);
            found.known.push((one.range, class(&one.named), modifiers));
        }
        for item in &island.content.items {
            found.others(item);
        }
        found.known.sort_by_key(|(range, ..)| range.start());
        Self(found.known)
    }

    /// What the word at this place is, where it is an id or a level.
    pub(super) fn at(&self, range: TextRange) -> Option<(TokenClass, Modifiers)> {
        let after = self.0.partition_point(|(known, ..)| known.start() <= range.start());
        let (known, class, modifiers) = self.0.get(after.checked_sub(1)?)?;
        known.contains_range(range).then_some((*class, *modifiers))
    }
}

struct Found<'a> {
    snapshot: &'a Snapshot,
    island: &'a Island,
    known: Vec<(TextRange, TokenClass, Modifiers)>,
}

impl Found<'_> {
    /// The ids of programmes, and the levels of scores.
    fn others(&mut self, item: &Item) {
        match item {
            Item::Programme(programme) => self.programme(programme.header.id.as_ref()),
            Item::Catalogue(catalogue) => self.programme(catalogue.header.id.as_ref()),
            Item::Hazard(hazard) => {
                let matrix = &self.snapshot.inputs().config.matrix;
                let scores = [&hazard.initial, &hazard.residual].into_iter().flatten();
                let words = scores.flat_map(|score| levels(matrix, score));
                self.known.extend(words.map(|word| (word.range, TokenClass::Level, Modifiers::default())));
            }
            _ => {}
        }
    }

    fn programme(&mut self, id: Option<&Word>) {
        let id = id.map(|id| (id.range, TokenClass::Programme, Modifiers::default()));
        self.known.extend(id);
    }

    fn modifiers(&self, one: &Occurrence) -> Modifiers {
        let is_definition = one.role == Role::Definition;
        Modifiers::default()
            .with_if(is_definition, TokenModifier::Declaration)
            .with_if(!is_definition && !self.is_defined(&one.named), TokenModifier::Unresolved)
            .with_if(self.is_closed(one), TokenModifier::Deprecated)
    }

    fn is_defined(&self, named: &Named) -> bool {
        let defines = |id: &smol_str::SmolStr, referent| {
            let sites = self.snapshot.index().sites(&Name::Id(id.clone()));
            sites.iter().any(|site| site.definition.facts.referent() == Some(referent))
        };
        match named {
            Named::Hazard(id) => defines(id, Referent::Hazard),
            Named::Control(id) => defines(id, Referent::Control),
            Named::Programme(id) => self.is_known(id),
            Named::Log(_) => true,
            Named::Local(local) => self.is_local(local),
        }
    }

    /// Known to a declared edition or, while none is declared, to any; a supplier's ids cannot be looked up.
    fn is_known(&self, id: &str) -> bool {
        let programmes = self.snapshot.programmes();
        let declared = programmes.declared();
        if programmes.has_supplier() && !declared.iter().any(|edition| edition.claims(id)) {
            return true;
        }
        let holds = |edition: &std::sync::Arc<crate::catalogue::Edition>| edition.hazard(id).is_some();
        if declared.is_empty() { programmes.all().any(holds) } else { declared.iter().any(holds) }
    }

    /// A shared control cannot name causes, and a rule says so: nothing is missing there.
    fn is_local(&self, local: &Local) -> bool {
        match self.island.content.items.get(local.item) {
            Some(Item::Hazard(hazard)) => hazard.causes.iter().any(|cause| cause.header.id_str() == local.id),
            _ => true,
        }
    }

    fn is_closed(&self, one: &Occurrence) -> bool {
        let Named::Hazard(id) = &one.named else { return false };
        if one.role == Role::Definition {
            return self.island.content.hazards().any(|hazard| hazard.header.id_str() == id && is_closed(hazard));
        }
        lookup::hazards(self.snapshot, id).into_iter().any(|(_, hazard)| is_closed(hazard))
    }
}

fn is_closed(hazard: &Hazard) -> bool {
    let stated = hazard.status.as_ref().and_then(|status| status.word.value.as_ref());
    stated.is_some_and(|stated| stated.value == StatusWord::Closed)
}

/// The words of a score that the matrix knows.
fn levels<'s>(matrix: &Matrix, score: &'s Score) -> impl Iterator<Item = &'s Word> + use<'s> {
    let on = |axis, word: &'s Option<Word>| word.as_ref().filter(|word| matrix.level(axis, &word.value).is_some());
    let severity = on(Axis::Severity, &score.severity);
    let likelihood = on(Axis::Likelihood, &score.likelihood);
    let risk = score.risk.as_ref().filter(|word| matrix.is_risk(&word.value));
    [severity, likelihood, risk].into_iter().flatten()
}

fn class(named: &Named) -> TokenClass {
    match named {
        Named::Hazard(_) => TokenClass::Hazard,
        Named::Control(_) => TokenClass::Control,
        Named::Programme(_) => TokenClass::Programme,
        Named::Log(_) => TokenClass::Log,
        Named::Local(local) => match local.kind {
            IdKind::Cause => TokenClass::Cause,
            IdKind::Action => TokenClass::Action,
            IdKind::OwnControl | IdKind::Control => TokenClass::Control,
            IdKind::Hazard => TokenClass::Hazard,
        },
    }
}
