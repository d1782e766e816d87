//! Mistakes of form, in words: what the TOML parser could not read.

use std::borrow::Cow;
use std::ops::Range;

use toml::de::{DeTable, Error};

use super::problem::Problems;

/// The most lines that are taken out: a text with more of them is no configuration.
const MOST_LINES: usize = 20;

/// A mistake of form: where, and what the parser calls it.
pub(super) type Mistake = (Range<usize>, String);

/// The text with every line blanked at which the parser would stop for good, and the mistakes in those lines. Offsets
/// stay what they are.
pub(super) fn passable(text: &str) -> (Cow<'_, str>, Vec<Mistake>) {
    let mut text = Cow::Borrowed(text);
    let mut mistakes = Vec::new();
    for _ in 0..MOST_LINES {
        let found = mistakes_in(&DeTable::parse_recoverable(&text).1);
        let Some((span, _)) = found.iter().find(|(_, message)| message.starts_with("key with no value")) else { break };
        let start = line_start(&text, span.start);
        let end = line_end(&text, start);
        mistakes.extend(found.into_iter().filter(|(span, _)| (start..=end).contains(&span.start)));
        text.to_mut().replace_range(start..end, &" ".repeat(end - start));
    }
    (text, mistakes)
}

/// The mistakes that the parser found.
pub(super) fn mistakes_in(errors: &[Error]) -> Vec<Mistake> {
    errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message().to_owned())).collect()
}

/// Tells of mistakes of form, one a line; gives what is in doubt because of them: the line of a mistake that ends with
/// its line, and everything from the section on in which another one is.
pub(super) fn tell(text: &str, mut mistakes: Vec<Mistake>, problems: &mut Problems<'_>) -> Vec<Range<usize>> {
    mistakes.sort_by_key(|(span, _)| (span.start, span.end));
    let mut told: Option<usize> = None;
    for (span, message) in &mistakes {
        let span = place(text, span, message);
        let line = line_start(text, span.start);
        if told == Some(line) {
            continue;
        }
        told = Some(line);
        let found = text.get(span.clone()).unwrap_or_default();
        let (words, suggestion) = in_words(message, found, text.get(line..span.start).unwrap_or_default());
        problems.suggest(span, words, suggestion);
        if is_open_list(message) {
            // It swallows what follows, and everything in it is a mistake again.
            break;
        }
    }
    mistakes.iter().map(|(span, message)| doubt(text, span.start, message)).collect()
}

fn doubt(text: &str, offset: usize, message: &str) -> Range<usize> {
    let ends_with_its_line = [
        "duplicate key",
        "string values must be quoted",
        "missing escaped value",
        "unexpected key or value",
        "extra comma",
    ];
    if ends_with_its_line.iter().any(|start| message.starts_with(start)) {
        let start = line_start(text, offset);
        return start..line_end(text, start);
    }
    section_start(text, offset)..usize::MAX
}

/// Where a mistake is shown. The parser points behind a backslash, and behind the blank lines after an open list.
fn place(text: &str, span: &Range<usize>, message: &str) -> Range<usize> {
    let before = text.get(..span.start).unwrap_or_default();
    if message.starts_with("missing escaped value") && before.ends_with('\\') {
        return span.start - 1..span.start;
    }
    if is_open_list(message) {
        let end = before.trim_end().len();
        return end..end;
    }
    span.clone()
}

fn is_open_list(message: &str) -> bool {
    message.starts_with("missing comma between array elements") || message.starts_with("unclosed array,")
}

fn in_words(message: &str, found: &str, before: &str) -> (String, Option<String>) {
    let plain = |words: &str| (words.to_owned(), None);
    if found.contains(['“', '”', '‘', '’']) {
        let straight = found.replace(['“', '”', '„', '‘', '’'], "\"");
        return (format!("curly quotation marks are not read: write {straight}"), Some(straight));
    }
    if message.starts_with("string values must be quoted") {
        return unquoted(found);
    }
    match message {
        "duplicate key" => (format!("`{found}` is given twice: keep one of the two"), None),
        _ if message.starts_with("missing escaped value") => (
            "a backslash between double quotation marks is written twice: write `\\\\`, or put the text between single quotation marks".to_owned(),
            Some("\\\\".to_owned()),
        ),
        _ if message.starts_with("key with no value") => {
            (format!("`{}` has no value: write `{0} = …`", before.trim().trim_end_matches(['=', ':'])), None)
        }
        _ if message.starts_with("invalid unquoted key") && found.starts_with(':') => {
            plain("a value stands behind `=` and not behind `:`")
        }
        _ if message.starts_with("unclosed array table") => plain("`]]` is missing at the end of this heading"),
        _ if message.starts_with("unclosed table") => plain("`]` is missing at the end of this heading"),
        _ if message.starts_with("unclosed inline table") => plain("`}` is missing: the `{` before it is not closed"),
        _ if is_open_list(message) => plain("a comma or the `]` that ends the list is missing here"),
        _ if message.starts_with("extra comma") => plain("there is a comma too many here"),
        _ if message.starts_with("invalid") && message.contains("string") => {
            plain("the quotation mark that ends this text is missing")
        }
        _ if message.starts_with("unexpected key or value") => {
            plain("there is more behind the value: write one setting on each line")
        }
        _ => (format!("this is not read as a setting, `key = value`: {message}"), None),
    }
}

/// What is said of a value that is neither a number nor a text in quotation marks.
fn unquoted(found: &str) -> (String, Option<String>) {
    if found.is_empty() {
        return ("a value is missing behind `=`".to_owned(), None);
    }
    if found.contains([' ', '\t']) && found.starts_with(|char: char| char.is_ascii_digit()) {
        return (format!("commas are missing in `{found}`: write one between each two numbers"), None);
    }
    (format!("`{found}` lacks its quotation marks: write \"{found}\""), Some(format!("\"{found}\"")))
}

fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, start: usize) -> usize {
    text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length)
}

/// Where the section begins that an offset is in: its `[heading]`, or the start of the text.
fn section_start(text: &str, offset: usize) -> usize {
    let mut start = line_start(text, offset);
    while start > 0 && !text.get(start..).unwrap_or_default().starts_with('[') {
        start = line_start(text, start - 1);
    }
    start
}
