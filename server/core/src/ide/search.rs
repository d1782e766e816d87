//! Hazards, shared controls, causes and programme hazards of a whole project by a few letters of id or name.
//!
//! The lines that are searched through are kept with the islands, and words are put together only for what is shown.

use std::sync::Arc;

use memchr::memmem::Finder;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rayon::prelude::*;
use text_size::TextSize;

use super::definition::Target;
use super::{SymbolKind, describe, entries};
use crate::model::Content;
use crate::workspace::{Island, Snapshot, Subject, fold};

/// Something that was searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Id and name, as `ADS-7 Stale medication list`, or `ADS-7.C1 …` of a cause.
    pub name: String,
    /// What it belongs to: the hazard of a cause, the type of a programme hazard; empty where there is nothing to say.
    pub container: String,
    /// What it is: a hazard, a shared control, a cause or an entry.
    pub kind: SymbolKind,
    /// Where it is defined.
    pub target: Target,
}

/// What a query finds, the best first, at most `limit` of it. Every word of the query has to be in id or name; where that
/// finds nothing, its letters, in their order. Case and accents make no difference. An empty query finds everything. Of a
/// programme whose edition is declared, every hazard is found, whether anybody has answered it or not.
#[must_use]
pub fn search(snapshot: &Snapshot, query: &str, limit: usize) -> Vec<Found> {
    let query = fold(query.trim());
    let places = places(snapshot);
    let words: Vec<Finder<'_>> = query.split_whitespace().map(Finder::new).collect();
    let mut hits = hits(&places, || |place: &Place<'_>| as_written(place, &query, &words));
    // Letters that lie apart are in nearly every long name: they are a last resort, and not noise around what was meant.
    if hits.is_empty() {
        let pattern = Pattern::new(&query, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        hits = self::hits(&places, || {
            let (mut matcher, mut chars) = (Matcher::new(Config::DEFAULT), Vec::new());
            let pattern = &pattern;
            move |place: &Place<'_>| fuzzy(place, pattern, &mut matcher, &mut chars)
        });
    }
    if hits.len() > limit {
        hits.select_nth_unstable_by_key(limit, Hit::order);
        hits.truncate(limit);
    }
    hits.sort_unstable_by_key(Hit::order);
    hits.into_iter().filter_map(|hit| hit.found(&places)).collect()
}

/// A piece of text that is searched through.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    number: usize,
    content: &'a Content,
    /// See [`Subject::lines`].
    lines: &'a str,
    source: Source<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Source<'a> {
    /// An island, and where it begins in its file.
    Island(&'a Island, TextSize),
    BuiltIn(&'static str),
}

fn places(snapshot: &Snapshot) -> Vec<Place<'_>> {
    let islands = snapshot.all_islands().filter(|(_, island)| !island.lines.is_empty());
    let islands = islands.map(|(start, island)| (&island.content, &*island.lines, Source::Island(island, start)));
    let built_in =
        entries::built_in_of(snapshot).map(|known| (&known.content, &*known.lines, Source::BuiltIn(known.file)));
    let numbered = islands.chain(built_in).enumerate();
    numbered.map(|(number, (content, lines, source))| Place { number, content, lines, source }).collect()
}

/// A line that fits the query.
#[derive(Debug, Clone, Copy)]
struct Hit {
    /// What is worst about it comes first: not the id itself, not the beginning of the id, how badly the words fit.
    cost: (bool, bool, u32),
    /// The order of equals: what a safety officer most often looks for comes first.
    rank: u8,
    place: usize,
    line: usize,
}

fn hits<'p, F>(places: &'p [Place<'p>], worker: impl Fn() -> F + Sync + Send) -> Vec<Hit>
where
    F: FnMut(&Place<'p>) -> Vec<Hit>,
{
    places.par_iter().map_init(worker, |work, place| work(place)).flatten_iter().collect()
}

/// The lines that hold every word as it is written.
fn as_written(place: &Place<'_>, query: &str, words: &[Finder<'_>]) -> Vec<Hit> {
    if !words.iter().all(|word| word.find(place.lines.as_bytes()).is_some()) {
        return Vec::new();
    }
    let hit = |(number, line): (usize, &str)| {
        let mut inside = 0;
        for word in words {
            let at = word.find(line.as_bytes())?;
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            inside += u32::from(before.is_some_and(char::is_alphanumeric));
        }
        let rest = line.strip_prefix(query);
        let is_id = rest.is_some_and(|rest| rest.starts_with(' ')) && !query.is_empty();
        Some((number, (!is_id, rest.is_none(), inside)))
    };
    ranked(place, place.lines.lines().enumerate().filter_map(hit))
}

/// The lines that hold the letters of every word in their order.
fn fuzzy(place: &Place<'_>, pattern: &Pattern, matcher: &mut Matcher, chars: &mut Vec<char>) -> Vec<Hit> {
    let hit = |(number, line): (usize, &str)| {
        let score = pattern.score(Utf32Str::new(line, chars), matcher)?;
        Some((number, (true, true, u32::MAX - score)))
    };
    ranked(place, place.lines.lines().enumerate().filter_map(hit))
}

fn ranked(place: &Place<'_>, lines: impl Iterator<Item = (usize, (bool, bool, u32))>) -> Vec<Hit> {
    let mut subjects = Subject::all(place.content).enumerate();
    let hit = |(line, cost)| {
        let (_, subject) = subjects.find(|(number, _)| *number == line)?;
        let rank = match subject {
            Subject::Hazard(_) => 0,
            Subject::Control(_) => 1,
            Subject::Entry(_) => 2,
            Subject::Cause(..) => 3,
        };
        Some(Hit { cost, rank, place: place.number, line })
    };
    lines.filter_map(hit).collect()
}

impl Hit {
    fn order(&self) -> ((bool, bool, u32), u8, usize, usize) {
        (self.cost, self.rank, self.place, self.line)
    }

    fn found(&self, places: &[Place<'_>]) -> Option<Found> {
        let place = places.get(self.place)?;
        let subject = Subject::all(place.content).nth(self.line)?;
        let header = subject.header();
        let (kind, word, container) = match subject {
            Subject::Hazard(_) => (SymbolKind::Hazard, "hazard", String::new()),
            Subject::Control(_) => (SymbolKind::SharedControl, "control", String::new()),
            Subject::Cause(hazard, _) => (SymbolKind::Cause, "cause", describe::title("hazard", &hazard.header)),
            Subject::Entry(entry) => {
                let kind = entry.kind.as_ref().and_then(|field| field.value.as_ref());
                (SymbolKind::Entry, "entry", describe::text(kind).to_owned())
            }
        };
        let title = describe::title(word, header);
        let name = match subject {
            Subject::Cause(hazard, _) if hazard.header.id.is_some() && header.id.is_some() => {
                format!("{}.{title}", hazard.header.id_str())
            }
            _ => title,
        };
        let target = match place.source {
            Source::Island(island, start) => Target::File {
                path: Arc::clone(&island.path),
                range: header.range + start,
                selection: header.place() + start,
            },
            Source::BuiltIn(file) => Target::built_in(file, header),
        };
        Some(Found { name, container, kind, target })
    }
}

#[cfg(test)]
mod tests {
    use super::search;
    use crate::ide::Target;
    use crate::ide::fixture::{Fixture, expect};

    #[track_caller]
    fn check(text: &str, query: &str, expected: &str) {
        let fixture = Fixture::new(text);
        let show = |found: super::Found| {
            let place = match found.target {
                Target::File { path, selection, .. } => fixture.show(&crate::ide::FileRange { path, range: selection }),
                Target::BuiltIn { file, .. } => file.to_owned(),
                other => format!("{other:?}"),
            };
            format!("{:?} | {} | {} | {place}", found.kind, found.name, found.container)
        };
        let found = search(&fixture.snapshot, query, 5).into_iter().map(show).collect::<Vec<_>>();
        expect(&found.join("\n"), expected);
    }

    const LOG: &str = r#"programme GPC edition "2.0"
hazard ADS-70 "Other list"
hazard ADS-7 "Stale medication list" {
  cause C1 "Time of retrieval not shown"
  control K1 design "Retrieval time"
}
control CTL-7 design "Cache emptied after the visit"
hazard "Stale and without id" {
  cause C1 "Médication kept"
}
"#;

    #[test]
    fn an_id_comes_before_what_begins_with_it() {
        check(
            LOG,
            "ads-7",
            "Hazard | ADS-7 Stale medication list |  | log.hazlog:3 ADS-7
Hazard | ADS-70 Other list |  | log.hazlog:2 ADS-70
Cause | ADS-7.C1 Time of retrieval not shown | ADS-7 Stale medication list | log.hazlog:4 C1",
        );
    }

    #[test]
    fn words_in_any_order_and_accents_aside() {
        check(LOG, "list stale", "Hazard | ADS-7 Stale medication list |  | log.hazlog:3 ADS-7");
        check(
            LOG,
            "medication",
            "Hazard | ADS-7 Stale medication list |  | log.hazlog:3 ADS-7
Cause | C1 Médication kept | hazard without id: Stale and without id | log.hazlog:9 C1",
        );
        check(LOG, "ads7stl", "Hazard | ADS-7 Stale medication list |  | log.hazlog:3 ADS-7");
        check(LOG, "cache visit", "SharedControl | CTL-7 Cache emptied after the visit |  | log.hazlog:7 CTL-7");
    }

    #[test]
    fn programme_hazards_that_nobody_answered() {
        let built_in = "Entry | GPC-46 Retrieval time is not shown to the user | Structured - General | gpc-2.0.hazlog";
        check(LOG, "gpc-46", built_in);
        let own = format!(
            "{LOG}#- gpc.hazlog\ncatalogue GPC \"own\" edition \"2.0\"\nentry GPC-46 \"Own\" {{\n  type \"HTML\"\n}}\n"
        );
        check(&own, "gpc-46", "Entry | GPC-46 Own | HTML | gpc.hazlog:2 GPC-46");
        check(&LOG.replace("programme", "# "), "gpc-46", "");
    }

    #[test]
    fn everything_up_to_the_limit_and_nothing() {
        let fixture = Fixture::new(LOG);
        assert_eq!(search(&fixture.snapshot, " ", 3).len(), 3);
        assert_eq!(search(&fixture.snapshot, "zzzz", 3), []);
        assert_eq!(search(&Fixture::new("").snapshot, "a", 3), []);
    }

    #[test]
    fn in_half_written_text() {
        check(
            "hazard ADS-\nhazard ADS-8 \"Stale\n  cause C1 \"Cach\n\ncontrol {\n",
            "a",
            "Hazard | ADS- |  | log.hazlog:1 ADS-\nHazard | ADS-8 Stale |  | log.hazlog:2 ADS-8",
        );
    }
}
