//! Severities and likelihoods, each with its definition and the risk that it would give, and the risk itself.

use super::ask::Ask;
use super::proposal::{Proposal, ProposalKind};
use crate::model::Patients;
use crate::risk::{Axis, LevelDefinition, Matrix, PatientCount};
use crate::syntax::{Clausal, Keyword, TokenKind};
use smol_str::SmolStr;

/// The levels of an axis. In a residual score those above the initial one come last: no control makes harm worse.
pub(super) fn levels(ask: &Ask<'_>, axis: Axis) -> Vec<Proposal> {
    let matrix = &ask.snapshot().inputs().config.matrix;
    let other = level_of(ask, matrix, other(axis));
    let initial = initial(ask, axis);
    let patients = patients(ask);
    let mut found = Vec::new();
    for (number, level) in matrix.levels(axis).iter().enumerate() {
        let is_raised = initial.is_some_and(|initial| number > initial);
        let risk = match other {
            Some(other) => told(matrix, axis, number, other),
            None => range(matrix, axis, number),
        };
        let right = if is_raised { format!("{risk}; above the initial {}", axis.as_str()) } else { risk };
        let mut proposal = ask.proposal(ProposalKind::Level, level.name.as_str()).description(right);
        proposal = proposal.detail(meaning(level, patients));
        found.push((is_raised, proposal));
    }
    found.sort_by_key(|(is_raised, _)| *is_raised);
    found.into_iter().map(|(_, proposal)| proposal).collect()
}

/// The risk that follows from the levels of this score.
pub(super) fn risk(ask: &Ask<'_>) -> Vec<Proposal> {
    let matrix = &ask.snapshot().inputs().config.matrix;
    let severity = level_of(ask, matrix, Axis::Severity);
    let likelihood = level_of(ask, matrix, Axis::Likelihood);
    let Some(risk) = severity.zip(likelihood).and_then(|(severity, likelihood)| matrix.risk(severity, likelihood))
    else {
        return Vec::new();
    };
    let band = matrix.band(risk).map_or("", |band| band.name.as_str());
    let mut proposal = ask.proposal(ProposalKind::Risk, risk.to_string()).detail(band);
    proposal.preselect = true;
    vec![proposal]
}

fn other(axis: Axis) -> Axis {
    match axis {
        Axis::Severity => Axis::Likelihood,
        Axis::Likelihood => Axis::Severity,
    }
}

/// The level that this statement gives on an axis, before the place or behind it.
fn level_of(ask: &Ask<'_>, matrix: &Matrix, axis: Axis) -> Option<usize> {
    let clause = match axis {
        Axis::Severity => Clausal::Severity,
        Axis::Likelihood => Clausal::Likelihood,
    };
    let mut tokens = ask.spot.statement?.tokens.iter().skip_while(|token| token.kind != TokenKind::Clause(clause));
    let word = tokens.nth(1).filter(|token| token.kind == TokenKind::Word)?;
    matrix.level(axis, ask.slice(word.range))
}

/// The initial level, where the place is in a residual score.
fn initial(ask: &Ask<'_>, axis: Axis) -> Option<usize> {
    let is_residual = ask.spot.statement?.keyword == Some(Keyword::Residual);
    let hazard = ask.hazard().filter(|_| is_residual)?;
    ask.snapshot().assess(hazard).initial?.level(axis)
}

fn patients(ask: &Ask<'_>) -> Option<Patients> {
    ask.hazard()?.patients.as_ref()?.value.as_ref().map(|patients| patients.value)
}

/// What a level means for so many patients; where that is not known, or it is defined for another number, all that it
/// means, each with its number.
fn meaning(level: &LevelDefinition, patients: Option<Patients>) -> String {
    if let Some(meaning) = patients.and_then(|patients| level.meaning(Some(patients))) {
        return meaning.to_owned();
    }
    let told = |(count, text): &(PatientCount, SmolStr)| match count {
        PatientCount::Any => text.to_string(),
        count => format!("{}: {text}", count.as_str()),
    };
    level.definitions.iter().map(told).collect::<Vec<_>>().join("; ")
}

/// `risk 4, mandatory reduction`
fn told(matrix: &Matrix, axis: Axis, level: usize, other: usize) -> String {
    let Some(risk) = cell(matrix, axis, level, other) else { return String::new() };
    let band = matrix.band(risk).map_or("", |band| band.name.as_str());
    format!("risk {risk}, {band}")
}

/// `risk 2 to 4`
fn range(matrix: &Matrix, axis: Axis, level: usize) -> String {
    let others = 0..matrix.levels(other(axis)).len();
    let risks: Vec<u16> = others.filter_map(|other| cell(matrix, axis, level, other)).collect();
    match (risks.iter().min(), risks.iter().max()) {
        (Some(least), Some(most)) if least < most => format!("risk {least} to {most}"),
        (Some(only), _) => format!("risk {only}"),
        _ => String::new(),
    }
}

fn cell(matrix: &Matrix, axis: Axis, level: usize, other: usize) -> Option<u16> {
    match axis {
        Axis::Severity => matrix.risk(level, other),
        Axis::Likelihood => matrix.risk(other, level),
    }
}
