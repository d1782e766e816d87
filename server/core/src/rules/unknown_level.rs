//! A severity or a likelihood that the matrix does not have.

use super::phrase::levels;
use super::{Check, Group, HazardScope, Levels, Report, Rule};
use crate::diagnostic::{Applicability, nearest};
use crate::risk::{Axis, Matrix};

pub(crate) static RULE: Rule = Rule {
    name: "unknown-level",
    group: Group::Scoring,
    summary: "a word stands for no severity or no likelihood of the matrix",
    levels: Levels::new(b"EEE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("unknown_level.md"),
    waivable: true,
    check: Check::Hazard(check),
};

fn check(scope: &HazardScope<'_>, report: &mut Report<'_>) {
    let matrix = scope.scope.matrix();
    for (_, score) in scope.assessment.scores() {
        for axis in Axis::ALL {
            let Some(word) = score.word(axis) else { continue };
            if score.level(axis).is_some() || scope.scope.island.content.tells_of(word.range) {
                continue;
            }
            let told = report.at(word.range, message(matrix, axis, &word.value));
            if let Some(meant) = meant(matrix, axis, &word.value) {
                told.replace(word.range, meant, Applicability::Suggestion);
            }
        }
    }
}

fn message(matrix: &Matrix, axis: Axis, word: &str) -> String {
    let name = axis.as_str();
    let other = if axis == Axis::Severity { Axis::Likelihood } else { Axis::Severity };
    if let Some(meant) = meant(matrix, axis, word) {
        format!("`{word}` is no {name}: did you mean `{meant}`?")
    } else if matrix.level(other, word).is_some() {
        format!("`{word}` is a {} and no {name}: write {}", other.as_str(), levels(matrix, axis))
    } else {
        format!("`{word}` is no {name}: write {}", levels(matrix, axis))
    }
}

fn meant<'a>(matrix: &'a Matrix, axis: Axis, word: &str) -> Option<&'a str> {
    let levels = matrix.levels(axis).iter();
    let words = levels.flat_map(|level| std::iter::once(&level.name).chain(&level.synonyms));
    let near = nearest(word, words.map(smol_str::SmolStr::as_str))?;
    matrix.definition(axis, near).map(|level| level.name.as_str())
}
