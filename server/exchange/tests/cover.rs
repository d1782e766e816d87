//! Edition, date and document number from the sheets around the hazards, in the shapes that covers come in.

mod common;

use common::{HEADINGS, write_date, write_rows};
use hazlog_exchange::read_workbook;
use rust_xlsxwriter::Workbook;

/// 45170 is 2023-09-01, 45096 is 2023-06-19, 44000 is 2020-06-18.
#[test]
fn the_cover_gives_edition_and_document_and_the_history_the_date() {
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    write_rows(
        cover,
        &[&["", "Document Record ID Key"], &["", "TST-HL-007"], &["Version:", "", "2"], &["Version date"]],
    );
    write_date(cover, 3, 2, 45096.0);
    let history = book.add_worksheet();
    write_rows(
        history,
        &[
            &["Version", "Date", "Change"],
            &["1"],
            &["2"],
            &[],
            &["Name", "", "Date", "Version"],
            &["A. B.", "", "", "3"],
        ],
    );
    write_date(history, 1, 1, 44000.0);
    write_date(history, 2, 1, 45170.0);
    write_rows(book.add_worksheet(), &[&HEADINGS, &["1", "HTML", "One", "d"]]);
    let log = read_workbook(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(log.document.as_deref(), Some("TST-HL-007"));
    assert_eq!(log.edition.as_deref(), Some("2.0"));
    assert_eq!(log.date.as_deref(), Some("2023-09-01"));
}

#[test]
fn without_a_cover_the_newest_line_of_the_history_counts_and_text_dates_are_read() {
    let mut book = Workbook::new();
    write_rows(book.add_worksheet(), &[&HEADINGS, &["1", "HTML", "One", "d"]]);
    let history = book.add_worksheet();
    write_rows(
        history,
        &[
            &["Version", "Date"],
            &["v1.9", "02/01/2024"],
            &["v1.10", "03/02/2024"],
            &["v0.9", "2023-01-01"],
            &[],
            &["Name", "Date", "Version"],
            &["A. B.", "2025-01-01", "9.0"],
        ],
    );
    let log = read_workbook(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((log.edition.as_deref(), log.date.as_deref()), (Some("1.10"), Some("2024-02-03")));
}

#[test]
fn a_cover_with_version_and_date_on_one_line_is_read() {
    let mut book = Workbook::new();
    write_rows(book.add_worksheet(), &[&["Version", "3.1", "Date", "2026-05-04"]]);
    write_rows(book.add_worksheet(), &[&HEADINGS, &["1", "HTML", "One", "d"]]);
    let log = read_workbook(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((log.edition.as_deref(), log.date.as_deref()), (Some("3.1"), Some("2026-05-04")));
}
