//! The Rust binding of the hazlog grammar: hands out the compiled parser and the queries, and nothing else.

use tree_sitter_language::LanguageFn;

unsafe extern "C" {
    fn tree_sitter_hazlog() -> *const ();
}

/// The grammar, ready for `tree_sitter::Parser::set_language`.
// SAFETY: the function is the one that the generated parser defines, and it returns a static language.
pub const LANGUAGE: LanguageFn = unsafe { LanguageFn::from_raw(tree_sitter_hazlog) };

/// The names and fields of every node, as `tree-sitter generate` writes them.
pub const NODE_TYPES: &str = include_str!("../../src/node-types.json");
/// Captures for syntax highlighting.
pub const HIGHLIGHTS_QUERY: &str = include_str!("../../queries/highlights.scm");
/// Markdown inside text.
pub const INJECTIONS_QUERY: &str = include_str!("../../queries/injections.scm");
/// Which ids define and which refer, and the scope of local ones.
pub const LOCALS_QUERY: &str = include_str!("../../queries/locals.scm");
/// Definitions and references for code navigation.
pub const TAGS_QUERY: &str = include_str!("../../queries/tags.scm");
/// What an editor may fold.
pub const FOLDS_QUERY: &str = include_str!("../../queries/folds.scm");
/// How an editor indents a new line.
pub const INDENTS_QUERY: &str = include_str!("../../queries/indents.scm");

#[cfg(test)]
mod tests {
    use tree_sitter::{Language, Query};

    use super::*;

    #[test]
    fn every_query_is_one_of_this_grammar() {
        let language = Language::new(LANGUAGE);
        let queries = [
            ("highlights", HIGHLIGHTS_QUERY),
            ("injections", INJECTIONS_QUERY),
            ("locals", LOCALS_QUERY),
            ("tags", TAGS_QUERY),
            ("folds", FOLDS_QUERY),
            ("indents", INDENTS_QUERY),
        ];
        for (name, source) in queries {
            let query = Query::new(&language, source).unwrap_or_else(|error| panic!("{name}.scm: {error}"));
            assert!(query.pattern_count() > 0, "{name}.scm is empty");
        }
    }

    #[test]
    fn the_parser_has_the_format_that_every_editor_loads() {
        // Neovim 0.10, Emacs 30 and Helix 25.01 refuse a parser of format 15.
        assert_eq!(Language::new(LANGUAGE).abi_version(), 14);
    }
}
