//! Why an id is not renamed, in words.

use super::super::names::{Local, Named, Occurrence, occurrences};
use super::super::references::{Reference, definitions, references, sort};
use super::super::spot::Spot;
use super::super::{Cursor, FileRange, Role};
use super::{Refusal, said, same_id};
use crate::config::IdKind;
use crate::model::is_id;
use crate::rules::phrase::all_of;
use crate::syntax::{Clausal, TokenKind, parse};
use crate::workspace::{Name, Snapshot};

/// So many places are named in one sentence.
const MOST_NAMED: usize = 3;

fn refuse<T>(why: String) -> Result<T, Refusal> {
    Err(Refusal(why))
}

/// The name at the cursor, if it is one that can be given anew.
pub(super) fn no_id(cursor: &Cursor<'_>) -> Result<Occurrence, Refusal> {
    let Some(name) = cursor.name() else { return refuse(what_stands_there(cursor)) };
    let Named::Programme(id) = &name.named else { return Ok(name) };
    let programmes = cursor.snapshot.programmes();
    let whose = if programmes.has_supplier() && !programmes.all().any(|edition| edition.claims(id)) {
        "the supplier's log"
    } else {
        "the programme log"
    };
    refuse(format!("`{id}` is a number of {whose} and cannot be renamed"))
}

fn what_stands_there(cursor: &Cursor<'_>) -> String {
    let text = cursor.text();
    let syntax = parse(&text);
    let spot = Spot::new(&text, &syntax, cursor.offset);
    let word = |range| crate::text::slice(&text, range);
    if let Some(statement) = spot.statement.filter(|one| one.keyword.is_some() && spot.is_at_keyword(cursor.offset)) {
        return format!("`{}` is a word of the language and cannot be renamed", word(statement.keyword_range));
    }
    let Some(token) = spot.token else { return "there is no id here that could be renamed".to_owned() };
    let behind = spot.before(cursor.offset).last().map(|token| token.kind);
    match (token.kind, behind) {
        (TokenKind::Clause(clausal), _) => format!("`{clausal}` is a word of the language and cannot be renamed"),
        (TokenKind::Word, Some(TokenKind::Clause(Clausal::Severity | Clausal::Likelihood))) => {
            format!("`{}` is a level of the risk matrix and cannot be renamed here", word(token.range))
        }
        (TokenKind::Word, _) if crate::rules::find(word(token.range)).is_some() => {
            format!("`{}` is the name of a rule and cannot be renamed", word(token.range))
        }
        (TokenKind::Word, _) if is_id(word(token.range)) && !cursor.island.content.problems.is_empty() => {
            format!("`{}` cannot be read as an id yet: mend the item first", word(token.range))
        }
        (TokenKind::Word, _) => format!("`{}` is no id of this log and cannot be renamed", word(token.range)),
        _ => "there is no id here that could be renamed".to_owned(),
    }
}

/// Refuses what is defined nowhere, and what is defined twice: nobody can say then which of the two a place means.
pub(super) fn not_one_definition(snapshot: &Snapshot, named: &Named) -> Result<(), Refusal> {
    let id = named.id();
    let mut defined: Vec<Reference> =
        same_id(snapshot, named).iter().flat_map(|one| definitions(snapshot, one)).collect();
    sort(&mut defined);
    match defined.as_slice() {
        [_] => Ok(()),
        [] => refuse(format!("`{id}` is defined nowhere: correct it where it is used, or define it first")),
        all => {
            let named = all_of(
                all.iter()
                    .take(MOST_NAMED)
                    .map(|one| said(snapshot, &one.place))
                    .collect::<Vec<_>>()
                    .iter()
                    .map(String::as_str),
            );
            let more = if all.len() > MOST_NAMED { " and elsewhere" } else { "" };
            refuse(format!(
                "`{id}` is defined {} times, in {named}{more}: give each its own id by hand first",
                all.len()
            ))
        }
    }
}

/// Refuses what is no id at all, or not of the project's form.
pub(super) fn no_new_id(snapshot: &Snapshot, named: &Named, new: &str) -> Result<(), Refusal> {
    if !is_id(new) {
        return refuse(format!(
            "`{new}` is no id: an id has letters, digits, `-`, `_` and `.`, and a digit or a hyphen among them"
        ));
    }
    let kind = match named {
        Named::Hazard(_) => IdKind::Hazard,
        Named::Control(_) => IdKind::Control,
        Named::Local(local) => local.kind,
        Named::Programme(_) | Named::Log(_) => return Ok(()),
    };
    match snapshot.inputs().config.ids.get(&kind).filter(|scheme| !scheme.fits(new)) {
        Some(scheme) => {
            refuse(format!("`{new}` does not have the form that this project gives such an id: `{}`", scheme.pattern()))
        }
        None => Ok(()),
    }
}

/// Refuses an id that means something already, or that a place uses though nothing defines it: that place would come to
/// mean what it never meant.
pub(super) fn taken(snapshot: &Snapshot, named: &Named, places: &[Reference], new: &str) -> Result<(), Refusal> {
    match named {
        Named::Hazard(_) | Named::Control(_) => {
            of_project(snapshot, new)?;
            of_users(snapshot, places, new)
        }
        Named::Local(local) => of_hazard(snapshot, local, new),
        Named::Programme(_) | Named::Log(_) => Ok(()),
    }
}

fn of_project(snapshot: &Snapshot, new: &str) -> Result<(), Refusal> {
    let known = |named: Named| references(snapshot, &named);
    let mut places = known(Named::Hazard(new.into()));
    places.extend(known(Named::Control(new.into())));
    told(snapshot, new, &places)?;
    let answered = snapshot.index().usages(&Name::Programme(new.into()));
    if !answered.is_empty() || snapshot.programmes().all().any(|edition| edition.claims(new)) {
        return refuse(format!(
            "`{new}` has the form of a hazard of the programme or of the supplier: take another id"
        ));
    }
    Ok(())
}

fn told(snapshot: &Snapshot, new: &str, places: &[Reference]) -> Result<(), Refusal> {
    match (places.iter().find(|one| one.defines.is_some()), places.first()) {
        (Some(one), _) => refuse(format!("`{new}` is the id of something else, in {}", said(snapshot, &one.place))),
        (None, Some(one)) => refuse(format!(
            "`{new}` is used in {} though nothing defines it: correct it there first",
            said(snapshot, &one.place)
        )),
        (None, None) => Ok(()),
    }
}

/// A shared control beside an own control of the same id, in a hazard that uses both, could not be told apart.
fn of_users(snapshot: &Snapshot, places: &[Reference], new: &str) -> Result<(), Refusal> {
    for user in places.iter().filter(|one| one.role == Role::Used) {
        let Some(island) = snapshot.island(user.island) else { continue };
        let Some(start) = snapshot.file(&island.path).and_then(|file| file.start_of(island.id)) else { continue };
        let mut own = occurrences(island).into_iter().filter(|one| is_local(&one.named, new));
        if let Some(one) = own.find(|one| one.defines.is_some()) {
            let place = FileRange { path: island.path.clone(), range: one.range + start };
            return refuse(format!("`{new}` is an id inside a hazard that uses it, in {}", said(snapshot, &place)));
        }
    }
    Ok(())
}

fn of_hazard(snapshot: &Snapshot, local: &Local, new: &str) -> Result<(), Refusal> {
    let kinds = [IdKind::Cause, IdKind::OwnControl, IdKind::Action];
    let of_kind = |kind| references(snapshot, &Named::Local(Local { kind, id: new.into(), ..local.clone() }));
    let places: Vec<Reference> = kinds.into_iter().flat_map(of_kind).collect();
    told(snapshot, new, &places)?;
    let mut uses = local.hazard(snapshot).into_iter().flat_map(|hazard| &hazard.uses);
    if uses.any(|used| used.id.as_ref().is_some_and(|id| id.value == new)) {
        return refuse(format!("`{new}` is a shared control that this hazard uses: take another id"));
    }
    Ok(())
}

fn is_local(named: &Named, id: &str) -> bool {
    matches!(named, Named::Local(local) if local.id == id)
}
