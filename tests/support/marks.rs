//! Marks in comments: carets under a range of the line above, and a message behind them.
//!
//! `#   ^^^ message` marks the columns of the carets; `#<^^^ message` marks from column 0, as many columns as carets.

use hazlog_core::lint::Located;
use hazlog_core::text::{Document, TextRange};

/// A range of one line with a message.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    pub line: usize,
    pub column: usize,
    pub length: usize,
    pub message: String,
}

/// The text without its marks, and the marks; lines count without the lines of marks.
pub fn strip(text: &str) -> (String, Vec<Mark>) {
    let mut plain = String::new();
    let mut marks = Vec::new();
    let mut line = 0;
    for row in text.split_inclusive('\n') {
        match parse(row) {
            Some((column, length, message)) => marks.push(Mark { line: line - 1, column, length, message }),
            None => {
                plain.push_str(row);
                line += 1;
            }
        }
    }
    (plain, marks)
}

fn parse(row: &str) -> Option<(usize, usize, String)> {
    let row = row.trim_end();
    let rest = row.strip_prefix('#')?;
    let at_start = rest.strip_prefix('<');
    let carets = at_start.unwrap_or(rest);
    let from = carets.find('^')?;
    if !carets[..from].trim().is_empty() {
        return None;
    }
    let length = carets[from..].chars().take_while(|char| *char == '^').count();
    let message = carets[from + length..].trim().to_owned();
    Some((if at_start.is_some() { 0 } else { from + 1 }, length, message))
}

/// What a finding looks like as a mark; a range of several lines is marked to the end of its first one.
pub fn of(document: &Document, located: &Located) -> Mark {
    let start = document.line_column(located.range.start());
    let first_line = document.slice(TextRange::new(located.range.start(), located.range.end()));
    let length = first_line.lines().next().unwrap_or_default().chars().count();
    let message = located.finding.message.clone();
    Mark { line: start.line as usize - 1, column: start.column as usize - 1, length: length.max(1), message }
}

/// The text with marks below their lines.
pub fn write(plain: &str, marks: &[Mark]) -> String {
    let mut text = String::new();
    for (number, row) in plain.split_inclusive('\n').enumerate() {
        text.push_str(row);
        for mark in marks.iter().filter(|mark| mark.line == number) {
            let carets = "^".repeat(mark.length);
            let head = if mark.column == 0 { "#<".to_owned() } else { format!("#{}", " ".repeat(mark.column - 1)) };
            text.push_str(&format!("{head}{carets} {}\n", mark.message));
        }
    }
    text
}
