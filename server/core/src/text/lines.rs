//! Parts of a text, and what goes when one is taken out, so that no hole is left: its line, or the space before it.

use text_size::{TextRange, TextSize};

/// A part of a text; nothing where the range is not inside it, or parts a character.
#[must_use]
pub fn slice(text: &str, range: TextRange) -> &str {
    text.get(std::ops::Range::<usize>::from(range)).unwrap_or_default()
}

/// The range to be deleted so that `range` is gone and no blank line is left in its place. A statement with a line to
/// itself takes the line along, and the blank lines below where there would else be two, or one at the start of a block.
/// What shares the line, as a comment, stays.
#[must_use]
pub fn with_its_lines(text: &str, range: TextRange) -> TextRange {
    let before = text.get(..usize::from(range.start())).unwrap_or_default();
    let after = text.get(usize::from(range.end())..).unwrap_or_default();
    let above = before.trim_end_matches(BLANK);
    let opens_line = above.is_empty() || above.ends_with('\n');
    let rest = after.trim_start_matches(BLANK);
    let ends_line = rest.is_empty() || rest.starts_with(['\n', '\r']);
    match (opens_line, ends_line) {
        (false, _) => TextRange::new(TextSize::of(above), range.end()),
        (true, false) => TextRange::new(range.start(), TextSize::of(text) - TextSize::of(rest)),
        (true, true) => whole_lines(text, above, rest),
    }
}

const BLANK: [char; 2] = [' ', '\t'];

fn whole_lines(text: &str, above: &str, rest: &str) -> TextRange {
    let below = rest.strip_prefix('\r').unwrap_or(rest);
    let below = below.strip_prefix('\n').unwrap_or(below);
    let filled = above.trim_end();
    let is_parted = above.is_empty() || filled.ends_with('{') || line_ends(above, filled) > 1;
    let next = below.trim_start();
    let closes = next.starts_with('}') || next.is_empty();
    // Blank lines below go from the start of a line on, so that the next one keeps its indentation.
    let skipped = below.get(..below.len() - next.len()).and_then(|gap| gap.rfind('\n')).map_or(0, |at| at + 1);
    let end = if is_parted || closes { below.get(skipped..).unwrap_or_default() } else { below };
    let kept = if closes && !filled.is_empty() { first_line_end(above, filled) } else { above.len() };
    let start = TextSize::try_from(kept).unwrap_or_default();
    TextRange::new(start, TextSize::of(text) - TextSize::of(end))
}

fn line_ends(above: &str, filled: &str) -> usize {
    above.get(filled.len()..).unwrap_or_default().matches('\n').count()
}

/// Where the line ends in which `filled`, the beginning of `above`, does.
fn first_line_end(above: &str, filled: &str) -> usize {
    let gap = above.get(filled.len()..).unwrap_or_default();
    gap.find('\n').map_or(above.len(), |at| filled.len() + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, gone: &str) -> String {
        let start = text.find(gone).unwrap();
        let range = TextRange::at(TextSize::try_from(start).unwrap(), TextSize::of(gone));
        let range = std::ops::Range::<usize>::from(with_its_lines(text, range));
        [&text[..range.start], &text[range.end..]].concat()
    }

    #[test]
    fn a_line_goes_as_a_whole_and_leaves_no_hole() {
        assert_eq!(without("a {\n  x\n  b\n}\n", "x"), "a {\n  b\n}\n");
        assert_eq!(without("a {\r\n  x  \r\n  b\r\n}\r\n", "x"), "a {\r\n  b\r\n}\r\n");
        assert_eq!(without("a {\n  x\n\n  b\n}\n", "x"), "a {\n  b\n}\n");
        assert_eq!(without("a {\n  b\n\n  x\n}\n", "x"), "a {\n  b\n}\n");
        assert_eq!(without("a {\n  b\n\n  x\n\n  c\n}\n", "x"), "a {\n  b\n\n  c\n}\n");
        assert_eq!(without("a {\n  b\n  x\n\n  c\n}\n", "x"), "a {\n  b\n\n  c\n}\n");
        assert_eq!(without("x\n\nb\n", "x"), "b\n");
        assert_eq!(without("x\n", "x"), "");
    }

    #[test]
    fn what_shares_the_line_stays() {
        assert_eq!(without("a { x }\n", "x"), "a { }\n");
        assert_eq!(without("a {\n  x  # why\n}\n", "x"), "a {\n  # why\n}\n");
        assert_eq!(without("a x\n", "x"), "a\n");
        assert_eq!(without("a { x\n}\n", "x"), "a {\n}\n");
    }
}
