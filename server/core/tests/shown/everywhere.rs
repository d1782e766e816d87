//! What holds at every place of every log, and while a hazard is being typed.

use hazlog_core::ide::hints::{Wanted, hints};
use hazlog_core::ide::hover;
use hazlog_core::ide::lens::{lenses, resolve};
use hazlog_core::ide::tokens::{Ids, of_island, tokens};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Snapshot;
use proptest::prelude::*;

use super::{logs, project, text_of};

fn paths(snapshot: &Snapshot) -> Vec<String> {
    snapshot.files().map(|file| file.path().to_string()).collect()
}

fn is_inside(text: &str, range: TextRange) -> bool {
    text.get(std::ops::Range::<usize>::from(range)).is_some()
}

/// What holds of a file as a whole.
fn check_file(snapshot: &Snapshot, path: &str) {
    let text = text_of(snapshot, path);
    let whole = TextRange::up_to(TextSize::of(text.as_str()));
    let all = tokens(snapshot, path, whole);
    for token in &all {
        assert!(is_inside(&text, token.range) && !token.range.is_empty(), "{path}: {token:?}");
        let word = &text[std::ops::Range::<usize>::from(token.range)];
        assert!(!word.contains(['\n', '\r']), "{path}: {word:?} crosses a line");
    }
    assert!(all.windows(2).all(|two| two[0].range.end() <= two[1].range.start()), "{path}: tokens overlap");
    let file = snapshot.file(path).unwrap();
    let islands = file.islands_in(whole).flat_map(|(extent, island)| {
        let own = of_island(&Ids::of(snapshot, island), &file.document().slice(extent));
        own.into_iter().map(move |one| (one.range + extent.start(), one.class, one.modifiers))
    });
    assert!(islands.eq(all.iter().map(|one| (one.range, one.class, one.modifiers))), "{path}: islands differ");
    let every = hints(snapshot, path, whole, Wanted::ALL);
    assert!(every.iter().all(|hint| text.is_char_boundary(hint.offset.into())));
    for lens in lenses(snapshot, path) {
        assert!(is_inside(&text, lens.range) && !resolve(snapshot, lens.key).unwrap().title.is_empty());
    }
}

/// What holds at one place.
fn check_place(snapshot: &Snapshot, path: &str, text: &str, offset: usize) {
    let at = TextSize::try_from(offset).unwrap();
    let Some(found) = hover(snapshot, path, at) else { return };
    assert!(is_inside(text, found.range), "{path} at {offset}: {:?}", found.range);
    assert!(found.range.contains_inclusive(at), "{path} at {offset}: {:?}", found.range);
    assert!(!found.markdown.trim().is_empty(), "{path} at {offset}: nothing is told");
}

#[test]
fn every_place_of_every_log_can_be_looked_at() {
    for files in logs() {
        let snapshot = project(files);
        for path in paths(&snapshot) {
            check_file(&snapshot, &path);
            let text = text_of(&snapshot, &path);
            let words = (0..=text.len()).filter(|offset| offset % 3 == 0 && text.is_char_boundary(*offset));
            words.for_each(|offset| check_place(&snapshot, &path, &text, offset));
        }
    }
}

const TYPED: &str = "hazard H-1 \"é\" {\n  addresses GPC-46\n  cause C1 \"x\"\n  initial severity major likelihood low \
                     because \"y\"\n  use existing control CTL-1 mitigates C1\n  note \"\"\"\n    a\n    \"\"\"\n}\n";

#[test]
fn so_can_every_beginning_of_a_hazard() {
    for end in (0..=TYPED.len()).filter(|end| TYPED.is_char_boundary(*end)) {
        let text = format!("log L-1\n{}\nhazard H-2 \"after\" {{\n}}\n", &TYPED[..end]);
        let snapshot = project(vec![("a.hazlog".to_owned(), text.clone())]);
        check_file(&snapshot, "a.hazlog");
        for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
            check_place(&snapshot, "a.hazlog", &text, offset);
        }
    }
}

#[test]
fn a_part_of_a_file_shows_what_the_whole_shows_there() {
    let files = logs().into_iter().next().unwrap();
    let snapshot = project(files);
    for path in paths(&snapshot) {
        let len = u32::from(snapshot.file(&path).unwrap().document().len());
        let all_tokens = tokens(&snapshot, &path, TextRange::up_to(len.into()));
        let all_hints = hints(&snapshot, &path, TextRange::up_to(len.into()), Wanted::ALL);
        for start in (0..len).step_by(371) {
            let range = TextRange::new(start.into(), (start + 500).min(len).into());
            let there = |one: &TextRange| one.intersect(range).is_some_and(|common| !common.is_empty());
            let expected: Vec<_> = all_tokens.iter().filter(|one| there(&one.range)).copied().collect();
            assert_eq!(tokens(&snapshot, &path, range), expected);
            let expected: Vec<_> = all_hints.iter().filter(|one| range.contains_inclusive(one.offset)).collect();
            let found = hints(&snapshot, &path, range, Wanted::ALL);
            assert_eq!(found.iter().collect::<Vec<_>>(), expected);
        }
    }
}

fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "hazard ",
        "\nhazard H-1 ",
        "use existing control ",
        "CTL-1",
        "initial severity ",
        "very low ",
        "major",
        "{",
        "}",
        "\"",
        "\"\"\"",
        "\n",
        "\r\n",
        "# c",
        ", ",
        "é",
        "addresses GPC-46",
        "mitigates C1",
        "2026-01-02 ",
        "\u{a0}",
        "programme GPC edition \"2.0\"",
        "\nwaive wrong-risk",
        "\ncontrol CTL-1 design ",
        "evidence implementation ",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_is_too_broken(text in soup()) {
        let snapshot = project(vec![("a.hazlog".to_owned(), text.clone())]);
        check_file(&snapshot, "a.hazlog");
        for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
            check_place(&snapshot, "a.hazlog", &text, offset);
        }
    }
}
