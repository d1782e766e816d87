//! The columns in which values of neighbouring fields stand.
//!
//! A field takes part where it is one keyword with values on one line: `owner`, `state`, `addresses`, the dispositions
//! of a programme, `evidence`, and a misspelt word in their place. Statements that read as a sentence do not: items,
//! `control`, `use`, `cause`, `initial`, `residual`, `action`, `accepted` and `waive`. Nor does a field with a block, a
//! text of several lines or a comment among its values.
//!
//! Neighbours are fields on consecutive lines of one block, with no blank line and no comment line between them. Alone, a
//! field has one space before its values; in company, the longest keyword has two spaces behind it. A list that is too
//! long for its line takes part all the same: whether it is broken may depend on the column, so the column must not
//! depend on it. Among the `evidence` of a group the values after `implementation` and `effectiveness` are aligned too.

use super::rows::{Body, Braces, Line, Row, Value};
use crate::syntax::{Clausal, Keyword, Statement};

/// The columns of one row, counted in characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Columns {
    /// From the start of the keyword to the first value; zero stands for one space.
    pub(super) first: usize,
    /// From the start of the first value to the second; zero stands for one space.
    pub(super) second: usize,
}

/// The columns of each row.
pub(super) fn columns(rows: &[Row<'_>]) -> Vec<Columns> {
    let mut columns = vec![Columns::default(); rows.len()];
    let mut start = 0;
    while let Some(rest) = rows.get(start..).filter(|rest| !rest.is_empty()) {
        let length = neighbours(rest);
        if let (Some(group), Some(place)) = (rest.get(..length), columns.get_mut(start..start + length)) {
            place.copy_from_slice(&align(group));
        }
        start += length.max(1);
    }
    columns
}

/// How many of the first rows are one group.
fn neighbours(rows: &[Row<'_>]) -> usize {
    let Some(first) = rows.first() else { return 0 };
    rows.iter()
        .enumerate()
        .take_while(|(place, row)| {
            // Items always have a blank line between them.
            let touches = *place == 0 || (!row.blank_above && row.depth == first.depth && row.depth > 0);
            touches && field(row).is_some()
        })
        .count()
}

fn align(group: &[Row<'_>]) -> Vec<Columns> {
    let keyword = group.iter().filter_map(field).map(|line| line.opening.chars().count()).max().unwrap_or(0);
    let kind = group.iter().filter_map(evidence_kind).map(|kind| kind.chars().count()).max().unwrap_or(0);
    let first = if group.len() > 1 { keyword + 2 } else { 0 };
    group.iter().map(|row| Columns { first, second: evidence_kind(row).map_or(0, |_| kind + 1) }).collect()
}

/// The line of a row that takes part.
fn field<'r, 'a>(row: &'r Row<'a>) -> Option<&'r Line<'a>> {
    let Body::Statement(line) = &row.body else { return None };
    let on_one_line = line.braces == Braces::Without
        && !line.opening.is_empty()
        && !line.values.iter().any(|value| value.is_long_text() || matches!(value, Value::Comment { .. }));
    (on_one_line && line.keyword.is_none_or(is_field)).then_some(line)
}

/// `implementation` or `effectiveness`, where an `evidence` opens with it.
fn evidence_kind<'a>(row: &Row<'a>) -> Option<&'a str> {
    let line = field(row).filter(|line| line.keyword == Some(Keyword::Evidence))?;
    match line.values.as_slice() {
        [Value::Plain(word), Value::Plain(_) | Value::Text(_), ..] => Clausal::parse(word).map(|_| *word),
        _ => None,
    }
}

/// True for a statement whose values may stand in one column with those of its neighbours.
pub(crate) fn is_aligned(statement: &Statement) -> bool {
    statement.block.is_none() && statement.keyword.is_none_or(is_field)
}

fn is_field(keyword: Keyword) -> bool {
    !keyword.opens_item()
        && !matches!(
            keyword,
            Keyword::Existing
                | Keyword::Use
                | Keyword::Cause
                | Keyword::Initial
                | Keyword::Residual
                | Keyword::Action
                | Keyword::Accepted
        )
}
