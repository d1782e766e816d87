//! Formatting as an editor asks for it: a whole file, a part of one, or what a typed character closes. What is laid out
//! is decided by [`crate::format`]; here it is decided how much of that is done now.

use text_size::{TextRange, TextSize};

use super::{Cursor, edits};
use crate::diagnostic::Edit;
use crate::format::{format_readable, format_statement, is_blank};
use crate::syntax::{Statement, Syntax, TokenKind, parse, starts_item};
use crate::workspace::Snapshot;

/// Columns of one level.
const LEVEL: usize = 2;

/// The edits that give a whole file its canonical form. Items that are not clear stay as they are.
#[must_use]
pub fn format_document(snapshot: &Snapshot, path: &str) -> Vec<Edit> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let text = file.document().text();
    edits(&text, &format_readable(&text))
}

/// The edits that give a part of a file its canonical form: all lines of the statements that `range` touches, and
/// nothing else. Of a range that holds the whole file they are those of the file.
#[must_use]
pub fn format_range(snapshot: &Snapshot, path: &str, range: TextRange) -> Vec<Edit> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let end = TextSize::of(&*file.document().slice(range)) + range.start();
    let wanted = TextRange::new(range.start().min(end), end);
    if wanted.start() == TextSize::new(0) && wanted.end() == file.document().len() {
        return format_document(snapshot, path);
    }
    let islands = |at: TextSize| file.island_at(at).map(|(extent, _)| extent);
    let (Some(first), Some(last)) = (islands(wanted.start()), islands(wanted.end())) else { return Vec::new() };
    // The neighbours tell how much room is above the first item and below the last one.
    let before = islands(first.start().checked_sub(1.into()).unwrap_or_default()).unwrap_or(first);
    let slice = before.cover(first).cover(last).cover(islands(last.end()).unwrap_or(last));
    let text = file.document().slice(slice);
    let wanted = whole_statements(&text, wanted - slice.start());
    let mut edits = edits(&text, &format_readable(&text));
    edits.retain(|edit| wanted.contains_range(edit.range));
    moved(edits, slice.start())
}

/// The edits after `typed` was typed and the cursor stands behind it at `offset`:
///
/// - a line end: the new line is indented, by its block, or in a text as the line above it;
/// - `}`: the block that it closes is laid out, also where nothing else of the item is finished.
///
/// Nothing for any other character.
#[must_use]
pub fn format_on_type(snapshot: &Snapshot, path: &str, offset: TextSize, typed: char) -> Vec<Edit> {
    let Some(cursor) = Cursor::new(snapshot, path, offset) else { return Vec::new() };
    let text = cursor.text();
    let syntax = parse(&text);
    let edits = match typed {
        '\n' => new_line(&text, &syntax, cursor.offset).into_iter().collect(),
        '}' => closed_block(&text, &syntax, cursor.offset),
        _ => Vec::new(),
    };
    moved(edits, cursor.extent.start())
}

fn moved(edits: Vec<Edit>, by: TextSize) -> Vec<Edit> {
    edits.into_iter().map(|edit| Edit { range: edit.range + by, text: edit.text }).collect()
}

/// A range made longer to whole lines, and to all lines of the statements without a block that begin or end in it: the
/// lines of a text are indented together, or they mean something else.
fn whole_statements(text: &str, range: TextRange) -> TextRange {
    fn grow(statements: &[Statement], lines: TextRange) -> TextRange {
        let touched = statements.iter().filter(|one| one.range.intersect(lines).is_some_and(|both| !both.is_empty()));
        touched.fold(lines, |lines, statement| match &statement.block {
            Some(block) => {
                let head = TextRange::new(statement.range.start(), block.open.end());
                let lines =
                    if head.intersect(lines).is_some_and(|both| !both.is_empty()) { lines.cover(head) } else { lines };
                grow(&block.statements, lines)
            }
            None => lines.cover(statement.range),
        })
    }
    let syntax = parse(text);
    let lines = lines_around(text, grow(&syntax.statements, lines_around(text, range)));
    let above = text.get(..usize::from(lines.start())).unwrap_or_default().trim_end_matches(is_blank);
    TextRange::new(TextSize::of(above), lines.end())
}

/// From the start of the first line that a range touches to the end of the last one, without its line end.
fn lines_around(text: &str, range: TextRange) -> TextRange {
    let before = text.get(..usize::from(range.start())).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(usize::from(range.end())..).unwrap_or_default();
    let end = range.end() + TextSize::of(after.split(['\r', '\n']).next().unwrap_or_default());
    TextRange::new(TextSize::try_from(start).unwrap_or_default(), end)
}

/// The edit that indents the line at whose start, or in whose white space, `offset` stands.
fn new_line(text: &str, syntax: &Syntax, offset: TextSize) -> Option<Edit> {
    let before = text.get(..usize::from(offset))?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(start..)?;
    let indented = rest.trim_start_matches([' ', '\t']);
    let blank = TextRange::at(TextSize::try_from(start).ok()?, TextSize::of(rest) - TextSize::of(indented));
    // Where the line opens an item, and at the very start, nothing is around it.
    if start == 0 || blank.end() < offset {
        return None;
    }
    let place = Place::find(syntax, blank.start());
    let wanted = place.indentation(text, indented);
    let had = text.get(std::ops::Range::<usize>::from(blank))?;
    // In column 0 it would open an item, which it does not where it stands.
    let opens_item = wanted.is_empty() && starts_item(indented);
    (had != wanted && !opens_item).then_some(Edit { range: blank, text: wanted })
}

/// What a new line stands in.
struct Place<'s> {
    /// Blocks around it.
    depth: usize,
    /// The statement whose text or list goes on here.
    inside: Option<&'s Statement>,
    /// Where the text begins that goes on here.
    text: Option<TextRange>,
}

impl<'s> Place<'s> {
    fn find(syntax: &'s Syntax, at: TextSize) -> Self {
        let mut place = Self { depth: 0, inside: None, text: None };
        place.descend(&syntax.statements, at);
        place
    }

    fn descend(&mut self, statements: &'s [Statement], at: TextSize) {
        let Some(statement) = statements.iter().take_while(|one| one.range.start() < at).last() else { return };
        if let Some(block) = statement.block.as_ref().filter(|block| block.open.end() <= at) {
            if block.close.is_none_or(|close| at <= close.start()) {
                self.depth += 1;
                self.descend(&block.statements, at);
            }
            return;
        }
        let before = statement.tokens.iter().take_while(|token| token.range.start() < at).last();
        let Some(before) = before else { return };
        let open = match before.kind {
            TokenKind::Text { closed: true } => at < before.range.end(),
            TokenKind::Text { closed: false } => true,
            _ => false,
        };
        self.text = open.then_some(before.range);
        if open || before.kind == TokenKind::Comma {
            self.inside = Some(statement);
        }
    }

    fn indentation(&self, text: &str, line: &str) -> String {
        match (self.inside, self.text) {
            (Some(statement), Some(quotes)) => in_text(text, statement, quotes, self.depth, line),
            // As the lines of a list are, below its first value.
            (Some(statement), None) => {
                let first = statement.tokens.first().map_or(statement.range.start(), |token| token.range.start());
                " ".repeat(column(text, first))
            }
            (None, _) => {
                let closes = usize::from(line.starts_with('}'));
                " ".repeat(self.depth.saturating_sub(closes) * LEVEL)
            }
        }
    }
}

/// A line of a text stands below the one above it that is not blank; the first one, and the closing quotes, stand by the
/// keyword.
fn in_text(text: &str, statement: &Statement, quotes: TextRange, depth: usize, line: &str) -> String {
    let keyword = " ".repeat(depth * LEVEL);
    if line.starts_with("\"\"\"") {
        return keyword;
    }
    let content = quotes.start() + TextSize::of("\"\"\"");
    let end = TextSize::of(text) - TextSize::of(line);
    let above = text.get(usize::from(content)..usize::from(end)).unwrap_or_default();
    let last = above.lines().skip(1).filter(|line| !line.trim().is_empty()).last();
    match last {
        Some(last) => {
            last.get(..last.len() - last.trim_start_matches([' ', '\t']).len()).unwrap_or_default().to_owned()
        }
        None => " ".repeat(column(text, statement.range.start()).max(keyword.len()) + LEVEL),
    }
}

/// Characters before a place in its line.
fn column(text: &str, at: TextSize) -> usize {
    let before = text.get(..usize::from(at)).unwrap_or_default();
    before.rsplit('\n').next().unwrap_or_default().chars().count()
}

/// The edits that lay out the statement whose block ends in the brace before `offset`.
fn closed_block(text: &str, syntax: &Syntax, offset: TextSize) -> Vec<Edit> {
    let Some((statement, depth)) = closed_at(&syntax.statements, offset, 0) else { return Vec::new() };
    let Some(wanted) = format_statement(text, syntax, statement, depth) else { return Vec::new() };
    let before = text.get(..usize::from(statement.range.start())).unwrap_or_default();
    let outside = before.trim_end_matches([' ', '\t']);
    // The line is indented too where the statement opens it.
    let (start, indent) = match outside.ends_with('\n') {
        true => (TextSize::of(outside), " ".repeat(depth * LEVEL)),
        false => (statement.range.start(), String::new()),
    };
    let had = text.get(usize::from(start)..usize::from(statement.range.end())).unwrap_or_default();
    moved(edits(had, &format!("{indent}{wanted}")), start)
}

fn closed_at(statements: &[Statement], offset: TextSize, depth: usize) -> Option<(&Statement, usize)> {
    let statement = statements.iter().take_while(|one| one.range.start() < offset).last()?;
    let block = statement.block.as_ref()?;
    if block.close.is_some_and(|close| close.end() == offset) {
        return Some((statement, depth));
    }
    closed_at(&block.statements, offset, depth + 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::Config;
    use crate::ide::apply;
    use crate::workspace::Workspace;

    /// What becomes of a text: of the part between two `$0`, or of what was typed before one.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let text = marked.replace("$0", "");
        let marks: Vec<TextSize> = marked
            .match_indices("$0")
            .enumerate()
            .map(|(nth, (at, _))| TextSize::try_from(at - 2 * nth).unwrap())
            .collect();
        let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
        workspace.load(vec![("a".to_owned(), text.clone())]);
        let snapshot = workspace.snapshot();
        let edits = match marks.as_slice() {
            [start, end] => format_range(&snapshot, "a", TextRange::new(*start, *end)),
            [at] => {
                let line = text[..usize::from(*at)].trim_end_matches(' ');
                format_on_type(&snapshot, "a", *at, line.chars().last().unwrap())
            }
            _ => format_document(&snapshot, "a"),
        };
        assert_eq!(apply(&text, &edits), expected);
    }

    #[test]
    fn a_part_is_laid_out_with_the_statements_that_it_touches() {
        check(
            "hazard A-1 \"a\" {\n owner   \"x\"\n$0 $0mode fault\n}\nhazard  A-2 \"b\"\n",
            "hazard A-1 \"a\" {\n owner   \"x\"\n  mode   fault\n}\nhazard  A-2 \"b\"\n",
        );
        check("hazard A-1 \"a\" {}\n$0hazard  A-2 \"b\"$0\n", "hazard A-1 \"a\" {}\n\nhazard A-2 \"b\"\n");
        check(
            "hazard A-1 \"a\" {\nnote \"\"\"\n a\n  $0b$0\n\"\"\"\nowner  \"x\"\n}\n",
            "hazard A-1 \"a\" {\n  note \"\"\"\n    a\n     b\n    \"\"\"\nowner  \"x\"\n}\n",
        );
    }

    #[test]
    fn a_new_line_is_indented_by_its_block() {
        check("hazard A-1 \"a\" {\n$0", "hazard A-1 \"a\" {\n  ");
        check("hazard A-1 \"a\" {\n$0}\n", "hazard A-1 \"a\" {\n}\n");
        check("hazard A-1 \"a\" {\n    $0\n  owner \"x\"\n}\n", "hazard A-1 \"a\" {\n  \n  owner \"x\"\n}\n");
        check(
            "hazard A-1 \"a\" {\n  control K1 design \"k\" {\n  $0\n",
            "hazard A-1 \"a\" {\n  control K1 design \"k\" {\n    \n",
        );
        check("hazard A-1 \"a\" {\n}\n  $0", "hazard A-1 \"a\" {\n}\n");
        check(
            "hazard A-1 \"a\" {\n  addresses GPC-1,\n  $0\n",
            "hazard A-1 \"a\" {\n  addresses GPC-1,\n            \n",
        );
    }

    #[test]
    fn a_new_line_of_a_text_stands_below_the_one_above() {
        check("hazard A-1 {\n  note \"\"\"\n$0\n    \"\"\"\n}\n", "hazard A-1 {\n  note \"\"\"\n    \n    \"\"\"\n}\n");
        check("hazard A-1 {\n  note \"\"\"\n$0", "hazard A-1 {\n  note \"\"\"\n    ");
        check("hazard A-1 {\n  note \"\"\"\n      a\n\n$0", "hazard A-1 {\n  note \"\"\"\n      a\n\n      ");
    }

    #[test]
    fn a_closing_brace_lays_out_its_block_in_an_item_that_is_not_closed() {
        check(
            "hazard A-1 {\n    control  K1 {\n  owner \"x\"\n  state planned\n      }$0\n owner  \"y\n",
            "hazard A-1 {\n  control K1 {\n    owner  \"x\"\n    state  planned\n  }\n owner  \"y\n",
        );
        check("hazard A-1 {\n  note \"a }$0\"\n", "hazard A-1 {\n  note \"a }\"\n");
    }
}
