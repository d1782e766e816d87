//! A Markdown page as tables: the tables in it that list hazards, a table a hazard, or a page that is one hazard.

use super::head::Head;
use super::heading::Field;
use super::markup::{Block, blocks};
use super::table::{Line, Table};

/// Fields in the first column that make a table of two columns one hazard.
const OWED: usize = 4;

/// The tables of a page; `stem` is the name of its file, which is the id of a page that is one hazard.
pub(super) fn read(text: &str, stem: &str, given: &[(String, Field)]) -> Vec<Table> {
    let blocks = blocks(text);
    let mut tables: Vec<Table> = Vec::new();
    let mut rest: Vec<String> = Vec::new();
    for (place, block) in (1..).zip(&blocks) {
        match block {
            Block::Table(rows) => {
                let table = table(format!("table {place}"), rows);
                if Head::find(&table, given).is_some() {
                    tables.push(table);
                } else if let Some(turned) = turned(&table, given) {
                    tables.push(turned);
                } else {
                    rest.extend(table.rows.iter().map(Line::joined));
                }
            }
            Block::Heading(text) | Block::Text(text) => rest.push(text.clone()),
        }
    }
    if tables.is_empty() {
        return vec![page(&blocks, stem)];
    }
    if !rest.is_empty() {
        let rows = (1..).zip(rest).map(|(number, line)| Line::new(number, [line]));
        tables.push(Table { name: "the text around the tables".to_owned(), rows: rows.collect() });
    }
    tables
}

fn table(name: String, rows: &[Vec<String>]) -> Table {
    let rows = (1..).zip(rows).map(|(number, row)| Line::new(number, row.iter().cloned()));
    Table { name, rows: rows.filter(|row| !row.cells.is_empty()).collect() }
}

/// A table with a field in each row, as one with a field in each column.
fn turned(table: &Table, given: &[(String, Field)]) -> Option<Table> {
    let is_known = |heading: &str| {
        given.iter().any(|(name, _)| name.eq_ignore_ascii_case(heading)) || Field::recognise(heading).is_some()
    };
    let known = table.rows.iter().filter(|row| is_known(row.cell(0))).count();
    if known < OWED {
        return None;
    }
    let values = table.rows.iter().map(|row| {
        row.cells
            .iter()
            .skip_while(|(place, _)| **place == 0)
            .map(|(_, cell)| cell.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    });
    let headings = table.rows.iter().map(|row| row.cell(0).to_owned());
    let rows = vec![Line::new(1, headings), Line::new(2, values)];
    Some(Table { name: table.name.clone(), rows })
}

/// A page that is one hazard: what stands below its headings, and what its tables say of the heading above them.
fn page(blocks: &[Block], stem: &str) -> Table {
    let mut columns: Vec<(String, String)> = vec![("Hazard ID".to_owned(), stem.to_owned())];
    let mut heading = String::new();
    let mut is_named = false;
    for (block, next) in blocks.iter().zip(blocks.iter().skip(1).map(Some).chain([None])) {
        match block {
            Block::Heading(text) => {
                heading.clone_from(text);
                let has_content = !matches!(next, None | Some(Block::Heading(_)));
                let is_title = !is_named && Field::recognise(text).is_none() && !text.starts_with("{{");
                if is_title {
                    is_named = true;
                    columns.push(("Hazard name".to_owned(), text.clone()));
                } else if !has_content {
                    columns.push(("Heading".to_owned(), text.clone()));
                }
            }
            Block::Text(text) => {
                let heading = if heading.is_empty() { "Text".to_owned() } else { heading.clone() };
                columns.push((heading, text.clone()));
            }
            Block::Table(rows) => {
                let mut rows = rows.iter().filter(|row| !row.is_empty());
                let heads = rows.next().cloned().unwrap_or_default();
                for row in rows {
                    let cells = heads.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
                    columns.extend(cells.map(|(head, cell)| (format!("{heading} {head}"), cell.clone())));
                }
            }
        }
    }
    let (headings, values): (Vec<String>, Vec<String>) = columns.into_iter().unzip();
    Table { name: "page".to_owned(), rows: vec![Line::new(1, headings), Line::new(2, values)] }
}
