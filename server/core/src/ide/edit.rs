//! What has to be replaced in a text to make another of it, and edits applied: as little as can be, so that the cursors,
//! marks and undo steps of an editor stay where they are.

use text_size::{TextRange, TextSize};

use crate::diagnostic::Edit;
use crate::format::is_blank;

/// The edits that turn `old` into `new`: sorted, apart from each other, none for equal texts. Ranges are bytes of `old`.
///
/// Where both texts have the same words, as before and after formatting, each stretch of white space that differs is an
/// edit of its own, and no word is touched. From the first other word on, all up to the part in which both end alike is
/// one edit. It takes one look at each character, however long the texts are and however much they differ.
#[must_use]
pub fn edits(old: &str, new: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let (mut at, mut rest_old, mut rest_new) = (0, old, new);
    loop {
        let (gap_old, gap_new) = (blank_head(rest_old), blank_head(rest_new));
        push(&mut edits, at, gap_old, gap_new);
        (rest_old, rest_new) = (tail(rest_old, gap_old.len()), tail(rest_new, gap_new.len()));
        at += gap_old.len();
        // White space may part in one text what touches in the other, so that words are compared by their characters.
        let common = common_head(rest_old, rest_new);
        if common == 0 {
            push(&mut edits, at, rest_old, rest_new);
            break;
        }
        (rest_old, rest_new) = (tail(rest_old, common), tail(rest_new, common));
        at += common;
    }
    edits
}

/// The text with the edits made; they must be apart from each other. One that is outside the text is left out.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.range.start(), edit.range.end()));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        let range = std::ops::Range::<usize>::from(edit.range);
        let Some(between) = text.get(done..range.start).filter(|_| text.is_char_boundary(range.end)) else { continue };
        result.push_str(between);
        result.push_str(&edit.text);
        done = range.end;
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}

/// The edit at `at` that turns one piece into another, without what both have in common at their ends.
fn push(edits: &mut Vec<Edit>, at: usize, old: &str, new: &str) {
    if old == new {
        return;
    }
    let shared = old.char_indices().zip(new.chars()).find(|((_, old), new)| old != new);
    let mut head = shared.map_or(old.len().min(new.len()), |((at, _), _)| at);
    if parts_line_end(old, head) || parts_line_end(new, head) {
        head -= 1;
    }
    let (old, new) = (tail(old, head), tail(new, head));
    let shared = old.chars().rev().zip(new.chars().rev()).take_while(|(old, new)| old == new);
    let mut foot: usize = shared.map(|(char, _)| char.len_utf8()).sum();
    if parts_line_end(old, old.len() - foot) || parts_line_end(new, new.len() - foot) {
        foot -= 1;
    }
    let range = TextRange::new(size(at + head), size(at + head + old.len() - foot));
    let text = new.get(..new.len() - foot).unwrap_or_default();
    match edits.last_mut() {
        Some(last) if last.range.end() == range.start() => {
            last.range = last.range.cover(range);
            last.text.push_str(text);
        }
        _ => edits.push(Edit { range, text: text.to_owned() }),
    }
}

/// True between the two characters of a line end: editors know no such place.
fn parts_line_end(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n')
}

fn blank_head(text: &str) -> &str {
    text.get(..text.find(|char| !is_blank(char)).unwrap_or(text.len())).unwrap_or_default()
}

/// How many bytes both texts begin with alike, up to white space in either.
fn common_head(old: &str, new: &str) -> usize {
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new && !is_blank(*old));
    same.map(|(char, _)| char.len_utf8()).sum()
}

fn tail(text: &str, from: usize) -> &str {
    text.get(from..).unwrap_or_default()
}

fn size(bytes: usize) -> TextSize {
    TextSize::try_from(bytes).unwrap_or(TextSize::new(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[(&str, &str)]) {
        let edits = edits(old, new);
        assert_eq!(apply(old, &edits), new);
        let shown: Vec<_> =
            edits.iter().map(|edit| (&old[std::ops::Range::<usize>::from(edit.range)], &*edit.text)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn only_white_space_that_differs_is_replaced() {
        check("a b\n", "a b\n", &[]);
        check("a,b", "a, b", &[("", " ")]);
        check("a  b {x}", "a b {x}\n", &[(" ", ""), ("", "\n")]);
        check("  a\n\n\n    b\n", "a\n\n  b\n", &[("  ", ""), ("\n  ", "")]);
    }

    #[test]
    fn a_line_end_of_two_characters_is_never_parted() {
        check("a\r\nb", "a\nb", &[("\r\n", "\n")]);
        check("a\nb", "a\r\nb", &[("\n", "\r\n")]);
        check("a\r\nb", "a\r\n\r\nb", &[("", "\r\n")]);
    }

    #[test]
    fn other_words_are_one_edit() {
        check("a b c d", "a x c d", &[("b", "x")]);
        check("a é d", "a è d", &[("é", "è")]);
    }

    proptest::proptest! {
        #[test]
        fn edits_applied_give_the_other_text(old in "[ab\u{e9}{} \r\n]{0,16}", new in "[ab\u{e9}{} \r\n]{0,16}") {
            let edits = edits(&old, &new);
            proptest::prop_assert_eq!(apply(&old, &edits), &*new);
            proptest::prop_assert!(edits.windows(2).all(|two| two[0].range.end() < two[1].range.start()));
            proptest::prop_assert!(old != new || edits.is_empty());
        }
    }
}
