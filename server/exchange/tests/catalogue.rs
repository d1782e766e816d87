//! The catalogue that is written: its canonical form to the character, and contents that try to break out of it.
#![allow(clippy::unwrap_used, reason = "helpers of tests stand outside of #[test] functions")]

mod common;

use common::{HEADINGS, workbook};
use hazlog_exchange::{HazardNumber, ProgrammeWorkbook, Row, read_workbook, to_hazlog};

fn row(number: u32, name: &str) -> Row {
    Row {
        sheet_row: number + 1,
        number: HazardNumber::Number(number),
        hazard_type: "HTML".to_owned(),
        name: name.to_owned(),
        description: String::new(),
        impact: String::new(),
        causes: String::new(),
        suggestion: String::new(),
        links: String::new(),
    }
}

fn log(rows: Vec<Row>) -> ProgrammeWorkbook {
    let document = Some("TST-HL-007".to_owned());
    let date = Some("2023-09-01".to_owned());
    ProgrammeWorkbook { document, edition: None, date, sheet: "s".to_owned(), rows, warnings: Vec::new() }
}

/// The catalogue without its opening comment.
fn items(workbook: &ProgrammeWorkbook) -> String {
    let text = to_hazlog(workbook, "2.0");
    let (comment, items) = text.split_once("\n\n").unwrap();
    assert!(comment.lines().all(|line| line.starts_with("# ")), "{comment}");
    items.to_owned()
}

#[test]
fn the_canonical_form() {
    let mut first = row(46, "Stale \"list\" in C:\\old");
    first.description = "  One line.\n\n    Another,  deeper.  ".to_owned();
    first.links = "Guide <https://example.org>".to_owned();
    let print = first.fingerprint();
    let last = row(100, "Nothing more");
    let last_print = last.fingerprint();
    let expected = format!(
        r#"catalogue GPC "GP Connect programme hazard log" edition "2.0" {{
  document  "TST-HL-007"
  date      2023-09-01
}}

entry GPC-46 "Stale \"list\" in C:\\old" {{
  type         "HTML"
  fingerprint  "{print}"

  description """
    One line.

      Another,  deeper.
    """
  links """
    Guide <https://example.org>
    """
}}

entry GPC-100 "Nothing more" {{
  type         "HTML"
  fingerprint  "{last_print}"
}}
"#
    );
    assert_eq!(items(&log(vec![last, first])), expected);
}

#[test]
fn an_unknown_cover_leaves_no_empty_block() {
    let bare = ProgrammeWorkbook { document: None, date: None, ..log(Vec::new()) };
    assert_eq!(items(&bare), "catalogue GPC \"GP Connect programme hazard log\" edition \"2.0\"\n");
}

#[test]
fn no_content_ends_its_text_or_starts_an_item() {
    let nasty = "a\"\"\"b\nentry GPC-1 \"x\" {\r\u{2028}hazard H-1\u{85}}\u{b}\"\"\"\"\n\"\" \"\n\u{0}log X-1";
    let mut hostile = row(5, "quote \" slash \\ line\nentry GPC-9 {");
    hostile.description = nasty.to_owned();
    hostile.hazard_type = "Own \"type\"\n}".to_owned();
    let text = items(&log(vec![hostile]));
    let entry = text.split_once("\n\n").unwrap().1;
    let at_margin: Vec<&str> = entry.lines().filter(|line| !line.is_empty() && !line.starts_with("  ")).collect();
    assert_eq!(at_margin, ["entry GPC-5 \"quote \\\" slash \\\\ line entry GPC-9 {\" {", "}"]);
    assert_eq!(entry.matches("\"\"\"").count(), 2, "{entry}");
    for safe in
        ["    a\" \" \"b\n", "    \" \" \" \"\n", "    \"\" \"\n", "    entry GPC-1 \"x\" {\n", "    hazard H-1\n"]
    {
        assert!(entry.contains(safe), "{safe:?} in {entry}");
    }
    assert!(!entry.contains(['\r', '\u{2028}', '\u{85}', '\u{b}', '\u{0}']), "{entry:?}");
    assert!(entry.contains("  type         \"Own \\\"type\\\" }\"\n"), "{entry}");
}

#[test]
fn the_edition_given_is_a_string_too() {
    let text = to_hazlog(&log(Vec::new()), "2\"\n{");
    assert!(text.contains("edition \"2\\\" {\" {\n"), "{text}");
}

#[test]
fn odd_rows_are_written_last_with_a_valid_id_and_a_comment() {
    let bytes = workbook(&[
        &HEADINGS,
        &["to come\n(soon)", "HTML", "Second", "d"],
        &["??", "", "", "d"],
        &["7", "HTML", "First", "d"],
    ]);
    let text = to_hazlog(&read_workbook(&bytes).unwrap(), "2.0");
    let heads: Vec<&str> = text.lines().filter(|line| line.starts_with("entry") || line.starts_with("# Row")).collect();
    let expected = [
        "entry GPC-7 \"First\" {",
        "# Row 3 of the workbook; its number reads: ??",
        "entry GPC-row-3 {",
        "# Row 2 of the workbook; its number reads: to come (soon)",
        "entry GPC-to-come--soon \"Second\" {",
    ];
    assert_eq!(heads, expected);
    assert!(text.contains("entry GPC-row-3 {\n  fingerprint  \""), "{text}");
}
