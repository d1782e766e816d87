//! From the bytes of a workbook to a [`ProgrammeWorkbook`]: the order of the steps, and nothing else.
//!
//! Must not let the spreadsheet library see bytes that the guard has not passed.

use crate::grid::{Grid, read_grids, web_links};
use crate::header::{HEADINGS, find_header};
use crate::{ProgrammeWorkbook, WorkbookError, cover, guard, rows};
use calamine::Xlsx;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a GP Connect programme hazard log (GPC-HL-001) from the bytes of an `.xlsx` workbook of at most
/// [`crate::MAX_INPUT`] bytes.
///
/// The sheet and its columns are found by their headings, in rows 1 to 10. A hazard that is odd (its number is
/// none or is used twice, its name or type is blank) is kept and named in [`ProgrammeWorkbook::warnings`].
///
/// # Errors
/// A [`WorkbookError`], with a message for the user, when the bytes are no workbook, an old `.xls`, locked,
/// damaged, too large, or hold no sheet with the columns of the programme log.
pub fn read_workbook(bytes: &[u8]) -> Result<ProgrammeWorkbook, WorkbookError> {
    guard::inspect(bytes)?;
    // calamine computes with what a damaged file declares (a dimension that ends before it starts overflows where
    // overflow is checked). Its panic is a file that cannot be read, not the end of the program.
    catch_unwind(AssertUnwindSafe(|| read_inspected(bytes)))
        .unwrap_or_else(|_| Err(WorkbookError::unreadable("its structure contradicts itself")))
}

fn read_inspected(bytes: &[u8]) -> Result<ProgrammeWorkbook, WorkbookError> {
    let mut workbook =
        calamine::open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => WorkbookError::Encrypted,
            other => WorkbookError::unreadable(other),
        })?;
    let grids = read_grids(&mut workbook)?;
    let (grid, header) = find_header(&grids).ok_or_else(|| no_hazard_sheet(&grids))?;
    let links = web_links(&mut workbook, &grid.name)?;
    let (rows, warnings) = rows::read_rows(grid, &header, &links);
    let cover = cover::read_cover(&grids, &grid.name);
    Ok(ProgrammeWorkbook {
        document: cover.document,
        edition: cover.edition,
        date: cover.date,
        sheet: grid.name.clone(),
        rows,
        warnings,
    })
}

fn no_hazard_sheet(grids: &[Grid]) -> WorkbookError {
    WorkbookError::NoHazardSheet {
        sheets: grids.iter().map(|grid| grid.name.clone()).collect(),
        looked_for: HEADINGS.map(str::to_owned).to_vec(),
    }
}
