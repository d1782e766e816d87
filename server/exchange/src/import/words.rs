//! Words of cells in the form of the language, and whether a hazard says all the words of a cell.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::Record;
use crate::record::Hazard;
use crate::source::{is_word, to_source};
use crate::text::lines;

/// A cell's text as a text of the language keeps it.
pub(super) fn tidy(cell: &str) -> String {
    let text = lines(cell).join("\n");
    // A run of three quotation marks would end a text of several lines.
    if text.contains('\n') { crate::source::unclosing(&text) } else { text.trim().to_owned() }
}

/// An id as the language has them: its own, where it is one, else with hyphens for what no id may hold.
pub(super) fn id(cell: &str) -> String {
    let plain = cell.trim().trim_end_matches(".0");
    if hazlog_core::model::is_id(plain) {
        return plain.to_owned();
    }
    let word: String = plain.chars().map(|char| if is_word(&char.to_string()) { char } else { '-' }).collect();
    let word = word.trim_matches('-');
    if hazlog_core::model::is_id(word) {
        return word.to_owned();
    }
    if word.is_empty() { String::new() } else { format!("H-{word}") }
}

/// A day: ISO, or as they are written in Britain, day first.
pub(super) fn date(cell: &str) -> Option<Date> {
    let cell = cell.trim();
    if let Ok(date) = cell.get(..10).unwrap_or(cell).parse() {
        return Some(date);
    }
    let mut parts = cell.split(['/', '.', '-']).map(|part| part.trim().parse::<i16>());
    let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The words that something says.
pub(super) struct Words(HashSet<String>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        Self(words(text).collect())
    }

    /// The words that are written of a hazard.
    pub(super) fn of_hazard(hazard: &Hazard) -> Self {
        Self::of(&to_source(&Record { hazards: vec![hazard.clone()], ..Record::default() }))
    }

    /// True where all words of a cell are among them; the numbers of a list are not asked for.
    pub(super) fn hold(&self, cell: &str) -> bool {
        let entries = super::lists::entries(cell);
        let is_held = |text: &str| words(text).all(|word| self.0.contains(&word));
        is_held(cell) || (!entries.is_empty() && entries.iter().all(|entry| is_held(entry)))
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn ids_stay_where_they_can() {
        for (cell, expected) in
            [("H-001", "H-001"), ("37", "37"), ("37.0", "37"), ("1.02.02", "1.02.02"), ("H 1", "H-1")]
        {
            assert_eq!(id(cell), expected);
        }
        assert_eq!((id("hazard"), id("")), ("H-hazard".to_owned(), String::new()));
    }

    #[test]
    fn days_are_read_day_first() {
        assert_eq!(date("2026-07-18"), Some(day(2026, 7, 18)));
        assert_eq!(date("18/07/2026"), Some(day(2026, 7, 18)));
        assert_eq!(date("1.2.26"), Some(day(2026, 2, 1)));
        assert_eq!((date("32/01/2026"), date("soon")), (None, None));
    }
}
