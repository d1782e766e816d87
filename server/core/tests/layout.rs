//! Formatting in an editor: a part of a file is laid out as in the whole, and nothing that is typed changes what is said.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Edit;
use hazlog_core::format::format_readable;
use hazlog_core::ide::{apply, format_document, format_on_type, format_range};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::{Snapshot, Workspace};
use jiff::civil::date;
use proptest::prelude::*;

use meaning::{comments, said};
use texts::{logs, soup};

#[allow(dead_code, reason = "the tests of the formatter share it, and ask more")]
mod meaning;
mod texts;

fn snapshot(text: &str) -> Snapshot {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("a".to_owned(), text.to_owned())]);
    workspace.snapshot()
}

fn size(at: usize) -> TextSize {
    TextSize::try_from(at).unwrap()
}

fn are_in_order(edits: &[Edit]) -> bool {
    edits.windows(2).all(|two| two[0].range.end() < two[1].range.start())
}

/// A part that is laid out keeps all that is said, and what is left to do is what the whole would have done.
fn a_part_holds(text: &str, range: TextRange) -> Result<(), TestCaseError> {
    let edits = format_range(&snapshot(text), "a", range);
    prop_assert!(are_in_order(&edits), "{:?}", edits);
    let part = apply(text, &edits);
    prop_assert_eq!(comments(&part), comments(text), "{:?} of {:?}", range, text);
    prop_assert_eq!(format_readable(&part), format_readable(text), "{:?} of {:?} became {:?}", range, text, part);
    Ok(())
}

/// Nothing that is done after a key was typed changes more than white space, and outside texts nothing that is said.
fn a_key_holds(text: &str, at: usize, typed: char) -> Result<(), TestCaseError> {
    let edits = format_on_type(&snapshot(text), "a", size(at), typed);
    prop_assert!(are_in_order(&edits), "{:?}", edits);
    let after = apply(text, &edits);
    let is_blank = |char: char| char.is_whitespace() || char == '\u{feff}';
    let bare = |text: &str| text.split(is_blank).collect::<String>();
    prop_assert_eq!(bare(&after), bare(text), "{:?} at {}", text, at);
    if typed == '}' {
        prop_assert_eq!(said(&after), said(text), "{:?} at {} became {:?}", text, at, after);
    }
    prop_assert_eq!(comments(&after), comments(text), "{:?} at {} became {:?}", text, at, after);
    Ok(())
}

fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn the_whole_range_is_the_whole_file(text in soup()) {
        let snapshot = snapshot(&text);
        let document = format_document(&snapshot, "a");
        prop_assert!(are_in_order(&document));
        prop_assert_eq!(apply(&text, &document), format_readable(&text));
        prop_assert_eq!(format_range(&snapshot, "a", TextRange::up_to(TextSize::of(&*text))), document);
    }

    #[test]
    fn any_part_of_any_text(text in soup(), start in 0usize..80, len in 0usize..40) {
        // Where line ends are mixed, those that are left decide for the next time.
        let text = text.replace("\r\n", "\n");
        let (start, end) = (boundary(&text, start), boundary(&text, start + len));
        a_part_holds(&text, TextRange::new(size(start), size(end)))?;
    }

    #[test]
    fn any_key_in_any_text(text in soup(), at in 0usize..120) {
        let at = boundary(&text, at);
        a_key_holds(&text, at, '\n')?;
        a_key_holds(&text, at, '}')?;
    }
}

#[test]
fn a_line_of_an_open_text_does_not_become_an_item() {
    let text = "\"\"\"usehazardexisting bybyhazardcontrol {\nbyusebyinitial {\n, # c\n\n  \n  hazard# c";
    a_key_holds(text, 68, '\n').unwrap();
}

#[test]
fn the_byte_order_mark_stays_above_an_item_that_is_not_clear() {
    let text = "\u{feff}\r\nhazard H-1 \"a\" {\r\n owner \"x\r\n";
    let formatted = apply(text, &format_document(&snapshot(text), "a"));
    assert_eq!(formatted, text.replacen("\r\n", "", 1));
}

#[test]
fn more_items_than_are_read_at_a_time_are_laid_out_as_each_of_them() {
    let untidy = "# of it\nhazard H-1  \"a\" {\n owner \"x\"\n}\n".repeat(2_000);
    let tidy = "\n# of it\nhazard H-1 \"a\" {\n  owner \"x\"\n}\n".repeat(2_000);
    assert!(
        format_readable(&untidy) == tidy.trim_start(),
        "an item near the end of those that are read together differs"
    );
}

#[test]
fn every_part_of_the_logs_of_the_repository() {
    for (path, text) in logs() {
        let untidy = text.replace("  ", " ").replace("\n\n", "\n\n\n");
        for (number, (start, _)) in untidy.match_indices('\n').enumerate().filter(|(number, _)| number % 41 == 0) {
            let end = boundary(&untidy, start + 37 * (1 + number % 5));
            let range = TextRange::new(size(start), size(end));
            a_part_holds(&untidy, range).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}

#[test]
fn every_brace_and_line_of_the_logs_of_the_repository() {
    for (path, text) in logs() {
        for (number, (at, found)) in text.match_indices(['\n', '}']).enumerate().filter(|(number, _)| number % 13 == 0)
        {
            let typed = found.chars().next().unwrap();
            let edits = format_on_type(&snapshot(&text), "a", size(at + 1), typed);
            // A log that is laid out well is left alone, but for a line that stands empty.
            assert!(edits.is_empty() || typed == '\n', "{} {number}: {edits:?}", path.display());
            a_key_holds(&text, at + 1, typed).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        }
    }
}
