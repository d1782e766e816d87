//! Days as people speak of them: the weekday, and how far away they are.

use jiff::civil::{Date, Weekday};

use crate::rules::phrase::plural;

/// `Tuesday 2026-12-01, in 11 days`
pub(super) fn told(date: Date, today: Date) -> String {
    format!("{} {date}, {}", weekday(date), distance(date, today))
}

/// `in 11 days`, `today`, `3 days ago`
pub(super) fn distance(date: Date, today: Date) -> String {
    let days = (date - today).get_days();
    let count = days.unsigned_abs();
    let word = plural(usize::try_from(count).unwrap_or(usize::MAX), "day", "days");
    match days {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        ..0 => format!("{count} {word} ago"),
        _ => format!("in {count} {word}"),
    }
}

/// `Tuesday`
pub(super) fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
