//! What the words of the language mean, for hovers and completion: a sentence or two, the clause of the standard, and
//! the form. It judges nothing, and knows no log.

mod cards;
mod clauses;
mod keywords;

pub(crate) use cards::{clause_card, keyword_card, rule_card};

use crate::diagnostic::Clause;
use crate::model::{Need, Slot, SlotKind, shape};
use crate::syntax::{Clausal, Keyword};

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// One or two sentences; words of the language stand in backticks.
    pub(crate) text: &'static str,
    /// The clause of DCB0129 that it serves, where there is one.
    pub(crate) clause: Option<Clause>,
}

/// A word with its meaning.
type Told = (&'static str, &'static str);

type Row = (&'static str, Option<Clause>);

const fn told(text: &'static str) -> Row {
    (text, None)
}

const fn serves(text: &'static str, clause: &'static str) -> Row {
    (text, Some(Clause::new(clause)))
}

/// What a keyword means.
pub(crate) fn keyword(keyword: Keyword) -> Meaning {
    of(keywords::KEYWORDS, keyword)
}

/// What a clause word means.
pub(crate) fn clausal(clausal: Clausal) -> Meaning {
    of(clauses::CLAUSES, clausal)
}

/// What a word of a closed set means in a statement, as `planned` behind `state`; `None` for any other word.
pub(crate) fn word(keyword: Keyword, word: &str) -> Option<&'static str> {
    let mut all = words(keyword).chain(clause_words(keyword));
    all.find(|(known, _)| *known == word).map(|(_, meaning)| meaning)
}

/// The words of a closed set that may follow a keyword, each with its meaning; none where any word may.
pub(crate) fn words(keyword: Keyword) -> impl Iterator<Item = Told> {
    of_keyword(clauses::WORDS, keyword)
}

/// The words of a closed set that may stand in a clause of a statement, as `deployer` behind `by`, likewise.
pub(crate) fn clause_words(keyword: Keyword) -> impl Iterator<Item = Told> {
    of_keyword(clauses::CLAUSE_WORDS, keyword)
}

fn of_keyword(table: &'static [(Keyword, &str, &str)], keyword: Keyword) -> impl Iterator<Item = Told> {
    let keyword = if keyword == Keyword::Existing { Keyword::Control } else { keyword };
    table.iter().filter(move |(of, ..)| *of == keyword).map(|(_, word, meaning)| (*word, *meaning))
}

/// The form that a statement takes, as `accepted [by "…"] [on YYYY-MM-DD]`: brackets stand around what is written as
/// needed.
pub(crate) fn form(keyword: Keyword) -> String {
    let shape = shape(keyword);
    let mut parts = vec![opening(keyword).to_owned()];
    parts.extend(shape.lead.iter().map(slot));
    parts.extend(shape.clauses.iter().map(|(clausal, slots)| format!("[{}]", clause(*clausal, slots))));
    if keyword.block().is_some() {
        parts.push("{ … }".to_owned());
    }
    parts.join(" ")
}

/// The form of a clause of a statement, as `due YYYY-MM-DD`; `None` where the keyword takes no such clause.
pub(crate) fn clause_form(keyword: Keyword, clausal: Clausal) -> Option<String> {
    let mut clauses = shape(keyword).clauses.iter();
    clauses.find(|(known, _)| *known == clausal).map(|(clausal, slots)| clause(*clausal, slots))
}

fn of<K: PartialEq>(table: &[(K, Row)], key: K) -> Meaning {
    let row = table.iter().find(|(known, _)| *known == key);
    row.map_or(Meaning { text: "", clause: None }, |(_, (text, clause))| Meaning { text, clause: *clause })
}

/// The words that a statement opens with.
fn opening(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Existing => "existing control",
        Keyword::Use => "use [existing] control",
        _ => keyword.as_str(),
    }
}

fn clause(clausal: Clausal, slots: &[Slot]) -> String {
    let parts = std::iter::once(clausal.as_str().to_owned()).chain(slots.iter().map(slot));
    parts.collect::<Vec<_>>().join(" ")
}

fn slot(slot: &Slot) -> String {
    let form = match slot.kind {
        SlotKind::Id => "ID",
        SlotKind::Word => "WORD",
        SlotKind::Words => "WORD, …",
        SlotKind::Date => "YYYY-MM-DD",
        SlotKind::String | SlotKind::Prose => "\"…\"",
        SlotKind::Strings => "\"…\", …",
        SlotKind::Party => "deployer|\"…\"",
        SlotKind::Target => "[test] \"…\"",
    };
    match slot.need {
        Need::Optional(_) => format!("[{form}]"),
        Need::Form(_) | Need::Rule(_) => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::{ControlKind, Mode, Patients, Standard, State, StatusWord};

    #[test]
    fn every_word_has_a_meaning_of_its_own() {
        let keywords = Keyword::all().map(|word| (word.as_str(), keyword(word).text));
        let clauses = Clausal::ALL.iter().map(|word| (word.as_str(), clausal(*word).text));
        let sets = clauses::WORDS.iter().chain(clauses::CLAUSE_WORDS);
        let mut seen = BTreeSet::new();
        for (word, text) in keywords.chain(clauses).chain(sets.map(|row| (row.1, row.2))) {
            assert!(text.ends_with('.') && !text.contains('!'), "`{word}` needs a sentence: {text:?}");
            assert!(seen.insert(text), "`{word}` says what another word says: {text}");
        }
    }

    #[test]
    fn every_word_of_a_closed_set_is_told_of() {
        let of = |keyword| words(keyword).map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(of(Keyword::Status), StatusWord::ALL.map(StatusWord::as_str));
        assert_eq!(of(Keyword::State), State::ALL.map(State::as_str));
        assert_eq!(of(Keyword::Existing), ControlKind::ALL.map(ControlKind::as_str));
        assert_eq!(of(Keyword::Mode), Mode::ALL.map(Mode::as_str));
        assert_eq!(of(Keyword::Patients), Patients::ALL.map(Patients::as_str));
        assert_eq!(of(Keyword::Standard), Standard::ALL.map(Standard::as_str));
        assert_eq!(word(Keyword::Status, "planned"), None);
    }

    #[test]
    fn the_form_follows_the_shape() {
        let check = |keyword, expected| assert_eq!(form(keyword), expected);
        check(Keyword::Residual, "residual [severity WORD] [likelihood WORD] [risk WORD] [because \"…\"]");
        check(Keyword::Existing, "existing control ID WORD \"…\" [by deployer|\"…\"] { … }");
        check(Keyword::Use, "use [existing] control ID [mitigates WORD, …]");
        check(Keyword::Review, "review YYYY-MM-DD [\"…\"] { … }");
        check(Keyword::Change, "change \"…\" [on YYYY-MM-DD \"…\"]");
        assert_eq!(clause_form(Keyword::Action, Clausal::Due).as_deref(), Some("due YYYY-MM-DD"));
        assert_eq!(clause_form(Keyword::Action, Clausal::Because), None);
    }
}
