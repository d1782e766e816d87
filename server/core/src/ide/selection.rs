//! What is selected when a selection grows: the word, the value, its clause, the statement, the block, the item, the file.

use text_size::{TextRange, TextSize};

use super::Cursor;
use crate::syntax::{Block, Statement, Syntax, Token, TokenKind, parse};
use crate::workspace::Snapshot;

/// The ranges around a place of a file, the innermost first; each holds the one before it and is longer. The last is the
/// whole file.
#[must_use]
pub fn selection(snapshot: &Snapshot, path: &str, offset: TextSize) -> Vec<TextRange> {
    let Some(cursor) = Cursor::new(snapshot, path, offset) else { return Vec::new() };
    let text = cursor.text();
    let mut around = Around { text: &text, at: cursor.offset, found: Vec::new() };
    around.look(&parse(&text));
    let mut found: Vec<TextRange> = around.found.into_iter().map(|range| cursor.in_file(range)).collect();
    found.push(TextRange::up_to(cursor.file.document().len()));
    found.sort_by_key(|range| range.len());
    found.iter().fold(Vec::new(), |mut nested: Vec<TextRange>, range| {
        if nested.last().is_none_or(|last| range.contains_range(*last) && range != last) {
            nested.push(*range);
        }
        nested
    })
}

struct Around<'a> {
    text: &'a str,
    at: TextSize,
    found: Vec<TextRange>,
}

impl<'a> Around<'a> {
    fn look(&mut self, syntax: &Syntax) {
        self.word();
        for comment in &syntax.comments {
            self.offer(comment.range);
        }
        self.statements(&syntax.statements);
    }

    fn offer(&mut self, range: TextRange) {
        if range.contains_inclusive(self.at) && !range.is_empty() {
            self.found.push(range);
        }
    }

    fn word(&mut self) {
        let is_part = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_' | '\'' | '’');
        let (before, after) = self.text.split_at_checked(self.at.into()).unwrap_or_default();
        let start = self.at - (TextSize::of(before) - TextSize::of(before.trim_end_matches(is_part)));
        let end = self.at + (TextSize::of(after) - TextSize::of(after.trim_start_matches(is_part)));
        self.offer(TextRange::new(start, end));
    }

    fn statements(&mut self, statements: &[Statement]) {
        let mut touched = statements.iter().filter(|one| one.range.contains_inclusive(self.at));
        // Between two statements that touch, it is the second one.
        let Some(statement) = touched.next_back() else { return };
        self.offer(statement.range);
        self.offer(statement.keyword_range);
        self.values(&statement.tokens);
        if let Some(block) = &statement.block {
            self.offer(TextRange::new(statement.range.start(), block.open.start().max(statement.range.start())));
            self.block(block, statement);
        }
    }

    fn block(&mut self, block: &Block, statement: &Statement) {
        let end = block.close.map_or(statement.range.end(), TextRange::end);
        self.offer(TextRange::new(block.open.start(), end));
        self.offer(self.trimmed(block.open.end(), block.close.map_or(end, TextRange::start)));
        self.statements(&block.statements);
    }

    /// Each value, and each clause: its word with the values behind it. What stands before the first is one too.
    fn values(&mut self, tokens: &[Token]) {
        for token in tokens {
            self.value(token);
        }
        let clauses = tokens.chunk_by(|_, next| !matches!(next.kind, TokenKind::Clause(_)));
        for clause in clauses {
            let ends = clause.first().zip(clause.last());
            ends.into_iter().for_each(|(first, last)| self.offer(first.range.cover(last.range)));
        }
    }

    fn value(&mut self, token: &Token) {
        if token.kind == TokenKind::Comma {
            return;
        }
        self.offer(token.range);
        let (quotes, closed) = match token.kind {
            TokenKind::String { closed } => (TextSize::of('"'), closed),
            TokenKind::Text { closed } => (TextSize::of("\"\"\""), closed),
            _ => return,
        };
        let end = if closed { token.range.end() - quotes } else { token.range.end() };
        let content = self.trimmed(token.range.start() + quotes, end);
        self.offer(content);
        let mut start = content.start();
        for line in self.slice(content).split_inclusive('\n') {
            let end = start + TextSize::of(line);
            self.offer(self.trimmed(start, end));
            start = end;
        }
    }

    /// What stands between two places, without the white space at both ends.
    fn trimmed(&self, start: TextSize, end: TextSize) -> TextRange {
        let range = TextRange::new(start, end.max(start));
        let text = self.slice(range);
        let end = start + TextSize::of(text.trim_end());
        TextRange::new((start + TextSize::of(text) - TextSize::of(text.trim_start())).min(end), end)
    }

    fn slice(&self, range: TextRange) -> &'a str {
        crate::text::slice(self.text, range)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::Config;
    use crate::workspace::Workspace;

    /// What is selected around `$0`, step by step, without the whole file.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let at = TextSize::try_from(marked.find("$0").unwrap()).unwrap();
        let text = marked.replace("$0", "");
        let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
        workspace.load(vec![("a".to_owned(), text.clone())]);
        let mut found = selection(&workspace.snapshot(), "a", at);
        assert_eq!(found.pop(), Some(TextRange::up_to(TextSize::of(&*text))));
        let found: Vec<&str> = found.iter().map(|range| &text[std::ops::Range::<usize>::from(*range)]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn from_the_word_to_the_item() {
        check(
            "hazard A-1 \"a\" {\n  initial severity major likelihood low because \"Seen tw$0ice.\"\n  owner \"x\"\n}\n",
            &[
                "twice",
                "Seen twice.",
                "\"Seen twice.\"",
                "because \"Seen twice.\"",
                "initial severity major likelihood low because \"Seen twice.\"",
                "initial severity major likelihood low because \"Seen twice.\"\n  owner \"x\"",
                "{\n  initial severity major likelihood low because \"Seen twice.\"\n  owner \"x\"\n}",
                "hazard A-1 \"a\" {\n  initial severity major likelihood low because \"Seen twice.\"\n  owner \"x\"\n}",
            ],
        );
    }

    #[test]
    fn a_list_and_a_text_in_a_hazard_that_is_not_closed() {
        check(
            "hazard A-1 {\n  addresses GPC-1, GPC-$02\n",
            &[
                "GPC-2",
                "GPC-1, GPC-2",
                "addresses GPC-1, GPC-2",
                "{\n  addresses GPC-1, GPC-2",
                "hazard A-1 {\n  addresses GPC-1, GPC-2",
            ],
        );
        check(
            "note \"\"\"\n  a $0b\n  c\n",
            &["b", "a b", "a b\n  c", "\"\"\"\n  a b\n  c", "note \"\"\"\n  a b\n  c"],
        );
    }
}
