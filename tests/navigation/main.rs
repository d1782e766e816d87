//! Navigation over the logs of this repository, whole and half written: what is answered stands in the text, and what is
//! renamed stays what it was.

mod anywhere;
mod rename;

use hazlog_core::ide::{Cursor, Symbol};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Snapshot;
use hazlog_project::{ConfigChoice, Options, Project};
use hazlog_tests::held::root;
use hazlog_tests::project::TODAY;

const LOGS: [&str; 3] = ["acme-discharge", "acme-first-draft", "own-matrix"];

fn open(name: &str) -> Project {
    let options = Options { config: ConfigChoice::Auto, today: TODAY };
    Project::open(&[root().join("tests/logs").join(name)], &options).unwrap()
}

fn at<'a>(snapshot: &'a Snapshot, path: &str, offset: usize) -> Cursor<'a> {
    Cursor::new(snapshot, path, TextSize::try_from(offset).unwrap()).unwrap()
}

/// A range is inside its text, and cuts no character.
#[track_caller]
fn is_in(text: &str, range: TextRange) {
    assert!(text.get(std::ops::Range::<usize>::from(range)).is_some(), "{range:?} is no range of the text");
}

/// Every symbol is inside the one around it, behind the one before it, and points into itself.
fn holds_together(text: &str, symbols: &[Symbol], around: TextRange) {
    let mut end = around.start();
    for symbol in symbols {
        is_in(text, symbol.range);
        assert!(!symbol.name.trim().is_empty(), "{symbol:?}");
        assert!(symbol.range.contains_range(symbol.selection), "{symbol:?}");
        assert!(around.contains_range(symbol.range), "{symbol:?} reaches out of {around:?}");
        assert!(symbol.range.start() >= end, "{symbol:?} begins before {end:?}\n{text}");
        end = symbol.range.end();
        holds_together(text, &symbol.children, symbol.range);
    }
}
