//! Projects of text for the tests of what an editor asks: `#- path` opens a file, `$0` is the cursor.

use jiff::civil::date;
use text_size::{TextRange, TextSize};

use super::{Cursor, FileRange};
use crate::config::Config;
use crate::workspace::{Snapshot, Workspace};

/// A project, with a cursor where there is a mark.
pub(crate) struct Fixture {
    workspace: Workspace,
    pub(crate) snapshot: Snapshot,
    cursor: Option<(String, TextSize)>,
}

impl Fixture {
    /// Text before the first `#-` is the file `log.hazlog`.
    pub(crate) fn new(text: &str) -> Self {
        Self::configured(text, Config::default())
    }

    pub(crate) fn configured(text: &str, config: Config) -> Self {
        let mut workspace = Workspace::new(config, date(2026, 11, 20));
        let mut files = vec![("log.hazlog".to_owned(), String::new())];
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("#- ") {
                Some(path) => files.push((path.trim().to_owned(), String::new())),
                None => files.last_mut().unwrap().1.push_str(line),
            }
        }
        let mut cursor = None;
        for (path, text) in &mut files {
            if let Some(at) = text.find("$0") {
                text.replace_range(at..at + 2, "");
                cursor = Some((path.clone(), TextSize::try_from(at).unwrap()));
            }
        }
        workspace.load(files);
        Self { snapshot: workspace.snapshot(), workspace, cursor }
    }

    pub(crate) fn cursor(&self) -> Cursor<'_> {
        let (path, offset) = self.cursor.as_ref().expect("no $0 in the fixture");
        Cursor::new(&self.snapshot, path, *offset).unwrap()
    }

    pub(crate) fn edit(&mut self, path: &str, at: u32, insert: &str) {
        self.workspace.edit(path, TextRange::empty(at.into()), insert);
        self.snapshot = self.workspace.snapshot();
    }

    pub(crate) fn text(&self, path: &str) -> String {
        self.snapshot.file(path).unwrap().document().text()
    }

    pub(crate) fn slice(&self, path: &str, range: TextRange) -> String {
        self.snapshot.file(path).unwrap().document().slice(range)
    }

    /// `log.hazlog:3 C1`, the line and the text of a range of one line; of a longer one, its first and last line.
    pub(crate) fn show(&self, place: &FileRange) -> String {
        let start = self.snapshot.file(&place.path).unwrap().document().line_column(place.range.start());
        format!("{}:{} {}", place.path, start.line, ends(&self.slice(&place.path, place.range)))
    }
}

/// A text of one line as it is; of a longer one, the first and the last line.
pub(crate) fn ends(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, rest)) => format!("{first} … {}", rest.rsplit('\n').next().unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Lines with the same indentation taken off, so that what is expected can stand in the indented code of a test.
#[track_caller]
pub(crate) fn expect(found: &str, expected: &str) {
    let expected = crate::text::dedent(expected);
    let found = found.trim_end();
    assert!(found == expected, "\nfound:\n{found}\n\nexpected:\n{expected}\n");
}
