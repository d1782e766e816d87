//! What each word of a log is, for colours: from the statements, and from the model where an id stands. Words that are
//! not understood are none. Tokens are found island by island, so that an edit changes those of one.

mod ids;
mod kind;

pub use ids::Ids;
pub use kind::{Modifiers, TokenClass, TokenModifier};

use text_size::{TextRange, TextSize};

use super::meaning;
use crate::catalogue::CAPABILITIES;
use crate::rules::find;
use crate::syntax::{Keyword, Statement, Token, TokenKind, parse};
use crate::workspace::Snapshot;

/// A token: it never crosses the end of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SemanticToken {
    /// Where it is.
    pub range: TextRange,
    /// What it is.
    pub class: TokenClass,
    /// What else is to be said of it.
    pub modifiers: Modifiers,
}

/// The tokens of the islands that a range of a file touches, by place and in bytes from the file's start; none where
/// there is no such file. Tokens of these islands outside the range are left out.
#[must_use]
pub fn tokens(snapshot: &Snapshot, path: &str, range: TextRange) -> Vec<SemanticToken> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let mut tokens = Vec::new();
    for (extent, island) in file.islands_in(range) {
        let own = of_island(&Ids::of(snapshot, island), &file.document().slice(extent));
        let moved = own.into_iter().map(|one| SemanticToken { range: one.range + extent.start(), ..one });
        tokens.extend(moved.filter(|one| one.range.intersect(range).is_some_and(|common| !common.is_empty())));
    }
    tokens
}

/// The tokens of an island with these ids and this text, by place and in bytes from the island's start. They do not
/// overlap.
#[must_use]
pub fn of_island(ids: &Ids, text: &str) -> Vec<SemanticToken> {
    let syntax = parse(text);
    let mut walk = Walk { text, ids, tokens: Vec::new() };
    walk.statements(&syntax.statements);
    for comment in &syntax.comments {
        walk.add(comment.range, TokenClass::Comment, Modifiers::default());
    }
    walk.tokens.sort_by_key(|token| token.range.start());
    let mut end = TextSize::new(0);
    walk.tokens.retain(|token| {
        let is_free = token.range.start() >= end;
        end = if is_free { token.range.end() } else { end };
        is_free
    });
    walk.tokens
}

struct Walk<'a> {
    text: &'a str,
    ids: &'a Ids,
    tokens: Vec<SemanticToken>,
}

impl Walk<'_> {
    fn statements(&mut self, statements: &[Statement]) {
        for statement in statements {
            if let Some(keyword) = statement.keyword {
                self.keywords(statement.keyword_range);
                statement.tokens.iter().for_each(|token| self.token(keyword, token));
            } else {
                // Of what follows a word that is not understood, only the form is known.
                let known = statement.tokens.iter().filter(|token| !matches!(token.kind, TokenKind::Word));
                known.for_each(|token| self.plain(token));
            }
            if let Some(block) = &statement.block {
                self.statements(&block.statements);
            }
        }
    }

    /// The words of `use existing control` one by one, for comments and line ends may stand between them.
    fn keywords(&mut self, range: TextRange) {
        let text = self.slice(range);
        for word in text.split_whitespace().filter(|word| Keyword::parse(word).is_some()) {
            let Some(before) = text.get(..word.as_ptr() as usize - text.as_ptr() as usize) else { continue };
            let word = TextRange::at(range.start() + TextSize::of(before), TextSize::of(word));
            self.push(word, TokenClass::Keyword, Modifiers::default());
        }
    }

    fn token(&mut self, keyword: Keyword, token: &Token) {
        if token.kind != TokenKind::Word && token.kind != TokenKind::Date {
            return self.plain(token);
        }
        if let Some((class, modifiers)) = self.ids.at(token.range) {
            return self.push(token.range, class, modifiers);
        }
        let word = self.slice(token.range);
        let is_known = match keyword {
            Keyword::Uses => CAPABILITIES.iter().any(|known| known.word == word),
            _ => meaning::word(keyword, word).is_some(),
        };
        let class = match (token.kind, keyword) {
            (TokenKind::Date, _) => TokenClass::Date,
            (_, Keyword::Waive) if find(word).is_some() => TokenClass::Rule,
            _ if is_known => TokenClass::Word,
            _ => return,
        };
        self.push(token.range, class, Modifiers::default());
    }

    fn plain(&mut self, token: &Token) {
        let plain = Modifiers::default();
        match token.kind {
            TokenKind::Clause(_) => self.push(token.range, TokenClass::Clause, plain),
            TokenKind::Date => self.push(token.range, TokenClass::Date, plain),
            TokenKind::String { .. } => self.add(token.range, TokenClass::String, plain),
            TokenKind::Text { .. } => {
                self.add(token.range, TokenClass::String, plain.with(TokenModifier::Documentation));
            }
            TokenKind::Word | TokenKind::Comma => {}
        }
    }

    /// Adds what may go over several lines, one token a line, without the white space around it.
    fn add(&mut self, range: TextRange, class: TokenClass, modifiers: Modifiers) {
        let text = self.slice(range);
        let mut start = range.start();
        for line in text.split_inclusive(['\n', '\r']) {
            let blank = TextSize::of(line) - TextSize::of(line.trim_start());
            let filled = TextRange::at(start + blank, TextSize::of(line.trim()));
            if !filled.is_empty() {
                self.push(filled, class, modifiers);
            }
            start += TextSize::of(line);
        }
    }

    fn push(&mut self, range: TextRange, class: TokenClass, modifiers: Modifiers) {
        self.tokens.push(SemanticToken { range, class, modifiers });
    }
}

impl<'a> Walk<'a> {
    fn slice(&self, range: TextRange) -> &'a str {
        crate::text::slice(self.text, range)
    }
}
