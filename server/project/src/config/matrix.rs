//! `[matrix]`: the organisation's risk matrix, completed by the example matrix where that fits.

use hazlog_core::risk::{Axis, Matrix};

use super::axis::{self, AxisLevels};
use super::bands;
use super::keys::MATRIX;
use super::matrix_parts::{Cells, Parts};
use super::matrix_words;
use super::problem::Problems;
use super::reader::{Table, Value};

pub(super) fn read(value: Value<'_>, problems: &mut Problems<'_>) -> Option<Matrix> {
    let before = problems.errors();
    let table = value.table(MATRIX, "`[matrix]`", problems)?;
    let mut severities = axis::read(&table, Axis::Severity, problems);
    let mut likelihoods = axis::read(&table, Axis::Likelihood, problems);
    axis::synonyms(&table, [&mut severities, &mut likelihoods], problems);
    let cells = cells(&table, [&severities, &likelihoods], problems);
    let bands = bands::read(&table, problems);
    // What the parts make together can only be judged when each of them was understood.
    if problems.errors() > before || problems.is_doubtful() {
        return None;
    }
    let parts = Parts { severities, likelihoods, cells: cells?, bands };
    let levels = |axis: &AxisLevels| axis.levels.clone();
    match Matrix::new(
        levels(&parts.severities),
        levels(&parts.likelihoods),
        parts.cells.rows.clone(),
        parts.bands.bands.clone(),
    ) {
        Ok(matrix) => {
            matrix_words::warn(&matrix, &parts, problems);
            Some(matrix)
        }
        Err(error) => {
            matrix_words::tell(&error, &parts, problems);
            None
        }
    }
}

/// True where a score can have another risk or another meaning than in the example matrix.
pub(super) fn is_own(matrix: &Matrix) -> bool {
    let example = Matrix::example();
    matrix.differences(&example).is_none_or(|cells| !cells.is_empty()) || matrix.bands() != example.bands()
}

fn cells(table: &Table<'_>, axes: [&AxisLevels; 2], problems: &mut Problems<'_>) -> Option<Cells> {
    let product = table.value("product");
    let is_product = product.and_then(|value| value.switch("product", problems)).unwrap_or(false);
    let [severities, likelihoods] = axes;
    match (table.value("cells"), product) {
        (Some(_), Some(product)) if is_product => {
            problems.error(product.span(), "the matrix has `cells` and `product = true`: keep one of the two");
            None
        }
        (Some(value), _) => written(value, problems),
        (None, Some(product)) if is_product => {
            let rows = Matrix::product(severities.levels.len(), likelihoods.levels.len());
            if table.value("bands").is_none() {
                let most = rows.last().and_then(|row| row.last()).copied().unwrap_or_default();
                let message = format!(
                    "the bands of the example matrix do not fit a product, whose risks go up to {most}: add `[[matrix.bands]]`"
                );
                problems.error(product.span(), message);
            }
            Some(Cells { rows, span: product.span(), spans: Vec::new() })
        }
        _ => examples(table, axes, problems),
    }
}

/// The cells of the example, where the axes are as long as its own.
fn examples(table: &Table<'_>, axes: [&AxisLevels; 2], problems: &mut Problems<'_>) -> Option<Cells> {
    let example = Matrix::example();
    for read in axes {
        let (found, wanted) = (read.levels.len(), example.levels(read.axis).len());
        if let Some(span) = read.span.clone().filter(|_| found != wanted) {
            let message = format!(
                "the example matrix has {wanted} {key} and not {found}, so its cells do not fit: add `cells`, or `product = true`",
                key = axis::key(read.axis)
            );
            problems.error(span, message);
            return None;
        }
    }
    let row =
        |likelihood| (0..example.levels(Axis::Severity).len()).filter_map(|s| example.risk(s, likelihood)).collect();
    let rows = (0..example.levels(Axis::Likelihood).len()).map(row).collect();
    Some(Cells { rows, span: table.span.clone(), spans: Vec::new() })
}

fn written(value: Value<'_>, problems: &mut Problems<'_>) -> Option<Cells> {
    let rows = value.list("cells", "[[1, 2], [2, 3]]", problems)?;
    let mut cells = Cells { rows: Vec::new(), span: value.span(), spans: Vec::new() };
    for row in rows {
        let members = row.list("a row of cells", "[1, 2]", problems).unwrap_or_default();
        cells.rows.push(members.iter().filter_map(|cell| cell.whole("a risk", problems)).collect());
        cells.spans.push((row.span(), members.iter().map(|cell| cell.span()).collect()));
    }
    Some(cells)
}
