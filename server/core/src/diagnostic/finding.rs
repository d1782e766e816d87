//! One finding of one rule.

use smol_str::SmolStr;
use text_size::TextRange;

use super::{Clause, Level};

/// A place in the island with this number: ranges inside it are relative to the island's start, so that a finding
/// stays true when text before the island changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The island's number, unique in a workspace.
    pub island: u64,
    /// Bytes, counted from the island's start.
    pub range: TextRange,
}

/// Another place that explains a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is to be seen there.
    pub message: String,
}

/// Whether a fix may be made without being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// The log means the same, or what its author can only have meant.
    Safe,
    /// A clinician or the author has to look at it: a decision is offered, or a blank to be filled in.
    Suggestion,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, relative to the start of the finding's island.
    pub range: TextRange,
    /// The new text.
    pub text: String,
}

/// A change that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as `replace by `owner``.
    pub title: String,
    /// Whether it may be made unread.
    pub applicability: Applicability,
    /// What is replaced; the edits do not overlap.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that replaces `range` by `text`.
    #[must_use]
    pub fn replace(range: TextRange, text: impl Into<String>, applicability: Applicability) -> Self {
        let text = text.into();
        Self { title: format!("replace by `{text}`"), applicability, edits: vec![Edit { range, text }] }
    }

    /// A fix that takes out what stands at `range`; for a statement that is [`crate::text::with_its_lines`].
    #[must_use]
    pub fn remove(range: TextRange, title: impl Into<String>, applicability: Applicability) -> Self {
        Self { title: title.into(), applicability, edits: vec![Edit { range, text: String::new() }] }
    }

    /// The same fix under another title.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.title = title.into();
        self
    }
}

/// What one rule found at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, which is its code.
    pub rule: &'static str,
    /// How serious it is, in the profile that the log was checked for.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// What is wrong, with the values that are, and what to do.
    pub message: String,
    /// The clauses that the rule serves.
    pub clauses: &'static [Clause],
    /// The hazard that it is about.
    pub hazard: Option<SmolStr>,
    /// Other places that explain it.
    pub related: Vec<Related>,
    /// Changes that mend it.
    pub fixes: Vec<Fix>,
    /// Why it is waived, where it is.
    pub waived: Option<SmolStr>,
}
