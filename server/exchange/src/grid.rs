//! A workbook's cells as sparse rows of plain values, and the only place that names calamine.
//!
//! Must not build a dense range (calamine's own reserves a cell for every place between the first cell and
//! the last, so two cells a million rows apart take gigabytes) and must not know what a hazard is.

use crate::WorkbookError;
use calamine::{DataRef, Reader, SheetType, Xlsx};
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

/// The most text, in bytes, that the cells of a workbook may hold together (64 MiB). The archive's own bound
/// does not give it: a million cells may show one long shared text.
const MAX_TEXT: usize = 64 << 20;
/// The most filled cells in a workbook; the programme log has about 1000.
const MAX_CELLS: usize = 1_000_000;

/// A filled cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// Text as it stands, truth values and error values in Excel's words.
    Text(String),
    /// A number; 2.0 for both `2` and `2.0`, which a workbook does not tell apart.
    Number(f64),
    /// A date as ISO 8601, `2023-09-01`; the time of day is dropped.
    Date(String),
}

impl Cell {
    /// The cell as a person reads it: whole numbers without a point.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// The filled cells of one row by column, counted from 0.
pub(crate) type GridRow = BTreeMap<u32, Cell>;

/// One worksheet.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    /// The sheet's name.
    pub(crate) name: String,
    /// Rows that hold a filled cell, counted from 0.
    pub(crate) rows: BTreeMap<u32, GridRow>,
}

/// Reads every worksheet, in the workbook's order.
///
/// # Errors
/// [`WorkbookError::Unreadable`] in calamine's words, [`WorkbookError::TooLarge`] over the bounds above.
pub(crate) fn read_grids(workbook: &mut Xlsx<Cursor<&[u8]>>) -> Result<Vec<Grid>, WorkbookError> {
    let worksheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = worksheets.map(|sheet| sheet.name.clone()).collect();
    let mut budget = Budget { text: MAX_TEXT, cells: MAX_CELLS };
    names.into_iter().map(|name| read_grid(workbook, name, &mut budget)).collect()
}

/// What is left of the bounds.
struct Budget {
    text: usize,
    cells: usize,
}

impl Budget {
    /// Takes one cell with `bytes` of text.
    fn take(&mut self, bytes: usize) -> Result<(), WorkbookError> {
        let over = |what: &str, limit: String| WorkbookError::TooLarge { what: what.to_owned(), limit };
        self.cells =
            self.cells.checked_sub(1).ok_or_else(|| over("its number of filled cells", MAX_CELLS.to_string()))?;
        self.text = self
            .text
            .checked_sub(bytes)
            .ok_or_else(|| over("the text of its cells", format!("{} MiB", MAX_TEXT >> 20)))?;
        Ok(())
    }
}

fn read_grid(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String, budget: &mut Budget) -> Result<Grid, WorkbookError> {
    let mut reader = workbook.worksheet_cells_reader(&name).map_err(WorkbookError::unreadable)?;
    let mut rows: BTreeMap<u32, GridRow> = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(WorkbookError::unreadable)? {
        let (row, column) = cell.get_position();
        let value = cell.get_value();
        let size = match value {
            DataRef::SharedString(text) => text.len(),
            DataRef::String(text) => text.len(),
            _ => 0,
        };
        if let Some(value) = budget.take(size).map(|()| plain(value))? {
            rows.entry(row).or_default().insert(column, value);
        }
    }
    Ok(Grid { name, rows })
}

/// The value of a cell; `None` for an empty or blank one.
fn plain(value: &DataRef<'_>) -> Option<Cell> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Cell::Text(text.to_owned()));
    match value {
        DataRef::Empty => None,
        #[expect(clippy::cast_precision_loss, reason = "a cell's number is a double in the file itself")]
        DataRef::Int(number) => Some(Cell::Number(*number as f64)),
        DataRef::Float(number) => Some(Cell::Number(*number)),
        DataRef::String(value) => text(value),
        DataRef::SharedString(value) => text(value),
        DataRef::Bool(value) => text(if *value { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Some(Cell::Date(format!("{year:04}-{month:02}-{day:02}")))
        }
        DataRef::DateTime(duration) => Some(Cell::Number(duration.as_f64())),
        DataRef::DateTimeIso(value) => Some(Cell::Date(value.chars().take(10).collect())),
        DataRef::DurationIso(value) => text(value),
        DataRef::Error(error) => text(&error.to_string()),
    }
}

/// The web addresses behind the cells of a sheet, by row and column counted from 0. Links to files and
/// places in the workbook are left out: they lead nowhere on another machine.
///
/// # Errors
/// [`WorkbookError::Unreadable`] in calamine's words.
pub(crate) fn web_links(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
) -> Result<HashMap<(u32, u32), String>, WorkbookError> {
    let links = workbook.hyperlinks_by_sheet_name(sheet).map_err(WorkbookError::unreadable)?;
    let web = links.into_iter().filter_map(|link| {
        let target = link.target.filter(|target| target.starts_with("http://") || target.starts_with("https://"))?;
        // Excel keeps what follows a '#' apart from the address.
        let address = match link.location {
            Some(place) if !place.is_empty() && !target.contains('#') => {
                format!("{target}#{place}")
            }
            _ => target,
        };
        Some((link.range.start, address))
    });
    Ok(web.collect())
}
