//! The places of a hazard that change together while the id of a cause is typed in one of them.

use text_size::TextRange;

use super::names::{Named, Role, occurrences};
use super::{Cursor, rename};

/// What may be typed in a linked place, as a regular expression of JavaScript without flags: everything that is part of
/// a word.
pub const LINKED_WORD: &str = r#"[^\s{}",#]+"#;

/// The places in the cursor's hazard where the id at the cursor is written, in bytes from the start of the file. None
/// where that is one place only, where the id is not defined exactly once in the hazard, and for ids that are known
/// outside of it: those are renamed, with a look at the whole project.
#[must_use]
pub fn linked_ranges(cursor: &Cursor<'_>) -> Vec<TextRange> {
    let Some(name) = cursor.name().filter(|name| matches!(name.named, Named::Local(_))) else { return Vec::new() };
    let names = rename::same_id(cursor.snapshot, &name.named);
    let mut places = occurrences(cursor.island);
    places.retain(|one| names.contains(&one.named));
    let is_defined_once = places.iter().filter(|one| one.role == Role::Definition).count() == 1;
    if places.len() < 2 || !is_defined_once {
        return Vec::new();
    }
    let mut ranges: Vec<TextRange> = places.iter().map(|one| cursor.in_file(one.range)).collect();
    ranges.sort_by_key(|range| range.start());
    // An id in quotes, which is told of, would not be of the same text as the others.
    ranges.retain(|range| range.len() == text_size::TextSize::of(name.named.id().as_str()));
    ranges
}

#[cfg(test)]
mod tests {
    use super::linked_ranges;
    use crate::ide::fixture::{Fixture, expect};

    /// The lines and ids that are linked at `$0`.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let fixture = Fixture::new(text);
        let cursor = fixture.cursor();
        let path = cursor.file.path();
        let show = |range| fixture.show(&crate::ide::FileRange { path: path.clone(), range });
        expect(&linked_ranges(&cursor).into_iter().map(show).collect::<Vec<_>>().join("\n"), expected);
    }

    const HAZARD: &str = "hazard H-1 \"a\" {\n  cause C1 \"c\"\n  control K1 design \"k\" {\n    mitigates C1, C2\n  }\n  \
                          use control CTL-1 mitigates C1\n}\nhazard H-2 {\n  cause C1 \"other\"\n}\ncontrol CTL-1 design \"d\"\n";

    #[test]
    fn a_cause_and_its_uses_in_the_hazard() {
        let linked = "log.hazlog:2 C1\nlog.hazlog:4 C1\nlog.hazlog:6 C1";
        check(&HAZARD.replacen("cause C1", "cause C$01", 1), linked);
        check(&HAZARD.replacen("mitigates C1,", "mitigates $0C1,", 1), linked);
    }

    #[test]
    fn nothing_that_is_written_once_or_known_elsewhere() {
        check(&HAZARD.replace("K1", "K1$0"), "");
        check(&HAZARD.replace("hazard H-1", "hazard H-1$0"), "");
        check(&HAZARD.replace("use control CTL-1", "use control CTL-1$0"), "");
        check(&HAZARD.replace("\"other\"", "\"oth$0er\""), "");
    }

    #[test]
    fn nothing_that_is_defined_twice_or_nowhere() {
        check(&HAZARD.replace("C1, C2", "C1, C2$0, C2"), "");
        check(&HAZARD.replacen("cause C1", "cause C1$0 \"a\"\n  cause C1", 1), "");
    }

    #[test]
    fn in_half_written_text() {
        check("hazard {\n  cause C$0 \"c\n  control {\n    mitigates C,", "log.hazlog:2 C\nlog.hazlog:4 C");
    }
}
