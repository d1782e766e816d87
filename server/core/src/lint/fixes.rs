//! Fixes as edits of a file, and which of them may be made together.

use std::collections::BTreeMap;

use text_size::TextSize;

use super::Located;
use crate::diagnostic::{Applicability, Edit, Fix};

/// The edits of a fix of this finding, in bytes from the start of its file.
#[must_use]
pub fn fix_edits(found: &Located, fix: &Fix) -> Vec<Edit> {
    fix.edits.iter().map(|edit| Edit { range: edit.range + found.island, text: edit.text.clone() }).collect()
}

/// What may be made unread of the fixes of these findings, which are of one file: of each finding that no waiver
/// silences the first safe fix, unless it meets one that was taken before. Whoever wants all of them asks again with the
/// findings of the mended text.
#[must_use]
pub fn safe_edits<'a>(findings: impl IntoIterator<Item = &'a Located>) -> Vec<Edit> {
    // By where they begin; as none meets another, only the nearest one can meet a new one.
    let mut taken: BTreeMap<TextSize, Edit> = BTreeMap::new();
    for found in findings.into_iter().filter(|found| found.finding.waived.is_none()) {
        let safe = found.finding.fixes.iter().find(|fix| fix.applicability == Applicability::Safe);
        let new = safe.map(|fix| fix_edits(found, fix)).unwrap_or_default();
        let meets = |edit: &Edit| {
            let before = taken.range(..=edit.range.end()).next_back();
            before.is_some_and(|(_, other)| other.range.end() >= edit.range.start())
        };
        if !new.iter().any(meets) {
            taken.extend(new.into_iter().map(|edit| (edit.range.start(), edit)));
        }
    }
    taken.into_values().collect()
}
