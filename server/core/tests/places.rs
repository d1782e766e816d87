//! Folding, growing selections and links, at every place of any text.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hazlog_core::config::Config;
use hazlog_core::ide::{Fold, folds, links, selection};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::{Snapshot, Workspace};
use jiff::civil::date;
use proptest::prelude::*;

use texts::{logs, soup};

mod texts;

fn snapshot(text: &str) -> Snapshot {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("a".to_owned(), text.to_owned())]);
    workspace.snapshot()
}

/// A selection holds its place, grows at each step, and ends with the file.
fn selections_grow(text: &str, at: usize) -> Result<(), TestCaseError> {
    let at = TextSize::try_from(at).unwrap();
    let found = selection(&snapshot(text), "a", at);
    prop_assert_eq!(found.last(), Some(&TextRange::up_to(TextSize::of(text))), "{:?}", text);
    for range in &found {
        prop_assert!(range.contains_inclusive(at), "{:?} without {:?} in {:?}", range, at, text);
        prop_assert!(text.get(std::ops::Range::<usize>::from(*range)).is_some(), "{:?} of {:?}", range, text);
    }
    for two in found.windows(2) {
        prop_assert!(two[1].contains_range(two[0]) && two[0] != two[1], "{:?} in {:?}", found, text);
    }
    Ok(())
}

/// Folds lie in the text, go over several lines, and cross no other; links lie in one line and cross no other.
fn folds_and_links_are_places(text: &str) -> Result<(), TestCaseError> {
    let snapshot = snapshot(text);
    let file = snapshot.file("a").unwrap();
    let islands = file.islands_in(TextRange::up_to(TextSize::of(text)));
    let in_file = islands.flat_map(|(extent, _)| {
        let own = folds(&file.document().slice(extent)).into_iter();
        own.map(move |fold| Fold { range: fold.range + extent.start(), ..fold })
    });
    let folds: Vec<Fold> = in_file.collect();
    for fold in &folds {
        let folded = text.get(std::ops::Range::<usize>::from(fold.range));
        prop_assert!(folded.is_some_and(|folded| folded.contains('\n')), "{:?} of {:?}", fold, text);
        for other in &folds {
            let crosses = fold.range.start() < other.range.start()
                && other.range.start() < fold.range.end()
                && fold.range.end() < other.range.end();
            prop_assert!(!crosses, "{:?} and {:?} of {:?}", fold, other, text);
        }
    }
    let links = links(&snapshot, "a");
    for link in &links {
        let followed = text.get(std::ops::Range::<usize>::from(link.range));
        prop_assert!(followed.is_some_and(|text| !text.is_empty() && !text.contains('\n')), "{:?} of {:?}", link, text);
    }
    prop_assert!(links.windows(2).all(|two| two[0].range.end() <= two[1].range.start()), "{:?}", links);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]
    #[test]
    fn in_any_text(text in soup()) {
        folds_and_links_are_places(&text)?;
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]).step_by(3) {
            selections_grow(&text, at)?;
        }
    }
}

#[test]
fn in_the_logs_of_the_repository() {
    for (path, text) in logs() {
        let cut_off = text.char_indices().map(|(at, _)| at).nth(text.chars().count() / 2).unwrap();
        for text in [&*text, &text[..cut_off]] {
            folds_and_links_are_places(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for (at, _) in text.char_indices().step_by(211) {
                selections_grow(text, at).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            }
        }
    }
}
