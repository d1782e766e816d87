//! Turns the rows under the headings into hazards, and says what is odd in them.
//!
//! Must not drop a row that has a number, and must not mend what a row says.

use crate::grid::{Cell, Grid, GridRow};
use crate::header::{Column, Header};
use crate::kinds::normalise_type;
use crate::text::collapse;
use crate::{HazardNumber, Row, Warning, WarningKind};
use std::collections::HashMap;

/// Web addresses behind cells, by row and column counted from 0.
pub(crate) type WebLinks = HashMap<(u32, u32), String>;

/// The hazards below the headings, with what is odd in them. Rows without a number are left out: the editions
/// have stray drop-down lists far below the table.
pub(crate) fn read_rows(grid: &Grid, header: &Header, links: &WebLinks) -> (Vec<Row>, Vec<Warning>) {
    let mut rows: Vec<Row> = Vec::new();
    let mut warnings = Vec::new();
    let mut first_rows: HashMap<u32, u32> = HashMap::new();
    for (place, cells) in grid.rows.range(header.row.saturating_add(1)..) {
        let source = Source { place: *place, cells, header, links };
        let sheet_row = place.saturating_add(1);
        let mut warn = |kind| warnings.push(Warning { sheet_row, kind });
        if let Some(number) = source.cell(Column::Number).and_then(read_number) {
            let row = source.row(sheet_row, number);
            odd_number(&row, &mut first_rows).into_iter().for_each(&mut warn);
            odd_words(&row).into_iter().for_each(&mut warn);
            rows.push(row);
        } else if source.reads_like_a_hazard() {
            let name = collapse(&source.text(Column::Name));
            warn(WarningKind::Unnumbered { name });
        }
    }
    (rows, warnings)
}

/// What is odd in a row's number. `first_rows` holds the first row of each number so far.
fn odd_number(row: &Row, first_rows: &mut HashMap<u32, u32>) -> Option<WarningKind> {
    match &row.number {
        HazardNumber::Text(text) => Some(WarningKind::NotANumber { text: text.clone() }),
        HazardNumber::Number(number) => {
            let first_row = *first_rows.entry(*number).or_insert(row.sheet_row);
            let twice = first_row != row.sheet_row;
            twice.then_some(WarningKind::DuplicateNumber { number: *number, first_row })
        }
    }
}

/// What is odd in a row's name and type.
fn odd_words(row: &Row) -> Vec<WarningKind> {
    let mut odd = Vec::new();
    if row.name.is_empty() {
        odd.push(WarningKind::BlankName);
    }
    if row.hazard_type.is_empty() {
        odd.push(WarningKind::BlankType);
    } else if normalise_type(&row.hazard_type).is_none() {
        odd.push(WarningKind::UnknownType { text: row.hazard_type.clone() });
    }
    odd
}

/// A hazard number; `None` for a blank cell.
fn read_number(cell: &Cell) -> Option<HazardNumber> {
    let text = collapse(&cell.text());
    if text.is_empty() {
        return None;
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.parse().ok().filter(|_| digits);
    Some(number.map_or(HazardNumber::Text(text), HazardNumber::Number))
}

/// One row of the sheet with what is needed to read it.
struct Source<'a> {
    place: u32,
    cells: &'a GridRow,
    header: &'a Header,
    links: &'a WebLinks,
}

impl Source<'_> {
    fn cell(&self, column: Column) -> Option<&Cell> {
        self.header.columns.get(&column).and_then(|place| self.cells.get(place))
    }

    /// The cell's text without whitespace at its ends; empty for a blank cell.
    fn text(&self, column: Column) -> String {
        self.cell(column).map(|cell| cell.text().trim().to_owned()).unwrap_or_default()
    }

    /// True for a row that has what only a hazard has. A stray list fills the name, and now and then the
    /// description, but no type and no impact.
    fn reads_like_a_hazard(&self) -> bool {
        let filled = |column| !self.text(column).is_empty();
        filled(Column::Name) && (filled(Column::Type) || (filled(Column::Description) && filled(Column::Impact)))
    }

    fn row(&self, sheet_row: u32, number: HazardNumber) -> Row {
        let written = collapse(&self.text(Column::Type));
        Row {
            sheet_row,
            number,
            hazard_type: normalise_type(&written).map_or(written, str::to_owned),
            name: collapse(&self.text(Column::Name)),
            description: self.text(Column::Description),
            impact: self.text(Column::Impact),
            causes: self.text(Column::Causes),
            suggestion: self.text(Column::Suggestion),
            links: self.links_text(),
        }
    }

    /// The link cells from left to right, up to the first blank one: what stands further right under no heading
    /// is no link (edition 2.0 has forgotten scores there).
    fn links_text(&self) -> String {
        let first = self.header.columns.get(&Column::Links);
        let places = first.into_iter().chain(&self.header.more_links);
        let cells = places.map_while(|place| self.cells.get(place).map(|cell| (place, cell)));
        let lines = cells.map(|(place, cell)| {
            let label = cell.text().trim().to_owned();
            match self.links.get(&(self.place, *place)) {
                Some(address) if !label.contains(address.as_str()) => {
                    format!("{label} <{address}>")
                }
                _ => label,
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}
