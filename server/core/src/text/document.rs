//! A file's text as a rope, so that an edit costs the same in a small file and in a large one.

use ropey::Rope;
use text_size::{TextRange, TextSize};

/// A place as people count: line and column from 1, the column in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, counted from 1.
    pub line: u32,
    /// Column, counted from 1, in Unicode scalar values (not bytes, not UTF-16 units).
    pub column: u32,
}

/// The text of one file. Cloning is cheap: the clone shares the text until one of the two is edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    rope: Rope,
}

impl Document {
    /// A document with this text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> TextSize {
        size(self.rope.len_bytes())
    }

    /// True where there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rope.len_bytes() == 0
    }

    /// Replaces `range` by `text`. A range that reaches beyond the text or into the middle of a character is moved to
    /// the nearest place that exists.
    pub fn edit(&mut self, range: TextRange, text: &str) {
        let start = self.char_at(range.start());
        let end = self.char_at(range.end());
        self.rope.remove(start..end);
        self.rope.insert(start, text);
    }

    /// The text of `range`, clamped like [`Document::edit`].
    #[must_use]
    pub fn slice(&self, range: TextRange) -> String {
        self.rope.slice(self.char_at(range.start())..self.char_at(range.end())).to_string()
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        self.rope.to_string()
    }

    /// Line and column of an offset, clamped to the text.
    #[must_use]
    pub fn line_column(&self, offset: TextSize) -> LineColumn {
        let char = self.char_at(offset);
        let line = self.rope.char_to_line(char);
        let column = char - self.rope.line_to_char(line);
        LineColumn { line: small(line) + 1, column: small(column) + 1 }
    }

    /// How many lines there are; the text after the last line end is one, be it empty. A line ends in a line feed, a
    /// carriage return, or both.
    #[must_use]
    pub fn lines(&self) -> u32 {
        small(self.rope.len_lines())
    }

    /// The number of the line that holds an offset, counted from 0; the last one for an offset beyond the text.
    #[must_use]
    pub fn line_at(&self, offset: TextSize) -> u32 {
        small(self.rope.char_to_line(self.char_at(offset)))
    }

    /// The extent of a line, counted from 0, without its line end; `None` where there are fewer.
    #[must_use]
    pub fn line(&self, line: u32) -> Option<TextRange> {
        let line = usize::try_from(line).ok().filter(|line| *line < self.rope.len_lines())?;
        let start = self.rope.line_to_byte(line);
        let text = self.rope.line(line);
        let ends = text.chars_at(text.len_chars()).reversed().take_while(|char| matches!(char, '\n' | '\r')).take(2);
        Some(TextRange::new(size(start), size(start + text.len_bytes() - ends.count())))
    }

    /// Where the text of the first line that contains `range` begins, and where its last one ends.
    #[must_use]
    pub fn lines_around(&self, range: TextRange) -> TextRange {
        let first = self.rope.char_to_line(self.char_at(range.start()));
        let last = self.rope.char_to_line(self.char_at(range.end()));
        let end =
            if last + 1 < self.rope.len_lines() { self.rope.line_to_byte(last + 1) } else { self.rope.len_bytes() };
        TextRange::new(size(self.rope.line_to_byte(first)), size(end))
    }

    /// The first and last offset at which this text and `other` differ, as the range here that `other` replaces and
    /// its replacement; `None` where they are equal.
    #[must_use]
    pub fn difference<'a>(&self, other: &'a str) -> Option<(TextRange, &'a str)> {
        let len = self.rope.len_bytes();
        let prefix = common(self.rope.bytes(), other.bytes());
        if prefix == len && prefix == other.len() {
            return None;
        }
        let most = len.min(other.len()) - prefix;
        let suffix = common(self.rope.bytes_at(len).reversed(), other.bytes().rev()).min(most);
        let start = (0..=prefix).rev().find(|at| other.is_char_boundary(*at)).unwrap_or(0);
        let end = (0..=suffix).rev().find(|back| other.is_char_boundary(other.len() - back)).unwrap_or(0);
        let range = TextRange::new(size(start), size(len - end));
        Some((range, other.get(start..other.len() - end).unwrap_or_default()))
    }

    fn char_at(&self, offset: TextSize) -> usize {
        self.rope.byte_to_char(usize::from(offset).min(self.rope.len_bytes()))
    }
}

fn common(left: impl Iterator<Item = u8>, right: impl Iterator<Item = u8>) -> usize {
    left.zip(right).take_while(|(l, r)| l == r).count()
}

fn size(bytes: usize) -> TextSize {
    TextSize::try_from(bytes).unwrap_or(TextSize::new(u32::MAX))
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let document = Document::new("é1\n£é2");
        assert_eq!(document.line_column(TextSize::new(2)), LineColumn { line: 1, column: 2 });
        assert_eq!(document.line_column(TextSize::new(8)), LineColumn { line: 2, column: 3 });
        assert_eq!(document.line_column(TextSize::new(99)), LineColumn { line: 2, column: 4 });
    }

    proptest::proptest! {
        #[test]
        fn lines_and_line_ends_make_the_text(text in "[aé\r\n]{0,12}") {
            let document = Document::new(&text);
            let mut end = TextSize::new(0);
            for number in 0..document.lines() {
                let line = document.line(number).unwrap();
                proptest::prop_assert!(matches!(document.slice(TextRange::new(end, line.start())).as_str(), "" | "\n" | "\r" | "\r\n"));
                proptest::prop_assert!(!document.slice(line).contains(['\r', '\n']));
                proptest::prop_assert_eq!(document.line_at(line.start()), number);
                proptest::prop_assert_eq!(document.line_at(line.end()), number);
                end = line.end();
            }
            proptest::prop_assert_eq!(end, document.len());
            proptest::prop_assert_eq!(document.line(document.lines()), None);
        }

        #[test]
        fn a_difference_applied_gives_the_other(left in "[aé\n]{0,12}", right in "[aé\n]{0,12}") {
            let mut document = Document::new(&left);
            if let Some((range, text)) = document.difference(&right) {
                document.edit(range, text);
            }
            proptest::prop_assert_eq!(document.text(), right);
        }
    }
}
