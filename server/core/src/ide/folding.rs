//! What an editor may fold away: blocks, texts of several lines, and comments that stand together, closed or not.

use std::cmp::Reverse;

use text_size::{TextRange, TextSize};

use crate::syntax::{Block, Statement, Syntax, TokenKind, parse};

/// A stretch of an island that can be folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    /// From a place in the line that stays to the end of the last line that goes; a closing brace, and closing quotes on
    /// a line of their own, stay to be seen.
    pub range: TextRange,
    /// What it is.
    pub kind: FoldKind,
}

/// What is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// What stands between two braces.
    Block,
    /// A text of several lines.
    Text,
    /// Comments on lines of their own with nothing between them.
    Comment,
}

/// Everything in an island with this text that can be folded, by place and in bytes from the island's start.
#[must_use]
pub fn folds(text: &str) -> Vec<Fold> {
    let syntax = parse(text);
    let mut found = Found { text, folds: Vec::new() };
    found.statements(&syntax.statements);
    found.comments(&syntax);
    found.folds.sort_by_key(|fold| (fold.range.start(), Reverse(fold.range.end())));
    // Behind a comma an open block goes on over comments, and may end between two that stand together.
    let mut open: Vec<TextSize> = Vec::new();
    found.folds.retain(|fold| {
        while open.pop_if(|end| *end <= fold.range.start()).is_some() {}
        let crosses = open.last().is_some_and(|end| *end < fold.range.end());
        if !crosses {
            open.push(fold.range.end());
        }
        !crosses
    });
    found.folds
}

struct Found<'a> {
    text: &'a str,
    folds: Vec<Fold>,
}

impl Found<'_> {
    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            for token in &statement.tokens {
                if let TokenKind::Text { closed } = token.kind {
                    let quotes = TextSize::of("\"\"\"");
                    let end = if closed { token.range.end() - quotes } else { token.range.end() };
                    self.offer(token.range.start() + quotes, end, FoldKind::Text);
                }
            }
            if let Some(block) = &statement.block {
                self.block(block);
            }
        }
    }

    /// A block that is not closed reaches as far as anything is in it.
    fn block(&mut self, block: &Block) {
        let end = block.close.map_or(block.tail(), TextRange::start);
        self.offer(block.open.end(), end, FoldKind::Block);
        self.statements(&block.statements);
    }

    fn comments(&mut self, syntax: &Syntax) {
        let mut run: Option<TextRange> = None;
        for comment in &syntax.comments {
            let begins_line = self.slice(TextSize::new(0), comment.range.start());
            let begins_line = begins_line.trim_end_matches([' ', '\t']);
            if !begins_line.is_empty() && !begins_line.ends_with('\n') {
                continue;
            }
            let follows = run.filter(|run| {
                let between = self.slice(run.end(), comment.range.start());
                between.trim().is_empty() && between.matches('\n').count() == 1
            });
            if let (None, Some(whole)) = (follows, run) {
                self.offer(whole.start(), whole.end(), FoldKind::Comment);
            }
            run = Some(follows.map_or(comment.range, |run| run.cover(comment.range)));
        }
        if let Some(run) = run {
            self.offer(run.start(), run.end(), FoldKind::Comment);
        }
    }

    /// Folds what goes over more than one line.
    fn offer(&mut self, start: TextSize, end: TextSize, kind: FoldKind) {
        let content = self.slice(start, end).trim_end();
        if content.contains('\n') {
            self.folds.push(Fold { range: TextRange::at(start, TextSize::of(content)), kind });
        }
    }

    fn slice(&self, start: TextSize, end: TextSize) -> &str {
        self.text.get(usize::from(start)..usize::from(end)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::Config;
    use crate::workspace::Workspace;

    /// The lines that stay and go, counted from 1.
    #[track_caller]
    fn check(text: &str, expected: &[(u32, u32, FoldKind)]) {
        let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
        workspace.load(vec![("a".to_owned(), text.to_owned())]);
        let snapshot = workspace.snapshot();
        let file = snapshot.file("a").unwrap();
        let line = |at| file.document().line_column(at).line;
        let islands = file.islands_in(TextRange::up_to(file.document().len()));
        let found: Vec<_> = islands
            .flat_map(|(extent, _)| {
                let own = folds(&file.document().slice(extent)).into_iter();
                own.map(move |fold| (fold.range + extent.start(), fold.kind))
            })
            .map(|(range, kind)| (line(range.start()), line(range.end()), kind))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blocks_texts_and_comments() {
        check(
            "# a\n# b\n\n# c\nhazard A-1 {\n  note \"\"\"\n    x\n    \"\"\"\n  control K1 {\n    owner \"y\"  # d\n  }\n}\n",
            &[(1, 2, FoldKind::Comment), (5, 11, FoldKind::Block), (6, 7, FoldKind::Text), (9, 10, FoldKind::Block)],
        );
        check("hazard A-1 { owner \"x\" }\nentry GPC-1 \"a\" {\n  type \"b\"\n}\n", &[(2, 3, FoldKind::Block)]);
    }

    #[test]
    fn no_two_cross() {
        check("{, # c\n# c\n# c", &[(1, 2, FoldKind::Block)]);
    }

    #[test]
    fn what_is_not_closed_ends_where_it_has_anything() {
        check(
            "hazard A-1 {\n  control K1 {\n    owner \"y\"\n\nhazard B-1 {\n  note \"\"\"\n    x\n\n",
            &[(1, 3, FoldKind::Block), (2, 3, FoldKind::Block), (5, 7, FoldKind::Block), (6, 7, FoldKind::Text)],
        );
    }
}
