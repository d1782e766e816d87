//! Logs that people keep in spreadsheets: what becomes of them, and that no word of them is lost.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hazlog_core::config::Config;
use hazlog_core::workspace::Workspace;
use hazlog_exchange::import::{Field, Imported, Source, import};
use hazlog_exchange::{Record, to_source};
use jiff::civil::date;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

/// What is made of a file: the log without its notes, as it is written.
#[track_caller]
fn check(text: &str, expected: &str) {
    let mut imported = read(&[("H-9", text.as_bytes())]);
    imported.record.log = None;
    imported.record.hazards.iter_mut().for_each(|hazard| hazard.notes.clear());
    assert_eq!(to_source(&imported.record), expected);
}

#[track_caller]
fn read(files: &[(&str, &[u8])]) -> Imported {
    let sources: Vec<Source<'_>> = files.iter().map(|(stem, bytes)| Source { stem, bytes }).collect();
    let imported = import(&sources, &[]).unwrap();
    reads_back(&imported.record);
    imported
}

/// What is written of an import says all of it, and has the one layout.
#[track_caller]
fn reads_back(record: &Record) {
    let source = to_source(record);
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("log.hazlog".to_owned(), source.clone())]);
    assert_eq!(Record::of(&workspace.snapshot()), *record, "{source}");
    assert_eq!(hazlog_core::format::format(&source).unwrap(), source);
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Every word of a text that is not the number of a list or a level is in the log.
#[track_caller]
fn holds(imported: &Imported, text: &str, what: &str) {
    let said = words(&to_source(&imported.record));
    let is_number = |word: &str| word.chars().all(|char| char.is_ascii_digit());
    let lost: Vec<String> = words(text).into_iter().filter(|word| !is_number(word) && !said.contains(word)).collect();
    assert!(lost.is_empty(), "{what}: {lost:?}");
}

#[test]
fn one_row_a_hazard() {
    check(
        "Hazard log of the ward\n\n\
         Haz ID,Hazard,Cause,Effect,Intial severity,Initial Likelihood,Initial risk,Existing controls,Further mitigations,Residual severity,Residual likelihood,Residual risk,Status,Owner\n\
         H-1,Old list shown,\"1. No time stamp\n2. A cache\",Wrong dose,Major (4),3 - Medium,3,None,Show the time; Empty the cache each night,Major,Very low,4,Closed,Squad\n",
        r#"hazard H-1 "Old list shown" {
  owner   "Squad"
  status  closed

  impact "Wrong dose"

  cause C1 "No time stamp"
  cause C2 "A cache"

  initial severity major likelihood medium

  control K1 "Show the time"
  control K2 "Empty the cache each night"

  residual severity major likelihood very-low risk 4
}
"#,
    );
}

#[test]
fn one_row_a_cause_with_two_rows_of_headings() {
    check(
        "ID;Hazard;Cause;Initial;;Additional controls\n;;;Severity;Likelihood;\n\
         1;Old list;No time stamp;major;low;Show it\n;;A cache;;;Empty it\n2;Wrong patient;Same name;minor;high;\n",
        r#"hazard 1 "Old list" {
  cause C1 "No time stamp"
  cause C2 "A cache"

  initial severity major likelihood low

  control K1 "Show it"
  control K2 "Empty it"
}

hazard 2 "Wrong patient" {
  cause C1 "Same name"

  initial severity minor likelihood high
}
"#,
    );
}

#[test]
fn a_page_that_is_one_hazard() {
    check(
        "# Old list shown\n\n## Hazard description\nA list is old.\n\n## Possible causes\n- No time stamp\n- A cache\n\n\
         <h2>Initial risk</h2><table><tr><th>Likelihood</th><th>Consequence</th></tr><tr><td>Low</td><td>Major</td></tr></table>\n\n\
         ## Design\nShow the time\n",
        r#"hazard H-9 "Old list shown" {
  description "A list is old."

  cause C1 "No time stamp"
  cause C2 "A cache"

  initial severity major likelihood low

  control K1 design "Show the time"
}
"#,
    );
}

#[test]
fn a_table_a_hazard() {
    check(
        "| Field | Value |\n|---|---|\n| Hazard ID | H-1 |\n| Hazard name | Old list |\n| Cause | A cache |\n| Effect | Wrong dose |\n| Owner | Squad |\n\n\
         | Field | Value |\n|---|---|\n| Hazard ID | H-2 |\n| Hazard name | Wrong patient |\n| Cause | Same name |\n| Effect | Wrong drug |\n",
        r#"hazard H-1 "Old list" {
  owner "Squad"

  impact "Wrong dose"

  cause C1 "A cache"
}

hazard H-2 "Wrong patient" {
  impact "Wrong drug"

  cause C1 "Same name"
}
"#,
    );
}

/// A workbook with everything that sheets have and a log has not.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Hazards").unwrap();
    sheet.write_string(0, 0, "危険 log مرحبا").unwrap();
    let heads = ["Ref", "Hazard", "Severity", "Likelihood", "Risk score", "Date raised", "Approver", "Cause"];
    for (column, head) in (0..).zip(heads) {
        sheet.write_string(3, column, head).unwrap();
    }
    let bold = Format::new().set_num_format("dd/mm/yyyy");
    for (row, name) in [(4, "古いリスト \"x\" <script>"), (6, "Another of this id")] {
        sheet.write_string(row, 0, "H 1").unwrap();
        sheet.write_string(row, 1, name).unwrap();
        sheet.write_number(row, 2, 4.0).unwrap();
        sheet.write_number(row, 3, 3.0).unwrap();
        sheet.write_formula(row, 4, Formula::new("=C5*D5").set_result("12")).unwrap();
        sheet.write_datetime_with_format(row, 5, ExcelDateTime::from_ymd(2026, 7, 18).unwrap(), &bold).unwrap();
        sheet.write_string(row, 6, "Dr Ünal").unwrap();
    }
    sheet.merge_range(4, 7, 5, 7, "A merged \"\"\"cause\"\"\"\nof two lines", &Format::new()).unwrap();
    sheet.set_row_hidden(6).unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Old").unwrap().set_hidden(true);
    hidden.write_string(0, 0, "Kept in a drawer").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn what_sheets_have_and_a_log_has_not() {
    let imported = read(&[("log", &workbook())]);
    let hazards = &imported.record.hazards;
    assert_eq!(hazards.iter().map(|hazard| hazard.id.as_str()).collect::<Vec<_>>(), ["H-1", "H-1-2"]);
    assert_eq!(hazards[0].raised, Some(date(2026, 7, 18)));
    assert_eq!(hazards[0].initial.as_ref().unwrap().risk, None, "12 is the product of the two");
    assert!(imported.matrix.is_some());
    assert!(hazards[0].notes.iter().any(|note| note == "From sheet Hazards, Approver: Dr Ünal"), "{hazards:?}");
    for part in ["危険 log مرحبا", "古いリスト <script>", "A merged cause of two lines", "Kept in a drawer", "H 1"]
    {
        holds(&imported, part, part);
    }
    assert!(imported.remarks.iter().any(|remark| remark.contains("sheet Old is hidden")), "{:?}", imported.remarks);
    assert!(imported.remarks.iter().any(|remark| remark.contains("has the id H-1 again")), "{:?}", imported.remarks);
}

#[test]
fn a_column_is_what_it_is_said_to_be() {
    let table = b"Number,Hazard,Cause,Effect,Who\nH-1,Old list,A cache,Wrong dose,Squad\n";
    let source = Source { stem: "log", bytes: table };
    let given = [("who".to_owned(), Field::Owner)];
    assert_eq!(import(&[source], &given).unwrap().record.hazards[0].owner.as_deref(), Some("Squad"));
    assert_eq!(import(&[source], &[]).unwrap().record.hazards[0].owner, None);
}

#[test]
fn what_is_no_log_is_refused_in_words() {
    let said = |bytes: &[u8]| import(&[Source { stem: "x", bytes }], &[]).unwrap_err().to_string();
    assert!(said(b"just words").starts_with("this is no workbook"));
    assert!(said(b"a,b\n1,2\n").starts_with("no table in it has the headings of a hazard log"));
    assert!(said(b"PK\x03\x04").contains("workbook"), "{}", said(b"PK\x03\x04"));
    assert!(said(b"").starts_with("this is no workbook"));
    for cut in (0..workbook().len()).step_by(997) {
        let _ = import(&[Source { stem: "x", bytes: &workbook()[..cut] }], &[]);
    }
}

fn published(path: &str) -> Option<Vec<PathBuf>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/logs").join(path);
    if !path.exists() {
        eprintln!("{} is not there, and was passed over", path.display());
        return None;
    }
    if path.is_file() {
        return Some(vec![path]);
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    Some(files)
}

fn published_import(path: &str) -> Option<(Imported, Vec<PathBuf>)> {
    let files = published(path)?;
    let read: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect();
    let sources: Vec<Source<'_>> = read.iter().map(|(stem, bytes)| Source { stem, bytes }).collect();
    let imported = import(&sources, &[]).unwrap();
    reads_back(&imported.record);
    Some((imported, files))
}

/// The published pages, word by word; of their markup only the text between the signs.
#[test]
fn no_word_of_published_pages_is_lost() {
    for (path, hazards) in [("uk-core", 9), ("ds-mr-spectroscopy.md", 3)] {
        let Some((imported, files)) = published_import(path) else { continue };
        assert_eq!(imported.record.hazards.len(), hazards, "{path}");
        for file in files {
            let page = std::fs::read_to_string(&file).unwrap();
            let mut text = String::new();
            let mut is_tag = false;
            for char in page.chars() {
                match char {
                    '<' => is_tag = true,
                    '>' => is_tag = false,
                    _ if is_tag => {}
                    _ => text.push(char),
                }
            }
            let text = text.replace("&nbsp;", " ");
            let understood: BTreeSet<&str> =
                ["Likelihood", "Consequence", "Risk", "Rating", "Initial", "Residual"].into();
            let text: String = text
                .split_whitespace()
                .filter(|word| !understood.contains(word))
                .map(|word| format!("{word} "))
                .collect();
            let headings: String = imported.columns.iter().map(|column| format!("{} ", column.heading)).collect();
            let said = words(&format!("{headings} {}", to_source(&imported.record)));
            let lost: Vec<String> = words(&text)
                .into_iter()
                .filter(|word| !word.chars().all(|char| char.is_ascii_digit()) && !said.contains(word))
                .collect();
            assert!(lost.is_empty(), "{}: {lost:?}", file.display());
        }
    }
}

#[test]
fn a_published_workbook_follows_a_product_and_its_own_key() {
    let Some((imported, _)) = published_import("joint-journey.xlsx") else { return };
    assert_eq!(imported.record.hazards.len(), 10);
    let bands: Vec<(u16, u16)> = imported.matrix.unwrap().bands().iter().map(|band| (band.from, band.to)).collect();
    assert_eq!(bands, [(1, 4), (5, 6), (7, 25)]);
    let first = imported.record.hazard("H01").unwrap();
    let score = first.initial.as_ref().unwrap();
    assert_eq!((score.severity.as_deref(), score.risk.as_deref()), (Some("considerable"), None));
}
