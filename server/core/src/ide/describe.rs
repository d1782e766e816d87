//! How statements are called in outlines, lists and call hierarchies: a name, and a few words on it.

use crate::model::{Action, Control, Disposition, Hazard, Header, Party, StatusWord, Text, UseControl, Word};
use crate::risk::{Assessment, Axis, Matrix, ScoreReading};
use crate::rules::phrase::rating;

/// A hazard, with what its outline says beside the name.
pub(super) struct HazardDetail {
    /// `risk 4 → 2 · open`
    pub(super) detail: String,
    /// True where everything about it is complete.
    pub(super) closed: bool,
}

/// `ADS-7 Stale medication list`, or `hazard without id`.
pub(super) fn title(word: &str, header: &Header) -> String {
    let name = header.name.as_ref().map_or("", line);
    match (header.id_str(), name) {
        ("", "") => format!("{word} without id"),
        ("", name) => format!("{word} without id: {name}"),
        (id, "") => id.to_owned(),
        (id, name) => format!("{id} {name}"),
    }
}

/// `C1`, or `cause without id`.
pub(super) fn id(word: &str, header: &Header) -> String {
    match header.id_str() {
        "" => format!("{word} without id"),
        id => id.to_owned(),
    }
}

/// Scores and status. A status is told only where it may be: nobody is to read of an unscored hazard that it is closed.
pub(super) fn hazard(hazard: &Hazard, assessment: &Assessment<'_>) -> HazardDetail {
    let risk = |score: Option<ScoreReading<'_>>| score.and_then(|score| score.rating).map(|rating| rating.risk);
    let risk = match (risk(assessment.initial), risk(assessment.residual)) {
        (Some(initial), Some(residual)) => format!("risk {initial} → {residual}"),
        (Some(initial), None) => format!("risk {initial}"),
        (None, Some(residual)) => format!("unscored → risk {residual}"),
        (None, None) => "unscored".to_owned(),
    };
    let status = assessment.told_status(hazard).map(|status| status.word);
    let detail = joined([risk.as_str(), status.map_or("", StatusWord::as_str)]);
    HazardDetail { detail, closed: status == Some(StatusWord::Closed) }
}

/// `design · verified · by deployer`
pub(super) fn control(control: &Control) -> String {
    let state = control.state.as_ref().and_then(|field| field.value.as_ref()).map_or("", |state| state.value.as_str());
    let by = match control.party() {
        Party::Manufacturer => String::new(),
        Party::Deployer => "by deployer".to_owned(),
        Party::Other(name) => format!("by {name}"),
    };
    let existing = if control.existing { "existing" } else { "" };
    joined([existing, word(control.kind.as_ref()), state, &by])
}

/// `mitigates C1, C2`
pub(super) fn used(used: &UseControl) -> String {
    let causes = ids(&used.mitigates);
    let mitigates = if causes.is_empty() { causes } else { format!("mitigates {causes}") };
    joined([if used.existing { "existing shared control" } else { "shared control" }, &mitigates])
}

/// `major × low, risk 3 (undesirable)`, or the words that are given.
pub(super) fn score(matrix: &Matrix, reading: &ScoreReading<'_>) -> String {
    if let Some(known) = &reading.rating {
        return rating(matrix, known);
    }
    let given = |axis: Axis| reading.word(axis).map(|level| format!("{} {}", axis.as_str(), level.value));
    Axis::ALL.into_iter().filter_map(given).collect::<Vec<_>>().join(", ")
}

/// `Dr Shah · due 2026-12-01`
pub(super) fn action(action: &Action) -> String {
    let date = match (&action.done, &action.due) {
        (Some(done), _) => format!("done {}", done.value),
        (None, _) if action.closed => "done".to_owned(),
        (None, Some(due)) => format!("due {}", due.value),
        (None, None) => String::new(),
    };
    joined([text(action.owner.as_ref()), &date])
}

/// `GPC-49, GPC-53 · No appointments are booked.`
pub(super) fn disposition(disposition: &Disposition) -> String {
    let to = disposition.to.as_ref().map_or(String::new(), |to| format!("to {}", line(to)));
    let reason = [text(disposition.because.as_ref()), text(disposition.owner.as_ref())];
    joined([ids(&disposition.ids).as_str(), &to].into_iter().chain(reason))
}

/// Who and when.
pub(super) fn signed(by: Option<&Text>, on: Option<jiff::civil::Date>) -> String {
    joined([text(by), on.map(|date| date.to_string()).as_deref().unwrap_or_default()])
}

/// `GPC-49, GPC-53`
pub(super) fn ids(words: &[Word]) -> String {
    words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(", ")
}

pub(super) fn word(word: Option<&Word>) -> &str {
    word.map_or("", |word| word.value.as_str())
}

pub(super) fn text(text: Option<&Text>) -> &str {
    text.map_or("", line)
}

/// The first line of a text: lists and outlines have no more room.
fn line(text: &Text) -> &str {
    text.value.trim().lines().next().unwrap_or_default()
}

/// What there is of these, with dots between.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
