//! Files and folders that move: the paths of evidence, and of a supplier's log, that name them or something below them.
//!
//! It moves nothing. What follows a `#` stays.

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::paths::{PathUse, paths};
use super::rename::FileEdits;
use crate::diagnostic::Edit;
use crate::workspace::{File, Island, Snapshot};

/// A file or a folder that moves. Paths are relative to the project, with `/` between the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where it was.
    pub from: String,
    /// Where it will be.
    pub to: String,
}

/// The edits that make every path name what it named, once these have moved. Where one of them is inside another, the
/// inner one counts.
#[must_use]
pub fn rename_files(snapshot: &Snapshot, moved: &[Moved]) -> FileEdits {
    let mut edits = FileEdits::new();
    for file in snapshot.files() {
        let islands = file.islands().filter(|(_, island)| may_name(island, moved));
        for (start, island) in islands {
            let uses = island.content.items.iter().flat_map(paths);
            let found = uses.filter_map(|one| edit(file, start, &one, moved));
            for edit in found {
                edits.entry(file.path().clone()).or_default().push(edit);
            }
        }
    }
    for edits in edits.values_mut() {
        edits.sort_by_key(|edit| edit.range.start());
    }
    edits
}

/// From the summary: whether an island names a path that moves. Evidence is in it, and a supplier's log is in few islands.
fn may_name(island: &Island, moved: &[Moved]) -> bool {
    let names = |path: &SmolStr| moved.iter().any(|one| below(path, &one.from).is_some());
    island.summary.has_project_items || island.summary.paths.iter().any(names)
}

fn edit(file: &File, start: TextSize, one: &PathUse<'_>, moved: &[Moved]) -> Option<Edit> {
    let new = moved_to(one.path, moved)?;
    let range = one.text.range + start;
    let written = file.document().slice(range);
    // The path as it is written, if it is written without escapes; else the whole string.
    let (range, text) = match written.find(one.path).and_then(|at| TextSize::try_from(at).ok()) {
        Some(at) => (TextRange::at(range.start() + at, TextSize::of(one.path)), escaped(&new)),
        None => {
            let behind = one.text.value.trim().get(one.path.len()..).unwrap_or_default();
            (range, format!("\"{}{}\"", escaped(&new), escaped(behind)))
        }
    };
    Some(Edit { range, text })
}

/// Where a path leads to after the moves; `None` where it stays.
fn moved_to(path: &str, moved: &[Moved]) -> Option<String> {
    let names = moved.iter().filter_map(|one| Some((one, below(path, &one.from)?)));
    let (one, rest) = names.min_by_key(|(_, rest)| rest.len())?;
    let mut new = parts(&one.to);
    new.extend(rest);
    let slash = if path.ends_with('/') { "/" } else { "" };
    let new = new.join("/") + slash;
    (new != path).then_some(new)
}

/// The parts of a path below a folder, none for the folder itself; `None` for a path that is not below it.
fn below<'p>(path: &'p str, folder: &str) -> Option<Vec<&'p str>> {
    let (path, folder) = (parts(path), parts(folder));
    let is_below = !folder.is_empty() && path.starts_with(&folder);
    is_below.then(|| path.get(folder.len()..).unwrap_or_default().to_vec())
}

/// The parts of a path, those that lead nowhere left out.
fn parts(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts
}

/// A text as it is written between quotes.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::{Moved, moved_to, rename_files};
    use crate::ide::fixture::{Fixture, expect};

    fn moves(moves: &[(&str, &str)]) -> Vec<Moved> {
        let one = |(from, to): &(&str, &str)| Moved { from: (*from).to_owned(), to: (*to).to_owned() };
        moves.iter().map(one).collect()
    }

    /// What the moves make of each changed file.
    #[track_caller]
    fn check(text: &str, moved: &[(&str, &str)], expected: &str) {
        let fixture = Fixture::new(text);
        let edits = rename_files(&fixture.snapshot, &moves(moved));
        let changed = edits.iter().map(|(path, edits)| {
            let mut text = fixture.text(path);
            for edit in edits.iter().rev() {
                text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.text);
            }
            format!("#- {path}\n{text}")
        });
        expect(&changed.collect::<String>(), expected);
    }

    const LOG: &str = "log L-1 \"docs/a.md\" {\n  supplier \"S\" log \"supplier/log.hazlog\"\n}\n\
                       hazard H-1 \"a\" {\n  control K1 design \"docs/a.md\" {\n    evidence implementation \"docs/a.md#part\"\n    \
                       evidence effectiveness test \"docs/a.md\"\n  }\n}\n\
                       #- c.hazlog\ncontrol CTL-1 design \"c\" {\n  evidence implementation \"docs/adr/1.md\"\n  \
                       evidence effectiveness \"https://example.org/docs/a.md\"\n}\n";

    #[test]
    fn a_file_moves_and_a_fragment_stays() {
        let log = LOG.split("#- ").next().unwrap();
        let moved = log.replace("implementation \"docs/a.md#part", "implementation \"docs/b.md#part");
        check(LOG, &[("docs/a.md", "docs/b.md")], &format!("#- log.hazlog\n{moved}"));
    }

    #[test]
    fn a_folder_moves_with_all_below_it() {
        let moved = LOG
            .replace("implementation \"docs/a.md#part", "implementation \"papers/a.md#part")
            .replace("docs/adr", "papers/adr");
        let (log, controls) = moved.split_once("#- ").unwrap();
        check(LOG, &[("docs/", "papers")], &format!("#- {controls}#- log.hazlog\n{log}"));
    }

    #[test]
    fn a_suppliers_log_moves() {
        let log = LOG.split("#- ").next().unwrap().replace("supplier/log", "bought/log");
        check(LOG, &[("supplier", "bought")], &format!("#- log.hazlog\n{log}"));
    }

    #[test]
    fn what_is_named_otherwise_stays() {
        check(
            LOG,
            &[("docs/a", "docs/b"), ("a.md", "b.md"), ("doc", "x"), ("", "x"), ("docs/adr/1.md", "docs/adr/1.md")],
            "",
        );
    }

    #[test]
    fn paths_are_compared_by_their_parts() {
        let moved = moves(&[("docs", "papers"), ("docs/adr", "adr"), ("x y/ü", "z")]);
        for (path, new) in [
            ("./docs/a.md", Some("papers/a.md")),
            ("docs//adr/1.md", Some("adr/1.md")),
            ("other/../docs/", Some("papers/")),
            ("x y/ü/1", Some("z/1")),
            ("docs2/a.md", None),
            ("../docs/a.md", None),
            ("a/docs", None),
        ] {
            assert_eq!(moved_to(path, &moved).as_deref(), new, "{path}");
        }
    }

    #[test]
    fn quotes_in_a_path_are_escaped() {
        let text = "control CTL-1 design \"c\" {\n  evidence implementation \"a\\\"b.md#c\"\n}\n";
        check(
            text,
            &[("a\"b.md", "d\"e\\.md")],
            &format!("#- log.hazlog\n{}", text.replace("a\\\"b.md", "d\\\"e\\\\.md")),
        );
    }

    #[test]
    fn in_half_written_text() {
        let text = "hazard {\n  control {\n    evidence implementation \"docs/a.md\n\nhazard H-1 \"open {\n  evidence effectiveness \"docs/a.md\"\n";
        check(text, &[("docs", "d")], &format!("#- log.hazlog\n{}", text.replacen("docs", "d", 1)));
    }
}
