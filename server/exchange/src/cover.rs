//! Edition, date and document number from the sheets around the hazards: the cover page and the version history.
//!
//! Must not guess: what is not plainly labelled is `None`, and the caller asks the user.

use crate::grid::{Cell, Grid, GridRow};
use crate::text::collapse;

/// What cover pages call the edition, in lower case: the first is that of GPC-HL-001, as in the two below.
const EDITION_LABELS: [&str; 3] = ["version", "edition", "document version"];
/// What cover pages call the date.
const DATE_LABELS: [&str; 4] = ["version date", "date", "date of issue", "issue date"];
/// What cover pages call the document's number.
const DOCUMENT_LABELS: [&str; 5] =
    ["document record id key", "document record id", "document id", "document number", "document reference"];

/// What the other sheets say about the document.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Cover {
    /// The document's number, `GPC-HL-001`.
    pub(crate) document: Option<String>,
    /// The edition with at least one point, `2.0`.
    pub(crate) edition: Option<String>,
    /// The edition's date, ISO 8601.
    pub(crate) date: Option<String>,
}

/// Reads the cover from every sheet but the one named `hazard_sheet`. The date is that of the edition's own
/// line in the version history: the cover's is the day of the last review, which in edition 2.0 is ten weeks
/// before it was published.
pub(crate) fn read_cover(grids: &[Grid], hazard_sheet: &str) -> Cover {
    let others: Vec<&Grid> = grids.iter().filter(|grid| grid.name != hazard_sheet).collect();
    let history: Vec<(String, Option<String>)> = others.iter().flat_map(|grid| history(grid)).collect();
    let edition = labelled(&others, &EDITION_LABELS, version).or_else(|| {
        let versions = history.iter().map(|(version, _)| version);
        versions.max_by_key(|version| parts(version)).cloned()
    });
    let dated = |wanted: &String| {
        let mut lines = history.iter().filter(|(version, _)| version == wanted);
        lines.find_map(|(_, date)| date.clone())
    };
    let date = edition.as_ref().and_then(dated).or_else(|| labelled(&others, &DATE_LABELS, date));
    let document = labelled(&others, &DOCUMENT_LABELS, document);
    Cover { document, edition, date }
}

/// The first value that `read` accepts, right of or just below a cell with one of the labels.
fn labelled(grids: &[&Grid], labels: &[&str], read: fn(&Cell) -> Option<String>) -> Option<String> {
    for grid in grids {
        for (row, cells) in &grid.rows {
            for (column, _) in cells.iter().filter(|(_, cell)| labels.contains(&label(cell).as_str())) {
                let right = cells.range(column + 1..).next().and_then(|(_, cell)| read(cell));
                let below = || grid.rows.get(&(row + 1)).and_then(|next| next.get(column)).and_then(read);
                // Below a heading of the version history stands its oldest line, not the document's version.
                let found = if table_heading(cells) { None } else { right.or_else(below) };
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// True for the heading row of a table of versions or of reviewers; not for a line of a cover page that has
/// labels and their values side by side.
fn table_heading(cells: &GridRow) -> bool {
    let has = |wanted: &str| cells.values().any(|cell| label(cell) == wanted);
    has("version") && has("date") && cells.values().all(|cell| version(cell).is_none() && date(cell).is_none())
}

/// Version and date of every line of a version history; lists of reviewers, who have dates and versions
/// too, are left out.
fn history(grid: &Grid) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    let mut table: Option<(u32, u32)> = None;
    for cells in grid.rows.values() {
        let place = |wanted: &str| cells.iter().find(|(_, cell)| label(cell) == wanted).map(|(column, _)| *column);
        if table_heading(cells) {
            table = place("version").zip(place("date")).filter(|_| place("name").is_none());
        } else if let Some((version_column, date_column)) = table {
            match cells.get(&version_column).and_then(version) {
                Some(version) => found.push((version, cells.get(&date_column).and_then(date))),
                None => table = None,
            }
        }
    }
    found
}

/// The cell as a label: lower case, single spaces, no colon at the end.
fn label(cell: &Cell) -> String {
    collapse(&cell.text()).trim_end_matches([':', ' ']).to_lowercase()
}

/// `2`, `2.0`, `v2.0` as `2.0`; `None` for what is no version.
fn version(cell: &Cell) -> Option<String> {
    let text = collapse(&cell.text());
    let bare = text.trim_start_matches(['v', 'V']).trim_start();
    let is_version = bare.len() <= 12
        && bare.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_version.then(|| if bare.contains('.') { bare.to_owned() } else { format!("{bare}.0") })
}

/// A version as numbers, to compare by.
fn parts(version: &str) -> Vec<u64> {
    version.split('.').map(|part| part.parse().unwrap_or(0)).collect()
}

/// A date cell, or text in the forms `2023-09-01` and `01/09/2023` (day first, as in the United Kingdom).
fn date(cell: &Cell) -> Option<String> {
    let text = match cell {
        Cell::Number(_) => return None,
        Cell::Text(text) | Cell::Date(text) => collapse(text),
    };
    let fields: Vec<&str> = text.split(['-', '/']).collect();
    let (year, month, day) = match (fields.as_slice(), text.contains('/')) {
        ([year, month, day], false) if year.len() == 4 => (year, month, day),
        ([day, month, year], true) if year.len() == 4 => (year, month, day),
        _ => return None,
    };
    let (year, month, day): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    (1..=last).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// A document number: one word with a digit and a hyphen.
fn document(cell: &Cell) -> Option<String> {
    let Cell::Text(text) = cell else { return None };
    let word = text.trim();
    let fits = word.len() <= 40
        && word.contains('-')
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && !word.contains(char::is_whitespace);
    fits.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn versions_have_a_point() {
        assert_eq!(version(&Cell::Number(2.0)).as_deref(), Some("2.0"));
        assert_eq!(version(&Cell::Number(1.1)).as_deref(), Some("1.1"));
        assert_eq!(version(&text(" v3.0 ")).as_deref(), Some("3.0"));
        for no in ["Approved", "1.", "", "v", "2.0 draft", "-2"] {
            assert_eq!(version(&text(no)), None, "{no:?}");
        }
    }

    #[test]
    fn dates_are_real_days() {
        assert_eq!(date(&text("01/09/2023")).as_deref(), Some("2023-09-01"));
        assert_eq!(date(&text("2024-02-29")).as_deref(), Some("2024-02-29"));
        for no in ["2023-02-29", "13/13/2023", "1900", "09-01-2023", "soon"] {
            assert_eq!(date(&text(no)), None, "{no:?}");
        }
        assert_eq!(date(&Cell::Number(45_000.0)), None);
    }
}
