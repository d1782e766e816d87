//! How a log should look: one canonical form for every text that means the same.
//!
//! Only white space and the layout of texts change, never a word: what a reviewer sees in a diff after formatting is
//! layout alone. Nothing here judges what the text says; it opens no file and knows no configuration.

mod align;
mod fault;
mod print;
mod rows;

use std::convert::Infallible;
use std::fmt;

use rayon::prelude::*;

use crate::syntax::{Statement, Syntax, cut, parse};
use crate::text::{TextRange, TextSize};
use print::Printer;
use rows::{Body, Row};

pub(crate) use align::is_aligned;
pub(crate) use rows::is_blank;

/// The byte order mark that some Windows editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Below this many islands they are read one after the other: a part of a file is laid out between two keys.
const WORTH_THREADS: usize = 32;

/// Islands that are read before any of them is printed.
const AT_A_TIME: usize = 512;

/// Why a text is left alone: the first place where its layout is not clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// Where it is.
    pub range: TextRange,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for FormatError {}

/// The text in its canonical form.
///
/// - Two spaces a level, one space between values, `, ` after commas, ` {` before a block, `}` on its own line, `{}` for
///   an empty block. Every statement has a line of its own.
/// - One blank line between items. Inside a block one blank line stays where the author has one or more; none stands at
///   its start or end.
/// - Values of neighbouring one-line fields are aligned two spaces behind the longest keyword; a field alone has one
///   space. Statements that read as a sentence take no part: items, `control`, `use`, `cause`, `initial`, `residual`,
///   `action`, `accepted` and `waive`.
/// - A list is on one line where its values fit in 100 columns, and is else broken after commas; its further lines begin
///   under the first value behind the keyword. What follows the list, as a reason, never breaks it.
/// - A text of several lines has its opening quotes on its keyword's line, its content two columns further in than its
///   keyword, never wrapped anew, and its closing quotes on a line of their own. White space at the end of its lines goes:
///   [`crate::text::dedent`] does not count it as content. A text of one line stays one.
/// - Comments stay where they are: on lines of their own with the block's indentation, after code with two spaces before
///   them. Those that touch an item from above belong to it.
/// - The line end that most lines have is that of all, a byte order mark stays, the last line is ended.
///
/// # Errors
/// A text is left alone where it is not clear what belongs to what: a string, text or block that is not closed, a brace
/// that closes nothing, a block without a keyword, values after a block, characters that belong to nothing. Mistakes
/// that do not touch the layout are none: a misspelt word, a missing value or a keyword in the wrong block do not keep a
/// half-written log from being formatted, and no reading of them is needed to lay them out.
pub fn format(text: &str) -> Result<String, FormatError> {
    lay_out(text, line_end(text), |part, error| Err(FormatError { range: error.range + part.start, ..error }))
}

/// The text with every item in its canonical form whose layout is clear; the others stay as they are, byte by byte, with
/// what stands below them up to the next item. For an editor, where nearly always one item is being written; there the
/// fault is told of beside it. Whoever lays out files unseen is better served by [`format`], which names it.
#[must_use]
pub fn format_readable(text: &str) -> String {
    let (printed, kept) = lay_out_readable(text, line_end(text));
    // What stays as it is decides for the rest, so that a second look decides the same.
    let line_end_kept = if kept.contains('\n') { line_end(&kept) } else { line_end(text) };
    if line_end_kept == line_end(text) { printed } else { lay_out_readable(text, line_end_kept).0 }
}

/// One statement of a text in its canonical form, whatever is the matter around it; `depth` counts the blocks that it
/// stands in, by which all its lines but the first are indented. `None` where its own layout is not clear.
pub(crate) fn format_statement(text: &str, syntax: &Syntax, statement: &Statement, depth: usize) -> Option<String> {
    if fault::is_in(text, syntax, statement) {
        return None;
    }
    let rows = rows::read_one(text, syntax, statement, depth).ok()?;
    let mut printer = Printer::new(line_end(text), 0);
    printer.add(rows);
    Some(printer.finish().trim().to_owned())
}

/// The text laid out, with what stays as it is, and that alone.
fn lay_out_readable(text: &str, line_end: &'static str) -> (String, String) {
    let mut kept = String::new();
    let printed = lay_out(text, line_end, |part, _| {
        kept.push_str(part.text);
        Ok(vec![Row { depth: 0, blank_above: false, body: Body::Unread(part.text), comment: None }])
    });
    let printed = printed.unwrap_or_else(|never: Infallible| match never {});
    (printed, kept)
}

/// The text laid out, with the rows that `unclear` gives of an island that cannot be. Islands are read one by one, so
/// that what is wrong in one is known to be wrong there alone, and some at a time, so that what they are read into never
/// stands beside all others.
fn lay_out<'a, E>(
    text: &'a str,
    line_end: &'static str,
    mut unclear: impl FnMut(&Part<'a>, FormatError) -> Result<Vec<Row<'a>>, E>,
) -> Result<String, E> {
    let starts = cut(text);
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    let extents: Vec<(usize, usize)> = starts.into_iter().zip(ends).collect();
    let mut printer = Printer::new(line_end, text.len());
    for extents in extents.chunks(AT_A_TIME) {
        let read = |(start, end): &(usize, usize)| {
            let part = Part::new(text, *start, *end);
            let rows = part.rows();
            (part, rows)
        };
        let parts: Vec<_> = if extents.len() < WORTH_THREADS {
            extents.iter().map(read).collect()
        } else {
            extents.par_iter().map(read).collect()
        };
        for (part, rows) in parts {
            let mut rows = rows.or_else(|error| unclear(&part, error))?;
            if let Some(first) = rows.first_mut() {
                first.blank_above |= part.blank_above;
            }
            printer.add(rows);
        }
    }
    let mut printed = printer.finish();
    if text.starts_with(BYTE_ORDER_MARK) && !printed.starts_with(BYTE_ORDER_MARK) {
        printed.insert(0, BYTE_ORDER_MARK);
    }
    Ok(printed)
}

/// An island of a text.
struct Part<'a> {
    start: TextSize,
    text: &'a str,
    /// True where a blank line stands above it.
    blank_above: bool,
}

impl<'a> Part<'a> {
    fn new(text: &'a str, start: usize, end: usize) -> Self {
        let (before, part) = (text.get(..start).unwrap_or_default(), text.get(start..end).unwrap_or_default());
        let gap = before.get(before.trim_end_matches(is_blank).len()..).unwrap_or_default();
        let line_ends = memchr::memchr_iter(b'\n', gap.as_bytes()).count();
        Self { start: TextSize::try_from(start).unwrap_or_default(), text: part, blank_above: line_ends > 1 }
    }

    fn rows(&self) -> Result<Vec<Row<'a>>, FormatError> {
        let syntax = parse(self.text);
        match fault::first(self.text, &syntax) {
            Some(error) => Err(error),
            None => rows::read(self.text, &syntax).map_err(fault::unread),
        }
    }
}

/// The line end that most lines of a text have.
fn line_end(text: &str) -> &'static str {
    let all = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let crlf = memchr::memmem::find_iter(text.as_bytes(), b"\r\n").count();
    if crlf * 2 > all { "\r\n" } else { "\n" }
}
