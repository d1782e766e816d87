//! Hazards, shared controls, causes and programme hazards of a whole project by a few letters of id or name.
//!
//! Every one of them is looked at for each query, on all cores; words are put together only for those that are shown.

use std::cmp::Reverse;
use std::fmt::Write;
use std::sync::Arc;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use rayon::prelude::*;
use text_size::TextSize;

use super::definition::Target;
use super::{SymbolKind, describe, entries};
use crate::model::{Cause, Entry, Hazard, Header, Item};
use crate::workspace::{Island, Snapshot};

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
    let query = query.trim();
    let islands: Vec<(TextSize, &Arc<Island>)> = snapshot.all_islands().collect();
    // Letters that lie apart are in nearly every long name: they are a last resort, and not noise around what was meant.
    let mut hits = hits(snapshot, &islands, query, AtomKind::Substring);
    if hits.is_empty() {
        hits = self::hits(snapshot, &islands, query, AtomKind::Fuzzy);
    }
    if hits.len() > limit {
        hits.select_nth_unstable_by_key(limit, Hit::order);
        hits.truncate(limit);
    }
    hits.sort_unstable_by_key(Hit::order);
    hits.into_iter().map(|hit| hit.subject.found()).collect()
}

fn hits<'a>(
    snapshot: &'a Snapshot,
    islands: &[(TextSize, &'a Arc<Island>)],
    query: &str,
    kind: AtomKind,
) -> Vec<Hit<'a>> {
    let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, kind);
    let in_islands = islands.par_iter().enumerate().map_init(
        || Search::new(&pattern, query),
        |search, (place, (start, island))| {
            let subjects = island.content.items.iter().flat_map(|item| of_item(Place::Island(island, *start), item));
            search.hits(place, subjects)
        },
    );
    let mut hits: Vec<Hit<'_>> = in_islands.flatten_iter().collect();
    let mut search = Search::new(&pattern, query);
    for (place, (file, entry)) in entries::built_in_entries(snapshot).enumerate() {
        hits.extend(search.hits(islands.len() + place, [Subject::Entry(Place::BuiltIn(file), entry)].into_iter()));
    }
    hits
}

/// Where a subject is written.
#[derive(Debug, Clone, Copy)]
enum Place<'a> {
    Island(&'a Island, TextSize),
    BuiltIn(&'static str),
}

/// What can be found.
#[derive(Debug, Clone, Copy)]
enum Subject<'a> {
    Hazard(Place<'a>, &'a Hazard),
    Cause(Place<'a>, &'a Hazard, &'a Cause),
    Control(Place<'a>, &'a Header),
    Entry(Place<'a>, &'a Entry),
}

fn of_item<'a>(place: Place<'a>, item: &'a Item) -> impl Iterator<Item = Subject<'a>> {
    let (own, causes): (_, &[Cause]) = match item {
        Item::Hazard(hazard) => (Some(Subject::Hazard(place, hazard)), &hazard.causes),
        Item::Control(control) => (Some(Subject::Control(place, &control.header)), &[]),
        Item::Entry(entry) => (Some(Subject::Entry(place, entry)), &[]),
        _ => (None, &[]),
    };
    let causes = causes.iter().filter_map(move |cause| match item {
        Item::Hazard(hazard) => Some(Subject::Cause(place, hazard, cause)),
        _ => None,
    });
    own.into_iter().chain(causes)
}

impl Subject<'_> {
    fn header(&self) -> &Header {
        match self {
            Self::Hazard(_, hazard) => &hazard.header,
            Self::Cause(.., cause) => &cause.header,
            Self::Control(_, header) => header,
            Self::Entry(_, entry) => &entry.header,
        }
    }

    /// Puts down what is searched through: id and name.
    fn write(&self, text: &mut String) {
        let header = self.header();
        text.clear();
        if let Self::Cause(_, hazard, _) = self {
            let _ = write!(text, "{}.", hazard.header.id_str());
        }
        let _ = write!(text, "{} {}", header.id_str(), header.name.as_ref().map_or("", |name| &*name.value));
    }

    /// The order of equals: what a safety officer most often looks for comes first.
    fn rank(&self) -> u8 {
        match self {
            Self::Hazard(..) => 0,
            Self::Control(..) => 1,
            Self::Entry(..) => 2,
            Self::Cause(..) => 3,
        }
    }

    fn found(&self) -> Found {
        let header = self.header();
        let (kind, word, container, place) = match *self {
            Self::Hazard(place, _) => (SymbolKind::Hazard, "hazard", String::new(), place),
            Self::Control(place, _) => (SymbolKind::SharedControl, "control", String::new(), place),
            Self::Cause(place, hazard, _) => {
                (SymbolKind::Cause, "cause", describe::title("hazard", &hazard.header), place)
            }
            Self::Entry(place, entry) => {
                let kind = entry.kind.as_ref().and_then(|field| field.value.as_ref());
                (SymbolKind::Entry, "entry", describe::text(kind).to_owned(), place)
            }
        };
        let title = describe::title(word, header);
        let name = match self {
            Self::Cause(_, hazard, _) if hazard.header.id.is_some() && header.id.is_some() => {
                format!("{}.{title}", hazard.header.id_str())
            }
            _ => title,
        };
        let target = match place {
            Place::Island(island, start) => Target::File {
                path: Arc::clone(&island.path),
                range: header.range + start,
                selection: header.place() + start,
            },
            Place::BuiltIn(file) => Target::built_in(file, header),
        };
        Found { name, container, kind, target }
    }
}

/// A subject that fits the query.
#[derive(Debug, Clone, Copy)]
struct Hit<'a> {
    subject: Subject<'a>,
    /// True where the query is the id itself.
    exact: bool,
    score: u32,
    place: usize,
}

impl Hit<'_> {
    fn order(&self) -> (Reverse<bool>, Reverse<u32>, u8, usize, TextSize) {
        let start = self.subject.header().range.start();
        (Reverse(self.exact), Reverse(self.score), self.subject.rank(), self.place, start)
    }
}

/// The work of one thread.
struct Search<'p> {
    pattern: &'p Pattern,
    query: &'p str,
    matcher: Matcher,
    text: String,
    chars: Vec<char>,
}

impl<'p> Search<'p> {
    fn new(pattern: &'p Pattern, query: &'p str) -> Self {
        let matcher = Matcher::new(Config::DEFAULT);
        Self { pattern, query, matcher, text: String::new(), chars: Vec::new() }
    }

    fn hits<'a>(&mut self, place: usize, subjects: impl Iterator<Item = Subject<'a>>) -> Vec<Hit<'a>> {
        subjects
            .filter_map(|subject| {
                subject.write(&mut self.text);
                let text = Utf32Str::new(&self.text, &mut self.chars);
                let score = self.pattern.score(text, &mut self.matcher)?;
                let exact = subject.header().id_str().eq_ignore_ascii_case(self.query);
                Some(Hit { subject, exact, score, place })
            })
            .collect()
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
