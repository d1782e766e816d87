//! Days that are near at hand: today for what has happened, days to come for what is planned.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::ask::Ask;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::day::weekday;
use crate::syntax::{Clausal, Keyword};

/// The days that make sense at the place, the likeliest first.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    let today = ask.snapshot().inputs().today;
    let lies_ahead = match place.clause {
        Some(clause) => clause == Clausal::Due,
        None => matches!(place.keyword, Keyword::Due | Keyword::ReviewBy),
    };
    let days =
        if lies_ahead { ahead(today) } else { vec![(Some(today), "today"), (today.yesterday().ok(), "yesterday")] };
    let mut found: Vec<Proposal> = Vec::new();
    for (day, what) in days {
        let Some(day) = day else { continue };
        if !found.iter().any(|known| known.label == day.to_string()) {
            let detail = format!("{what}, {}", weekday(day));
            found.push(ask.proposal(ProposalKind::Date, day.to_string()).detail(detail));
        }
    }
    if let Some(first) = found.first_mut() {
        first.preselect = true;
    }
    found
}

fn ahead(today: Date) -> Vec<(Option<Date>, &'static str)> {
    vec![
        (today.checked_add(1.month()).ok(), "in one month"),
        (end_of_quarter(today), "end of the quarter"),
        (today.checked_add(1.week()).ok(), "in one week"),
        (today.tomorrow().ok(), "tomorrow"),
        (Some(today), "today"),
        (today.checked_add(1.year()).ok(), "in one year"),
    ]
}

fn end_of_quarter(today: Date) -> Option<Date> {
    let month = (today.month() - 1) / 3 * 3 + 3;
    Some(date(today.year(), month, 1).last_of_month())
}
