//! Rows on paper.
//!
//! Every decision of layout that needs the width of what stands before it is taken here, and none depends on how the
//! author had broken the lines: that is what makes formatting twice the same as formatting once.

use super::align::{Columns, columns};
use super::rows::{Body, Braces, Line, Row, Value};
use crate::syntax::Keyword;
use crate::text::dedent;

/// Columns that a list may fill before it is broken.
const WIDTH: usize = 100;
/// Columns of one level.
const LEVEL: usize = 2;
/// Columns by which further lines stand further in than a line that has no value behind its keyword to go by.
const CONTINUATION: usize = 4;

/// Rows that are put on paper as they come.
pub(super) struct Printer<'a> {
    paper: Paper,
    /// The row printed last.
    above: Option<Row<'a>>,
    /// Comments whose place the row below them decides.
    pending: Vec<Row<'a>>,
}

impl<'a> Printer<'a> {
    /// An empty sheet with this line end, for a text of about `bytes`.
    pub(super) fn new(line_end: &'static str, bytes: usize) -> Self {
        let paper = Paper { out: String::with_capacity(bytes), line_end, column: 0, continuation: 0 };
        Self { paper, above: None, pending: Vec::new() }
    }

    /// Prints the rows of items. Fields of one block must come together, for their values stand in columns.
    pub(super) fn add(&mut self, rows: Vec<Row<'a>>) {
        self.pending.extend(rows);
        let is_open = |row: &Row<'_>| row.depth == 0 && matches!(row.body, Body::Comment(_));
        let clear = self.pending.iter().rposition(|row| !is_open(row)).map_or(0, |last| last + 1);
        let rows: Vec<Row<'a>> = self.pending.drain(..clear).collect();
        self.print(rows);
    }

    /// All that was printed.
    pub(super) fn finish(mut self) -> String {
        let rows = std::mem::take(&mut self.pending);
        self.print(rows);
        self.paper.out
    }

    fn print(&mut self, rows: Vec<Row<'a>>) {
        let columns = columns(&rows);
        let belongs_below = belongs_below(&rows);
        for ((row, columns), belongs_below) in rows.into_iter().zip(columns).zip(belongs_below) {
            if self.above.as_ref().is_some_and(|above| parted(above, &row, belongs_below)) {
                self.paper.line_end();
            }
            self.paper.row(&row, columns);
            self.above = Some(row);
        }
    }
}

/// Which rows are comments that touch an item below them, perhaps with other comments between.
fn belongs_below(rows: &[Row<'_>]) -> Vec<bool> {
    let mut result = vec![false; rows.len()];
    let mut touched = false;
    for (row, place) in rows.iter().zip(&mut result).rev() {
        let is_comment = matches!(row.body, Body::Comment(_));
        *place = is_comment && touched && row.depth == 0;
        touched = (*place || !is_comment) && !row.blank_above;
    }
    result
}

/// Whether a blank line parts two rows that follow each other.
fn parted(above: &Row<'_>, row: &Row<'_>, belongs_below: bool) -> bool {
    match (&above.body, &row.body) {
        (Body::Statement(Line { braces: Braces::Open, .. }), _) | (_, Body::Close) => false,
        // What is between them stands in it.
        (Body::Unread(_), _) => false,
        (Body::Comment(_), _) => row.blank_above,
        (_, Body::Statement(_) | Body::Unread(_)) => row.blank_above || row.depth == 0,
        (_, Body::Comment(_)) => row.blank_above || belongs_below,
    }
}

struct Paper {
    out: String,
    line_end: &'static str,
    /// Characters on the current line.
    column: usize,
    /// Where the further lines of the statement at hand begin: at the column of its first value.
    continuation: usize,
}

impl Paper {
    fn row(&mut self, row: &Row<'_>, columns: Columns) {
        let indent = row.depth * LEVEL;
        self.pad(indent);
        match &row.body {
            Body::Unread(text) => return self.out.push_str(text),
            Body::Comment(text) => self.push(text),
            Body::Close => self.push("}"),
            Body::Statement(line) => self.line(line, indent, columns),
        }
        if let Some(comment) = row.comment {
            self.push("  ");
            self.push(comment);
        }
        self.line_end();
    }

    fn line(&mut self, line: &Line<'_>, indent: usize, columns: Columns) {
        self.push(&line.opening);
        self.continuation = indent + CONTINUATION;
        let mut before = None;
        for (place, value) in line.values.iter().enumerate() {
            let after = line.values.get(place + 1);
            self.separate(before, value, after, indent);
            match place {
                0 if !line.opening.is_empty() && !matches!(value, Value::Comment { .. }) => {
                    self.pad_to(indent + columns.first);
                    self.continuation = self.column;
                }
                1 => self.pad_to(self.second(line, indent, columns)),
                _ => {}
            }
            self.value(value, indent);
            before = Some(value);
        }
        if line.braces != Braces::Without {
            if let Some(Value::Comment { .. }) = before {
                self.continue_below();
            } else {
                self.push(" ");
            }
            self.push(if line.braces == Braces::Open { "{" } else { "{}" });
        }
    }

    /// The column of the second value.
    fn second(&self, line: &Line<'_>, indent: usize, columns: Columns) -> usize {
        let first = columns.first.max(line.opening.chars().count() + 1);
        if columns.second == 0 { 0 } else { indent + first + columns.second }
    }

    /// What comes between two values, or between the keyword and the first one.
    fn separate(&mut self, before: Option<&Value<'_>>, value: &Value<'_>, after: Option<&Value<'_>>, indent: usize) {
        match (before, value) {
            (_, Value::Comment { own_line: true, .. }) | (Some(Value::Comment { .. }), _) => self.continue_below(),
            (_, Value::Comment { own_line: false, .. }) => self.push("  "),
            (Some(_), Value::Comma | Value::Joined(_)) => {}
            (Some(Value::Comma), value) if self.overflows(value, after) && may_open_line(value) => {
                self.continue_below();
            }
            // A value where a keyword should be opens its line.
            (None, _) if self.column == indent => {}
            _ => self.push(" "),
        }
    }

    fn overflows(&self, value: &Value<'_>, after: Option<&Value<'_>>) -> bool {
        let comma = usize::from(after == Some(&Value::Comma));
        self.column + 1 + width(value) + comma > WIDTH
    }

    fn value(&mut self, value: &Value<'_>, indent: usize) {
        match value {
            Value::Plain(text) | Value::Joined(text) | Value::Comment { text, .. } => self.push(text),
            Value::Comma => self.push(","),
            Value::Text(content) if value.is_long_text() => self.text(content, indent + LEVEL),
            Value::Text(content) => {
                self.push("\"\"\"");
                self.push(&one_line(content));
                self.push("\"\"\"");
            }
        }
    }

    fn text(&mut self, content: &str, indent: usize) {
        self.push("\"\"\"");
        self.line_end();
        for line in dedent(content).lines() {
            if !line.is_empty() {
                self.pad(indent);
                self.push(line);
            }
            self.line_end();
        }
        self.pad(indent);
        self.push("\"\"\"");
    }

    fn continue_below(&mut self) {
        self.line_end();
        self.pad(self.continuation);
    }

    fn push(&mut self, text: &str) {
        self.out.push_str(text);
        self.column += text.chars().count();
    }

    fn pad(&mut self, count: usize) {
        self.out.extend(std::iter::repeat_n(' ', count));
        self.column += count;
    }

    fn pad_to(&mut self, column: usize) {
        self.pad(column.saturating_sub(self.column));
    }

    fn line_end(&mut self) {
        self.out.push_str(self.line_end);
        self.column = 0;
    }
}

/// The content of a text of one line; a quote at an edge is kept apart from the quotes of the text.
fn one_line(content: &str) -> String {
    let content = content.trim();
    if content.starts_with('"') || content.ends_with('"') { format!(" {content} ") } else { content.to_owned() }
}

/// Columns of a value, up to its first line end.
fn width(value: &Value<'_>) -> usize {
    match value {
        Value::Text(_) if value.is_long_text() => 3,
        Value::Text(content) => one_line(content).chars().count() + 6,
        Value::Plain(text) | Value::Joined(text) | Value::Comment { text, .. } => text.chars().count(),
        Value::Comma => 1,
    }
}

/// A list does not go on over a line that opens with a keyword: before such a value no line may end.
fn may_open_line(value: &Value<'_>) -> bool {
    !matches!(value, Value::Plain(word) if Keyword::parse(word).is_some())
}
