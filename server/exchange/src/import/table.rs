//! Tables as they are found in a file, before anybody knows what they mean.

use std::collections::BTreeMap;

use crate::grid::Grid;

/// A table: a sheet of a workbook, a file of comma-separated values, a table in a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// What it is called, as `sheet Hazards`.
    pub(super) name: String,
    /// Its rows that hold something.
    pub(super) rows: Vec<Line>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, counted from 1.
    pub(super) number: u32,
    /// What stands in its columns, counted from 0; blank cells are left out.
    pub(super) cells: BTreeMap<usize, String>,
}

impl Line {
    pub(super) fn new(number: u32, cells: impl IntoIterator<Item = String>) -> Self {
        let cells = cells.into_iter().map(|cell| cell.trim().to_owned()).enumerate();
        Self { number, cells: cells.filter(|(_, cell)| !cell.is_empty()).collect() }
    }

    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(&column).map_or("", String::as_str)
    }

    /// Its cells one behind the other, for what belongs to no column.
    pub(super) fn joined(&self) -> String {
        self.cells.values().map(String::as_str).collect::<Vec<_>>().join(" | ")
    }
}

impl From<Grid> for Table {
    fn from(grid: Grid) -> Self {
        let line = |(row, cells): (u32, crate::grid::GridRow)| {
            let cells = cells.into_iter().filter_map(|(column, cell)| {
                let text = cell.text().trim().to_owned();
                (!text.is_empty()).then_some((usize::try_from(column).unwrap_or(usize::MAX), text))
            });
            Line { number: row.saturating_add(1), cells: cells.collect() }
        };
        let rows = grid.rows.into_iter().map(line).filter(|line| !line.cells.is_empty()).collect();
        Self { name: format!("sheet {}", grid.name), rows }
    }
}
