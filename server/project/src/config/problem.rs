//! What is wrong in a configuration, with its place, and the collecting of it.

use std::fmt;
use std::ops::Range;

use hazlog_core::diagnostic::Level;
use hazlog_core::text::{Document, LineColumn};
use text_size::{TextRange, TextSize};

/// Something wrong in a `hazlog.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    /// An error stops the configuration from being used; a warning does not.
    pub level: Level,
    /// Bytes from the start of the text.
    pub range: TextRange,
    /// Where the range begins, as people count.
    pub position: LineColumn,
    /// What is wrong and what to do, in words for someone who does not program.
    pub message: String,
    /// The text that probably belongs in `range`, exactly as it would be written there.
    pub suggestion: Option<String>,
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.position.line, self.position.column, self.message)
    }
}

/// Collects what is wrong.
pub(super) struct Problems<'t> {
    document: Document,
    pub(super) text: &'t str,
    found: Vec<ConfigProblem>,
    /// Parts that were not understood, so that what seems odd in them may only be misread.
    doubtful: Vec<Range<usize>>,
}

impl<'t> Problems<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { document: Document::new(text), text, found: Vec::new(), doubtful: Vec::new() }
    }

    /// In these parts nothing more is told: one mistake, one message.
    pub(super) fn doubt(&mut self, parts: Vec<Range<usize>>) {
        self.doubtful = parts;
    }

    /// True where a part of the text was not understood: then nothing may be said of the whole.
    pub(super) fn is_doubtful(&self) -> bool {
        !self.doubtful.is_empty()
    }

    /// How many errors there are so far.
    pub(super) fn errors(&self) -> usize {
        self.found.iter().filter(|problem| problem.level == Level::Error).count()
    }

    pub(super) fn error(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.suggest(span, message, None);
    }

    pub(super) fn suggest(&mut self, span: Range<usize>, message: impl Into<String>, suggestion: Option<String>) {
        self.add(Level::Error, span, message.into(), suggestion);
    }

    pub(super) fn warn(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.add(Level::Warning, span, message.into(), None);
    }

    fn add(&mut self, level: Level, span: Range<usize>, message: String, suggestion: Option<String>) {
        if self.doubtful.iter().any(|part| part.contains(&span.start)) {
            return;
        }
        let range = TextRange::new(size(span.start), size(span.end.max(span.start)));
        let position = self.document.line_column(range.start());
        self.found.push(ConfigProblem { level, range, position, message, suggestion });
    }

    /// Errors and warnings, by place.
    pub(super) fn finish(mut self) -> (Vec<ConfigProblem>, Vec<ConfigProblem>) {
        self.found.sort_by_key(|problem| (problem.range.start(), problem.range.end()));
        self.found.into_iter().partition(|problem| problem.level == Level::Error)
    }
}

fn size(offset: usize) -> TextSize {
    TextSize::try_from(offset).unwrap_or(TextSize::new(u32::MAX))
}
