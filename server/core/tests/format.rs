//! Formatting: one form for what means the same, reached in one step, with nothing lost on the way.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::time::{Duration, Instant};

use hazlog_core::format::{FormatError, format, format_readable};
use hazlog_core::syntax::cut;
use hazlog_core::text::TextRange;
use proptest::prelude::*;

use meaning::{comments, is_unclear, said, spelt};
use texts::{logs, soup};

mod meaning;
mod texts;
mod written;

/// The islands of a text in which something stands.
fn islands(text: &str) -> Vec<&str> {
    let starts = cut(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let blank = |char: char| char.is_whitespace() || matches!(char, '\u{200b}' | '\u{feff}');
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).filter(|part| !part.chars().all(blank)).collect()
}

/// What must hold for the text that keeps its unclear items: they stay byte by byte, the others as if they stood alone.
fn keeps_the_unclear(text: &str) -> Result<(), TestCaseError> {
    let readable = format_readable(text);
    prop_assert_eq!(&format_readable(&readable), &readable, "twice: {:?}", text);
    if let Ok(formatted) = format(text) {
        prop_assert_eq!(formatted, readable);
        return Ok(());
    }
    let (stays, goes) = islands(text).into_iter().partition::<Vec<_>, _>(|part| is_unclear(part));
    let (stayed, laid_out) = islands(&readable).into_iter().partition::<Vec<_>, _>(|part| is_unclear(part));
    prop_assert_eq!(stays, stayed, "{:?} became {:?}", text, readable);
    // An item that was indented is one of its own now.
    let spelt = |parts: &[&str]| parts.iter().flat_map(|part| spelt(part)).collect::<Vec<_>>();
    prop_assert_eq!(spelt(&goes), spelt(&laid_out), "{:?} became {:?}", text, readable);
    prop_assert_eq!(comments(text), comments(&readable), "{:?} became {:?}", text, readable);
    Ok(())
}

/// Everything that must hold for every text.
fn holds(text: &str) -> Result<(), TestCaseError> {
    keeps_the_unclear(text)?;
    let formatted = match format(text) {
        Ok(formatted) => formatted,
        Err(error) => {
            prop_assert!(is_unclear(text), "{:?} of {:?}", error, text);
            prop_assert!(usize::from(error.range.end()) <= text.len());
            return Ok(());
        }
    };
    prop_assert!(!is_unclear(text), "formatted: {:?}", text);
    prop_assert_eq!(format(&formatted), Ok(formatted.clone()), "twice: {:?}", text);
    prop_assert_eq!(spelt(&formatted), spelt(text), "{:?} became {:?}", text, formatted);
    prop_assert_eq!(said(&formatted), said(text), "{:?} became {:?}", text, formatted);
    prop_assert_eq!(comments(&formatted), comments(text), "{:?} became {:?}", text, formatted);
    let body = formatted.trim_start_matches('\u{feff}');
    prop_assert!(body.is_empty() || (body.ends_with('\n') && !body.ends_with("\n\n")), "{:?}", formatted);
    prop_assert!(!body.starts_with('\n'), "{:?}", formatted);
    for line in body.lines() {
        prop_assert!(!line.ends_with([' ', '\t', '\r']), "{:?}", formatted);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn any_text_is_formatted_or_left_alone(text in soup()) {
        holds(&text)?;
    }

    #[test]
    fn and_any_characters_at_all(text in "\\PC{0,60}|[^a]{0,40}") {
        holds(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]
    #[test]
    fn a_log_means_the_same_however_it_was_laid_out(text in written::log()) {
        prop_assert!(format(&text).is_ok(), "{:?}", format(&text));
        holds(&text)?;
    }
}

#[test]
fn an_item_that_is_not_closed_stays_and_the_others_are_formatted() {
    let text = "hazard A-1 \"a\"   {}\n# b\nhazard  B-1 {\n owner   \"x\nhazard C-1 \"c\" {\nowner \"x\"\n}";
    let expected = "hazard A-1 \"a\" {}\n\n# b\nhazard  B-1 {\n owner   \"x\nhazard C-1 \"c\" {\n  owner \"x\"\n}\n";
    assert_eq!(format_readable(text), expected);
}

#[test]
fn the_logs_of_the_repository_keep_their_meaning() {
    for (path, text) in logs() {
        holds(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        holds(&text.replace('\n', "\r\n")).unwrap();
        holds(&text.replace("  ", "\t")).unwrap();
    }
}

fn becomes(text: &str, expected: &str) {
    assert_eq!(format(text).as_deref(), Ok(expected), "of {text:?}");
    assert_eq!(format(expected).as_deref(), Ok(expected), "and again");
}

#[test]
fn a_line_becomes_lines() {
    becomes(
        "hazard H-1 \"x\"{owner \"y\"}\nwaive unmitigated-cause\thazard\n",
        "hazard H-1 \"x\" {\n  owner \"y\"\n}\n\nwaive unmitigated-cause hazard\n",
    );
    becomes("hazard H-1 {}\n  hazard H-2 { \n\n }", "hazard H-1 {}\n\nhazard H-2 {}\n");
    becomes("", "");
    becomes(" \n\n", "");
    becomes("\u{feff}\n", "\u{feff}");
    becomes("\u{feff}\r\nlog  A-1\r\n\r\n", "\u{feff}log A-1\r\n");
}

#[test]
fn neighbouring_fields_are_aligned() {
    becomes(
        "control K-1 {\nmitigates C1,C2\nowner \"x\"\nevidence effectiveness test \"y\"\nevidence implementation \"z\"\n\nstate planned\n# c\nowner \"y\"\ncause C1 \"z\"\nownr \"x\"  # d\ndue\n}",
        "control K-1 {\n  mitigates  C1, C2\n  owner      \"x\"\n  evidence   effectiveness  test \"y\"\n  evidence   implementation \"z\"\n\n  state planned\n  # c\n  owner \"y\"\n  cause C1 \"z\"\n  ownr  \"x\"  # d\n  due\n}\n",
    );
}

#[test]
fn texts_are_indented_and_never_wrapped() {
    becomes(
        "hazard H-1 {\nimpact \"\"\"one\n      two  \n\n        three\"\"\"\nnote \"\"\" short \"\"\"\n\nnote \"\"\" a \"b\" \"\"\"\nnote \"\"\"\n\"\"\"\nnote \"\"\"\"\"\"\n}",
        "hazard H-1 {\n  impact \"\"\"\n    one\n    two\n\n      three\n    \"\"\"\n  note \"\"\"short\"\"\"\n\n  note \"\"\" a \"b\" \"\"\"\n  note \"\"\"\n    \"\"\"\n  note \"\"\"\"\"\"\n}\n",
    );
}

#[test]
fn comments_stay_where_they_are() {
    becomes(
        "# top\n\n\n# of H-1\nhazard H-1 { # behind\n      # first\n  tags a, # one\n\n # two\n   b\n\n\n   # last\n\n} # end\n# of H-2\nhazard H-2 {\n# alone\n}\n# after\n\n\n# of H-3\nhazard H-3",
        "# top\n\n# of H-1\nhazard H-1 {  # behind\n  # first\n  tags a,  # one\n       # two\n       b\n\n  # last\n}  # end\n\n# of H-2\nhazard H-2 {\n  # alone\n}\n# after\n\n# of H-3\nhazard H-3\n",
    );
}

#[test]
fn a_list_is_broken_where_it_is_too_long_and_only_there() {
    let ids: Vec<String> = (10..40).map(|id| format!("GPC-{id}")).collect();
    let reason = "because".to_owned() + &" \"x\"".repeat(30);
    let text = format!("programme GPC {{ not-applicable {} {reason}\n}}\n", ids.join(",\n"));
    let formatted = format(&text).unwrap();
    let lines: Vec<&str> = formatted.lines().collect();
    assert!(lines[1].starts_with("  not-applicable GPC-10, GPC-11") && lines[1].len() <= 100, "{formatted}");
    assert!(lines[2].starts_with(&format!("{}GPC-", " ".repeat(17))), "{formatted}");
    becomes("programme GPC {\n  uses html,\n    general\n}\n", "programme GPC {\n  uses html, general\n}\n");
    let words = vec!["owner"; 40].join(", ");
    let text = format!("log A-1 {{\n  tags {words}\n}}\n");
    becomes(&text, &text);
}

#[test]
fn further_lines_of_a_list_begin_under_its_first_value() {
    let row: Vec<String> = (10..26).map(|id| format!("GPC-{id}")).collect();
    let (head, tail) = (row[..11].join(", "), row[11..].join(", "));
    let by = |gap: &str, indent: usize| {
        let indent = " ".repeat(indent);
        format!("review 2026-01-02 {{\n  by{gap}\"x\"\n  covers{gap}{head},\n{indent}{tail}\n}}\n")
    };
    let aligned = by("  ", 10).replace("by  ", "by      ");
    assert_eq!(format(&by(" ", 0)), Ok(aligned.clone()));
    becomes(&aligned, &aligned);
    let (head, tail) = (row[..8].join(", "), row[8..].join(", "));
    let used = format!("hazard H-1 {{\n  use control CTL-1 mitigates {head},\n              {tail}\n}}\n");
    assert_eq!(format(&used.replace(",\n", ",")), Ok(used));
}

#[test]
fn a_half_written_log_is_formatted() {
    becomes(
        "hazrd H-1 {\ndue\ninitial severity\n, x\n\"s\" y\n}",
        "hazrd H-1 {\n  due\n  initial severity\n  , x\n  \"s\" y\n}\n",
    );
    becomes("log A-1 {\n date 2026-01-02x  2026\n}", "log A-1 {\n  date 2026-01-02x 2026\n}\n");
}

fn refused(text: &str, range: std::ops::Range<u32>, start: &str) {
    let FormatError { range: found, message } = format(text).unwrap_err();
    assert_eq!(found, TextRange::new(range.start.into(), range.end.into()), "{message}");
    assert!(message.starts_with(start), "{message}");
}

#[test]
fn a_text_of_unclear_layout_is_left_alone() {
    refused("hazard H-1 {\n  owner \"x\n}\n", 21..23, "this string is not closed");
    refused("hazard H-1 \"x\" {\n  owner \"x\"\n\nlog A-1 {\n", 15..16, "the block of `hazard H-1` is not closed");
    refused("log A-1 {\n  note \"\"\"x\n}\n", 8..9, "the block of `log A-1` is not closed");
    refused("note \"\"\"x\n", 5..9, "this text is not closed");
    refused("log A-1 {\n}\n}\n", 12..13, "this `}` closes nothing");
    refused("log A-1\n{\n}\n", 8..9, "a block needs a keyword");
    refused("log A-1 {\n} owner \"x\"\n", 12..21, "nothing may follow a block");
    refused("owner \"a\\\n\u{2003}x\"", 6..8, "this string is not closed");
}

#[test]
fn depth_and_length_cost_little() {
    let item = "hazard H-1 \"x\" {\n  owner \"y\"\n  mode fault # c\n\n  impact \"\"\"\n a\n b\n \"\"\"\n}\n# c\n";
    let long = [
        "{".repeat(100_000),
        " hazard {".repeat(100_000),
        "}".repeat(100_000),
        item.repeat(1_000_000 / item.len()),
        "tags a,b\n".repeat(100_000),
        format!("tags {}\n", "a,".repeat(500_000)),
        format!("note \"\"\"{}\"\"\"\n", "a\n \r".repeat(250_000)),
        "# c\n".repeat(250_000),
        format!("tags {}b\n", "a, # c\n".repeat(100_000)),
    ];
    for text in long {
        let start = Instant::now();
        assert_eq!(format(&text).is_ok(), !is_unclear(&text));
        // Generous, for a busy machine; what is quadratic takes minutes.
        assert!(start.elapsed() < Duration::from_secs(20), "{:?}: {:?}", start.elapsed(), &text[..9]);
    }
}
