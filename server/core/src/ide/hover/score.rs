//! What is shown of the words of a score: what a level means for this hazard's patients, what a risk asks, and where the
//! hazard stands in the matrix.

use text_size::TextRange;

use super::super::Cursor;
use super::super::markdown::{code, escape, list, table};
use super::Found;
use crate::model::{Hazard, Patients, Word};
use crate::risk::{Assessment, Axis, Class, LevelDefinition, Matrix, MatrixCell};
use crate::rules::phrase::{levels, rating};

/// The level or the written risk at a place.
pub(super) fn at(cursor: &Cursor<'_>) -> Found {
    let hazard = cursor.hazard()?;
    let assessment = cursor.snapshot.assess(hazard);
    let mut scores = assessment.scores().map(|(_, reading)| reading);
    let reading = scores.find(|reading| reading.score.range.contains_inclusive(cursor.offset))?;
    let is_at = |word: &&Word| word.range.contains_inclusive(cursor.offset);
    let matrix = &cursor.snapshot.inputs().config.matrix;
    for axis in Axis::ALL {
        if let Some(word) = reading.word(axis).filter(is_at) {
            return Some((word.range, level(matrix, hazard, &assessment, axis, word)));
        }
    }
    let word = reading.score.risk.as_ref().filter(is_at)?;
    Some((word.range, risk(matrix, &assessment, reading.score.keyword, word)))
}

fn level(matrix: &Matrix, hazard: &Hazard, assessment: &Assessment<'_>, axis: Axis, word: &Word) -> String {
    let meaning = match matrix.definition(axis, &word.value) {
        Some(known) => definition(axis, known, hazard),
        None => format!(
            "{} is no {} of the matrix, which has {}.",
            code(&word.value),
            axis.as_str(),
            escape(&levels(matrix, axis))
        ),
    };
    format!("{meaning}\n\n{}", place(matrix, assessment))
}

/// What a level means for the patients of a hazard; for one and for several, while their number is not written.
fn definition(axis: Axis, level: &LevelDefinition, hazard: &Hazard) -> String {
    let head = format!("**{}** · {}", escape(&level.name), axis.as_str());
    let patients = hazard.patients.as_ref().and_then(|field| field.value.as_ref()).map(|patients| patients.value);
    let whom = patients.map(|patients| match patients {
        Patients::One => "one patient",
        Patients::Several => "several patients",
    });
    if let Some(whom) = whom.filter(|_| level.meaning(patients).is_none() && !level.definitions.is_empty()) {
        return format!("{head}\n\nThis level is not defined for {whom}.");
    }
    let meanings = match patients {
        Some(_) => level.meaning(patients).map(|meaning| vec![escape(meaning)]).unwrap_or_default(),
        None => {
            let told = level.definitions.iter().map(|(count, text)| format!("{}: {}", count.as_str(), escape(text)));
            told.collect()
        }
    };
    if meanings.is_empty() { head } else { format!("{head}\n\n{}", list(&meanings)) }
}

/// What a written risk says, and whether the matrix gives it.
fn risk(matrix: &Matrix, assessment: &Assessment<'_>, keyword: TextRange, word: &Word) -> String {
    let band = word.value.parse().ok().and_then(|risk| matrix.band(risk));
    let band = band.or_else(|| matrix.bands().iter().find(|band| band.is_called(&word.value)));
    let meaning = match band {
        Some(band) => {
            let risks =
                if band.from == band.to { band.from.to_string() } else { format!("{}–{}", band.from, band.to) };
            format!("**risk {risks}** · {}\n\n{}.", escape(&band.name), asks(band.class))
        }
        None => format!("{} is no risk of the matrix.", code(&word.value)),
    };
    let mut scores = assessment.scores().filter(|(_, score)| score.score.keyword == keyword);
    let given = scores.next().and_then(|(_, score)| score.rating).filter(|given| !given.is_called(&word.value));
    let given = given.map(|given| format!("\n\nThe matrix gives {}.", escape(&rating(matrix, &given))));
    format!("{meaning}{}\n\n{}", given.unwrap_or_default(), place(matrix, assessment))
}

/// What a class asks of the organisation (guidance to DCB0129; 6.2.1 for the last).
pub(in crate::ide) fn asks(class: Class) -> &'static str {
    match class {
        Class::Acceptable => "Acceptable: nothing more is owed",
        Class::WithJustification => "Acceptable where a written reason says why nothing more is done",
        Class::Undesirable => "To be reduced; kept only with a written reason why that is not practical",
        Class::Unacceptable => "To be reduced; kept only with a risk–benefit analysis (DCB0129 6.2.1)",
    }
}

/// The matrix with the place of the hazard in it, and its scores in words.
fn place(matrix: &Matrix, assessment: &Assessment<'_>) -> String {
    let scores = assessment.scores().filter_map(|(name, score)| Some((name, score.rating?)));
    let scores: Vec<_> = scores.collect();
    let cell = |cell: &MatrixCell<'_>| {
        let here = scores.iter().filter(|(_, at)| (at.severity, at.likelihood) == (cell.severity, cell.likelihood));
        let names: Vec<&str> = here.map(|(name, _)| *name).collect();
        if names.is_empty() { cell.risk.to_string() } else { format!("**{} {}**", cell.risk, names.join(", ")) }
    };
    let drawn = matrix.table();
    let mut rows = vec![vec!["likelihood \\\\ severity".to_owned()]];
    rows.iter_mut().for_each(|head| head.extend(drawn.severities.iter().map(|name| escape(name))));
    for row in &drawn.rows {
        rows.push(std::iter::once(escape(row.likelihood)).chain(row.cells.iter().map(cell)).collect());
    }
    let told: Vec<String> =
        scores.iter().map(|(name, known)| format!("{name}: {}", escape(&rating(matrix, known)))).collect();
    if told.is_empty() { table(&rows) } else { format!("{}\n\n{}", table(&rows), list(&told)) }
}
