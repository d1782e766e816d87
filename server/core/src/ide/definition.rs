//! Where what stands at a place is defined. It opens nothing: a file outside the logs is named by its path.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::TextRange;

use super::names::{Named, Occurrence};
use super::paths::{PathUse, paths};
use super::references::definitions;
use super::{Cursor, entries, lookup};
use crate::model::{Item, Programme, Waiver};
use crate::rules;
use crate::workspace::Snapshot;

/// What stands at a place, and where it is defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// What was asked about, in the file of the cursor.
    pub origin: TextRange,
    /// Where it is defined: more than one place where an id was given twice, or is in several declared editions.
    pub targets: Vec<Target>,
}

/// A place where something is defined. Ranges are bytes from the start of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A statement in a file of the project.
    File {
        /// The file.
        path: Arc<str>,
        /// The whole statement with its block.
        range: TextRange,
        /// Its id.
        selection: TextRange,
    },
    /// A statement in the text of an edition that is built in.
    BuiltIn {
        /// The name of that text in [`crate::catalogue::BUILT_IN`].
        file: &'static str,
        /// The whole statement with its block.
        range: TextRange,
        /// Its id.
        selection: TextRange,
    },
    /// The page of the rule with this name.
    Rule(&'static str),
    /// A file or a folder, relative to the project.
    Path(SmolStr),
}

/// What stands at the cursor, where it has a definition. On a definition itself, that definition.
#[must_use]
pub fn definition(cursor: &Cursor<'_>) -> Option<Definition> {
    let (origin, targets) = match cursor.name() {
        Some(name) => (name.range, of_name(cursor, &name)),
        None => of_rule(cursor).or_else(|| of_path(cursor)).or_else(|| of_programme(cursor))?,
    };
    (!targets.is_empty()).then(|| Definition { origin: cursor.in_file(origin), targets })
}

/// Where a name is defined in the project, a programme hazard in its catalogue.
pub(super) fn targets(snapshot: &Snapshot, named: &Named) -> Vec<Target> {
    if let Named::Programme(id) = named {
        return entries::entries(snapshot, id, None);
    }
    let defined = definitions(snapshot, named).into_iter();
    let target = |path, range, selection| Target::File { path, range, selection };
    defined.filter_map(|one| Some(target(one.place.path, one.defines?, one.place.range))).collect()
}

fn of_name(cursor: &Cursor<'_>, name: &Occurrence) -> Vec<Target> {
    let snapshot = cursor.snapshot;
    match (&name.named, name.defines) {
        // An entry of a catalogue is its own definition, whichever edition is declared.
        (Named::Programme(_), Some(range)) => vec![Target::File {
            path: Arc::clone(cursor.file.path()),
            range: cursor.in_file(range),
            selection: cursor.in_file(name.range),
        }],
        (Named::Programme(id), None) => {
            let found = match programme_at(cursor) {
                Some(programme) => {
                    entries::entries(snapshot, id, lookup::edition_of(snapshot, programme).map(|edition| &**edition))
                }
                None => targets(snapshot, &name.named),
            };
            if found.is_empty() { supplier_log(snapshot, id) } else { found }
        }
        (named, _) => targets(snapshot, named),
    }
}

/// The supplier's log, for an id that is of no known programme.
fn supplier_log(snapshot: &Snapshot, id: &str) -> Vec<Target> {
    if snapshot.programmes().all().any(|edition| edition.claims(id)) {
        return Vec::new();
    }
    let items = snapshot.project_items().flat_map(|island| &island.content.items);
    let logs = items.filter(|item| matches!(item, Item::Log(_))).flat_map(paths);
    logs.map(|one| Target::Path(one.path.into())).take(1).collect()
}

fn of_rule(cursor: &Cursor<'_>) -> Option<(TextRange, Vec<Target>)> {
    let waivers = cursor.island.content.items.iter().flat_map(|item| match item {
        Item::Waiver(waiver) => std::slice::from_ref(waiver),
        Item::Hazard(hazard) => &hazard.waivers,
        _ => &[],
    });
    let mut words = waivers.filter_map(|Waiver { rule, .. }| rule.as_ref());
    let word = words.find(|word| word.range.contains_inclusive(cursor.offset))?;
    Some((word.range, vec![Target::Rule(rules::find(&word.value)?.name)]))
}

fn of_path(cursor: &Cursor<'_>) -> Option<(TextRange, Vec<Target>)> {
    let mut paths = cursor.island.content.items.iter().flat_map(paths);
    let PathUse { text, path } = paths.find(|one| one.text.range.contains_inclusive(cursor.offset))?;
    Some((text.range, vec![Target::Path(path.into())]))
}

/// The id of a programme leads to the start of its catalogue.
fn of_programme(cursor: &Cursor<'_>) -> Option<(TextRange, Vec<Target>)> {
    let programme = programme_at(cursor)?;
    let id = programme.header.id.as_ref().filter(|id| id.range.contains_inclusive(cursor.offset))?;
    let edition = lookup::edition_of(cursor.snapshot, programme)?;
    Some((id.range, entries::catalogue(cursor.snapshot, edition).into_iter().collect()))
}

fn programme_at<'a>(cursor: &Cursor<'a>) -> Option<&'a Programme> {
    cursor.programme().filter(|programme| programme.header.range.contains_inclusive(cursor.offset))
}

#[cfg(test)]
mod tests {
    use super::{Target, definition};
    use crate::catalogue::BUILT_IN;
    use crate::ide::FileRange;
    use crate::ide::fixture::{Fixture, ends, expect};

    /// The definition at `$0`: what was asked about, and each target with its whole and its id.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let fixture = Fixture::new(text);
        let cursor = fixture.cursor();
        let Some(found) = definition(&cursor) else { return expect("nothing", expected) };
        let mut lines = vec![fixture.slice(cursor.file.path(), found.origin)];
        for target in found.targets {
            lines.push(match target {
                Target::File { path, range, selection } => {
                    let id = fixture.slice(&path, selection);
                    format!("{} | {id}", fixture.show(&FileRange { path, range }))
                }
                Target::BuiltIn { file, range, selection } => {
                    let text = BUILT_IN.iter().find(|(name, _)| *name == file).unwrap().1;
                    format!("{file} {} | {}", ends(&text[range]), &text[selection])
                }
                Target::Rule(name) => format!("rule {name}"),
                Target::Path(path) => format!("path {path}"),
            });
        }
        expect(&lines.join("\n"), expected);
    }

    const HAZARD: &str = r#"hazard H-1 "a" {
  cause C1 "c"
  control K1 design "k" {
    mitigates C1
  }
}
"#;

    #[test]
    fn a_shared_control_in_another_file() {
        check(
            "hazard H-1 \"a\" {\n  use control CTL-$01 mitigates C1\n}\n#- controls.hazlog\n\ncontrol CTL-1 design \"d\" {\n}\n",
            "CTL-1\n controls.hazlog:2 control CTL-1 design \"d\" { … } | CTL-1".replace("\n ", "\n").as_str(),
        );
    }

    #[test]
    fn a_cause_of_the_same_hazard_and_no_other() {
        let text = HAZARD.replace("mitigates C1", "mitigates C1$0") + &HAZARD.replace("H-1", "H-2");
        check(&text, "C1\nlog.hazlog:2 cause C1 \"c\" | C1");
    }

    #[test]
    fn a_hazard_that_a_review_covers() {
        let text = format!("{HAZARD}\nreview 2026-01-01 \"w\" {{\n  covers $0H-1\n}}\n");
        check(&text, "H-1\nlog.hazlog:1 hazard H-1 \"a\" { … } | H-1");
    }

    #[test]
    fn a_definition_leads_to_itself_and_to_its_double() {
        check(
            "hazard H-1$0 \"a\"\nhazard H-1 \"b\"\n",
            "H-1\nlog.hazlog:1 hazard H-1 \"a\" | H-1\nlog.hazlog:2 hazard H-1 \"b\" | H-1",
        );
        check("hazard H-1 \"a\" {\n  control K1$0 design \"k\"\n}\n", "K1\nlog.hazlog:2 control K1 design \"k\" | K1");
        check("log L-1$0 \"a\"\n", "L-1\nlog.hazlog:1 log L-1 \"a\" | L-1");
    }

    #[test]
    fn what_nothing_defines_leads_nowhere() {
        check("hazard H-1 \"a\" {\n  use control CTL-9$0\n}\n", "nothing");
        check("hazard H-1 \"a\" {\n  initial severity maj$0or\n}\n", "nothing");
        check("$0", "nothing");
    }

    #[test]
    fn a_programme_hazard_in_the_declared_edition() {
        let text = "programme GPC edition \"1.0\" {\n  not-applicable GPC-46$0 because \"r\"\n}\n";
        check(text, "GPC-46\ngpc-1.0.hazlog entry GPC-46 \"Retrieval time is not shown to the user\" { … } | GPC-46");
        let addressed = "hazard H-1 \"a\" {\n  addresses GPC-46$0\n}\n";
        check(
            addressed,
            "GPC-46\ngpc-2.0.hazlog entry GPC-46 \"Retrieval time is not shown to the user\" { … } | GPC-46",
        );
        check("programme GPC edition \"2.0\"\nhazard H-1 \"a\" {\n  addresses GPC-9999$0\n}\n", "nothing");
        check(
            "programme GP$0C edition \"2.0\"\n",
            "GPC\ngpc-2.0.hazlog catalogue GPC \"GP Connect programme hazard log\" edition \"2.0\" { … } | GPC",
        );
    }

    const IMPORTED: &str = "#- gpc.hazlog\ncatalogue GPC \"own copy\" edition \"2.0\"\nentry GPC-46 \"In full\" {\n  impact \"i\"\n}\n\
                            #- old.hazlog\ncatalogue GPC \"old copy\" edition \"1.0\"\nentry GPC-46 \"Other\"\n";

    #[test]
    fn a_programme_hazard_in_the_imported_catalogue_of_its_edition() {
        let text = format!("programme GPC edition \"2.0\"\nhazard H-1 \"a\" {{\n  addresses GPC-46$0\n}}\n{IMPORTED}");
        check(&text, "GPC-46\ngpc.hazlog:2 entry GPC-46 \"In full\" { … } | GPC-46");
        let itself = IMPORTED.replace("entry GPC-46 \"Other\"", "entry GPC-46$0 \"Other\"");
        check(&itself, "GPC-46\nold.hazlog:2 entry GPC-46 \"Other\" | GPC-46");
        check(
            &format!("programme $0GPC edition \"1.0\"\n{IMPORTED}"),
            "GPC\nold.hazlog:1 catalogue GPC \"old copy\" edition \"1.0\" | GPC",
        );
    }

    #[test]
    fn a_rule_a_path_and_a_suppliers_log() {
        check("waive vague$0-control because \"r\"\n", "vague-control\nrule vague-control");
        check("hazard H-1 \"a\" {\n  waive $0no-such-rule\n}\n", "nothing");
        let evidence = "control CTL-1 design \"d\" {\n  evidence implementation \"docs/a$0.md#part\"\n}\n";
        check(evidence, "\"docs/a.md#part\"\npath docs/a.md");
        check(&evidence.replace("docs", "https://example.org"), "nothing");
        let log = "log L-1 \"l\" {\n  supplier \"S\" log \"../s/log.hazlog\"\n}\n";
        check(&format!("{log}hazard H-1 \"a\" {{\n  addresses ADS-$07\n}}\n"), "ADS-7\npath ../s/log.hazlog");
    }

    #[test]
    fn in_half_written_text() {
        let unclosed =
            "hazard H-1 \"a\" {\n  cause C1 \"c\n  control K1 design {\n    mitigates C1$0\n\ncontrol CTL-1 design";
        check(unclosed, "C1\nlog.hazlog:2 cause C1 \"c | C1");
        check(
            "hazard H-1 {\n  use control CTL-$0\n\ncontrol CTL- design \"d\"",
            "CTL-\nlog.hazlog:4 control CTL- design \"d\" | CTL-",
        );
    }
}
