//! The shapes that a programme workbook comes in, each built here: where headings stand, how numbers and types
//! are written, what is blank and what lies below the table.
#![allow(clippy::unwrap_used, reason = "helpers of tests stand outside of #[test] functions")]

mod common;

use common::{HEADINGS, workbook, write_rows};
use hazlog_exchange::{HazardNumber, ProgrammeWorkbook, WarningKind, WorkbookError, read_workbook};
use rust_xlsxwriter::{Format, Url, Workbook};

fn read(rows: &[&[&str]]) -> ProgrammeWorkbook {
    read_workbook(&workbook(rows)).unwrap()
}

fn kinds(workbook: &ProgrammeWorkbook) -> Vec<(u32, WarningKind)> {
    workbook.warnings.iter().map(|warning| (warning.sheet_row, warning.kind.clone())).collect()
}

#[test]
fn a_plain_row_is_read_whole() {
    let log = read(&[
        &HEADINGS,
        &["4", "HTML ", " Blood  group\nunknown ", "No group\nis sent.", "Delay.", "Old system.", "Ask.", "Guide"],
    ]);
    let row = &log.rows[0];
    assert_eq!((row.sheet_row, &row.number), (2, &HazardNumber::Number(4)));
    assert_eq!((row.hazard_type.as_str(), row.name.as_str()), ("HTML", "Blood group unknown"));
    assert_eq!((row.description.as_str(), row.impact.as_str()), ("No group\nis sent.", "Delay."));
    assert_eq!((row.causes.as_str(), row.suggestion.as_str()), ("Old system.", "Ask."));
    assert_eq!(row.links, "Guide");
    assert_eq!(log.warnings, []);
    assert_eq!((log.sheet.as_str(), log.edition, log.date, log.document), ("Hazard Log", None, None, None));
}

#[test]
fn headings_may_stand_lower_and_further_right_in_any_order_case_and_spacing() {
    let mut rows: Vec<&[&str]> = vec![&["Hazards of the year, by number, type, name and description"]; 9];
    rows.push(&["", "  hazard\nDESCRIPTION", "HAZARD  NO.", "Name", "Owner", "TYPE", "Possible causes"]);
    rows.push(&["", "Nothing is shown.", "12", "Empty screen", "nobody", "general RISK", "A fault."]);
    let log = read(&rows);
    let row = &log.rows[0];
    assert_eq!((row.sheet_row, &row.number, row.name.as_str()), (11, &HazardNumber::Number(12), "Empty screen"));
    assert_eq!((row.description.as_str(), row.hazard_type.as_str()), ("Nothing is shown.", "General"));
    assert_eq!((row.causes.as_str(), row.impact.as_str()), ("A fault.", ""));
}

#[test]
fn headings_below_row_10_are_not_looked_for() {
    let mut rows: Vec<&[&str]> = vec![&["about"]; 10];
    rows.push(&HEADINGS);
    let error = read_workbook(&workbook(&rows)).unwrap_err();
    let WorkbookError::NoHazardSheet { sheets, looked_for } = &error else { panic!("{error}") };
    assert_eq!(sheets, &["Hazard Log"]);
    assert_eq!(looked_for.len(), 8);
    let message = error.to_string();
    assert!(message.contains("\"Hazard Log\"") && message.contains("\"Hazard number\""), "{message}");
}

#[test]
fn numbers_come_as_numbers_and_as_text() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write_rows(sheet, &[&["Number", "Type", "Name", "Description"]]);
    for (row, text) in (1..).zip(["61\n", " 7 ", "\u{a0}8", "009"]) {
        sheet.write_string(row, 0, text).unwrap();
        write_name_and_type(sheet, row);
    }
    sheet.write_number(5, 0, 2.0).unwrap();
    write_name_and_type(sheet, 5);
    let log = read_workbook(&book.save_to_buffer().unwrap()).unwrap();
    let numbers: Vec<_> = log.rows.iter().map(|row| row.number.clone()).collect();
    assert_eq!(numbers, [61, 7, 8, 9, 2].map(HazardNumber::Number));
    assert_eq!(log.warnings, []);
}

fn write_name_and_type(sheet: &mut rust_xlsxwriter::Worksheet, row: u32) {
    sheet.write_string(row, 1, "HTML").unwrap();
    sheet.write_string(row, 2, "Lost page").unwrap();
}

#[test]
fn what_is_odd_is_kept_and_named() {
    let log = read(&[
        &HEADINGS,
        &["3", "HTML", "First", "d"],
        &["to come", "HTML", "Second", "d"],
        &["2.5", "HTML", "Third", "d"],
        &["-4", "HTML", "Fourth", "d"],
        &["3", "HTML", "Fifth", "d"],
        &["8", "Telepathy", "", "d"],
        &["9", "", "Last", "d"],
        &["99999999999", "HTML", "Huge", "d"],
    ]);
    assert_eq!(log.rows.len(), 8);
    assert_eq!(log.rows[5].hazard_type, "Telepathy");
    let messages: Vec<String> = log.warnings.iter().map(ToString::to_string).collect();
    let expected = [
        "row 3: hazard number \"to come\" is not a whole number",
        "row 4: hazard number \"2.5\" is not a whole number",
        "row 5: hazard number \"-4\" is not a whole number",
        "row 6: hazard number 3 is already used in row 2",
        "row 7: the hazard has no name",
        "row 7: hazard type \"Telepathy\" is none of the programme's",
        "row 8: the hazard has no type",
        "row 9: hazard number \"99999999999\" is not a whole number",
    ];
    assert_eq!(messages.len(), expected.len(), "{messages:#?}");
    for (message, start) in messages.iter().zip(expected) {
        assert!(message.starts_with(start), "{message}");
        assert!(!message.ends_with('.'), "{message}");
    }
}

#[test]
fn empty_rows_and_stray_lists_are_left_out_but_a_hazard_without_number_is_named() {
    let mut rows: Vec<&[&str]> = vec![&HEADINGS, &["1", "HTML", "Lost page", "d"]];
    rows.extend([&[][..]; 40]);
    rows.push(&["", "", "HTML", "Top"]);
    rows.push(&["", "", "General"]);
    rows.push(&["", "HTML", "Forgotten number", "d"]);
    rows.push(&["6", "HTML", "Far below", "d"]);
    let log = read(&rows);
    let names: Vec<_> = log.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Lost page", "Far below"]);
    assert_eq!(kinds(&log), [(45, WarningKind::Unnumbered { name: "Forgotten number".to_owned() })]);
}

#[test]
fn the_sheet_with_most_of_the_headings_is_taken_whatever_its_name() {
    let mut book = Workbook::new();
    let index = book.add_worksheet().set_name("Hazard Log").unwrap();
    write_rows(index, &[&["Number", "Type", "Name", "Description"], &["1", "HTML", "A line of the index", "d"]]);
    write_rows(book.add_worksheet().set_name("Blatt 2").unwrap(), &[&HEADINGS, &["5", "HTML", "The hazard", "d"]]);
    let log = read_workbook(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((log.sheet.as_str(), log.rows[0].name.as_str()), ("Blatt 2", "The hazard"));
}

#[test]
fn links_carry_their_address_and_the_second_column_of_the_heading() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    write_rows(
        sheet,
        &[&HEADINGS, &["1", "HTML", "One", "d"], &["2", "HTML", "Two", "d"], &["3", "HTML", "Three", "d"]],
    );
    sheet.merge_range(0, 7, 0, 8, "Links to documentation", &Format::new()).unwrap();
    sheet.write_url(1, 7, Url::new("https://example.org/a#b").set_text("Guide")).unwrap();
    sheet.write_string(1, 8, "Second guide").unwrap();
    sheet.write_url(2, 7, Url::new("https://example.org/plain")).unwrap();
    sheet.write_string(3, 8, "A forgotten score").unwrap();
    let log = read_workbook(&book.save_to_buffer().unwrap()).unwrap();
    let links: Vec<_> = log.rows.iter().map(|row| row.links.as_str()).collect();
    assert_eq!(links, ["Guide <https://example.org/a#b>\nSecond guide", "https://example.org/plain", ""]);
}
