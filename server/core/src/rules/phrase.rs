//! Turns of phrase that messages, hovers and lenses share.

use smol_str::SmolStr;

use crate::config::{Config, IdKind, next_id};
use crate::model::{ControlKind, Hazard, Header, Score};
use crate::risk::{Axis, Class, ComputedStatus, Matrix, Rating};

/// `major × low, risk 3 (undesirable)`
pub(crate) fn rating(matrix: &Matrix, rating: &Rating<'_>) -> String {
    let severity = matrix.level_name(Axis::Severity, rating.severity);
    let likelihood = matrix.level_name(Axis::Likelihood, rating.likelihood);
    format!("{severity} × {likelihood}, risk {} ({})", rating.risk, rating.band.name)
}

/// `minor, significant or considerable`
pub(crate) fn one_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    list(words, "or")
}

/// `C1, C2 and C3`
pub(crate) fn all_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    list(words, "and")
}

fn list<'a>(words: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, start)) => format!("{} {last} {end}", start.join(", ")),
    }
}

/// `control` or `controls`
pub(crate) fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}

/// `a severity: minor, … or catastrophic; and a likelihood: …`, where a score lacks them.
pub(crate) fn missing_levels(matrix: &Matrix, score: &Score) -> Option<String> {
    let severity = score.severity.is_none().then_some(Axis::Severity);
    let likelihood = score.likelihood.is_none().then_some(Axis::Likelihood);
    let axes = severity.into_iter().chain(likelihood);
    let needed: Vec<String> = axes.map(|axis| format!("a {}: {}", axis.as_str(), levels(matrix, axis))).collect();
    (!needed.is_empty()).then(|| needed.join("; and "))
}

/// `very-low, low, medium, high or very-high`
pub(crate) fn levels(matrix: &Matrix, axis: Axis) -> String {
    one_of(matrix.levels(axis).iter().map(|level| level.name.as_str()))
}

/// `K1 is training and K2 is process`
pub(crate) fn kinds(controls: &[(&str, ControlKind)]) -> String {
    let name = |id: &str| if id.is_empty() { "one without an id".to_owned() } else { id.to_owned() };
    let controls: Vec<String> =
        controls.iter().map(|(id, kind)| format!("{} is {}", name(id), kind.as_str())).collect();
    all_of(controls.iter().map(String::as_str))
}

/// Why a status follows: what is not complete, or that everything is.
pub(crate) fn why(status: &ComputedStatus) -> String {
    if status.because.is_empty() {
        "every control that was added is verified and every action is done".to_owned()
    } else {
        all_of(status.because.iter().map(smol_str::SmolStr::as_str))
    }
}

/// `hazard H-1`, or `this hazard` where the id is still missing.
pub(crate) fn named(word: &str, header: &Header) -> String {
    match header.id_str() {
        "" => format!("this {word}"),
        id => format!("{word} {id}"),
    }
}

/// The ids of the next controls of a hazard, as many as are asked for.
pub(crate) fn new_control_ids(hazard: &Hazard, config: &Config) -> impl Iterator<Item = SmolStr> {
    let mut known: Vec<SmolStr> = hazard.controls.iter().map(|control| control.header.id_str().into()).collect();
    known.retain(|id| !id.is_empty());
    let scheme = config.ids.get(&IdKind::OwnControl);
    std::iter::repeat_with(move || {
        let is_free = |id: &str| !known.iter().any(|known| known == id);
        let id = next_id(known.iter().map(SmolStr::as_str), &["K"], scheme, is_free);
        known.push(id.clone());
        id
    })
}

/// A control to be filled in, for the causes with these ids: several lines, to stand in the block of a hazard.
pub(crate) fn control_to_fill_in(id: &str, causes: &[&str]) -> String {
    match causes {
        [] => format!("control {id} design \"\""),
        causes => format!("control {id} design \"\" {{\n    mitigates {}\n  }}", causes.join(", ")),
    }
}

/// The other way out of an initial risk that is acceptable with a reason, as the end of a sentence; empty for one that no
/// reason makes acceptable.
pub(crate) fn or_reason(class: Class) -> &'static str {
    match class {
        Class::WithJustification => ", or say with `because` why it is taken as it is",
        _ => "",
    }
}
