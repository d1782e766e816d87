//! How the ids of a project are counted on: which one comes next.

use std::collections::BTreeMap;

use smol_str::SmolStr;

use super::IdScheme;

/// Numbers that are tried in one series before another is taken.
const TRIES: u64 = 64;
/// The most digits that a first number is tried with, where a scheme may demand them.
const DIGITS: usize = 6;

/// Ids of one beginning that end in a number.
#[derive(Debug, Clone, Copy, Default)]
struct Series {
    count: usize,
    highest: u64,
    /// Digits of its numbers, where they are filled up with zeros.
    width: usize,
}

/// The id after those that are `known`: in the series with the most ids, one above the highest number, filled up with
/// zeros as they are. An id that was given once is not given again though it is free: minutes and evidence may name it.
/// Where no id ends in a number, it is the first of a series that begins as they do, or like one of `stems`, or as the
/// scheme demands.
///
/// It fits the scheme wherever one can be found that does, and is always one for which `is_free` holds.
pub(crate) fn next_id<'a>(
    known: impl Iterator<Item = &'a str>,
    stems: &[&str],
    scheme: Option<&IdScheme>,
    is_free: impl Fn(&str) -> bool,
) -> SmolStr {
    let (series, own_stems) = series(known, scheme);
    let fits = |id: &String| scheme.is_none_or(|scheme| scheme.fits(id)) && is_free(id);
    let further = series.iter().flat_map(|(stem, series)| {
        (1..=TRIES)
            .map(move |step| format!("{stem}{:0width$}", series.highest.saturating_add(step), width = series.width))
    });
    let literal = scheme.map(|scheme| literal_head(scheme.pattern()));
    let stems = || own_stems.iter().copied().chain(stems.iter().copied()).chain(literal);
    let digits = if scheme.is_some() { DIGITS } else { 1 };
    let first = stems().flat_map(|stem| {
        (1..=TRIES).flat_map(move |number| (1..=digits).map(move |width| format!("{stem}{number:0width$}")))
    });
    let unfit = || {
        let stem = series.first().map(|(stem, _)| *stem).or_else(|| stems().next()).unwrap_or_default();
        (1u64..).map(move |number| format!("{stem}{number}"))
    };
    let id = further.chain(first).find(fits).or_else(|| unfit().find(|id| is_free(id)));
    id.unwrap_or_default().into()
}

/// The series of ids, the one with the most ids first; and what ids begin with that are in none, the most frequent
/// first.
fn series<'a>(
    known: impl Iterator<Item = &'a str>,
    scheme: Option<&IdScheme>,
) -> (Vec<(&'a str, Series)>, Vec<&'a str>) {
    let mut numbered: BTreeMap<&str, Series> = BTreeMap::new();
    let mut others: BTreeMap<&str, usize> = BTreeMap::new();
    for id in known.filter(|id| scheme.is_none_or(|scheme| scheme.fits(id))) {
        let stem = id.trim_end_matches(|char: char| char.is_ascii_digit());
        let digits = id.get(stem.len()..).unwrap_or_default();
        match digits.parse::<u64>() {
            Ok(number) => {
                let series = numbered.entry(stem).or_default();
                series.count += 1;
                series.highest = series.highest.max(number);
                if digits.len() > 1 && digits.starts_with('0') {
                    series.width = series.width.max(digits.len());
                }
            }
            Err(_) => {
                let head = id.rfind('-').and_then(|at| id.get(..=at));
                head.into_iter().for_each(|head| *others.entry(head).or_default() += 1);
            }
        }
    }
    let mut numbered: Vec<(&str, Series)> = numbered.into_iter().collect();
    numbered.sort_by_key(|(_, series)| std::cmp::Reverse((series.count, series.highest)));
    let mut others: Vec<(&str, usize)> = others.into_iter().collect();
    others.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    (numbered, others.into_iter().map(|(head, _)| head).collect())
}

/// What every id of a pattern begins with, as far as that is plain.
fn literal_head(pattern: &str) -> &str {
    let is_plain = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
    let head = pattern.trim_start_matches('^');
    head.find(|char| !is_plain(char)).and_then(|end| head.get(..end)).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(known: &[&str], stems: &[&str], pattern: Option<&str>, expected: &str) {
        let scheme = pattern.map(|pattern| IdScheme::new(pattern).unwrap());
        let next = next_id(known.iter().copied(), stems, scheme.as_ref(), |id| !known.contains(&id));
        assert_eq!(next, expected);
    }

    #[test]
    fn the_highest_number_of_the_largest_series_goes_on() {
        check(&["ADS-1", "ADS-9", "ADS-10", "X-40"], &["H-"], None, "ADS-11");
        check(&["ADS-001", "ADS-009"], &["H-"], None, "ADS-010");
        check(&["A-99", "A-07"], &["H-"], None, "A-100");
        check(&["1", "2"], &["H-"], None, "3");
        check(&["C1", "C3"], &["C"], None, "C4");
    }

    #[test]
    fn a_first_number_begins_as_the_others_do() {
        check(&[], &["ADS-", "H-"], None, "ADS-1");
        check(&["CTL-CACHE", "CTL-BANNER"], &["K-"], None, "CTL-1");
    }

    #[test]
    fn a_scheme_is_kept() {
        check(&[], &["H-"], Some("ADS-[0-9]{3}"), "ADS-001");
        check(&["ADS-1", "ads-7", "ads-8"], &["H-"], Some(r"ADS-\d+"), "ADS-2");
        check(&["A-9"], &["H-"], Some(r"[AB]-\d|H-\d"), "H-1");
        check(&["A-1"], &["H-"], Some(r"[a-c]{20}"), "H-1");
    }

    #[test]
    fn an_id_that_something_else_has_is_left_out() {
        let next = next_id(["A-1"].into_iter(), &[], None, |id| id != "A-2");
        assert_eq!(next, "A-3");
        let next = next_id([&*format!("A-{}", u64::MAX)].into_iter(), &[], None, |id| !id.ends_with("15"));
        assert_eq!(next, "A-1");
    }
}
