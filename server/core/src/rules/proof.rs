//! What the two rules about missing evidence have in common.

use super::{Report, Scope};
use crate::diagnostic::Applicability;
use crate::model::{Control, EvidenceKind, Party, State};

/// Tells of a control that is said to be there and has no evidence of one kind. Exempt are controls that another
/// party carries, whose evidence is theirs, and existing ones, which the log does not bring about.
pub(crate) fn tell_missing(
    control: &Control,
    kind: EvidenceKind,
    message: impl FnOnce(State) -> String,
    scope: &Scope<'_>,
    report: &mut Report<'_>,
) {
    let Some(state) = control.state.as_ref().and_then(|field| field.value.as_ref()) else { return };
    let is_exempt = control.existing || *control.party() != Party::Manufacturer;
    // Evidence that could not be read is told of already, and may be the one that is sought.
    let mut unread = control.evidence.iter().filter(|one| one.kind.is_none_or(|known| known == kind));
    if state.value < State::Implemented
        || is_exempt
        || control.has_evidence(kind)
        || unread.any(|one| one.target.is_none())
    {
        return;
    }
    let word = match kind {
        EvidenceKind::Implementation => "implementation",
        EvidenceKind::Effectiveness => "effectiveness",
    };
    let depth = usize::from(!scope.is_shared(control));
    let text = control.header.added(depth, &[format!("evidence {word} \"\"")]);
    let title = format!("write `evidence {word}` to fill in");
    report.at(state.range, message(state.value)).insert(control.header.tail, text, title, Applicability::Suggestion);
}
