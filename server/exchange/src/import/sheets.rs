//! The sheets of a workbook as tables. Must not let the spreadsheet library see bytes that the guard has not passed.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetVisible, Xlsx};

use super::table::Table;
use crate::grid::read_grids;
use crate::{WorkbookError, guard};

/// The sheets, hidden ones included, and what is to be said of them.
///
/// # Errors
/// As [`crate::read_workbook`].
pub(super) fn read(bytes: &[u8]) -> Result<(Vec<Table>, Vec<String>), WorkbookError> {
    guard::inspect(bytes)?;
    catch_unwind(AssertUnwindSafe(|| inspected(bytes)))
        .unwrap_or_else(|_| Err(WorkbookError::unreadable("its structure contradicts itself")))
}

fn inspected(bytes: &[u8]) -> Result<(Vec<Table>, Vec<String>), WorkbookError> {
    let mut workbook =
        calamine::open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => WorkbookError::Encrypted,
            other => WorkbookError::unreadable(other),
        })?;
    let hidden = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible != SheetVisible::Visible);
    let remarks =
        hidden.map(|sheet| format!("sheet {} is hidden in the workbook, and was read too", sheet.name)).collect();
    let tables = read_grids(&mut workbook)?.into_iter().map(Table::from).collect();
    Ok((tables, remarks))
}
