//! What an editor asks about a log, answered as plain data over a snapshot: bytes and words, no protocol.
//!
//! One file a feature. All of them work on half-written text, and none judges: findings come from [`crate::lint`].

mod actions;
mod calls;
pub mod completion;
pub mod coverage;
mod cursor;
mod day;
mod definition;
mod describe;
mod edit;
mod entries;
mod evidence;
#[cfg(test)]
mod fixture;
mod folding;
mod highlight;
pub mod hints;
mod hover;
mod key;
mod layout;
pub mod lens;
mod linked;
mod links;
mod lookup;
mod markdown;
pub mod matrix;
mod meaning;
mod names;
mod next_id;
mod paths;
mod references;
mod rename;
mod search;
mod selection;
mod spot;
pub mod status;
mod symbols;
mod template;
pub mod tokens;
pub mod upgrade;

pub use actions::{Action, ActionKind, Change, FileChanges, NewFile, actions, answers_to};
pub use calls::{Call, CallItem, incoming_calls, outgoing_calls, prepare_calls};
pub use cursor::Cursor;
pub use definition::{Definition, Target, definition};
pub use edit::{apply, edits};
pub use evidence::{Moved, rename_files};
pub use folding::{Fold, FoldKind, folds};
pub use highlight::{Highlight, highlights};
pub use hover::{Hover, hover};
pub use layout::{format_document, format_on_type, format_range};
pub use linked::{LINKED_WORD, linked_ranges};
pub use links::{Link, LinkTarget, links};
pub use names::{Local, Named, Occurrence, Role, occurrences};
pub use references::{Reference, definitions, references};
pub use rename::{FileEdits, Refusal, Renamable, prepare_rename, rename};
pub use search::{Found, search};
pub use selection::selection;
pub use symbols::{Symbol, SymbolKind, symbols};

use std::sync::Arc;

use text_size::TextRange;

/// A range of a file, in bytes from its start.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileRange {
    /// The file's path in the project.
    pub path: Arc<str>,
    /// Where in it.
    pub range: TextRange,
}
