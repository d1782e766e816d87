//! Statements put down one below the other, with blocks indented. How they are aligned is the formatter's affair.

use std::fmt::Display;

use jiff::civil::Date;

use super::quote::{string, unclosing};

/// Characters of the longest text that is written as a string where a text may stand.
const SHORT: usize = 90;

/// A log that is being written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    depth: usize,
}

/// A statement that is being written; it ends where it is dropped.
pub(super) struct Line<'w> {
    writer: &'w mut Writer,
}

impl Writer {
    /// All that was written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A blank line.
    pub(super) fn gap(&mut self) {
        self.out.push('\n');
    }

    /// A statement that begins with this keyword.
    pub(super) fn line(&mut self, keyword: &str) -> Line<'_> {
        self.indent(self.depth);
        self.out.push_str(keyword);
        Line { writer: self }
    }

    /// The rest of a block whose statement was just written.
    pub(super) fn block(&mut self, statements: impl FnOnce(&mut Self)) {
        self.out.truncate(self.out.trim_end_matches('\n').len());
        let head = self.out.len();
        self.out.push_str(" {\n");
        let before = self.out.len();
        self.depth += 1;
        statements(self);
        self.depth -= 1;
        if self.out.len() == before {
            self.out.truncate(head);
            self.out.push('\n');
            return;
        }
        self.indent(self.depth);
        self.out.push_str("}\n");
    }

    /// `KEYWORD "…"`, where there is something to say.
    pub(super) fn string(&mut self, keyword: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.line(keyword).text(value);
        }
    }

    /// `KEYWORD TEXT`: what is long or has several lines stands in a text.
    pub(super) fn text(&mut self, keyword: &str, value: Option<&String>) {
        if let Some(value) = value {
            let line = self.line(keyword);
            if value.chars().count() > SHORT && !value.contains("\"\"\"") {
                line.long(value)
            } else {
                line.text(value)
            };
        }
    }

    /// `KEYWORD WORD`
    pub(super) fn word(&mut self, keyword: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.line(keyword).words([value]);
        }
    }

    /// `KEYWORD DATE`
    pub(super) fn date(&mut self, keyword: &str, value: Option<Date>) {
        if let Some(value) = value {
            self.line(keyword).words([value]);
        }
    }

    /// `KEYWORD WORD, WORD`
    pub(super) fn list(&mut self, keyword: &str, values: &[String]) {
        if !values.is_empty() {
            self.line(keyword).list(values);
        }
    }

    fn indent(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n("  ", depth));
    }
}

impl Line<'_> {
    /// Words as they are.
    pub(super) fn words(self, words: impl IntoIterator<Item = impl Display>) -> Self {
        for word in words {
            self.writer.out.push(' ');
            self.writer.out.push_str(&word.to_string());
        }
        self
    }

    /// Words with commas between them.
    pub(super) fn list(self, words: &[String]) -> Self {
        self.writer.out.push(' ');
        self.writer.out.push_str(&words.join(", "));
        self
    }

    /// A value in quotes: a string, or a text where it has several lines.
    pub(super) fn text(self, value: &str) -> Self {
        if value.contains('\n') {
            return self.long(value);
        }
        self.writer.out.push(' ');
        self.writer.out.push_str(&string(value));
        self
    }

    /// Values in quotes with commas between them.
    pub(super) fn texts(self, values: &[String]) -> Self {
        let values: Vec<String> = values.iter().map(|value| string(value)).collect();
        self.list(&values)
    }

    /// A name, where there is one.
    pub(super) fn name(self, name: Option<&String>) -> Self {
        match name {
            Some(name) => self.text(name),
            None => self,
        }
    }

    /// `CLAUSE "…"`, where there is something to say.
    pub(super) fn clause(self, keyword: &str, value: Option<&String>) -> Self {
        match value {
            Some(value) => self.words([keyword]).text(value),
            None => self,
        }
    }

    /// `CLAUSE WORD`, where there is something to say.
    pub(super) fn clause_word(self, keyword: &str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.words([keyword.to_owned(), value.to_string()]),
            None => self,
        }
    }

    fn long(self, value: &str) -> Self {
        let depth = self.writer.depth;
        let out = &mut self.writer.out;
        out.push_str(" \"\"\"\n");
        for line in value.lines() {
            let line: String = line.chars().filter(|c| *c == '\t' || !c.is_control()).collect();
            let line = line.trim_end();
            if !line.is_empty() {
                out.extend(std::iter::repeat_n("  ", depth + 1));
                out.push_str(&unclosing(line));
            }
            out.push('\n');
        }
        out.extend(std::iter::repeat_n("  ", depth + 1));
        out.push_str("\"\"\"");
        self
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.writer.out.push('\n');
    }
}
