//! Rows of a table of hazards, as hazards: one a row, or one over the rows of its causes or its controls.

use std::collections::BTreeMap;

use hazlog_core::risk::{Axis, Matrix};

use super::head::{Column, Head};
use super::heading::{Field, Stage};
use super::level::{Seen, level, number};
use super::lists::{entries, is_nothing};
use super::table::{Line, Table};
use super::words::{self, Words};
use crate::record::{Action, Cause, Control, Hazard, Score};
use crate::source::is_word;

/// Characters of a name at most where one is made of a description.
const NAME: usize = 90;

/// A hazard with the rows that it was read from.
pub(super) struct Found {
    pub(super) hazard: Hazard,
    /// The row that begins it.
    pub(super) row: u32,
}

/// A table of hazards that is being read.
pub(super) struct Reading<'a> {
    pub(super) table: &'a Table,
    pub(super) head: &'a Head,
}

impl Reading<'_> {
    /// The rows below the headings, hazard by hazard, and those that belong to none.
    pub(super) fn groups(&self) -> (Vec<Vec<&Line>>, Vec<&Line>) {
        let (mut groups, mut others): (Vec<Vec<&Line>>, Vec<&Line>) = (Vec::new(), Vec::new());
        let subject =
            self.column(Field::Id).or_else(|| self.column(Field::Name)).or_else(|| self.column(Field::Description));
        let name = self.column(Field::Name);
        let mut id = String::new();
        // The rows of one hazard may repeat its id; with another name it is another hazard under the same id.
        let is_other = |first: &Line, row: &Line| {
            name.is_some_and(|name| !row.cell(name).is_empty() && row.cell(name) != first.cell(name))
        };
        for row in self.table.rows.iter().skip(self.head.body) {
            let own = subject.map_or("", |subject| row.cell(subject));
            if self.is_ruler(row) {
                continue;
            }
            if row.cells.len() < 2 && groups.is_empty() || (row.cells.len() < 2 && !own.is_empty()) {
                others.push(row);
            } else if !own.is_empty()
                && (own != id || groups.last().and_then(|rows| rows.first()).is_some_and(|first| is_other(first, row)))
            {
                id = own.to_owned();
                groups.push(vec![row]);
            } else if let Some(last) = groups.last_mut() {
                last.push(row);
            } else {
                others.push(row);
            }
        }
        (groups, others)
    }

    /// True for a row of lines and dashes below the headings.
    fn is_ruler(&self, row: &Line) -> bool {
        row.cells.values().all(|cell| cell.chars().all(|char| matches!(char, '-' | '=' | '_' | ':' | ' ')))
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.head
            .columns
            .iter()
            .find(|(_, column)| column.field == field && !column.is_unknown)
            .map(|(place, _)| *place)
    }

    /// Severity, likelihood and risk of the rows, as far as all three are numbers that belong together.
    pub(super) fn seen(&self) -> Vec<Seen> {
        let (groups, _) = self.groups();
        let first = groups.iter().filter_map(|rows| rows.first());
        let of = |row: &Line, stage: Stage| {
            let cell = |field| self.column(field).map(|place| row.cell(place));
            let severity = level(cell(Field::Severity(stage))?, Axis::Severity)?;
            let likelihood = level(cell(Field::Likelihood(stage))?, Axis::Likelihood)?;
            Some((severity, likelihood, number(cell(Field::Risk(stage))?)?))
        };
        first.flat_map(|row| [Stage::Initial, Stage::Residual].into_iter().filter_map(|stage| of(row, stage))).collect()
    }

    /// The hazard of some rows. What finds no field is a note, and so is what a field could not hold word for word.
    pub(super) fn hazard(&self, rows: &[&Line], matrix: &Matrix) -> Found {
        let mut making = Making { hazard: Hazard::default(), notes: Vec::new() };
        let mut seen: BTreeMap<usize, &str> = BTreeMap::new();
        for row in rows {
            for (place, cell) in &row.cells {
                // A cell that is merged over rows may be written into each of them.
                if seen.insert(*place, cell) == Some(cell) {
                    continue;
                }
                match self.head.columns.get(place) {
                    Some(column) => making.cell(column, cell),
                    None => making.notes.push((format!("column {}", letters(*place)), cell.clone())),
                }
            }
        }
        making.judge(matrix);
        let sources: Vec<(&Column, &String)> = rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(|(place, cell)| Some((self.head.columns.get(place)?, cell)))
            .collect();
        let hazard = making.finish(&self.table.name, &sources);
        Found { hazard, row: rows.first().map_or(0, |row| row.number) }
    }
}

/// A hazard that is being made.
struct Making {
    hazard: Hazard,
    /// What finds no field, with the heading that it stood below.
    notes: Vec<(String, String)>,
}

impl Making {
    fn cell(&mut self, column: &Column, cell: &str) {
        let heading = || column.heading.clone();
        let hazard = &mut self.hazard;
        match column.field {
            Field::Id => hazard.id = cell.to_owned(),
            Field::Name => put(&mut hazard.name, cell),
            Field::Description => put(&mut hazard.description, cell),
            Field::Impact => put(&mut hazard.impact, cell),
            Field::Owner => put(&mut hazard.owner, cell),
            Field::Causes if !is_nothing(cell) => {
                for text in entries(cell) {
                    let id = format!("C{}", hazard.causes.len() + 1);
                    hazard.causes.push(Cause { id, name: Some(text) });
                }
            }
            Field::Existing(kind) | Field::Additional(kind) if !is_nothing(cell) => {
                for text in entries(cell) {
                    hazard.controls.push(Control {
                        id: format!("K{}", hazard.controls.len() + 1),
                        name: Some(text),
                        existing: matches!(column.field, Field::Existing(_)),
                        kind: kind.map(|kind| kind.as_str().to_owned()),
                        ..Control::default()
                    });
                }
            }
            Field::Actions if !is_nothing(cell) => {
                for text in entries(cell) {
                    let id = format!("A{}", hazard.actions.len() + 1);
                    hazard.actions.push(Action { id, what: Some(text), ..Action::default() });
                }
            }
            Field::Severity(stage) => self.level(stage, Axis::Severity, heading(), cell),
            Field::Likelihood(stage) => self.level(stage, Axis::Likelihood, heading(), cell),
            Field::Risk(stage) => self.score(stage).risk = Some(cell.to_owned()),
            Field::Because(stage) => put(&mut self.score(stage).because, cell),
            Field::Status => self.status(heading(), cell),
            Field::Raised => match words::date(cell) {
                Some(date) => hazard.raised = Some(date),
                None => self.notes.push((heading(), cell.to_owned())),
            },
            _ => self.notes.push((heading(), cell.to_owned())),
        }
    }

    fn score(&mut self, stage: Stage) -> &mut Score {
        let score = match stage {
            Stage::Initial => &mut self.hazard.initial,
            Stage::Residual => &mut self.hazard.residual,
        };
        score.get_or_insert_default()
    }

    fn level(&mut self, stage: Stage, axis: Axis, heading: String, cell: &str) {
        let example = Matrix::example();
        let known = level(cell, axis).map(|level| example.level_name(axis, level).to_owned());
        let word = known.or_else(|| Some(cell.to_lowercase().replace(' ', "-")).filter(|word| is_word(word)));
        if word.is_none() {
            self.notes.push((heading, cell.to_owned()));
        }
        let score = self.score(stage);
        match axis {
            Axis::Severity => score.severity = word,
            Axis::Likelihood => score.likelihood = word,
        }
    }

    fn status(&mut self, heading: String, cell: &str) {
        let word = cell.trim().to_lowercase();
        match word.as_str() {
            "open" | "closed" | "transferred" => self.hazard.status = Some(word),
            _ => self.notes.push((heading, cell.to_owned())),
        }
    }

    /// A written risk stays where it is not the one that the matrix gives.
    fn judge(&mut self, matrix: &Matrix) {
        for score in [&mut self.hazard.initial, &mut self.hazard.residual].into_iter().flatten() {
            let level = |axis, word: &Option<String>| matrix.level(axis, word.as_deref()?);
            let severity = level(Axis::Severity, &score.severity);
            let likelihood = level(Axis::Likelihood, &score.likelihood);
            let computed =
                severity.zip(likelihood).and_then(|(severity, likelihood)| matrix.risk(severity, likelihood));
            let Some(written) = score.risk.take() else { continue };
            match number(&written) {
                Some(number) if Some(number) == computed => {}
                Some(number) => score.risk = Some(number.to_string()),
                None => self.notes.push(("risk".to_owned(), written)),
            }
        }
    }

    fn finish(mut self, table: &str, sources: &[(&Column, &String)]) -> Hazard {
        if self.hazard.name.is_none() {
            self.hazard.name = self.hazard.description.as_deref().or(self.hazard.impact.as_deref()).map(title);
        }
        let written = self.hazard.id.clone();
        self.hazard.id = words::id(&written);
        if self.hazard.id != written && !written.is_empty() {
            self.notes.push(("id".to_owned(), written));
        }
        for (heading, cell) in std::mem::take(&mut self.notes) {
            self.note(table, &heading, &cell);
        }
        // What was split, shortened or read as something else is held against its source once more.
        for (column, cell) in sources {
            let is_understood =
                matches!(column.field, Field::Severity(_) | Field::Likelihood(_) | Field::Risk(_) | Field::Raised);
            let said = Words::of_hazard(&self.hazard);
            if !is_understood && !said.hold(cell) {
                self.note(table, &column.heading, cell);
            }
        }
        self.hazard
    }

    fn note(&mut self, table: &str, heading: &str, cell: &str) {
        self.hazard.notes.push(words::tidy(&format!("From {table}, {heading}: {cell}")));
    }
}

/// Puts a cell into a field; a second one goes below the first.
fn put(field: &mut Option<String>, cell: &str) {
    let cell = words::tidy(cell);
    match field {
        Some(text) if *text != cell => *text = format!("{text}\n{cell}"),
        Some(_) => {}
        None => *field = Some(cell),
    }
}

/// The beginning of a text, as a name.
fn title(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sentence = line.split_inclusive(". ").next().unwrap_or_default().trim_end();
    let mut name = String::new();
    for word in sentence.split(' ') {
        if name.chars().count() + word.chars().count() >= NAME {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

/// A column as a spreadsheet calls it: `A`, `B`, … `AA`.
fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    name
}
