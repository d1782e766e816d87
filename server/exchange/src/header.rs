//! Finds the hazard sheet and its heading row by what the headings mean, wherever they stand.
//!
//! Must not read a hazard, and must not go by a sheet's name or a column's place.

use crate::grid::{Grid, GridRow};
use std::collections::BTreeMap;

/// The first rows that may hold the headings.
const HEADER_ROWS: u32 = 10;

/// What a column of the hazard sheet holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Number,
    Type,
    Name,
    Description,
    Impact,
    Causes,
    Suggestion,
    Links,
}

/// The headings of GPC-HL-001, in its order: what an error says was looked for.
pub(crate) const HEADINGS: [&str; 8] = [
    "Hazard number",
    "Hazard type",
    "Hazard name",
    "Hazard description",
    "Potential clinical impact",
    "Possible causes",
    "Suggested actions",
    "Links to documentation",
];

/// A heading row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// Its row, counted from 0.
    pub(crate) row: u32,
    /// Where each kind of column stands, counted from 0. `Number`, `Name` and `Description` are present.
    pub(crate) columns: BTreeMap<Column, u32>,
    /// Columns right of the links that have no heading of their own: the editions merge that heading
    /// over two columns, and a hazard with two links uses both.
    pub(crate) more_links: Vec<u32>,
}

/// The sheet whose headings say most, with its heading row; the first such sheet and row on a tie.
pub(crate) fn find_header(grids: &[Grid]) -> Option<(&Grid, Header)> {
    let mut best: Option<(&Grid, Header)> = None;
    for grid in grids {
        for (row, cells) in grid.rows.range(..HEADER_ROWS) {
            let Some(header) = read_header(*row, cells) else {
                continue;
            };
            if best.as_ref().is_none_or(|(_, known)| header.columns.len() > known.columns.len()) {
                best = Some((grid, header));
            }
        }
    }
    best
}

/// The row as headings, if it names a number, a name, a description and one column more.
fn read_header(row: u32, cells: &GridRow) -> Option<Header> {
    let mut columns = BTreeMap::new();
    for (place, cell) in cells {
        if let Some(column) = recognise(&cell.text()) {
            columns.entry(column).or_insert(*place);
        }
    }
    let owed = [Column::Number, Column::Name, Column::Description];
    if columns.len() <= owed.len() || owed.iter().any(|column| !columns.contains_key(column)) {
        return None;
    }
    let more_links = columns
        .get(&Column::Links)
        .map(|links| (links + 1..).take(4).take_while(|place| !cells.contains_key(place)).collect());
    Some(Header { row, columns, more_links: more_links.unwrap_or_default() })
}

/// The column that a heading stands for, whatever its capitals, blanks, line ends and signs.
fn recognise(heading: &str) -> Option<Column> {
    let lower = heading.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A sentence above the table may name all columns; a heading is short.
    if words.len() > 8 {
        return None;
    }
    let any = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
    let number = ["number", "no", "id", "ref", "reference", "nr", "num"];
    match words.as_slice() {
        [only] | ["hazard", only] if number.contains(only) => Some(Column::Number),
        _ if any(&["cause"]) => Some(Column::Causes),
        _ if any(&["suggest", "mitigat"]) => Some(Column::Suggestion),
        _ if any(&["impact", "consequence"]) => Some(Column::Impact),
        _ if any(&["link", "documentation"]) => Some(Column::Links),
        _ if any(&["descri"]) => Some(Column::Description),
        [.., "type"] => Some(Column::Type),
        [.., "name" | "title"] => Some(Column::Name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Cell;

    fn row(texts: &[&str]) -> GridRow {
        let filled = (0..).zip(texts).filter(|(_, text)| !text.is_empty());
        filled.map(|(place, text)| (place, Cell::Text((*text).to_owned()))).collect()
    }

    #[test]
    fn headings_are_known_by_meaning() {
        for (heading, column) in [
            (" HAZARD  number\n", Some(Column::Number)),
            ("Hazard no.", Some(Column::Number)),
            ("ID", Some(Column::Number)),
            ("Hazard Type", Some(Column::Type)),
            ("Name", Some(Column::Name)),
            ("hazard\ndescription", Some(Column::Description)),
            ("Clinical impact:", Some(Column::Impact)),
            ("Possible cause(s)", Some(Column::Causes)),
            ("Suggested actions", Some(Column::Suggestion)),
            ("Links", Some(Column::Links)),
            ("Owner", None),
            ("", None),
        ] {
            assert_eq!(recognise(heading), column, "{heading:?}");
        }
    }

    #[test]
    fn columns_without_heading_after_the_links_belong_to_them() {
        let cells = row(&["Number", "Name", "Description", "Links", "", "", "Owner"]);
        assert_eq!(read_header(3, &cells).unwrap().more_links, [4, 5]);
    }

    #[test]
    fn other_tables_are_no_hazard_sheet() {
        for cells in [
            row(&["ID", "Hazard", "Cause", "Effect", "Status"]),
            row(&["Name", "", "Title / Responsibility", "Date", "Version"]),
            row(&["Number", "Name", "Description"]),
        ] {
            assert_eq!(read_header(0, &cells), None);
        }
    }
}
