//! The day that dates are held against: what was not overdue yesterday may be so today, though nobody typed anything.

use std::time::{Duration, Instant};

use jiff::Zoned;
use jiff::civil::Date;

use super::State;

/// The day as it was when somebody looked last.
#[derive(Debug, Default)]
pub(super) struct Day {
    known: Option<Date>,
    /// When to look again.
    ends: Option<Instant>,
}

impl State {
    /// The day that is set, else that of the computer.
    pub(super) fn today(&self) -> Date {
        self.settings.today.unwrap_or_else(|| Zoned::now().date())
    }

    /// Has the logs judged again where another day has begun.
    pub(super) fn look_at_the_day(&mut self, now: Instant) {
        if self.day.ends.is_some_and(|ends| now < ends) {
            return;
        }
        let today = self.today();
        self.day.ends = self.settings.today.is_none().then(|| now + until_tomorrow(&Zoned::now()));
        if self.day.known.replace(today).is_some_and(|before| before != today) {
            for project in self.projects.iter_mut() {
                project.alter(|workspace| workspace.set_today(today));
            }
            self.judge_soon(false);
        }
    }
}

impl Day {
    /// When it is over; `None` where it never is, or nobody has looked yet.
    pub(super) fn ends(&self) -> Option<Instant> {
        self.ends
    }
}

/// How long it is until the day after that of `now` begins, where `now` is. Where the calendar ends, it is looked at again
/// in an hour.
fn until_tomorrow(now: &Zoned) -> Duration {
    const LATER: Duration = Duration::from_secs(3600);
    let begins = now.tomorrow().and_then(|tomorrow| tomorrow.start_of_day());
    begins.ok().and_then(|begins| now.duration_until(&begins).try_into().ok()).unwrap_or(LATER)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{DateTime, date};
    use jiff::tz::TimeZone;

    use super::until_tomorrow;

    fn check(now: DateTime, zone: &str, seconds: u64) {
        let now = now.to_zoned(TimeZone::posix(zone).unwrap()).unwrap();
        assert_eq!(until_tomorrow(&now).as_secs(), seconds, "{now}");
    }

    #[test]
    fn a_day_ends_at_midnight_where_the_computer_is() {
        check(date(2026, 11, 20).at(23, 59, 59, 0), "GMT0", 1);
        check(date(2026, 12, 31).at(12, 0, 0, 0), "IST-5:30", 12 * 3600);
        check(date(2026, 11, 20).at(0, 0, 0, 0), "GMT0", 24 * 3600);
    }

    #[test]
    fn the_days_on_which_clocks_are_changed_are_shorter_and_longer() {
        const LONDON: &str = "GMT0BST,M3.5.0/1,M10.5.0";
        check(date(2026, 3, 29).at(0, 0, 0, 0), LONDON, 23 * 3600);
        check(date(2026, 10, 25).at(0, 0, 0, 0), LONDON, 25 * 3600);
    }

    #[test]
    fn the_calendar_ends() {
        check(date(9999, 12, 30).at(0, 0, 0, 0), "GMT0", 3600);
    }
}
