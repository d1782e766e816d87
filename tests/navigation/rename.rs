//! Another id for everything that has one: the same is found as before, under the new id, and the old id given back
//! gives the old text.

use std::collections::BTreeSet;

use hazlog_core::diagnostic::{Edit, Profile};
use hazlog_core::ide::{Cursor, FileEdits, Named, occurrences, rename};
use hazlog_core::lint::{Linter, Located};
use hazlog_core::workspace::{Snapshot, Workspace};

use super::{LOGS, at, open};

struct Session {
    workspace: Workspace,
    linter: Linter,
}

impl Session {
    fn apply(&mut self, edits: &FileEdits) {
        for (path, edits) in edits {
            for Edit { range, text } in edits.iter().rev() {
                self.workspace.edit(path, *range, text);
            }
        }
        let dirt = self.workspace.take_dirt();
        self.linter.update(&self.workspace.snapshot(), &dirt);
    }

    /// What is found, with every word `old` as `new`.
    fn said(&self, old: &str, new: &str) -> Vec<String> {
        let snapshot = self.workspace.snapshot();
        let show = |one: &Located| {
            let line = snapshot.file(&one.path).unwrap().document().line_column(one.range.start()).line;
            let related: Vec<&str> = one.related.iter().map(|related| related.message.as_str()).collect();
            let waived = one.finding.waived.as_deref().unwrap_or_default();
            // Which id is meant by a misspelt one is a matter of letters, and the new id has others.
            let is_guess = one.finding.rule == "unknown-reference";
            let message = one.finding.message.split(": ").take(if is_guess { 1 } else { usize::MAX });
            let message = message.collect::<Vec<_>>().join(": ");
            let message = format!("{message} {} {waived}", related.join(" "));
            format!("{}:{line} {} {}", one.path, one.finding.rule, replaced(&message, old, new))
        };
        let mut said: Vec<String> = self.linter.findings(&snapshot).iter().map(show).collect();
        said.sort();
        said
    }

    fn texts(&self) -> Vec<String> {
        self.workspace.snapshot().files().map(|file| file.document().text()).collect()
    }
}

/// A text in which a word is another.
fn replaced(text: &str, old: &str, new: &str) -> String {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, after) = (&rest[..at], &rest[at + old.len()..]);
        let is_word = !before.ends_with(is_part) && !after.starts_with(is_part);
        result.push_str(before);
        result.push_str(if is_word { new } else { old });
        rest = after;
    }
    result + rest
}

/// Every definition: its file, the offset of its id, the id.
fn definitions(snapshot: &Snapshot) -> Vec<(String, usize, Named)> {
    let mut found = Vec::new();
    for (start, island) in snapshot.all_islands() {
        for one in occurrences(island).into_iter().filter(|one| one.defines.is_some()) {
            found.push((island.path.to_string(), usize::from(one.range.start() + start), one.named));
        }
    }
    found
}

/// The edits to a new id that fits the project's scheme, and that id; else why not.
fn anew(cursor: &Cursor<'_>, id: &str) -> Result<(FileEdits, String), String> {
    let stem = &id[..id.len() - 1];
    let tries = [format!("{stem}9"), format!("{stem}8"), format!("{id}977")];
    let others = tries.into_iter().filter(|new| new != id);
    others.map(|new| rename(cursor, &new).map(|edits| (edits, new)).map_err(|why| why.0)).reduce(Result::or).unwrap()
}

/// Renames one id and takes it back.
fn there_and_back(session: &mut Session, path: &str, offset: usize, old: &str) -> Result<(), String> {
    let texts = session.texts();
    let snapshot = session.workspace.snapshot();
    let (edits, new) = anew(&at(&snapshot, path, offset), old)?;
    let before = session.said(old, &new);
    session.apply(&edits);
    let after = session.said(old, &new);
    let new_ones: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
    let lost: Vec<_> = before.iter().filter(|one| !after.contains(one)).collect();
    assert!(before == after, "{old} in {path} renamed\nnew: {new_ones:#?}\nlost: {lost:#?}");
    let earlier = edits[path].iter().filter(|edit| usize::from(edit.range.start()) < offset).count();
    let snapshot = session.workspace.snapshot();
    let back = rename(&at(&snapshot, path, offset + earlier * (new.len() - old.len())), old).unwrap();
    session.apply(&back);
    assert!(session.texts() == texts, "{old} in {path} renamed and back");
    Ok(())
}

#[test]
fn a_new_id_changes_nothing_that_is_found_and_can_be_taken_back() {
    let (mut renamed, mut refused) = (0, BTreeSet::new());
    for name in LOGS {
        let mut project = open(name);
        let dirt = project.workspace.take_dirt();
        let mut session = Session { workspace: project.workspace, linter: Linter::new(Profile::Release) };
        session.linter.update(&session.workspace.snapshot(), &dirt);
        for (path, offset, named) in definitions(&session.workspace.snapshot()) {
            match there_and_back(&mut session, &path, offset, named.id()) {
                Ok(()) => renamed += 1,
                Err(why) => drop(refused.insert(why)),
            }
        }
    }
    assert!(renamed > 250, "only {renamed} ids were renamed");
    // One id that two hazards share, and two of another form than the project's, which have no neighbour that fits.
    let refused: Vec<String> = refused.into_iter().collect();
    let [twice, hazard, control] = refused.as_slice() else { panic!("{refused:#?}") };
    assert!(twice.starts_with("`AD-3` is defined 2 times, in medicines.hazlog line 62 and record.hazlog"), "{twice}");
    assert!(hazard.starts_with("`H7977` does not have the form") && control.starts_with("`ctl-print977`"));
}
