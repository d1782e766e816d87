//! The head of a statement that has an id, and the one-value fields.

use jiff::civil::Date;

use super::Reader;
use super::block::Entry;
use super::filled::Filled;
use crate::diagnostic::nearest;
use crate::model::{Field, Header, Spanned, Text, Word};
use crate::syntax::Statement;

impl Reader<'_> {
    /// Id from the first slot, name from the slot with the number `name`.
    pub(super) fn header(&self, statement: &Statement, filled: &Filled, name: Option<usize>) -> Header {
        Header {
            range: statement.range,
            keyword: statement.keyword_range,
            id: self.word(filled.lead(0)),
            name: name.and_then(|slot| self.text(filled.lead(slot))),
            tail: statement.block.as_ref().map_or(statement.range.end(), crate::syntax::Block::tail),
            end: filled.end,
        }
    }

    pub(super) fn text_field(&mut self, entry: Entry<'_>) -> Field<Text> {
        let filled = self.fill_plain(entry);
        filled.field(self.text(filled.lead(0)))
    }

    pub(super) fn date_field(&mut self, entry: Entry<'_>) -> Field<Spanned<Date>> {
        let filled = self.fill_plain(entry);
        filled.field(self.date(filled.lead(0)))
    }

    pub(super) fn words_field(&mut self, entry: Entry<'_>) -> Field<Vec<Word>> {
        let filled = self.fill_plain(entry);
        let words = self.words(filled.lead(0));
        filled.field((!words.is_empty()).then_some(words))
    }

    pub(super) fn word_field(&mut self, entry: Entry<'_>) -> Field<Word> {
        let filled = self.fill_plain(entry);
        filled.field(self.word(filled.lead(0)))
    }

    /// A field that is not repeated in the model and of which any number may stand in a block.
    pub(super) fn text_into(&mut self, entry: Entry<'_>, texts: &mut Vec<Text>) {
        let field = self.text_field(entry);
        if field.is_empty() {
            let (_, keyword) = entry;
            self.syntax(field.keyword, format!("`{keyword}` needs a text in quotes"));
        }
        texts.extend(field.value);
    }

    /// A field whose value is one of a few words; any other word is told of.
    pub(super) fn choice_field<T: Copy>(&mut self, entry: Entry<'_>, choices: &[(&str, T)]) -> Field<Spanned<T>> {
        let field = self.word_field(entry);
        let value = field.value.as_ref().and_then(|word| self.choice(word, choices));
        let faulty = field.faulty || (field.value.is_some() && value.is_none());
        Field { keyword: field.keyword, value, faulty }
    }

    /// What a word stands for, or a problem that names what it may be.
    pub(super) fn choice<T: Copy>(&mut self, word: &Word, choices: &[(&str, T)]) -> Option<Spanned<T>> {
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == word.value) {
            return Some(Spanned { value: *value, range: word.range });
        }
        let meant = nearest(&word.value, choices.iter().map(|(name, _)| *name));
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let message = match meant {
            Some(meant) => format!("unknown word `{}`: did you mean `{meant}`?", word.value),
            None => format!("unknown word `{}`: write {}", word.value, any_of(&names)),
        };
        self.unknown(word.range, message, meant);
        None
    }

    /// A statement of a block that has no block of its own.
    pub(super) fn fill_plain(&mut self, (statement, keyword): Entry<'_>) -> Filled {
        let filled = self.fill(statement, keyword);
        if let Some(block) = &statement.block {
            self.syntax(block.open, format!("`{keyword}` has no block: remove the braces"));
        }
        filled
    }
}

/// `planned, implemented or verified`
fn any_of(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => names.concat(),
    }
}
