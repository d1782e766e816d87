//! The island rule: the trees of the islands, put together, are the tree of the file as any editor's tree-sitter has it.

use hazlog_core::syntax::cut;
use proptest::prelude::*;
use tree_sitter::{Node, Parser};

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
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_hazlog::LANGUAGE.into()).unwrap();
    let tree = parser.parse(text, None).unwrap();
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

/// Pieces of the language in any order: far from valid, near enough to reach every state of the parser.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "hazard", "control", "log", "review", "existing ", "use", "cause", "initial", "owner", "addresses", "because",
        "by", "uses", "A-1", "2026-01-02", "word", "\"s\"", "\"", "\\\"", "\"\"\"", "\"\"\" x", ",", ", ", "{", "}",
        "\n", "\n", "\n", "\n  ", "\r\n", " ", "\t", "# c", "é", "\u{a0}", "\u{feff}", "=", "\n\n", "\r",
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
}
