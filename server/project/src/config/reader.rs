//! Values and tables of the file with their places: each access tells what is wrong with what it meets.

use std::ops::Range;

use hazlog_core::diagnostic::nearest;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::{Key, ROOT};
use super::problem::Problems;
use super::words::{or, quoted};

/// A table whose keys are known.
pub(super) struct Table<'a> {
    map: &'a DeTable<'a>,
    pub(super) span: Range<usize>,
}

/// A value with its place.
#[derive(Clone, Copy)]
pub(super) struct Value<'a>(&'a Spanned<DeValue<'a>>);

/// A text with its place, quotation marks included.
#[derive(Debug, Clone)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) span: Range<usize>,
}

impl<'a> Table<'a> {
    /// The file itself.
    pub(super) fn root(table: &'a Spanned<DeTable<'a>>, problems: &mut Problems<'_>) -> Self {
        let root = Self { map: table.get_ref(), span: table.span() };
        root.check(ROOT, "hazlog.toml", problems);
        root
    }

    /// Tells of keys that are none of these, and of required ones that are missing. `owner` is what has the keys.
    fn check(&self, keys: &[Key], owner: &str, problems: &mut Problems<'_>) {
        for (name, _) in self.entries() {
            if keys.iter().all(|key| key.name != name.text) {
                unknown(&name, owner, keys.iter().map(|key| key.name), problems);
            }
        }
        let missing: Vec<&str> =
            keys.iter().filter(|key| key.required && self.value(key.name).is_none()).map(|key| key.name).collect();
        // A misspelt key was told of; that the right one is missing is the same mistake.
        let misspelt = |key: &&str| self.entries().any(|(name, _)| nearest(name.text, [*key]).is_some());
        let missing: Vec<&str> = missing.into_iter().filter(|key| !misspelt(key)).collect();
        if !missing.is_empty() {
            let words: Vec<String> = missing.iter().map(|key| format!("`{key}`")).collect();
            problems.error(self.span.clone(), format!("{owner} lacks {}", words.join(", ")));
        }
    }

    /// The value behind a key.
    pub(super) fn value(&self, key: &str) -> Option<Value<'a>> {
        self.map.get(key).map(Value)
    }

    /// Keys and values, by place.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Text<'a>, Value<'a>)> + use<'a> {
        let mut entries: Vec<_> = self.map.iter().map(|(key, value)| (text_of_key(key), Value(value))).collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        entries.into_iter()
    }
}

impl<'a> Value<'a> {
    pub(super) fn span(self) -> Range<usize> {
        self.0.span()
    }

    /// A table with these keys.
    pub(super) fn table(self, keys: &[Key], owner: &str, problems: &mut Problems<'_>) -> Option<Table<'a>> {
        let table = self.open_table(owner, problems)?;
        table.check(keys, owner, problems);
        Some(table)
    }

    /// A table whose keys are names of something.
    pub(super) fn open_table(self, owner: &str, problems: &mut Problems<'_>) -> Option<Table<'a>> {
        match self.0.get_ref() {
            DeValue::Table(map) => Some(Table { map, span: self.span() }),
            other => {
                self.wrong(problems, format!("{owner} takes settings, `key = value` each, and not {}", kind(other)))
            }
        }
    }

    /// True where it is a table.
    pub(super) fn is_table(self) -> bool {
        self.0.get_ref().is_table()
    }

    /// A text that says something.
    pub(super) fn text(self, owner: &str, problems: &mut Problems<'_>) -> Option<Text<'a>> {
        match self.0.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.wrong(problems, format!("`{owner}` is blank: write it or take the line out"))
            }
            DeValue::String(text) => Some(Text { text, span: self.span() }),
            other => self.wrong(problems, format!("`{owner}` is a text in quotation marks, and not {}", kind(other))),
        }
    }

    /// One of these words, as its number.
    pub(super) fn word(self, owner: &str, words: &[&str], problems: &mut Problems<'_>) -> Option<usize> {
        let DeValue::String(found) = self.0.get_ref() else {
            let found = kind(self.0.get_ref());
            return self.wrong(
                problems,
                format!("`{owner}` is {} in quotation marks, and not {found}", or(words.iter().copied())),
            );
        };
        let index = words.iter().position(|word| word == found);
        if index.is_none() {
            let near = nearest(found, words.iter().copied());
            let write = near.map_or_else(|| or(words.iter().copied()), |near| format!("`{near}`"));
            problems.suggest(self.span(), format!("`{found}` is no {owner}: write {write}"), near.map(quoted));
        }
        index
    }

    /// The members of a list; `example` is one as it is written.
    pub(super) fn list(self, owner: &str, example: &str, problems: &mut Problems<'_>) -> Option<Vec<Value<'a>>> {
        match self.0.get_ref() {
            DeValue::Array(array) => Some(array.iter().map(Value).collect()),
            other => self.wrong(
                problems,
                format!("`{owner}` is a list in square brackets, as {example}, and not {}", kind(other)),
            ),
        }
    }

    /// A list of texts.
    pub(super) fn texts(self, owner: &str, problems: &mut Problems<'_>) -> Vec<Text<'a>> {
        let members = self.list(owner, "[\"one\", \"two\"]", problems).unwrap_or_default();
        members.into_iter().filter_map(|member| member.text(owner, problems)).collect()
    }

    /// A whole number that a risk can have.
    pub(super) fn whole(self, owner: &str, problems: &mut Problems<'_>) -> Option<u16> {
        let (number, suggestion) = match self.0.get_ref() {
            DeValue::Integer(number) => (u16::from_str_radix(number.as_str(), number.radix()).ok(), None),
            DeValue::String(text) => (None, text.trim().parse::<u16>().ok()),
            _ => (None, None),
        };
        if number.is_none() {
            let found = problems.text.get(self.span()).unwrap_or_default();
            let advice = suggestion.map_or("3".to_owned(), |number: u16| number.to_string());
            let message = format!("{owner} is a whole number such as {advice}, and not `{found}`");
            problems.suggest(self.span(), message, suggestion.map(|number| number.to_string()));
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn switch(self, owner: &str, problems: &mut Problems<'_>) -> Option<bool> {
        match self.0.get_ref() {
            DeValue::Boolean(value) => Some(*value),
            other => self.wrong(
                problems,
                format!("`{owner}` is `true` or `false` without quotation marks, and not {}", kind(other)),
            ),
        }
    }

    fn wrong<T>(self, problems: &mut Problems<'_>, message: String) -> Option<T> {
        problems.error(self.span(), message);
        None
    }
}

/// Tells of a key that is none of the known ones.
pub(super) fn unknown<'k>(
    name: &Text<'_>,
    owner: &str,
    known: impl Iterator<Item = &'k str> + Clone,
    problems: &mut Problems<'_>,
) {
    let near = nearest(name.text, known.clone());
    let advice = near.map_or_else(|| format!("it has {}", or(known)), |near| format!("write `{near}`"));
    let message = format!("{owner} has no key `{}`: {advice}", name.text);
    problems.suggest(name.span.clone(), message, near.map(str::to_owned));
}

fn text_of_key<'a>(key: &'a Spanned<toml::de::DeString<'a>>) -> Text<'a> {
    Text { text: key.get_ref(), span: key.span() }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table of settings",
    }
}
