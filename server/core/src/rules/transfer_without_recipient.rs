//! A transfer to nobody.

use super::phrase::{all_of, named, plural};
use super::{Check, Group, HazardScope, Levels, Report, Rule, Scope};
use crate::diagnostic::{Applicability, Clause};
use crate::model::{Answer, Disposition, Hazard, Item, Party, StatusWord, Text};

pub(crate) static RULE: Rule = Rule {
    name: "transfer-without-recipient",
    group: Group::Status,
    summary: "a hazard, or a programme hazard, is transferred and no recipient is named",
    levels: Levels::new(b"WEE"),
    clauses: &[Clause::new("6.3.1")],
    since: "0.1.0",
    page: include_str!("transfer_without_recipient.md"),
    waivable: true,
    check: Check::Several(&[Check::Hazard(of_hazard), Check::Island(of_programme)]),
};

fn of_hazard(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let Some(status) = &scope.hazard.status else { return };
    let Some(word) = status.word.value.as_ref().filter(|word| word.value == StatusWord::Transferred) else { return };
    let is_named = status.to.as_ref().is_some_and(|to| !to.is_blank());
    if is_named || scope.scope.island.content.tells_of(status.range) {
        return;
    }
    let message = format!(
        "{} is transferred to nobody: write `to` with the name of the recipient in quotes",
        named("hazard", &scope.hazard.header)
    );
    let told = report.at(status.to.as_ref().map_or(word.range, |blank| blank.range), message);
    let to = format!("to \"{}\"", recipient(scope.hazard));
    // Where a `to` stands there with nothing behind it, a second one would be a mistake of form.
    if status.range.end() == word.range.end() {
        told.insert(word.range.end(), format!(" {to}"), format!("write `{to}`"), Applicability::Suggestion);
    }
}

/// The one party that carries the hazard's other controls, where there is one and no more.
fn recipient(hazard: &Hazard) -> &str {
    let mut parties = hazard.additional().filter_map(|control| match control.party() {
        Party::Manufacturer => None,
        Party::Deployer => Some("Deploying organisation"),
        Party::Other(name) => Some(&**name),
    });
    let first = parties.next().unwrap_or_default();
    if parties.all(|party| party == first) { first } else { "" }
}

fn of_programme(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        let Item::Programme(programme) = item else { continue };
        let transferred = |disposition: &&Disposition| disposition.answer == Answer::Transferred;
        programme.dispositions.iter().filter(transferred).for_each(|one| of_disposition(one, scope, report));
    }
}

fn of_disposition(disposition: &Disposition, scope: &Scope<'_>, report: &mut Report<'_>) {
    let Some(last) = disposition.ids.last() else { return };
    let is_named = disposition.to.as_ref().is_some_and(|to| !Text::is_blank(to));
    if is_named || scope.island.content.tells_of(disposition.range) {
        return;
    }
    let ids = all_of(disposition.ids.iter().map(|id| id.value.as_str()));
    let verb = plural(disposition.ids.len(), "is", "are");
    let message = format!("{ids} {verb} transferred to nobody: write `to` with the name of the recipient in quotes");
    let told = report.at(disposition.to.as_ref().map_or(disposition.keyword, |blank| blank.range), message);
    if disposition.to.is_none() {
        told.insert(last.range.end(), " to \"\"", "write `to`", Applicability::Suggestion);
    }
}
