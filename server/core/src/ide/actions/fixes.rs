//! The fixes of the findings at a place, and all that may be made unread at once.

use std::sync::Arc;

use super::{Action, ActionKind, At, FileChanges};
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::lint::{Located, fix_edits, safe_edits};

pub(super) fn of(at: &At<'_>) -> Vec<Action> {
    let mut found: Vec<Action> = Vec::new();
    for located in &at.here {
        let fixes = &located.finding.fixes;
        found.extend(fixes.iter().map(|fix| one(at, located, fix, fixes.len() == 1)));
    }
    found.extend(all_of_a_rule(at));
    found.extend(everything(at));
    found
}

fn one(at: &At<'_>, located: &Located, fix: &Fix, is_only: bool) -> Action {
    let mends = vec![(located.finding.rule, located.range)];
    Action {
        is_preferred: is_only && fix.applicability == Applicability::Safe,
        ..action(at, capital(&fix.title), fix_edits(located, fix), ActionKind::QuickFix, mends)
    }
}

/// For each rule that can be mended here and elsewhere in the file: all of it.
fn all_of_a_rule(at: &At<'_>) -> Vec<Action> {
    let mut rules: Vec<&'static str> =
        at.here.iter().filter(|found| has_safe(found)).map(|found| found.finding.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let of_rule = |rule: &'static str| {
        let same: Vec<&Located> =
            at.findings.iter().filter(|found| found.finding.rule == rule && has_safe(found)).collect();
        let edits = safe_edits(same.iter().copied());
        let mends = at.mended(&[rule]);
        (same.len() > 1).then(|| {
            let title = format!("Mend all of `{rule}` in this file that can be mended unread");
            action(at, title, edits, ActionKind::QuickFix, mends)
        })
    };
    rules.into_iter().filter_map(of_rule).collect()
}

fn everything(at: &At<'_>) -> Option<Action> {
    let edits = safe_edits(at.findings);
    let title = "Mend all in this file that can be mended unread".to_owned();
    (!edits.is_empty()).then(|| action(at, title, edits, ActionKind::FixAll, Vec::new()))
}

fn has_safe(found: &Located) -> bool {
    found.finding.waived.is_none() && found.finding.fixes.iter().any(|fix| fix.applicability == Applicability::Safe)
}

fn action(
    at: &At<'_>,
    title: String,
    edits: Vec<Edit>,
    kind: ActionKind,
    mends: Vec<(&'static str, text_size::TextRange)>,
) -> Action {
    let path = Arc::clone(at.cursor.file.path());
    let changes = edits.into_iter().map(Into::into).collect();
    let files = vec![FileChanges { path, changes, cursor: None }];
    Action { title, kind, files, new_files: Vec::new(), mends, is_preferred: false }
}

/// Titles of fixes are parts of sentences; in a list they stand alone.
fn capital(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
