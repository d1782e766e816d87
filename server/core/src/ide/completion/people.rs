//! Names of people and squads that the project has already: the officer, those who answer for the project, and those of
//! the hazards around the place. Ten thousand other hazards are not read for it.

use text_size::{TextRange, TextSize};

use super::ask::Ask;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::lookup;
use crate::model::{Control, Field, Hazard, Item, Party, Text};
use crate::syntax::{Clausal, Keyword};
use crate::workspace::{Island, Name, Referent};

/// Islands on each side of the place whose people are proposed.
const NEIGHBOURS: usize = 16;
/// Hazards and shared controls of other files whose people are proposed too: a new file has no neighbours.
const OTHERS: usize = 64;

/// The names that fit the place: of people where somebody is named, of recipients where something is handed over.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    let names = match (place.keyword, place.clause) {
        (Keyword::Owner | Keyword::Officer | Keyword::By, None) | (_, Some(Clausal::Owner | Clausal::By)) => {
            people(ask)
        }
        (_, Some(Clausal::To)) => recipients(ask),
        _ => return Vec::new(),
    };
    let listed = ask.listed(place);
    let is_listed = |name: &&str| listed.iter().any(|known| known.trim_matches('"') == *name);
    names.iter().filter(|name| !is_listed(name)).map(|name| ask.quoted(ProposalKind::Person, name)).collect()
}

fn people<'a>(ask: &Ask<'a>) -> Vec<&'a str> {
    let mut names = Names::default();
    names.extend(lookup::officer(ask.snapshot()));
    names.read(ask, Names::of_item);
    names.list
}

fn recipients<'a>(ask: &Ask<'a>) -> Vec<&'a str> {
    let mut names = Names::default();
    names.read(ask, |names, item| match item {
        Item::Hazard(hazard) => {
            names.texts(hazard.status.as_ref().and_then(|status| status.to.as_ref()));
            hazard.controls.iter().for_each(|control| names.party(control));
        }
        Item::Control(control) => names.party(control),
        Item::Programme(programme) => names.texts(programme.dispositions.iter().filter_map(|one| one.to.as_ref())),
        _ => {}
    });
    names.list
}

/// The islands around the place, the nearest first.
fn neighbours<'a>(ask: &Ask<'a>) -> Vec<&'a Island> {
    let file = ask.cursor.file;
    let mut islands: Vec<&'a Island> = vec![ask.cursor.island];
    let (mut above, mut below) = (Some(ask.cursor.extent), Some(ask.cursor.extent));
    let step = TextSize::new(1);
    for _ in 0..NEIGHBOURS {
        let mut visit = |at: Option<TextSize>| -> Option<TextRange> {
            let (extent, island) = file.island_at(at?)?;
            islands.push(island);
            Some(extent)
        };
        above = above.and_then(|extent| visit(extent.start().checked_sub(step)));
        below = below.and_then(|extent| visit((extent.end() < file.document().len()).then_some(extent.end())));
    }
    islands
}

/// Some islands of the project, wherever they are.
fn others<'a>(ask: &Ask<'a>) -> impl Iterator<Item = &'a Island> + use<'a> {
    let snapshot = ask.snapshot();
    let ids = Referent::ALL.into_iter().flat_map(|referent| snapshot.index().ids(referent).take(OTHERS));
    let sites = ids.flat_map(|id| snapshot.index().sites(&Name::Id(id.clone())).first());
    sites.filter_map(|site| snapshot.island(site.island)).map(|island| &**island)
}

/// Names, each once.
#[derive(Default)]
struct Names<'a> {
    list: Vec<&'a str>,
    /// The text that is being written in the island at hand: it is half a name.
    unfinished: Option<TextRange>,
}

impl<'a> Names<'a> {
    /// Looks at the items around the place, and at those of the project.
    fn read(&mut self, ask: &Ask<'a>, look: impl Fn(&mut Self, &'a Item)) {
        let of_project = ask.snapshot().project_items().map(|island| &**island);
        for island in neighbours(ask).into_iter().chain(of_project).chain(others(ask)) {
            self.unfinished = (island.id == ask.cursor.island.id).then(|| ask.word());
            island.content.items.iter().for_each(|item| look(self, item));
        }
    }

    fn extend(&mut self, names: impl IntoIterator<Item = &'a str>) {
        for name in names.into_iter().map(str::trim) {
            // What is left of a string with a quote too few is no name.
            if name.contains(char::is_alphabetic) && !self.list.contains(&name) {
                self.list.push(name);
            }
        }
    }

    fn texts(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        let unfinished = self.unfinished;
        self.extend(texts.into_iter().filter(|text| Some(text.range) != unfinished).map(|text| &*text.value));
    }

    fn field(&mut self, field: Option<&'a Field<Text>>) {
        self.texts(field.and_then(|field| field.value.as_ref()));
    }

    fn party(&mut self, control: &'a Control) {
        if let Party::Other(name) = control.party() {
            self.extend([&**name]);
        }
    }

    fn of_item(&mut self, item: &'a Item) {
        match item {
            Item::Hazard(hazard) => self.of_hazard(hazard),
            Item::Control(control) => self.field(control.owner.as_ref()),
            Item::Programme(programme) => {
                let said = programme.dispositions.iter().flat_map(|one| [&one.by, &one.owner]);
                self.texts(said.flatten());
            }
            Item::Approval(approval) => self.texts(approval.by.as_ref()),
            Item::Review(review) => self.texts(&review.by),
            _ => {}
        }
    }

    fn of_hazard(&mut self, hazard: &'a Hazard) {
        self.field(hazard.owner.as_ref());
        hazard.controls.iter().for_each(|control| self.field(control.owner.as_ref()));
        self.texts(hazard.actions.iter().filter_map(|action| action.owner.as_ref()));
        self.texts(hazard.accepted.as_ref().and_then(|accepted| accepted.by.as_ref()));
    }
}
