//! Where the form of the text is not that of the language; found while the model is made, told by two rules.

use text_size::TextRange;

use crate::diagnostic::Fix;

/// Which rule tells of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// A value is missing, misplaced or of the wrong form.
    Syntax,
    /// A word that is no keyword, or not at this place.
    UnknownKeyword,
}

/// A mistake of form. One mistake gives one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which rule tells of it.
    pub kind: ProblemKind,
    /// Where.
    pub range: TextRange,
    /// What is wrong and what to do, in the author's words.
    pub message: String,
    /// Changes that mend it.
    pub fixes: Vec<Fix>,
}
