//! `[[matrix.bands]]`: what a risk asks of the organisation.

use std::ops::Range;

use hazlog_core::risk::{Band, Class, Matrix};
use smol_str::SmolStr;

use super::keys::BAND;
use super::problem::Problems;
use super::reader::{Table, Value};

/// Bands with their places.
pub(super) struct Bands {
    pub(super) bands: Vec<Band>,
    /// One a band; none where the bands are those of the example.
    pub(super) spans: Vec<Range<usize>>,
}

/// The bands that the table gives, or those of the example.
pub(super) fn read(table: &Table<'_>, problems: &mut Problems<'_>) -> Bands {
    let example = Matrix::example();
    let Some(value) = table.value("bands") else {
        return Bands { bands: example.bands().to_vec(), spans: Vec::new() };
    };
    let members = value.list("bands", "[{ from = 1, to = 4, name = \"low\", class = \"acceptable\" }]", problems);
    let mut read = Bands { bands: Vec::new(), spans: Vec::new() };
    for member in members.unwrap_or_default() {
        if let Some(band) = band(member, &example, problems) {
            read.bands.push(band);
            read.spans.push(member.span());
        }
    }
    read
}

fn band(value: Value<'_>, example: &Matrix, problems: &mut Problems<'_>) -> Option<Band> {
    let table = value.table(BAND, "a band", problems)?;
    let from = table.value("from").and_then(|value| value.whole("`from`", problems));
    let to = table.value("to").and_then(|value| value.whole("`to`", problems));
    let name = table.value("name").and_then(|value| value.text("name", problems));
    let words = Class::ALL.map(Class::as_str);
    let class = table.value("class").and_then(|value| value.word("class", &words, problems));
    let class = class.and_then(|index| Class::ALL.get(index)).copied();
    let colour = match table.value("colour") {
        Some(value) => colour(value, problems)?,
        None => class.and_then(|class| example.bands().iter().find(|band| band.class == class))?.colour.clone(),
    };
    let (from, to) = (from?, to?);
    if from > to {
        let span = table.value("to").map_or(value.span(), Value::span);
        problems.error(span, format!("the band goes from {from} down to {to}: write the lower number behind `from`"));
        return None;
    }
    Some(Band { from, to, name: name?.text.trim().into(), class: class?, colour })
}

fn colour(value: Value<'_>, problems: &mut Problems<'_>) -> Option<SmolStr> {
    let text = value.text("colour", problems)?;
    let digits = text.text.strip_prefix('#').unwrap_or(text.text);
    if digits.len() == 6 && digits.chars().all(|char| char.is_ascii_hexdigit()) {
        if text.text.starts_with('#') {
            return Some(text.text.into());
        }
        let suggestion = format!("\"#{digits}\"");
        problems.suggest(
            text.span,
            format!("the colour `{digits}` lacks its `#`: write {suggestion}"),
            Some(suggestion),
        );
        return None;
    }
    let message = format!("`{}` is no colour: write `#` and six digits, such as \"#2e7d32\"", text.text);
    problems.error(text.span, message);
    None
}
