//! Whatever is asked, at whatever place of whatever text: the answer stands in the text.

use hazlog_core::config::Config;
use hazlog_core::ide::{
    Cursor, Named, Target, definition, highlights, incoming_calls, linked_ranges, occurrences, outgoing_calls,
    prepare_calls, prepare_rename, search, symbols,
};
use hazlog_core::text::TextRange;
use hazlog_core::workspace::{Snapshot, Workspace};
use hazlog_tests::project::TODAY;
use hazlog_tests::synthetic;
use proptest::prelude::*;

use super::{LOGS, at, holds_together, is_in, open};

/// The hazard of the first draft whose id another one has too.
const TWICE: &str = "AD-3";

fn ask_everything(snapshot: &Snapshot, cursor: &Cursor<'_>, text: &str) {
    let offset = cursor.extent.start() + cursor.offset;
    if let Some(found) = definition(cursor) {
        is_in(text, found.origin);
        assert!(found.origin.contains_inclusive(offset));
        found.targets.iter().for_each(|target| target_is_in(snapshot, target));
    }
    for range in highlights(cursor).iter().map(|one| one.range).chain(linked_ranges(cursor)) {
        is_in(text, range);
    }
    if let Ok(renamable) = prepare_rename(cursor) {
        assert_eq!(&text[renamable.range], renamable.id);
    }
    prepare_calls(cursor).iter().for_each(|item| target_is_in(snapshot, &item.target));
}

fn target_is_in(snapshot: &Snapshot, target: &Target) {
    let Target::File { path, range, selection } = target else { return };
    let text = snapshot.file(path).unwrap().document().text();
    is_in(&text, *range);
    assert!(range.contains_range(*selection));
}

/// At every offset where something else is asked about than at the one before.
fn ask_everywhere(snapshot: &Snapshot, path: &str) {
    let text = snapshot.file(path).unwrap().document().text();
    let whole = TextRange::up_to(hazlog_core::text::TextSize::of(text.as_str()));
    holds_together(&text, &symbols(snapshot, snapshot.file(path).unwrap()), whole);
    let mut last = None;
    for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
        let cursor = at(snapshot, path, offset);
        let name = cursor.name().map(|name| cursor.in_file(name.range));
        if name.is_none() || name != last {
            ask_everything(snapshot, &cursor, &text);
        }
        last = name;
    }
}

#[test]
fn answers_stand_in_the_text_at_every_offset_of_every_log() {
    for name in LOGS {
        let project = open(name);
        let snapshot = project.workspace.snapshot();
        snapshot.files().for_each(|file| ask_everywhere(&snapshot, file.path()));
    }
}

#[test]
fn answers_stand_in_the_text_while_a_hazard_is_typed() {
    let hazard = synthetic::hazard(7);
    for end in (0..hazard.len()).filter(|end| hazard.is_char_boundary(*end)) {
        let text = format!("{}\n{}\n{}", synthetic::head(), &hazard[..end], synthetic::hazard(8));
        let mut workspace = Workspace::new(Config::default(), TODAY);
        workspace.load(vec![("log.hazlog".to_owned(), text.clone())]);
        let snapshot = workspace.snapshot();
        let whole = TextRange::up_to(hazlog_core::text::TextSize::of(text.as_str()));
        holds_together(&text, &symbols(&snapshot, snapshot.file("log.hazlog").unwrap()), whole);
        let typed = synthetic::head().len() + 1 + end;
        for offset in [typed, typed.saturating_sub(3), typed + 1, typed + 8] {
            ask_everything(&snapshot, &at(&snapshot, "log.hazlog", offset), &text);
        }
    }
}

#[test]
fn every_step_of_the_chain_is_one_in_both_directions() {
    for name in LOGS {
        let project = open(name);
        let snapshot = project.workspace.snapshot();
        let mut keys: Vec<String> = Vec::new();
        for (_, island) in snapshot.all_islands() {
            let names = occurrences(island);
            // Where two hazards share an id, a key inside them stands for one of the two.
            let defined = names.iter().filter(|one| one.defines.is_some());
            keys.extend(defined.filter_map(|one| one.named.key(&snapshot).filter(|key| !key.contains(TWICE))));
        }
        for key in &keys {
            let named = Named::from_key(&snapshot, key).unwrap();
            let there = |key: &Option<String>| Named::from_key(&snapshot, key.as_deref().unwrap()).unwrap();
            for call in outgoing_calls(&snapshot, &named).iter().filter(|call| call.item.key.is_some()) {
                let back = incoming_calls(&snapshot, &there(&call.item.key));
                assert!(back.iter().any(|one| one.item.key.as_ref() == Some(key)), "{key} → {:?}", call.item);
            }
            for call in incoming_calls(&snapshot, &named).iter().filter(|call| call.item.key.is_some()) {
                let back = outgoing_calls(&snapshot, &there(&call.item.key));
                assert!(back.iter().any(|one| one.item.key.as_ref() == Some(key)), "{key} ← {:?}", call.item);
            }
        }
    }
}

#[test]
fn every_hazard_is_found_first_by_its_id() {
    let project = open("acme-discharge");
    let snapshot = project.workspace.snapshot();
    for (_, island) in snapshot.all_islands() {
        for one in occurrences(island).iter().filter(|one| one.defines.is_some()) {
            if let Named::Hazard(id) | Named::Control(id) = &one.named {
                let found = search(&snapshot, &id.to_lowercase(), 256);
                assert!(found[0].name.starts_with(&format!("{id} ")), "{id}: {:?}", found[0]);
            }
        }
    }
}

fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "hazard ",
        "H-1 ",
        "\"name\" ",
        "{",
        "}",
        "\n",
        "  ",
        "cause C1",
        "control K1 design ",
        "mitigates C1, C2",
        "\"",
        "\"\"\"",
        "use control CTL-1 ",
        "existing ",
        "initial severity major likelihood low",
        "programme GPC edition \"2.0\"",
        ", ",
        "#",
        "addresses GPC-46",
        "not-applicable GPC-49 ",
        "waive vague-control",
        "evidence implementation \"docs/é.md\"",
        "review ",
        "covers H-1",
        "log L-1",
        "entry GPC-46 ",
        "catalogue GPC edition \"2.0\"",
        "action A1",
        "é",
        "hazrd H-2 ",
        "accepted",
        "status closed",
        "\"H-1\"",
        "\n\n",
        "\ncontrol CTL-1 ",
        "\nhazard H-2 {\n",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn answers_stand_in_any_text(text in soup(), other in soup()) {
        let mut workspace = Workspace::new(Config::default(), TODAY);
        workspace.load(vec![("a.hazlog".to_owned(), text), ("b.hazlog".to_owned(), other)]);
        let snapshot = workspace.snapshot();
        ask_everywhere(&snapshot, "a.hazlog");
        prop_assert!(search(&snapshot, "h", 10).len() <= 10);
    }
}
