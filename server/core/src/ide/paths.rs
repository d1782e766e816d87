//! The paths that an item names: those of evidence, and of a supplier's log.

use crate::model::{Control, Evidence, EvidenceTarget, Item, Text};

/// A path with the text in which it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct PathUse<'a> {
    /// The string, with the quotes and perhaps a `#…` behind the path.
    pub(super) text: &'a Text,
    /// The path.
    pub(super) path: &'a str,
}

/// Every path that an item names.
pub(super) fn paths(item: &Item) -> Vec<PathUse<'_>> {
    match item {
        Item::Hazard(hazard) => hazard.controls.iter().flat_map(of_control).collect(),
        Item::Control(control) => of_control(control).collect(),
        Item::Log(log) => {
            let text = log.supplier.as_ref().and_then(|supplier| supplier.log.as_ref());
            let target = text.and_then(|text| Some((text, EvidenceTarget::of(&text.value)?)));
            target.and_then(|(text, target)| of_target(text, target)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn of_control(control: &Control) -> impl Iterator<Item = PathUse<'_>> {
    control
        .evidence
        .iter()
        .filter_map(|evidence: &Evidence| of_target(evidence.target.as_ref()?, evidence.target_kind()?))
}

fn of_target<'a>(text: &'a Text, target: EvidenceTarget<'a>) -> Option<PathUse<'a>> {
    match target {
        EvidenceTarget::Path(path) => Some(PathUse { text, path }),
        EvidenceTarget::Link(_) | EvidenceTarget::Test(_) => None,
    }
}
