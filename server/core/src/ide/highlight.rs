//! The places in one file where the name at the cursor is written.

use text_size::TextRange;

use super::Cursor;
use super::names::Role;
use super::references::references_in;

/// A place where the name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// Where, in bytes from the start of the file.
    pub range: TextRange,
    /// True where the name is defined, false where it is used.
    pub is_definition: bool,
}

/// Every place in the cursor's file where the name at the cursor is written, in order; none where there is no name.
#[must_use]
pub fn highlights(cursor: &Cursor<'_>) -> Vec<Highlight> {
    let Some(name) = cursor.name() else { return Vec::new() };
    let found = references_in(cursor.snapshot, cursor.file.path(), &name.named);
    let highlight =
        |one: super::Reference| Highlight { range: one.place.range, is_definition: one.role == Role::Definition };
    found.into_iter().map(highlight).collect()
}

#[cfg(test)]
mod tests {
    use super::highlights;
    use crate::ide::fixture::Fixture;

    /// The file of `$0` with `<…>` around uses and `<<…>>` around definitions.
    #[track_caller]
    fn check(marked: &str) {
        let bare = marked.replace("<<", "").replace(">>", "").replace(['<', '>'], "");
        let fixture = Fixture::new(&bare);
        let cursor = fixture.cursor();
        let mut text = fixture.text(cursor.file.path());
        text.insert_str((cursor.extent.start() + cursor.offset).into(), "$0");
        let cursor_at = text.find("$0").unwrap();
        for one in highlights(&cursor).iter().rev() {
            let (open, close) = if one.is_definition { ("<<", ">>") } else { ("<", ">") };
            let shift = |at: text_size::TextSize, end: bool| {
                let at = usize::from(at);
                if at > cursor_at || (end && at == cursor_at) { at + 2 } else { at }
            };
            text.insert_str(shift(one.range.end(), true), close);
            text.insert_str(shift(one.range.start(), false), open);
        }
        let marked = marked.split("#- ").next().unwrap();
        assert_eq!(text, marked, "\nfound:\n{text}\nexpected:\n{marked}");
    }

    #[test]
    fn a_cause_in_its_hazard() {
        check(
            "hazard H-1 \"a\" {\n  cause <<C$01>> \"c\"\n  control K1 design \"k\" {\n    mitigates <C1>, C2\n  }\n  \
             use control CTL-1 mitigates <C1>\n}\nhazard H-2 \"b\" {\n  cause C1 \"c\"\n}\n",
        );
    }

    #[test]
    fn a_shared_control_in_its_file_only() {
        check(
            "hazard H-1 \"a\" {\n  use control <$0CTL-1>\n}\ncontrol <<CTL-1>> design \"d\"\n\
             #- other.hazlog\nhazard H-2 \"b\" {\n  use control CTL-1\n}\n",
        );
    }

    #[test]
    fn a_programme_hazard_and_a_covered_one() {
        check(
            "programme GPC edition \"2.0\" {\n  under-review <GPC-4$06>\n}\nhazard H-1 \"a\" {\n  addresses <GPC-46>\n}\n",
        );
        check("review 2026-01-01 {\n  covers <H-1$0>, H-2\n}\nhazard <<H-1>> \"a\"\n");
    }

    #[test]
    fn nothing_where_there_is_no_name() {
        check("hazard H-1 \"C1 $0 C1\"\n");
    }

    #[test]
    fn in_half_written_text() {
        check(
            "hazard H-1 \"a\" {\n  cause <<C>> \"c\n  use control CTL-1 mitigates <C$0>, \n  control K1 {\n    mitigates <C>",
        );
    }
}
