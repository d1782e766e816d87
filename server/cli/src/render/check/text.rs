//! Findings with the lines that they are about, in the look of rustc.

use std::io::{self, Write};
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Title, Origin, Patch, Renderer, Snippet};
use hazlog_core::diagnostic::{Fix, Level};
use hazlog_core::lint::{Located, LocatedRelated};
use hazlog_core::text::TextRange;

use super::Report;

/// Writes the findings that are not waived.
pub(crate) fn write(out: &mut impl Write, report: &Report<'_>, colour: bool) -> io::Result<()> {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    for one in report.counted() {
        writeln!(out, "{}\n", block(&renderer, report, one))?;
    }
    Ok(())
}

fn block(renderer: &Renderer, report: &Report<'_>, one: &Located) -> String {
    let finding = &one.finding;
    let title = match finding.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Info => Title::INFO,
    };
    let own = excerpt(report, &one.path, one.range);
    let title = title.primary_title(&*finding.message).id(finding.rule);
    let mut group = own.mark(Group::with_title(title), AnnotationKind::Primary, one.range);
    let notes: Vec<String> = finding.clauses.iter().map(|clause| format!("{clause}: {}", clause.text())).collect();
    for note in &notes {
        group = group.element(Title::NOTE.message(&**note));
    }
    let related: Vec<(Excerpt, &LocatedRelated)> =
        one.related.iter().map(|other| (excerpt(report, &other.path, other.range), other)).collect();
    let mut groups = vec![group];
    for (excerpt, other) in &related {
        let title = Title::NOTE.secondary_title(&*other.message);
        groups.push(excerpt.mark(Group::with_title(title), AnnotationKind::Context, other.range));
    }
    let fixes: Vec<(Excerpt, &Fix)> = finding.fixes.iter().map(|fix| (around(report, one, fix), fix)).collect();
    for (excerpt, fix) in &fixes {
        groups.push(suggestion(excerpt, one, fix));
    }
    renderer.render(&groups).to_string()
}

fn suggestion<'a>(excerpt: &'a Excerpt, one: &Located, fix: &'a Fix) -> Group<'a> {
    let group = Group::with_title(Title::HELP.secondary_title(&*fix.title));
    if excerpt.is_too_long {
        return group.element(excerpt.origin());
    }
    let mut snippet = excerpt.snippet();
    for edit in &fix.edits {
        snippet = snippet.patch(Patch::new(excerpt.local(edit.range + one.island), &*edit.text));
    }
    group.element(snippet)
}

fn around(report: &Report<'_>, one: &Located, fix: &Fix) -> Excerpt {
    let ranges = fix.edits.iter().map(|edit| edit.range + one.island);
    let all = ranges.reduce(TextRange::cover).unwrap_or(one.range);
    excerpt(report, &one.path, all)
}

/// The most that is shown of a text, in bytes. A file without line ends may have a finding at each of its bytes, and
/// with each of them the whole of it would be searched and shown again.
const LONGEST: usize = 16 << 10;

/// The lines around a range: a whole file would be searched for lines again with each finding in it.
struct Excerpt {
    path: String,
    text: String,
    line: usize,
    column: usize,
    start: usize,
    /// True where only the place is shown, and `text` is empty.
    is_too_long: bool,
}

fn excerpt(report: &Report<'_>, path: &str, range: TextRange) -> Excerpt {
    let (path_shown, text) = (report.path(path), String::new());
    let empty = Excerpt { path: path_shown, text, line: 1, column: 1, start: 0, is_too_long: false };
    let Some(file) = report.snapshot.file(path) else { return empty };
    let document = file.document();
    let lines = document.lines_around(range);
    if usize::from(lines.len()) > LONGEST {
        let place = document.line_column(range.start());
        return Excerpt { line: place.line as usize, column: place.column as usize, is_too_long: true, ..empty };
    }
    let line = document.line_column(lines.start()).line as usize;
    Excerpt { text: document.slice(lines), line, start: lines.start().into(), ..empty }
}

impl Excerpt {
    fn local(&self, range: TextRange) -> Range<usize> {
        let place = |offset: usize| offset.saturating_sub(self.start).min(self.text.len());
        place(range.start().into())..place(range.end().into())
    }

    /// The group with the lines and the range marked in them; with no more than the place where they are too long.
    fn mark<'a>(&'a self, group: Group<'a>, kind: AnnotationKind, range: TextRange) -> Group<'a> {
        if self.is_too_long {
            return group.element(self.origin());
        }
        group.element(self.snippet().annotation(kind.span(self.local(range))))
    }

    fn origin(&self) -> Origin<'_> {
        Origin::path(&*self.path).line(self.line).char_column(self.column)
    }

    fn snippet<'a, T: Clone>(&'a self) -> Snippet<'a, T> {
        Snippet::source(&*self.text).path(&*self.path).line_start(self.line)
    }
}
