//! Hazard logs that people keep in spreadsheets, read into a [`Record`]: by what headings and cells mean, wherever they
//! stand. Whatever finds no field is kept in a note that says where it came from.

mod csv;
mod hazards;
mod head;
mod heading;
mod level;
mod lists;
mod markup;
mod pages;
mod rest;
mod sheets;
mod table;
mod words;

use hazlog_core::risk::Matrix;

use crate::{Record, WorkbookError};
use hazards::Reading;
use head::Head;
use table::Table;

pub use heading::{Field, Kind, Stage};

/// What was made of a file.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What the log says.
    pub record: Record,
    /// The matrix that its risks follow, where it is not the example of the guidance.
    pub matrix: Option<Matrix>,
    /// What became of each column.
    pub columns: Vec<MappedColumn>,
    /// Sentences on what was guessed, changed or kept as a note.
    pub remarks: Vec<String>,
}

/// A column, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// The table that it stands in.
    pub table: String,
    /// Its heading.
    pub heading: String,
    /// What it was taken for.
    pub field: Field,
    /// True where the heading says nothing that is known, so that its cells are notes.
    pub is_unknown: bool,
}

/// Why a file cannot be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It cannot be read as a workbook.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// It is text in no known form.
    #[error(
        "this is no workbook (.xlsx), no page in Markdown and no table of comma-separated values: save the log as one of them"
    )]
    Form,
    /// No table has the headings of a hazard log.
    #[error(
        "no table in it has the headings of a hazard log: four columns at least are looked for, such as id, hazard, cause, \
         severity, likelihood and control; say with --map what a column holds"
    )]
    NoHazards,
}

/// A file that is to be imported.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name without folders and ending: the id of a page that is one hazard.
    pub stem: &'a str,
    /// What stands in it.
    pub bytes: &'a [u8],
}

/// Reads workbooks, files of comma-separated values and pages in Markdown as one log; `given` says of headings what they
/// hold.
///
/// # Errors
/// When one of them is none of these, or none holds a hazard.
pub fn import(sources: &[Source<'_>], given: &[(String, Field)]) -> Result<Imported, ImportError> {
    let (mut tables, mut remarks) = (Vec::new(), Vec::new());
    for source in sources {
        let (read, told) = read(*source, given)?;
        let named = |table: Table| match sources {
            [_] => table,
            _ => Table { name: format!("{} of {}", table.name, source.stem), ..table },
        };
        tables.extend(read.into_iter().map(named));
        remarks.extend(told);
    }
    let heads: Vec<Option<Head>> = tables.iter().map(|table| Head::find(table, given)).collect();
    let found = || tables.iter().zip(&heads).filter_map(|(table, head)| Some(Reading { table, head: head.as_ref()? }));
    if found().next().is_none() {
        return Err(ImportError::NoHazards);
    }
    let seen: Vec<_> = found().flat_map(|reading| reading.seen()).collect();
    let matrix = level::matrix(&seen, &tables.iter().collect::<Vec<_>>());
    let in_use = matrix.clone().unwrap_or_else(Matrix::example);
    let mut record = Record::default();
    let mut columns = Vec::new();
    let mut others = Vec::new();
    for reading in found() {
        let (groups, rest) = reading.groups();
        for rows in groups {
            let found = reading.hazard(&rows, &in_use);
            rest::add(&mut record, found, &mut remarks);
        }
        others.extend(rest.into_iter().map(|row| (reading.table.name.clone(), row.number, row.joined())));
        columns.extend(reading.head.columns.values().map(|column| MappedColumn {
            table: reading.table.name.clone(),
            heading: column.heading.clone(),
            field: column.field,
            is_unknown: column.is_unknown,
        }));
    }
    for (table, head) in tables.iter().zip(&heads) {
        let above = head.as_ref().map_or(table.rows.len(), |head| head.first);
        others.extend(table.rows.iter().take(above).map(|row| (table.name.clone(), row.number, row.joined())));
    }
    if matrix.is_some() {
        remarks.push(
            "the risks are the product of two numbers; the levels were given the words of the guidance, and the \
                      bands stand in hazlog.toml: hold both against your own method"
                .to_owned(),
        );
    }
    rest::keep(&mut record, others);
    Ok(Imported { record, matrix, columns, remarks })
}

fn read(source: Source<'_>, given: &[(String, Field)]) -> Result<(Vec<Table>, Vec<String>), ImportError> {
    let text = std::str::from_utf8(source.bytes).ok().map(|text| text.trim_start_matches('\u{feff}'));
    let Some(text) = text.filter(|text| !text.starts_with("PK")) else { return Ok(sheets::read(source.bytes)?) };
    let is_page =
        text.lines().any(|line| line.starts_with('#') || line.trim_start().starts_with('|') || line.contains("<table"));
    if is_page {
        return Ok((pages::read(text, source.stem, given), Vec::new()));
    }
    csv::read(text).map(|table| (vec![table], Vec::new())).ok_or(ImportError::Form)
}
