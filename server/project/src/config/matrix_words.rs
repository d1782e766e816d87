//! What does not fit in a matrix, in words and at its place.

use std::ops::Range;

use hazlog_core::risk::{Axis, Class, Matrix, MatrixError};

use super::axis::{self, AxisLevels};
use super::matrix_parts::{Cells, Parts};
use super::problem::Problems;
use super::words::count;

/// Tells why a matrix cannot be used.
pub(super) fn tell(error: &MatrixError, parts: &Parts, problems: &mut Problems<'_>) {
    let (span, message) = match error {
        MatrixError::Levels(axis) => {
            let read = parts.axis(*axis);
            let message = format!("`{}` has {} levels: write from 1 to 12", axis::key(*axis), read.levels.len());
            (read.span.clone(), message)
        }
        MatrixError::Ambiguous(axis, word) => {
            let message = format!("`{word}` stands for two levels of {}: keep it for one of them", axis.as_str());
            (parts.axis(*axis).second_of(word), message)
        }
        MatrixError::Rows(wanted, found) => (None, rows(*wanted, *found)),
        MatrixError::Cells(row, wanted, found) => {
            (parts.cells.spans.get(*row).map(|(span, _)| span.clone()), parts.cells_of_row(*row, *wanted, *found))
        }
        MatrixError::Unbanded(risk) => (Some(parts.cells.first_of(*risk)), parts.unbanded(*risk)),
        MatrixError::Overlap(risk) => parts.overlap(*risk),
    };
    problems.error(span.unwrap_or_else(|| parts.cells.span.clone()), message);
}

fn rows(wanted: usize, found: usize) -> String {
    let (found, wanted) = (count(found, "row", "rows"), count(wanted, "likelihood", "likelihoods"));
    format!("`cells` has {found} and there are {wanted}: write one row for each, the lowest first")
}

/// Warns where a worse level has a milder risk: in most cases the rows are upside down, and every score of the log
/// would be told wrongly.
pub(super) fn warn(matrix: &Matrix, parts: &Parts, problems: &mut Problems<'_>) {
    let severities = 0..matrix.levels(Axis::Severity).len();
    let places = (0..matrix.levels(Axis::Likelihood).len()).flat_map(|l| severities.clone().map(move |s| (s, l)));
    let pairs = places.flat_map(|(s, l)| {
        let more_likely = ((s, l), (s, l + 1), "rows go from the lowest likelihood up");
        let more_severe = ((s, l), (s + 1, l), "a row goes from the mildest severity on");
        [more_likely, more_severe]
    });
    for (here, worse, order) in pairs {
        let (Some(told), Some(told_worse)) = (class(matrix, here), class(matrix, worse)) else { continue };
        if told_worse < told {
            let (here, words) = (cell(matrix, here), cell(matrix, worse));
            let message = format!(
                "{here} ({told}) and {words} ({told_worse}), though it is worse: {order}",
                told = told.as_str(),
                told_worse = told_worse.as_str()
            );
            // One is enough: where rows are upside down, most cells are.
            return problems.warn(parts.cells.at(worse.0, worse.1), message);
        }
    }
}

fn class(matrix: &Matrix, (severity, likelihood): (usize, usize)) -> Option<Class> {
    matrix.band(matrix.risk(severity, likelihood)?).map(|band| band.class)
}

fn cell(matrix: &Matrix, (severity, likelihood): (usize, usize)) -> String {
    let risk = matrix.risk(severity, likelihood).unwrap_or_default();
    let (severity, likelihood) =
        (matrix.level_name(Axis::Severity, severity), matrix.level_name(Axis::Likelihood, likelihood));
    format!("{severity} × {likelihood} is {risk}")
}

impl Parts {
    fn cells_of_row(&self, row: usize, wanted: usize, found: usize) -> String {
        let likelihood = self.likelihoods.levels.get(row).map_or("", |level| level.name.as_str());
        let (found, wanted) = (count(found, "risk", "risks"), count(wanted, "severity", "severities"));
        format!("the row of `{likelihood}` has {found} and there are {wanted}: write one for each, the mildest first")
    }

    fn unbanded(&self, risk: u16) -> String {
        let (severities, likelihoods) = (self.severities.levels.len(), self.likelihoods.levels.len());
        let most = self.cells.rows.iter().flatten().max().copied().unwrap_or_default();
        format!(
            "no band says what risk {risk} asks: the matrix of {severities} × {likelihoods} goes up to {most}; \
             add the risk to a band of `[[matrix.bands]]`"
        )
    }

    /// The second band that claims a risk, and what is said of it.
    fn overlap(&self, risk: u16) -> (Option<Range<usize>>, String) {
        let bands = self.bands.bands.iter().zip(&self.bands.spans);
        let mut claims = bands.filter(|(band, _)| (band.from..=band.to).contains(&risk));
        let first = claims.next().map_or("", |(band, _)| band.name.as_str());
        let second = claims.next().map(|(_, span)| span.clone());
        (second, format!("risk {risk} is in this band and in `{first}`: let each risk be in one"))
    }

    fn axis(&self, axis: Axis) -> &AxisLevels {
        match axis {
            Axis::Severity => &self.severities,
            Axis::Likelihood => &self.likelihoods,
        }
    }
}

impl AxisLevels {
    /// Where a word is written that another level has already.
    fn second_of(&self, word: &str) -> Option<Range<usize>> {
        let taken: Vec<_> = self.levels.iter().enumerate().filter(|(_, level)| level.is_called(word)).collect();
        let is_it = |level: usize| taken.iter().any(|(number, _)| *number == level);
        let mut places: Vec<_> = self
            .words
            .iter()
            .filter(|(level, _, other)| is_it(*level) && taken.iter().all(|(_, level)| level.is_called(other)))
            .map(|(_, span, _)| span.clone())
            .collect();
        places.sort_by_key(|span| span.start);
        places.pop()
    }
}

impl Cells {
    fn at(&self, severity: usize, likelihood: usize) -> Range<usize> {
        let cell = self.spans.get(likelihood).and_then(|(_, cells)| cells.get(severity));
        cell.cloned().unwrap_or_else(|| self.span.clone())
    }

    fn first_of(&self, risk: u16) -> Range<usize> {
        let rows = self.rows.iter().enumerate();
        let mut places = rows.flat_map(|(l, row)| row.iter().enumerate().map(move |(s, cell)| (s, l, *cell)));
        places.find(|(_, _, cell)| *cell == risk).map_or_else(|| self.span.clone(), |(s, l, _)| self.at(s, l))
    }
}
