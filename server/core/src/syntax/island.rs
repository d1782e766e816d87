//! Where items begin: a file is cut into islands by its lines alone.
//!
//! An island is an item with everything up to the next one. The scanner of the grammar closes whatever is open at the
//! same places, so the trees of the islands, put together, are the tree of the file.

use memchr::memchr_iter;

use super::Keyword;

/// True where a line of this text opens an item: an item keyword in column 0, and no more of a word behind it.
#[must_use]
pub fn starts_item(line: &str) -> bool {
    let word = line.split(ends_word).next().unwrap_or_default();
    Keyword::parse(word).is_some_and(Keyword::opens_item)
}

/// The byte offsets at which the islands of a text begin. The first is always 0: what stands before the first item is
/// an island too.
#[must_use]
pub fn cut(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let line_starts = memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    starts.extend(line_starts.filter(|start| may_start_item(text, *start)));
    starts
}

fn may_start_item(text: &str, start: usize) -> bool {
    let Some(line) = text.get(start..) else { return false };
    line.as_bytes().first().is_some_and(u8::is_ascii_lowercase) && starts_item(line)
}

/// What cannot be part of a word; the scanner holds the same list.
fn ends_word(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t' | '\r' | '\n' | '\x0b' | '\x0c' | '\u{a0}' | '\u{200b}' | '\u{feff}' | '{' | '}' | '"' | ',' | '#'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_starts_at_a_keyword_in_column_zero() {
        let text = "# c\nhazard A-1 {\n  control\n}\nhazards\ncontrol{\nlog\"x\"\r\nreview";
        let lines: Vec<&str> = cut(text).into_iter().map(|at| text[at..].lines().next().unwrap()).collect();
        assert_eq!(lines, ["# c", "hazard A-1 {", "control{", "log\"x\"", "review"]);
    }
}
