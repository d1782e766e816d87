//! What a text says, apart from how it is laid out.

use hazlog_core::model::lower;
use hazlog_core::syntax::{Statement, Syntax, TokenKind, parse};
use hazlog_core::text::{TextRange, dedent};
use regex_lite::Regex;

fn slice(text: &str, range: TextRange) -> &str {
    &text[std::ops::Range::<usize>::from(range)]
}

/// What the model makes of a text, without places.
pub(crate) fn said(text: &str) -> String {
    let range = Regex::new(r"\b\d+\.\.\d+\b|\b(tail|end): \d+").unwrap();
    let content = lower(text, &parse(text));
    let items = format!("{:?} {}", content.items, content.truncated);
    // Their messages quote the text, layout and all.
    let problems: Vec<_> = content.problems.iter().map(|problem| problem.kind).collect();
    let said = range.replace_all(&format!("{items} {problems:?}"), "").into_owned();
    // A name without quotes is taken as it stands, white space and all, and told of.
    let blank = Regex::new(r"(\s|\\[trn]|\\u\{[0-9a-f]+\})+").unwrap();
    if problems.is_empty() { said } else { blank.replace_all(&said, "").into_owned() }
}

/// Every word, string, text and brace of a text, in order and without layout.
pub(crate) fn spelt(text: &str) -> Vec<String> {
    fn walk(text: &str, statements: &[Statement], out: &mut Vec<String>) {
        for statement in statements {
            if statement.keyword.is_some() {
                let words = slice(text, statement.keyword_range).split(|char: char| !char.is_ascii_graphic());
                out.push(format!("statement {:?}", words.filter(|word| !word.is_empty()).collect::<Vec<_>>()));
            } else {
                out.push("statement".to_owned());
            }
            for token in &statement.tokens {
                let written = slice(text, token.range);
                out.push(match token.kind {
                    TokenKind::Text { .. } => format!("text {}", dedent(&written[3..written.len() - 3])),
                    kind => format!("{kind:?} {written}"),
                });
            }
            if let Some(block) = &statement.block {
                out.push("{".to_owned());
                walk(text, &block.statements, out);
                out.push("}".to_owned());
            }
        }
    }
    let mut out = Vec::new();
    walk(text, &parse(text).statements, &mut out);
    out
}

pub(crate) fn comments(text: &str) -> Vec<&str> {
    parse(text).comments.iter().map(|comment| slice(text, comment.range)).collect()
}

/// Whether a text is one that must be left alone, asked in another way than the formatter does.
pub(crate) fn is_unclear(text: &str) -> bool {
    fn unclear(statement: &Statement) -> bool {
        let open =
            |kind: TokenKind| matches!(kind, TokenKind::String { closed: false } | TokenKind::Text { closed: false });
        let nameless = statement.keyword.is_none() && statement.tokens.is_empty();
        statement.surplus.is_some()
            || statement.tokens.iter().any(|token| open(token.kind))
            || statement
                .block
                .as_ref()
                .is_some_and(|block| block.close.is_none() || nameless || block.statements.iter().any(unclear))
    }
    let Syntax { statements, faults, .. } = parse(text);
    !faults.is_empty() || statements.iter().any(unclear)
}
