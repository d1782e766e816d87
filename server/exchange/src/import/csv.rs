//! A file of comma-separated values as a table.

use super::table::{Line, Table};

/// The table; `None` where the text is none. Spreadsheets of some countries part values by semicolons, others by tabs.
pub(super) fn read(text: &str) -> Option<Table> {
    let parts = |separator: u8| {
        let head = text.lines().take(20).map(|line| line.bytes().filter(|byte| *byte == separator).count());
        head.max().unwrap_or(0)
    };
    let separator = [b',', b';', b'\t'].into_iter().max_by_key(|separator| parts(*separator))?;
    if parts(separator) == 0 {
        return None;
    }
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.ok()?;
        let number = record.position().map_or(0, ::csv::Position::line);
        rows.push(Line::new(u32::try_from(number).unwrap_or(u32::MAX), record.iter().map(str::to_owned)));
    }
    rows.retain(|row| !row.cells.is_empty());
    Some(Table { name: "table".to_owned(), rows })
}
