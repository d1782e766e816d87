//! Sorts the tokens of a statement into the slots that its keyword has, and tells of those that fit none.
//!
//! One mistake gives one problem: where a value can only have been meant in one way it is told of and taken.

use smallvec::{SmallVec, smallvec};
use text_size::TextRange;

use super::Reader;
use super::filled::{Filled, FilledClause, Slots, Values};
use crate::diagnostic::{Applicability, Fix, nearest};
use crate::model::{Need, Shape, Slot, SlotKind, is_id, shape};
use crate::syntax::{Clausal, Keyword, Statement, Token, TokenKind};

impl Reader<'_> {
    /// The values of a statement in the slots of `keyword`.
    pub(super) fn fill(&mut self, statement: &Statement, keyword: Keyword) -> Filled {
        let before = self.problems.len();
        let shape = shape(keyword);
        let tokens = self.mend_clause_words(statement, &shape);
        let mut rest = tokens.as_slice();
        let end = tokens.last().map_or(statement.keyword_range.end(), |token| token.range.end());
        let mut filled = Filled { keyword: statement.keyword_range, end, ..Filled::default() };
        self.is_last = shape.clauses.is_empty() && shape.lead.iter().all(|slot| slot.kind != SlotKind::Strings);
        filled.lead = self.slots(&mut rest, shape.lead);
        self.is_last = false;
        self.left_over(&mut rest, keyword);
        while let Some((Token { kind: TokenKind::Clause(word), range }, after)) = rest.split_first() {
            rest = after;
            self.clause(&mut rest, *word, *range, keyword, &mut filled);
        }
        filled.faulty = self.problems.len() > before || statement.keyword.is_none();
        if !filled.faulty {
            self.missing(statement.keyword_range, keyword.as_str(), shape.lead, &filled.lead);
        }
        if let Some(range) = statement.surplus {
            self.syntax(range, format!("nothing may follow the block of `{keyword}` on its line: start a new line"));
        }
        filled
    }

    fn clause(&mut self, rest: &mut &[Token], word: Clausal, range: TextRange, keyword: Keyword, filled: &mut Filled) {
        let Some((_, slots)) = shape(keyword).clauses.iter().find(|(known, _)| *known == word) else {
            *rest = after_clause(rest);
            self.syntax(range, not_a_clause(keyword, word));
            return;
        };
        let before = self.problems.len();
        let values = match self.level_of_two_words(rest, word) {
            Some(level) => smallvec![smallvec![level]],
            None => self.slots(rest, slots),
        };
        let untold = self.left_over(rest, keyword) && self.problems.len() == before;
        let misspelt = self.slice(range) != word.as_str();
        if untold && !misspelt {
            self.missing(range, word.as_str(), slots, &values);
        }
        if filled.clauses.iter().any(|clause| clause.word == word) {
            self.syntax(range, format!("`{word}` is given twice for one `{keyword}`: keep one"));
        } else {
            filled.clauses.push(FilledClause { word, end: range.end(), slots: values });
        }
    }

    /// A word in the place of a clause word that differs from one by a slip is told of and taken for it.
    fn mend_clause_words(&mut self, statement: &Statement, shape: &Shape) -> SmallVec<[Token; 8]> {
        // A misspelt keyword is the first token of its line.
        let values = statement.tokens.get(usize::from(statement.keyword.is_none())..).unwrap_or_default();
        let mut tokens: SmallVec<[Token; 8]> = SmallVec::from_slice(values);
        let mut open_words = shape.lead.iter().filter(|slot| takes_words(slot.kind)).count();
        let mut list = shape.lead.iter().any(|slot| slot.kind.is_list());
        let mut after_comma = false;
        for token in &mut tokens {
            match token.kind {
                TokenKind::Clause(word) => {
                    let slots = shape.clauses.iter().find(|(known, _)| *known == word).map_or(&[][..], |(_, s)| s);
                    open_words = slots.iter().filter(|slot| takes_words(slot.kind)).count();
                    list = slots.iter().any(|slot| slot.kind == SlotKind::Words);
                }
                TokenKind::Word if open_words == 0 || (list && !after_comma) => {
                    if let Some(word) = self.meant_clause(token.range, shape, list && open_words > 0) {
                        token.kind = TokenKind::Clause(word);
                        let slots = shape.clauses.iter().find(|(known, _)| *known == word).map_or(&[][..], |(_, s)| s);
                        open_words = slots.iter().filter(|slot| takes_words(slot.kind)).count();
                        list = false;
                    }
                }
                TokenKind::Word => open_words = if list { open_words } else { open_words - 1 },
                _ => {}
            }
            after_comma = token.kind == TokenKind::Comma;
        }
        tokens
    }

    fn meant_clause(&mut self, range: TextRange, shape: &Shape, in_list: bool) -> Option<Clausal> {
        let word = self.slice(range);
        if in_list && is_id(word) {
            return None;
        }
        let known = shape.clauses.iter().map(|(known, _)| known.as_str());
        let meant = nearest(word, known)?;
        self.unknown(range, format!("unknown word `{word}`: did you mean `{meant}`?"), Some(meant));
        Clausal::parse(meant)
    }

    /// A level written as two words, as `very low`: told of, and taken for the one that it is.
    fn level_of_two_words(&mut self, rest: &mut &[Token], word: Clausal) -> Option<Token> {
        let [left, right, after @ ..] = *rest else { return None };
        let is_level = matches!(word, Clausal::Severity | Clausal::Likelihood)
            && DEGREES.iter().any(|degree| degree.eq_ignore_ascii_case(self.slice(left.range)));
        if !is_level || left.kind != TokenKind::Word || right.kind != TokenKind::Word {
            return None;
        }
        *rest = after;
        let range = left.range.cover(right.range);
        let one = format!("{}-{}", self.slice(left.range), self.slice(right.range));
        let fix = Fix::replace(range, one.clone(), Applicability::Suggestion);
        self.syntax_with(range, format!("a {} is one word: write `{one}`", word.as_str()), fix);
        Some(Token { kind: TokenKind::Word, range })
    }

    fn slots(&mut self, rest: &mut &[Token], slots: &[Slot]) -> Slots {
        let mut filled = Slots::with_capacity(slots.len());
        for (index, slot) in slots.iter().enumerate() {
            let later = slots.get(index + 1..).unwrap_or_default();
            filled.push(self.slot(rest, slot.kind, later));
        }
        filled
    }

    /// The tokens of one slot: none where the next token belongs to a later one.
    fn slot(&mut self, rest: &mut &[Token], kind: SlotKind, later: &[Slot]) -> Values {
        let Some(first) = rest.first().copied() else { return Values::new() };
        match kind {
            kind if kind.is_list() => return self.list(rest, kind),
            SlotKind::Target if self.slice(first.range) == "test" => {
                *rest = rest.get(1..).unwrap_or_default();
                let mut tokens: Values = smallvec![first];
                tokens.extend(self.slot(rest, SlotKind::String, later));
                if tokens.len() == 1 {
                    self.syntax(first.range, "`test` needs the name of a test in quotes");
                }
                return tokens;
            }
            _ => {}
        }
        if kind.fits(first.kind) {
            *rest = rest.get(1..).unwrap_or_default();
            return self.checked(kind, first);
        }
        let is_later = later.iter().any(|slot| slot.kind.fits(first.kind)) && !self.is_quoted_word(kind, rest);
        if matches!(first.kind, TokenKind::Clause(_) | TokenKind::Comma) || is_later {
            return Values::new();
        }
        self.of_another_form(rest, kind, first)
    }

    /// True for a string in the place of a word that can only be that word: it has the form of an id where one is
    /// wanted, or the string that belongs behind the word stands there too.
    fn is_quoted_word(&self, kind: SlotKind, rest: &[Token]) -> bool {
        let [Token { kind: TokenKind::String { .. }, range }, after @ ..] = rest else { return false };
        let content = self.slice(*range).trim_matches('"');
        let is_one_word = !content.is_empty() && !content.contains(char::is_whitespace);
        let is_followed = matches!(after, [Token { kind: TokenKind::String { .. }, .. }, ..]);
        match kind {
            SlotKind::Id => is_id(content) || (is_one_word && is_followed),
            SlotKind::Word => is_one_word && is_followed,
            _ => false,
        }
    }

    /// A value of the wrong form: told of, and taken where what it means is plain.
    fn of_another_form(&mut self, rest: &mut &[Token], kind: SlotKind, first: Token) -> Values {
        let value = self.slice(first.range);
        match (kind, first.kind) {
            (
                SlotKind::String | SlotKind::Prose | SlotKind::Party | SlotKind::Target,
                TokenKind::Word | TokenKind::Date,
            ) => {
                if let Some(words) = self.without_opening_quote(rest) {
                    return words;
                }
                // Where no clause can follow, the rest of the line is the sentence, whatever words of the language are in it.
                let bare = |token: &&Token| match token.kind {
                    TokenKind::Word | TokenKind::Date => true,
                    TokenKind::Text { .. } => false,
                    _ => self.is_last,
                };
                let words: Values = rest.iter().take_while(bare).copied().collect();
                *rest = rest.get(words.len()..).unwrap_or_default();
                let range = words.iter().fold(first.range, |all, token| all.cover(token.range));
                let text = self.slice(range);
                let quoted = format!(
                    "\"{}\"",
                    text.replace('"', "\\\"").trim_matches(['\'', '“', '”', '„', '‘', '’', '«', '»'])
                );
                let message = if quoted.len() < text.len() + 2 {
                    format!("the quotes of {text} are not those of the language: write {quoted}")
                } else {
                    format!("quotes are missing around `{text}`: write {quoted}")
                };
                self.syntax_with(range, message, Fix::replace(range, quoted, Applicability::Safe));
                words
            }
            (SlotKind::Id | SlotKind::Word, TokenKind::String { .. }) => {
                *rest = rest.get(1..).unwrap_or_default();
                let bare = value.trim_matches('"').trim().replace([' ', '\t'], "-");
                let fix =
                    (!bare.is_empty()).then(|| Fix::replace(first.range, bare.clone(), Applicability::Suggestion));
                let one_word = if value.contains(char::is_whitespace) { " and as one word" } else { "" };
                let message = format!("{value} is written without quotes{one_word} here: write `{bare}`");
                self.tell(crate::model::ProblemKind::Syntax, first.range, message, fix.into_iter().collect());
                if bare.is_empty() { Values::new() } else { smallvec![first] }
            }
            (SlotKind::Id | SlotKind::Word, TokenKind::Date) => {
                *rest = rest.get(1..).unwrap_or_default();
                self.checked(kind, first)
            }
            (SlotKind::Date, TokenKind::Word) => {
                *rest = rest.get(1..).unwrap_or_default();
                self.syntax(
                    first.range,
                    format!("`{value}` is no date: write year, month and day, such as 2026-11-02"),
                );
                Values::new()
            }
            _ => Values::new(),
        }
    }

    /// Looks into a value that has the right form.
    fn checked(&mut self, kind: SlotKind, token: Token) -> Values {
        let value = self.slice(token.range);
        match (kind, token.kind) {
            (SlotKind::Id, TokenKind::Word) if !is_id(value) => {
                let message = format!(
                    "`{value}` is no id: an id has letters, digits, `-`, `_` and `.`, with at least one digit or hyphen"
                );
                self.syntax(token.range, message);
            }
            (SlotKind::Date, _) if value.parse::<jiff::civil::Date>().is_err() => {
                self.syntax(
                    token.range,
                    format!("{value} is not in the calendar: write an existing day as YYYY-MM-DD"),
                );
                return Values::new();
            }
            (SlotKind::Party, TokenKind::Word) if value != "deployer" => {
                let meant = nearest(value, ["deployer"]);
                let message = format!("`{value}` is no party: write `deployer`, or a name in quotes");
                self.unknown(token.range, message, meant);
            }
            (SlotKind::String, TokenKind::Text { .. }) => {
                self.syntax(token.range, "this value is one line long: write it in single quotes \"…\"");
            }
            _ => self.quotes(token),
        }
        smallvec![token]
    }

    fn list(&mut self, rest: &mut &[Token], kind: SlotKind) -> Values {
        let wanted = if kind == SlotKind::Words { SlotKind::Word } else { SlotKind::String };
        let mut values = Values::new();
        let mut comma: Option<Token> = None;
        while let Some((token, after)) = rest.split_first() {
            match token.kind {
                TokenKind::Clause(_) => break,
                TokenKind::Comma => {
                    if comma.is_some() || values.is_empty() {
                        self.syntax(
                            token.range,
                            "there is nothing before this comma: remove it, or name what is missing",
                        );
                    }
                    comma = Some(*token);
                    *rest = after;
                    continue;
                }
                _ => {}
            }
            // `and` between two ids is said, and a comma is written.
            if matches!(self.slice(token.range), "and" | "or" | "&") && !values.is_empty() && !after.is_empty() {
                if comma.is_none() {
                    let word = self.slice(token.range);
                    let fix = Fix::replace(token.range, ",", Applicability::Safe);
                    self.syntax_with(token.range, format!("write a comma instead of `{word}`"), fix);
                }
                comma = Some(*token);
                *rest = after;
                continue;
            }
            let mut one = self.slot(rest, wanted, &[]);
            if one.is_empty() {
                break;
            }
            if let (Some(last), None, Some(next)) = (values.last(), comma, one.first()) {
                let place = TextRange::empty(last.range.end());
                let fix = Fix::replace(place, ",", Applicability::Safe).titled("write the comma");
                let (left, right) = (self.slice(last.range), self.slice(next.range));
                let message = format!("a comma is missing between `{left}` and `{right}`");
                self.syntax_with(next.range, message, fix);
            }
            comma = None;
            values.append(&mut one);
        }
        if let Some(comma) = comma {
            self.syntax(comma.range, "there is nothing after this comma: remove it, or name what is missing");
        }
        values
    }

    /// Tells of the tokens before the next clause that no slot took; true where there is none.
    fn left_over(&mut self, rest: &mut &[Token], keyword: Keyword) -> bool {
        let after = after_clause(rest);
        let count = rest.len() - after.len();
        let over = rest.get(..count).unwrap_or_default();
        *rest = after;
        let (Some(first), Some(last)) = (over.first(), over.last()) else { return true };
        let range = first.range.cover(last.range);
        let message = match first.kind {
            TokenKind::Comma => format!("this comma does not belong here: `{keyword}` takes no list"),
            _ => format!("{} does not belong here: {}", self.quoted(first.range), takes(keyword)),
        };
        let fix = Fix::remove(self.lines(range), "remove it", Applicability::Suggestion);
        self.syntax_with(range, message, fix);
        false
    }

    fn missing(&mut self, place: TextRange, word: &str, slots: &[Slot], filled: &[Values]) {
        let empty = slots.iter().zip(filled).find(|(_, tokens)| tokens.is_empty());
        if let Some((Slot { need: Need::Form(what), .. }, _)) = empty {
            self.syntax(place, format!("`{word}` needs {what}"));
        }
    }

    fn quoted(&self, range: TextRange) -> String {
        let text = self.slice(range).lines().next().unwrap_or_default();
        if text.starts_with('"') { text.to_owned() } else { format!("`{text}`") }
    }
}

/// Words that are no level by themselves, and make one with the word behind them.
const DEGREES: [&str; 5] = ["very", "extremely", "highly", "almost", "nearly"];

/// The rest from the next clause word on.
fn after_clause(rest: &[Token]) -> &[Token] {
    let until = rest.iter().position(|token| matches!(token.kind, TokenKind::Clause(_))).unwrap_or(rest.len());
    rest.get(until..).unwrap_or_default()
}

fn takes_words(kind: SlotKind) -> bool {
    matches!(kind, SlotKind::Id | SlotKind::Word | SlotKind::Words | SlotKind::Party | SlotKind::Target)
}

/// What a keyword takes, for a message.
fn takes(keyword: Keyword) -> String {
    let shape = shape(keyword);
    let lead = shape.lead.iter().map(|slot| match slot.need {
        Need::Form(what) | Need::Rule(what) | Need::Optional(what) => what.to_owned(),
    });
    let clauses = shape.clauses.iter().map(|(word, _)| format!("`{word}`"));
    let all: Vec<String> = lead.chain(clauses).collect();
    match all.split_last() {
        Some((last, [])) => format!("`{keyword}` takes {last}"),
        Some((last, before)) => format!("`{keyword}` takes {} and {last}", before.join(", ")),
        None => format!("`{keyword}` takes nothing"),
    }
}

fn not_a_clause(keyword: Keyword, word: Clausal) -> String {
    format!("`{word}` does not belong here: {}", takes(keyword))
}
