//! What is proposed at a place, as plain data. It knows no protocol and decides nothing.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::TextRange;

use crate::diagnostic::Edit;

/// What is proposed at a place, the best first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposals {
    /// In order; [`Proposal::sort_text`] says the same to whoever sorts again.
    pub list: Vec<Proposal>,
    /// True where more typing gives another list, so that a client has to ask again instead of filtering this one.
    pub is_incomplete: bool,
}

/// One thing that may be written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What the list shows.
    pub label: String,
    /// What it is.
    pub kind: ProposalKind,
    /// What is said of it, in one line of plain text.
    pub detail: Option<String>,
    /// What stands at the right of the list, in every row, likewise.
    pub description: Option<String>,
    /// More, as Markdown; [`super::resolve`] may have it where this is `None`.
    pub documentation: Option<String>,
    /// What is replaced, in bytes from the start of the file: on one line, around the cursor.
    pub range: TextRange,
    /// What is written there.
    pub insert: String,
    /// The same with places to be filled in, in the syntax of LSP snippets. Further lines are indented relative to the
    /// first one, which an editor that expands snippets puts right.
    pub snippet: Option<String>,
    /// What a client compares with the text in `range`.
    pub filter_text: String,
    /// What a client sorts by.
    pub sort_text: String,
    /// True for the one that is meant most likely.
    pub preselect: bool,
    /// True for what should not be written any more.
    pub deprecated: bool,
    /// Edits elsewhere in the file that belong to it, in bytes from the file's start.
    pub additional_edits: Vec<Edit>,
    /// True where there are proposals for what comes next, so that a client should ask again once this is accepted.
    pub retrigger: bool,
    /// By what [`super::resolve`] finds its documentation.
    pub key: Option<ResolveKey>,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProposalKind {
    /// A word that opens a statement.
    Keyword,
    /// A word that opens a clause.
    Clause,
    /// A whole statement with places to be filled in.
    Snippet,
    /// A hazard of the programme.
    ProgrammeHazard,
    /// A hazard of the project.
    Hazard,
    /// A control that hazards share.
    Control,
    /// A cause of this hazard.
    Cause,
    /// An id that is still free.
    FreeId,
    /// A severity or a likelihood.
    Level,
    /// The risk that follows from the two.
    Risk,
    /// One of a few words.
    Word,
    /// A capability of the programme.
    Capability,
    /// A programme.
    Programme,
    /// An edition of a programme, or a version of the log.
    Edition,
    /// Somebody's name.
    Person,
    /// A rule.
    Rule,
    /// A day.
    Date,
    /// A file.
    File,
    /// A folder.
    Folder,
}

impl ProposalKind {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::Keyword,
        Self::Clause,
        Self::Snippet,
        Self::ProgrammeHazard,
        Self::Hazard,
        Self::Control,
        Self::Cause,
        Self::FreeId,
        Self::Level,
        Self::Risk,
        Self::Word,
        Self::Capability,
        Self::Programme,
        Self::Edition,
        Self::Person,
        Self::Rule,
        Self::Date,
        Self::File,
        Self::Folder,
    ];
}

/// By what the documentation of a proposal is found.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ResolveKey {
    /// A hazard of an edition of a programme.
    ProgrammeHazard {
        /// The programme, as `GPC`.
        programme: SmolStr,
        /// The edition, as `2.0`.
        edition: SmolStr,
        /// The id, as `GPC-46`.
        id: SmolStr,
    },
    /// A control that hazards share.
    Control(SmolStr),
    /// A hazard of the project.
    Hazard(SmolStr),
}

/// What lies in a folder, for paths of evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// True for a folder.
    pub is_folder: bool,
}

/// What the core cannot know by itself.
pub struct Outside<'a> {
    /// What lies in a folder, given by its path relative to the project with `/` between the parts; empty for the
    /// project's own folder.
    pub list: &'a dyn Fn(&str) -> Vec<Entry>,
    /// The rules that have a finding in the item at the place.
    pub rules_here: &'a [Arc<str>],
}

impl Outside<'_> {
    /// Nothing is known of the world outside.
    pub const NOTHING: Outside<'static> = Outside { list: &|_| Vec::new(), rules_here: &[] };
}

impl std::fmt::Debug for Outside<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outside").field("rules_here", &self.rules_here).finish_non_exhaustive()
    }
}

impl Proposal {
    /// Writes `label` in the place of `range`, and that is all.
    pub(super) fn new(kind: ProposalKind, label: impl Into<String>, range: TextRange) -> Self {
        let label = label.into();
        Self {
            insert: label.clone(),
            filter_text: label.clone(),
            label,
            kind,
            detail: None,
            description: None,
            documentation: None,
            range,
            snippet: None,
            sort_text: String::new(),
            preselect: false,
            deprecated: false,
            additional_edits: Vec::new(),
            retrigger: false,
            key: None,
        }
    }

    pub(super) fn detail(mut self, detail: impl AsRef<str>) -> Self {
        self.detail = one_line(detail.as_ref());
        self
    }

    pub(super) fn description(mut self, description: impl AsRef<str>) -> Self {
        self.description = one_line(description.as_ref());
        self
    }

    pub(super) fn documentation(mut self, markdown: String) -> Self {
        self.documentation = Some(markdown);
        self
    }
}

/// What has room in a list; a name may go over several lines while its quotes are being written.
fn one_line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
