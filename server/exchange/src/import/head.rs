//! Where the headings of a table stand, and which column holds what.

use std::collections::BTreeMap;

use super::heading::Field;
use super::table::{Line, Table};

/// The first rows that may hold the headings.
const HEADER_ROWS: usize = 15;

/// Fields that make a row of headings one of hazards.
const OWED: usize = 4;

/// A column of a table of hazards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its heading as it stands, with that of its group.
    pub(super) heading: String,
    /// What it holds.
    pub(super) field: Field,
    /// True where the heading says nothing that is known.
    pub(super) is_unknown: bool,
}

/// The headings of a table of hazards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// The first row below them, as its place among the rows.
    pub(super) body: usize,
    /// The row that holds them first.
    pub(super) first: usize,
    /// The columns.
    pub(super) columns: BTreeMap<usize, Column>,
}

impl Head {
    /// The headings, where the table is one of hazards; `given` says of some what they hold.
    pub(super) fn find(table: &Table, given: &[(String, Field)]) -> Option<Self> {
        let candidates = table.rows.iter().enumerate().take(HEADER_ROWS);
        let heads = candidates.flat_map(|(place, row)| {
            let above = place.checked_sub(1).and_then(|above| table.rows.get(above));
            let grouped = above.map(|above| Self::of(place - 1, place, Some(above), row, given));
            [Some(Self::of(place, place, None, row, given)), grouped].into_iter().flatten()
        });
        let known = |head: &Self| head.columns.values().filter(|column| !column.is_unknown).count();
        // Of equals the first: the one with fewer rows.
        let best = heads.fold(None, |best: Option<Self>, head| match &best {
            Some(so_far) if known(so_far) >= known(&head) => best,
            _ => Some(head),
        })?;
        let has_subject = best
            .columns
            .values()
            .any(|one| matches!(one.field, Field::Id | Field::Name | Field::Description) && !one.is_unknown);
        (has_subject && known(&best) >= OWED).then_some(best)
    }

    fn of(first: usize, last: usize, above: Option<&Line>, row: &Line, given: &[(String, Field)]) -> Self {
        let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
        let places = row.cells.keys().chain(above.iter().flat_map(|above| above.cells.keys()));
        for place in places {
            let own = row.cell(*place);
            // The heading of a group stands above its first column.
            let group = above.and_then(|above| above.cells.range(..=*place).next_back());
            let group = group.map_or("", |(_, group)| group.as_str());
            let heading = match (own, group) {
                ("", group) => group.to_owned(),
                (own, group) if group.is_empty() || Field::has_stage(own) => own.to_owned(),
                (own, group) => format!("{group} {own}"),
            };
            let heading = heading.split_whitespace().collect::<Vec<_>>().join(" ");
            let field = given.iter().find(|(name, _)| name.eq_ignore_ascii_case(&heading)).map(|(_, field)| *field);
            let field = field.or_else(|| Field::recognise(&heading)).or_else(|| Field::recognise(own));
            let column = Column { heading, is_unknown: field.is_none(), field: field.unwrap_or(Field::Note) };
            columns.entry(*place).or_insert(column);
        }
        let mut head = Self { body: last + 1, first, columns };
        head.settle();
        head
    }

    /// A field that only one column can hold is held by the first; a second score is the one after the controls.
    fn settle(&mut self) {
        let mut seen: Vec<Field> = Vec::new();
        for column in self.columns.values_mut() {
            let later = match column.field {
                Field::Severity(super::Stage::Initial) => Some(Field::Severity(super::Stage::Residual)),
                Field::Likelihood(super::Stage::Initial) => Some(Field::Likelihood(super::Stage::Residual)),
                Field::Risk(super::Stage::Initial) => Some(Field::Risk(super::Stage::Residual)),
                _ => None,
            };
            let is_single = !matches!(
                column.field,
                Field::Causes | Field::Existing(_) | Field::Additional(_) | Field::Note | Field::Actions
            );
            if is_single && seen.contains(&column.field) {
                match later.filter(|later| !seen.contains(later)) {
                    Some(later) if !Field::has_stage(&column.heading) => column.field = later,
                    _ => (column.field, column.is_unknown) = (Field::Note, true),
                }
            }
            seen.push(column.field);
        }
    }
}
