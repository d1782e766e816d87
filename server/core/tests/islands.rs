//! The island rule: the trees of the islands, put together, are the tree of the file as any editor's tree-sitter has it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hazlog_core::syntax::cut;
use proptest::prelude::*;
use tree_sitter::{InputEdit, Node, Parser, Point};

fn parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_hazlog::LANGUAGE.into()).unwrap();
    parser
}

/// Every node of a tree that an editor sees, with its place.
fn nodes(text: &str, shift: usize) -> Vec<(String, usize, usize)> {
    fn walk(node: Node<'_>, shift: usize, out: &mut Vec<(String, usize, usize)>) {
        assert!(!node.is_missing(), "a MISSING node at {}", node.start_byte());
        assert!(!node.is_error(), "an ERROR node at {}", node.start_byte());
        out.push((node.kind().to_owned(), node.start_byte() + shift, node.end_byte() + shift));
        let mut cursor = node.walk();
        for child in node.children(&mut cursor) {
            walk(child, shift, out);
        }
    }
    let tree = parser().parse(text, None).unwrap();
    let mut out = Vec::new();
    walk(tree.root_node(), shift, &mut out);
    out.remove(0);
    out
}

fn islands_are_the_file(text: &str) -> Result<(), TestCaseError> {
    let starts = cut(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let apart: Vec<_> = starts.iter().zip(ends).flat_map(|(start, end)| nodes(&text[*start..end], *start)).collect();
    prop_assert_eq!(apart, nodes(text, 0), "{:?}", text);
    Ok(())
}

/// What an editor's tree becomes when a part of the text is replaced and only the change is parsed.
fn an_edit_gives_the_same_tree(text: &str, from: usize, length: usize, insert: &str) -> Result<(), TestCaseError> {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
    let (start, old_end) = (boundary(from), boundary(from + length));
    let edited = format!("{}{insert}{}", &text[..start], &text[old_end..]);
    let new_end = start + insert.len();
    let mut parser = parser();
    let mut tree = parser.parse(text, None).unwrap();
    tree.edit(&InputEdit {
        start_byte: start,
        old_end_byte: old_end,
        new_end_byte: new_end,
        start_position: point(text, start),
        old_end_position: point(text, old_end),
        new_end_position: point(&edited, new_end),
    });
    let again = parser.parse(&edited, Some(&tree)).unwrap();
    let fresh = parser.parse(&edited, None).unwrap();
    prop_assert_eq!(again.root_node().to_sexp(), fresh.root_node().to_sexp(), "{:?} became {:?}", text, edited);
    Ok(())
}

fn point(text: &str, at: usize) -> Point {
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    Point::new(text[..at].matches('\n').count(), at - line_start)
}

/// Pieces of the language in any order: far from valid, near enough to reach every state of the parser.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "hazard",
        "control",
        "log",
        "review",
        "existing ",
        "use",
        "cause",
        "initial",
        "owner",
        "addresses",
        "because",
        "by",
        "uses",
        "A-1",
        "2026-01-02",
        "word",
        "\"s\"",
        "\"",
        "\\\"",
        "\"\"\"",
        "\"\"\" x",
        ",",
        ", ",
        "{",
        "}",
        "\n",
        "\n",
        "\n",
        "\n  ",
        "\r\n",
        " ",
        "\t",
        "# c",
        "é",
        "\u{a0}",
        "\u{feff}",
        "=",
        "\n\n",
        "\r",
        "\nhazard",
        "\nentry\u{2003}",
        "control C-1 {",
        "\u{200b}",
        "\u{212a}",
        "\u{17f}",
        "\u{85}",
        "\u{2028}",
        "\x0b",
        "\x0c",
        "\\",
        "existing control",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn the_islands_of_any_text_are_its_tree(text in soup()) {
        islands_are_the_file(&text)?;
    }

    #[test]
    fn and_of_any_characters_at_all(text in "[^\0]{0,60}") {
        islands_are_the_file(&text)?;
    }

    #[test]
    fn an_edit_in_an_editor_gives_the_tree_of_the_text(
        text in soup(), from in 0_usize..120, length in 0_usize..12, insert in soup()
    ) {
        an_edit_gives_the_same_tree(&text, from, length, insert.get(..insert.len().min(6)).unwrap_or(""))?;
    }
}
