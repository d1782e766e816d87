//! Where an offset stands among the statements of an island, finished or not: in which block, in which statement, at
//! which value. It knows the form of the text and nothing of what it means.

use text_size::{TextRange, TextSize};

use crate::syntax::{Block, Container, Keyword, Statement, Syntax, Token, TokenKind};

/// A place among statements.
#[derive(Debug)]
pub(crate) struct Spot<'s> {
    /// The statements in whose blocks the place is, the outermost first.
    pub(crate) around: Vec<&'s Statement>,
    /// The statement that the place belongs to: in it, or behind it where more of it may follow.
    pub(crate) statement: Option<&'s Statement>,
    /// The value or clause word that the place touches.
    pub(crate) token: Option<Token>,
    /// True in a comment.
    pub(crate) in_comment: bool,
}

impl<'s> Spot<'s> {
    /// The place at an offset of an island with this text and these statements.
    pub(crate) fn new(text: &str, syntax: &'s Syntax, offset: TextSize) -> Self {
        let in_comment = syntax.comments.iter().any(|one| one.range.start() < offset && offset <= one.range.end());
        let mut spot = Self { around: Vec::new(), statement: None, token: None, in_comment };
        spot.descend(text, &syntax.statements, offset);
        spot
    }

    fn descend(&mut self, text: &str, statements: &'s [Statement], offset: TextSize) {
        let Some(statement) = statements.iter().take_while(|one| one.range.start() <= offset).last() else { return };
        if let Some(block) = statement.block.as_ref().filter(|block| is_inside(block, offset)) {
            self.around.push(statement);
            return self.descend(text, &block.statements, offset);
        }
        if reaches(text, statement, offset) {
            self.statement = Some(statement);
            self.token = statement.tokens.iter().rev().find(|token| touches(token, offset)).copied();
        }
    }

    /// What a statement that is begun here stands in.
    pub(crate) fn container(&self) -> Container {
        let block = |statement: &&Statement| statement.keyword.and_then(Keyword::block);
        self.around.last().map_or(Some(Container::File), block).unwrap_or(Container::File)
    }

    /// True where the place is at the keyword of its statement.
    pub(crate) fn is_at_keyword(&self, offset: TextSize) -> bool {
        self.statement.is_some_and(|statement| statement.keyword_range.contains_inclusive(offset))
    }

    /// The values and clause words of the statement that end before the place, without the one that it touches.
    pub(crate) fn before(&self, offset: TextSize) -> &'s [Token] {
        let Some(statement) = self.statement else { return &[] };
        let touched = self.token.map_or(offset, |token| token.range.start());
        let count = statement.tokens.iter().take_while(|token| token.range.end() <= touched).count();
        statement.tokens.get(..count).unwrap_or_default()
    }
}

fn is_inside(block: &Block, offset: TextSize) -> bool {
    block.open.end() <= offset && block.close.is_none_or(|close| offset <= close.start())
}

/// A comma is no value: the place behind it is that of the next one. Inside a text or an open string, the place belongs
/// to it to its very end; behind a closing quote it does not.
fn touches(token: &Token, offset: TextSize) -> bool {
    match token.kind {
        TokenKind::Comma => false,
        TokenKind::String { closed: true } | TokenKind::Text { closed: true } => {
            token.range.start() < offset && offset < token.range.end()
        }
        TokenKind::String { closed: false } | TokenKind::Text { closed: false } => token.range.start() < offset,
        TokenKind::Clause(_) | TokenKind::Word | TokenKind::Date => token.range.contains_inclusive(offset),
    }
}

/// True where a place belongs to a statement though it may stand behind its last value: on the same line, or on the next
/// one after a comma.
fn reaches(text: &str, statement: &Statement, offset: TextSize) -> bool {
    if offset <= statement.range.end() {
        return true;
    }
    let between = TextRange::new(statement.range.end(), offset);
    let between = crate::text::slice(text, between);
    let goes_on = statement.tokens.last().is_some_and(|token| token.kind == TokenKind::Comma);
    let is_blank = between.trim().is_empty();
    statement.block.is_none() && is_blank && (goes_on || !between.contains('\n'))
}
