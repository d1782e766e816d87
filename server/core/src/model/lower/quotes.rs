//! Quotes of which one is missing: where it was probably meant, and what is swallowed until it is there.

use text_size::{TextRange, TextSize};

use super::Reader;
use super::filled::Values;
use crate::diagnostic::{Applicability, Fix};
use crate::syntax::{Statement, Token, TokenKind};

impl Reader<'_> {
    /// Tells of closing quotes that are missing.
    pub(super) fn quotes(&mut self, token: Token) {
        let end = TextRange::empty(token.range.end());
        match token.kind {
            TokenKind::String { closed: false } => {
                let brace = self.before_brace(token.range).map(TextRange::empty);
                let place = if brace.is_some() { "before the `{` of this line" } else { "at the end of this line" };
                let fix = Fix::replace(brace.unwrap_or(end), "\"", Applicability::Safe).titled("close the quotes");
                self.syntax_with(token.range, format!("the closing quote is missing {place}: add \""), fix);
            }
            TokenKind::Text { closed: false } => {
                let open = TextRange::at(token.range.start(), 3.into());
                let (end, close) = self.probable_end(token.range);
                let fix =
                    Fix::replace(TextRange::empty(end), close, Applicability::Suggestion).titled("close the text");
                let message = "this text is not closed, so everything below is taken for part of it: \
                               write \"\"\" where it ends";
                self.syntax_with(open, message, fix);
            }
            _ => {}
        }
    }

    /// Words that end in a quote which was never opened: told of and taken for the string that they are. The quote was
    /// read as an opening one, so that whatever follows it on the line is lost with it.
    pub(super) fn without_opening_quote(&mut self, rest: &mut &[Token]) -> Option<Values> {
        let first = *rest.first()?;
        let quote =
            rest.iter().position(|token| matches!(token.kind, TokenKind::String { .. } | TokenKind::Text { .. }))?;
        let (words, after) = rest.split_at_checked(quote)?;
        let (last, stray) = words.last().zip(after.first())?;
        if stray.kind != (TokenKind::String { closed: false }) || last.range.end() != stray.range.start() {
            return None;
        }
        let words = Values::from_slice(words);
        *rest = after.get(1..).unwrap_or_default();
        let place = TextRange::empty(first.range.start());
        let fix = Fix::replace(place, "\"", Applicability::Safe).titled("open the quotes");
        let word = self.slice(first.range);
        self.syntax_with(first.range, format!("the opening quote is missing before `{word}`: add \""), fix);
        Some(words)
    }

    /// Where an unclosed text probably ends, and what closes it there: before the first line that is not indented more
    /// than the one that it begins in.
    fn probable_end(&self, range: TextRange) -> (TextSize, String) {
        let before = self.slice(TextRange::up_to(range.start()));
        let opening = before.rsplit('\n').next().unwrap_or_default();
        let indent: String = opening.chars().take_while(|char| matches!(char, ' ' | '\t')).collect();
        let mut at = range.start();
        for (number, line) in self.slice(range).split_inclusive('\n').enumerate() {
            let depth = line.len() - line.trim_start_matches([' ', '\t']).len();
            if number > 0 && !line.trim().is_empty() && depth <= indent.len() {
                return (at, format!("{indent}  \"\"\"\n"));
            }
            at += TextSize::of(line);
        }
        (range.end(), format!("\n{indent}  \"\"\""))
    }

    /// Where an unclosed string stops if the brace at its end opens a block and is none of its words.
    fn before_brace(&self, range: TextRange) -> Option<TextSize> {
        let text = self.slice(range).trim_end().strip_suffix('{')?.trim_end();
        Some(range.start() + TextSize::of(text))
    }

    /// True where an unclosed string of the statement, or of one in its block, holds the brace that opens a block.
    pub(super) fn swallows_brace(&self, statement: &Statement) -> bool {
        let may_open = statement.keyword.is_some_and(|keyword| keyword.block().is_some()) && statement.block.is_none();
        let open = statement.tokens.last().filter(|token| token.kind == TokenKind::String { closed: false });
        let swallows = may_open && open.is_some_and(|token| self.before_brace(token.range).is_some());
        let mut inner = statement.block.iter().flat_map(|block| &block.statements);
        swallows || inner.any(|inner| self.swallows_brace(inner))
    }
}
