//! Levels and risks as spreadsheets write them, and the matrix that they follow.

use hazlog_core::risk::{Axis, Band, Class, Matrix};

use super::table::Table;

/// Colours of bands, by class.
const COLOURS: [(Class, &str); 4] = [
    (Class::Acceptable, "#2e7d32"),
    (Class::WithJustification, "#9e9d24"),
    (Class::Undesirable, "#f9a825"),
    (Class::Unacceptable, "#c62828"),
];

/// The number of a level on an axis, from `Major`, `4`, `Major (4)` or `4 - Major`.
pub(super) fn level(cell: &str, axis: Axis) -> Option<usize> {
    let matrix = Matrix::example();
    let word: String = cell.chars().map(|char| if char.is_alphabetic() { char } else { ' ' }).collect();
    let word = word.split_whitespace().collect::<Vec<_>>().join("-");
    if !word.is_empty() {
        return matrix.level(axis, &word);
    }
    let number = number(cell)?;
    let place = usize::from(number).checked_sub(1)?;
    (place < matrix.levels(axis).len()).then_some(place)
}

/// The only number of a cell, as in `9`, `9.0` or `Risk 9`.
pub(super) fn number(cell: &str) -> Option<u16> {
    let cell = cell.trim().trim_end_matches(".0");
    let mut numbers = cell.split(|char: char| !char.is_ascii_digit()).filter(|part| !part.is_empty());
    let first = numbers.next()?.parse().ok()?;
    numbers.next().is_none().then_some(first)
}

/// A risk that a sheet gives to a severity and a likelihood, by their numbers.
pub(super) type Seen = (usize, usize, u16);

/// The matrix that most of the risks follow: the product of the two numbers, or the example of the guidance.
pub(super) fn matrix(seen: &[Seen], keys: &[&Table]) -> Option<Matrix> {
    let example = Matrix::example();
    let (across, up) = (example.levels(Axis::Severity).len(), example.levels(Axis::Likelihood).len());
    let products = Matrix::product(across, up);
    let product =
        |severity: usize, likelihood: usize| products.get(likelihood).and_then(|row| row.get(severity)).copied();
    let follow = |risk: &dyn Fn(usize, usize) -> Option<u16>| {
        seen.iter().filter(|(severity, likelihood, written)| risk(*severity, *likelihood) == Some(*written)).count()
    };
    let table = follow(&|severity, likelihood| example.risk(severity, likelihood));
    if follow(&product) <= table {
        return None;
    }
    let most = u16::try_from(across * up).unwrap_or(u16::MAX);
    let bands = key(keys, most).unwrap_or_else(|| standard(most));
    let levels = |axis| example.levels(axis).to_vec();
    Matrix::new(levels(Axis::Severity), levels(Axis::Likelihood), products.clone(), bands).ok()
}

/// The bands that are most often used with a product of five levels by five.
fn standard(most: u16) -> Vec<Band> {
    [
        (1, 4, "low", Class::Acceptable),
        (5, 9, "moderate", Class::WithJustification),
        (10, 14, "high", Class::Undesirable),
        (15, most, "very high", Class::Unacceptable),
    ]
    .map(|(from, to, name, class)| band(from, to, name, class))
    .to_vec()
}

fn band(from: u16, to: u16, name: &str, class: Class) -> Band {
    let colour = COLOURS.iter().find(|(of, _)| *of == class).map_or("#9e9e9e", |(_, colour)| *colour);
    Band { from, to, name: name.into(), class, colour: colour.into() }
}

/// The bands of a key, as `≤ 4 = Acceptable`, `5–6: Tolerable`, `≥ 7 = Unacceptable`; where they say what each risk is.
fn key(tables: &[&Table], most: u16) -> Option<Vec<Band>> {
    let lines = tables.iter().flat_map(|table| &table.rows).filter(|row| row.cells.len() <= 2);
    let mut bands: Vec<Band> =
        lines.filter_map(|row| line(&row.cells.values().cloned().collect::<Vec<_>>().join(" = "), most)).collect();
    bands.sort_by_key(|band| band.from);
    let mut next = 1;
    for band in &bands {
        if band.from != next {
            return None;
        }
        next = band.to + 1;
    }
    (next == most + 1).then_some(bands)
}

fn line(text: &str, most: u16) -> Option<Band> {
    let (range, name) = text.split_once(['=', ':'])?;
    let numbers: Vec<u16> =
        range.split(|char: char| !char.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let (from, to) = match (range.trim().chars().next()?, numbers.as_slice()) {
        ('≤', [to]) => (1, *to),
        ('<', [to]) => (1, if range.contains('=') { *to } else { to.checked_sub(1)? }),
        ('≥', [from]) => (*from, most),
        ('>', [from]) => (if range.contains('=') { *from } else { from + 1 }, most),
        (first, [from, to]) if first.is_ascii_digit() && from <= to => (*from, *to),
        (first, [only]) if first.is_ascii_digit() => (*only, *only),
        _ => return None,
    };
    let name = name.split('(').next().unwrap_or_default().trim().to_lowercase();
    let class = class(&name)?;
    (to <= most).then(|| band(from, to, &name, class))
}

fn class(name: &str) -> Option<Class> {
    let any = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if any(&["unacceptable", "very high", "extreme", "intolerable"]) {
        Some(Class::Unacceptable)
    } else if any(&["undesirable", "high"]) {
        Some(Class::Undesirable)
    } else if any(&["tolerable", "moderate", "medium", "justif"]) {
        Some(Class::WithJustification)
    } else if any(&["acceptable", "low", "negligible"]) {
        Some(Class::Acceptable)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::Line;

    #[test]
    fn levels_are_read_in_every_way() {
        for cell in ["Major", "major", "4", "Major (4)", "4 - Major", "4.0"] {
            assert_eq!(level(cell, Axis::Severity), Some(3), "{cell}");
        }
        assert_eq!(level("Very low", Axis::Likelihood), Some(0));
        assert_eq!(level("Sometimes", Axis::Likelihood), None);
        assert_eq!(level("9", Axis::Likelihood), None);
    }

    #[test]
    fn a_key_says_what_a_product_means() {
        let lines =
            ["≤ 4 = Acceptable (green)", "5–6 = Tolerable (amber)", "≥ 7 = Unacceptable (red)", "Severity: 1 Minor"];
        let rows = lines.iter().enumerate().map(|(place, line)| Line::new(place as u32 + 1, [(*line).to_owned()]));
        let table = Table { name: "key".to_owned(), rows: rows.collect() };
        let matrix = matrix(&[(2, 2, 9), (3, 1, 8)], &[&table]).unwrap();
        assert_eq!(matrix.risk(2, 2), Some(9));
        let bands: Vec<(u16, u16, Class)> =
            matrix.bands().iter().map(|band| (band.from, band.to, band.class)).collect();
        assert_eq!(bands, [(1, 4, Class::Acceptable), (5, 6, Class::WithJustification), (7, 25, Class::Unacceptable)]);
    }

    #[test]
    fn risks_of_the_example_need_no_matrix() {
        assert_eq!(matrix(&[(2, 1, 2), (2, 2, 3)], &[]), None);
        assert_eq!(matrix(&[], &[]), None);
    }
}
