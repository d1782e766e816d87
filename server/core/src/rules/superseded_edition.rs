//! A log that answers an edition of the programme after which a newer one came out.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::answers::{Answers, addressing, answers};
use super::phrase::{all_of, plural};
use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::catalogue::{Difference, Edition, diff};
use crate::diagnostic::{Applicability, Fix};

pub(crate) static RULE: Rule = Rule {
    name: "superseded-edition",
    group: Group::Programme,
    summary: "a newer edition of the programme is known",
    levels: Levels::new(b"IWW"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("superseded_edition.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    for answers in answers(scope) {
        let Some(newest) = newest(scope, answers.edition) else { continue };
        let changes = changes(scope, &answers, newest);
        let message = format!(
            "edition {} of {} has replaced edition {}: {}",
            newest.edition,
            newest.programme,
            answers.edition.edition,
            changes.describe()
        );
        for (place, programme) in answers.blocks() {
            let Some(text) = &programme.edition else { continue };
            let told = report.place(place.place(text.range), message.clone());
            // Where a number now names another hazard or none, what was written against it must not be carried over.
            if changes.reused.is_empty() && changes.retired.is_empty() {
                let fix = Fix::replace(text.range, format!("\"{}\"", newest.edition), Applicability::Suggestion);
                told.fix(fix.titled(format!("answer edition {}", newest.edition)));
            }
        }
    }
}

fn newest<'a>(scope: &ProjectScope<'a>, edition: &Edition) -> Option<&'a Arc<Edition>> {
    let newer = scope.programmes().all().filter(|other| other.supersedes(edition));
    newer.reduce(|best, other| if other.supersedes(best) { other } else { best })
}

/// What became of the numbers that the project refers to, and how many are new.
#[derive(Default)]
struct Changes<'a> {
    reused: Vec<&'a str>,
    retired: Vec<&'a str>,
    changed: Vec<&'a str>,
    new: Vec<&'a str>,
}

fn changes<'a>(scope: &ProjectScope<'_>, answers: &Answers<'a>, newest: &'a Edition) -> Changes<'a> {
    let given: FxHashSet<&str> = answers.given().map(|given| given.id.value.as_str()).collect();
    let mut changes = Changes::default();
    for difference in diff(answers.edition, newest) {
        let (list, hazard) = match difference {
            Difference::Unchanged(_) => continue,
            Difference::New(hazard) => {
                changes.new.push(&hazard.id);
                continue;
            }
            Difference::Reused(_, hazard) => (&mut changes.reused, hazard),
            Difference::Retired(hazard) => (&mut changes.retired, hazard),
            Difference::Changed(_, hazard) => (&mut changes.changed, hazard),
        };
        if given.contains(hazard.id.as_str()) || !addressing(scope, &hazard.id).is_empty() {
            list.push(&hazard.id);
        }
    }
    changes
}

impl Changes<'_> {
    fn describe(&self) -> String {
        let list = |ids: &[&str]| all_of(ids.iter().copied());
        let mut parts = Vec::new();
        if !self.reused.is_empty() {
            let what = plural(self.reused.len(), "is another hazard now", "are other hazards now");
            parts.push(format!("{} {what}, so what was written against the old number has to go", list(&self.reused)));
        }
        if !self.retired.is_empty() {
            parts.push(format!("{} {}", list(&self.retired), plural(self.retired.len(), "is gone", "are gone")));
        }
        if !self.changed.is_empty() {
            let what = plural(self.changed.len(), "has another text", "have another text");
            parts.push(format!("{} {what}, so read the answer again", list(&self.changed)));
        }
        if parts.is_empty() {
            parts.push("nothing that this log refers to has changed".to_owned());
        }
        if !self.new.is_empty() {
            let what = plural(self.new.len(), "is new and needs an answer", "are new and need an answer");
            parts.push(format!("{} {what}", list(&self.new)));
        }
        parts.join("; ")
    }
}
