//! The risk matrix of a project as data: its cells, the hazards in each, and how they moved. It draws nothing.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::status::{HazardStatus, Rated};
use crate::risk::{Axis, Class, Matrix};

/// A matrix with the hazards of a project in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledMatrix {
    /// The severities, from the mildest.
    pub severities: Vec<SmolStr>,
    /// The likelihoods, from the lowest.
    pub likelihoods: Vec<SmolStr>,
    /// The cells, row by row: the highest likelihood first and, in a row, the mildest severity, as DCB0129's guidance
    /// prints them.
    pub cells: Vec<FilledCell>,
    /// How hazards moved from the initial to the residual score, by cell; those that stayed are left out.
    pub movements: Vec<Movement>,
    /// Hazards without an initial risk: their places are nowhere in the matrix.
    pub unscored: Vec<SmolStr>,
    /// Hazards of which it is not known which risk is left.
    pub unsettled: Vec<SmolStr>,
}

/// A cell of the matrix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledCell {
    /// The cell.
    pub at: CellPlace,
    /// Its risk.
    pub risk: u16,
    /// The name of its band.
    pub band: SmolStr,
    /// What the band asks.
    pub class: Class,
    /// The band's colour, as `#rrggbb`.
    pub colour: SmolStr,
    /// The hazards whose initial score it is.
    pub initial: Vec<SmolStr>,
    /// The hazards whose risk is this one in the end.
    pub residual: Vec<SmolStr>,
}

/// A severity and a likelihood, by their numbers from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The severity's number, from 0 at the mildest.
    pub severity: usize,
    /// The likelihood's number, from 0 at the lowest.
    pub likelihood: usize,
}

/// Hazards whose score went from one cell to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// Where they were.
    pub from: CellPlace,
    /// Where they are.
    pub to: CellPlace,
    /// The hazards.
    pub hazards: Vec<SmolStr>,
}

impl From<&Rated> for CellPlace {
    fn from(rated: &Rated) -> Self {
        Self { severity: rated.severity, likelihood: rated.likelihood }
    }
}

/// Puts hazards into a matrix. A hazard stands there by its id, or by its name while it has none.
#[must_use]
pub fn fill(matrix: &Matrix, hazards: &[HazardStatus]) -> FilledMatrix {
    let by = |rated: fn(&HazardStatus) -> Option<&Rated>| {
        let mut cells: BTreeMap<CellPlace, Vec<SmolStr>> = BTreeMap::new();
        for hazard in hazards {
            if let Some(rated) = rated(hazard) {
                cells.entry(rated.into()).or_default().push(label(hazard));
            }
        }
        cells
    };
    let (mut initial, mut residual) = (by(|hazard| hazard.initial.as_ref()), by(|hazard| hazard.left.as_ref()));
    let table = matrix.table();
    let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| {
        let at = CellPlace { severity: cell.severity, likelihood: cell.likelihood };
        FilledCell {
            at,
            risk: cell.risk,
            band: cell.band.name.clone(),
            class: cell.band.class,
            colour: cell.band.colour.clone(),
            initial: initial.remove(&at).unwrap_or_default(),
            residual: residual.remove(&at).unwrap_or_default(),
        }
    });
    let names = |axis| matrix.levels(axis).iter().map(|level| level.name.clone()).collect();
    let without = |rated: fn(&HazardStatus) -> Option<&Rated>| {
        hazards.iter().filter(|hazard| rated(hazard).is_none()).map(label).collect()
    };
    FilledMatrix {
        severities: names(Axis::Severity),
        likelihoods: names(Axis::Likelihood),
        cells: cells.collect(),
        movements: movements(hazards),
        unscored: without(|hazard| hazard.initial.as_ref()),
        unsettled: without(|hazard| hazard.left.as_ref()),
    }
}

fn movements(hazards: &[HazardStatus]) -> Vec<Movement> {
    let mut moved: BTreeMap<(CellPlace, CellPlace), Vec<SmolStr>> = BTreeMap::new();
    for hazard in hazards {
        let Some((initial, residual)) = hazard.initial.as_ref().zip(hazard.residual.as_ref()) else { continue };
        let (from, to) = (CellPlace::from(initial), CellPlace::from(residual));
        if from != to {
            moved.entry((from, to)).or_default().push(label(hazard));
        }
    }
    moved.into_iter().map(|((from, to), hazards)| Movement { from, to, hazards }).collect()
}

fn label(hazard: &HazardStatus) -> SmolStr {
    if hazard.id.is_empty() { hazard.name.clone() } else { hazard.id.clone() }
}
