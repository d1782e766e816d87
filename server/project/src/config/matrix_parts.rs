//! What a `[matrix]` is read into before it is known to fit together: each part with its place in the text.

use std::ops::Range;

use super::axis::AxisLevels;
use super::bands::Bands;

/// The parts of a matrix with their places.
pub(super) struct Parts {
    pub(super) severities: AxisLevels,
    pub(super) likelihoods: AxisLevels,
    pub(super) cells: Cells,
    pub(super) bands: Bands,
}

/// The risks with their places.
pub(super) struct Cells {
    pub(super) rows: Vec<Vec<u16>>,
    /// Where they come from as a whole.
    pub(super) span: Range<usize>,
    /// Each row with its cells; none where they are not written one by one.
    pub(super) spans: Vec<(Range<usize>, Vec<Range<usize>>)>,
}
