//! Builds workbooks for the tests, in the project's own words.
//!
//! Must not read one: that is what is tested.
#![allow(dead_code, reason = "every test binary uses another part of it")]
#![allow(clippy::unwrap_used, reason = "a helper of tests stands outside of #[test] functions")]

use rust_xlsxwriter::{Format, Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// The headings of the programme log.
pub(crate) const HEADINGS: [&str; 8] = [
    "Hazard number",
    "Hazard type",
    "Hazard name",
    "Hazard description",
    "Potential clinical impact",
    "Possible causes",
    "Suggested actions to mitigate hazard",
    "Links to documentation",
];

/// A workbook with one sheet `Hazard Log` made of the rows given; cells that parse as a number are numeric.
pub(crate) fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Hazard Log").unwrap();
    write_rows(sheet, rows);
    workbook.save_to_buffer().unwrap()
}

/// Writes rows from the top; `""` leaves a cell out.
pub(crate) fn write_rows(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                _ if cell.is_empty() => {}
                Ok(number) => drop(sheet.write_number(row, column, number).unwrap()),
                Err(_) => drop(sheet.write_string(row, column, *cell).unwrap()),
            }
        }
    }
}

/// A date cell as Excel keeps it: a number with a date format.
pub(crate) fn write_date(sheet: &mut Worksheet, row: u32, column: u16, serial: f64) {
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_number_with_format(row, column, serial, &format).unwrap();
}

/// The archive again, with one part replaced or added.
pub(crate) fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let known = part.name().unwrap().into_owned();
        if known != name {
            let mut old = Vec::new();
            part.read_to_end(&mut old).unwrap();
            writer.start_file(known, SimpleFileOptions::default()).unwrap();
            writer.write_all(&old).unwrap();
        }
    }
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

/// One part of an archive, as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}
