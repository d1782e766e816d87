//! Own ids: causes, shared controls and hazards where they are referred to, and the next free one where one is given.

use smol_str::SmolStr;

use super::ask::Ask;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind, Proposals, ResolveKey};
use super::query::{Fit, Query};
use crate::config::IdKind;
use crate::ide::{lookup, next_id};
use crate::model::Hazard;
use crate::risk::SharedFacts;
use crate::syntax::{Container, Keyword};
use crate::workspace::{Facts, Name, Referent, Snapshot};

/// A longer list is not read; more typing makes it shorter.
const MOST: usize = 200;

/// The causes of this hazard that are not yet in the list, those first that no control mitigates.
pub(super) fn causes(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    let Some(hazard) = ask.hazard() else { return Vec::new() };
    let listed = ask.listed(place);
    let mut found = Vec::new();
    for cause in &hazard.causes {
        let id = cause.header.id_str();
        if id.is_empty() || listed.contains(&id) {
            continue;
        }
        let by = mitigating(hazard, id);
        let name = cause.header.name.as_ref().map_or("", |name| &*name.value);
        let right = if by.is_empty() { "not mitigated".to_owned() } else { format!("mitigated by {}", by.join(", ")) };
        found.push((!by.is_empty(), ask.proposal(ProposalKind::Cause, id).detail(name).description(right)));
    }
    found.sort_by_key(|(is_mitigated, _)| *is_mitigated);
    found.into_iter().map(|(_, proposal)| proposal).collect()
}

/// The controls of a hazard that mitigate a cause, by id.
fn mitigating<'h>(hazard: &'h Hazard, cause: &str) -> Vec<&'h str> {
    let own = hazard.controls.iter().filter(|control| control.mitigated().any(|word| word.value == cause));
    let used = hazard.uses.iter().filter(|used| used.mitigates.iter().any(|word| word.value == cause));
    let ids = own.map(|control| control.header.id_str());
    ids.chain(used.filter_map(|used| used.id.as_ref()).map(|id| id.value.as_str())).collect()
}

/// The causes of a hazard that no control mitigates.
pub(super) fn unmitigated(hazard: &Hazard) -> Vec<&str> {
    let ids = hazard.causes.iter().map(|cause| cause.header.id_str());
    ids.filter(|id| !id.is_empty() && mitigating(hazard, id).is_empty()).collect()
}

/// The shared controls that this hazard does not yet use.
pub(super) fn shared_controls(ask: &Ask<'_>) -> Proposals {
    let word = ask.word();
    let used = ask.hazard().map(|hazard| hazard.uses.as_slice()).unwrap_or_default();
    // The one that is being written is in the model too.
    let used: Vec<&str> = used
        .iter()
        .filter_map(|used| used.id.as_ref())
        .filter(|id| id.range != word)
        .map(|id| id.value.as_str())
        .collect();
    let snapshot = ask.snapshot();
    let query = Query::new(ask.typed(word));
    let ids = snapshot.index().ids(Referent::Control).filter(|id| !used.contains(&id.as_str()));
    let found: Vec<(Fit, SmolStr)> = ids
        .filter_map(|id| {
            let by_name = || query.fit_words(&facts(snapshot, id)?.name);
            Some((query.fit_id(id).or_else(by_name)?, id.clone()))
        })
        .collect();
    listed(ask, found, |id| {
        let mut proposal = ask.proposal(ProposalKind::Control, id.as_str());
        if let Some(facts) = facts(snapshot, id) {
            let kind = facts.kind.map(|kind| kind.as_str());
            let right: Vec<&str> = kind.into_iter().chain([facts.state.as_str()]).collect();
            proposal = proposal.detail(facts.name.as_str()).description(right.join(", "));
        }
        proposal.key = Some(ResolveKey::Control(id.clone()));
        proposal
    })
}

fn facts(snapshot: &Snapshot, id: &SmolStr) -> Option<SharedFacts> {
    snapshot.index().sites(&Name::Id(id.clone())).iter().find_map(|site| match &site.definition.facts {
        Facts::Control(facts) => Some(facts.clone()),
        _ => None,
    })
}

/// The hazards of the project that are not yet in the list.
pub(super) fn hazards(ask: &Ask<'_>, place: &Place) -> Proposals {
    let listed_ids = ask.listed(place);
    let query = Query::new(ask.typed(ask.word()));
    let snapshot = ask.snapshot();
    let is_listed = |id: &SmolStr| listed_ids.contains(&id.as_str());
    let ids = snapshot.index().ids(Referent::Hazard).filter(|id| !is_listed(id));
    let mut found: Vec<(Fit, SmolStr)> = ids.filter_map(|id| Some((query.fit_id(id)?, id.clone()))).collect();
    if found.is_empty() {
        let all = snapshot.all_islands().flat_map(|(_, island)| island.content.hazards());
        let named = all.filter_map(|hazard| hazard.header.id.as_ref().zip(hazard.header.name.as_ref()));
        // Names lie all over the memory: a walk to all of them first lets the machine fetch many at once.
        let named: Vec<(&SmolStr, &str)> = named.map(|(id, name)| (&id.value, &*name.value)).collect();
        let fits = named.into_iter().filter_map(|(id, name)| Some((query.fit_words(name)?, id.clone())));
        found.extend(fits.filter(|(_, id)| !is_listed(id)).take(MOST + 1));
    }
    listed(ask, found, |id| {
        let mut proposal = ask.proposal(ProposalKind::Hazard, id.as_str()).detail(name(snapshot, id));
        proposal.key = Some(ResolveKey::Hazard(id.clone()));
        proposal
    })
}

/// The name of a hazard of the project.
fn name(snapshot: &Snapshot, id: &SmolStr) -> String {
    let found = lookup::hazards(snapshot, id);
    let name = found.first().and_then(|(_, hazard)| hazard.header.name.as_ref());
    name.map_or_else(String::new, |name| name.value.to_string())
}

/// The best of what was found; a client compares with what is typed, which may be words of the name.
fn listed(ask: &Ask<'_>, mut found: Vec<(Fit, SmolStr)>, proposal: impl Fn(&SmolStr) -> Proposal) -> Proposals {
    let typed = ask.typed(ask.word());
    found.sort_by_key(|(fit, _)| *fit);
    let is_cut = found.len() > MOST;
    found.truncate(MOST);
    let mut list: Vec<Proposal> = found.iter().map(|(_, id)| proposal(id)).collect();
    if !typed.is_empty() {
        list.iter_mut().for_each(|one| typed.clone_into(&mut one.filter_text));
    }
    Proposals { list, is_incomplete: is_cut || !typed.is_empty() }
}

/// The next free id, where a statement gives one.
pub(super) fn free(ask: &Ask<'_>, keyword: Keyword) -> Vec<Proposal> {
    let Some(id) = next(ask, keyword) else { return Vec::new() };
    let mut proposal = ask.proposal(ProposalKind::FreeId, id.as_str()).detail("the next free id");
    proposal.preselect = true;
    vec![proposal]
}

/// The next free id for a statement that stands at the place.
pub(super) fn next(ask: &Ask<'_>, keyword: Keyword) -> Option<SmolStr> {
    let in_hazard = ask.spot.container() == Container::Hazard;
    let local = |kind| ask.hazard().map(|hazard| next_id::local(ask.snapshot(), hazard, kind));
    match keyword {
        Keyword::Hazard => Some(next_id::hazard(ask.snapshot())),
        Keyword::Control | Keyword::Existing if in_hazard => local(IdKind::OwnControl),
        Keyword::Control => Some(next_id::control(ask.snapshot())),
        Keyword::Cause => local(IdKind::Cause),
        Keyword::Action => local(IdKind::Action),
        _ => None,
    }
}
