//! Where a rule puts its findings.

use smol_str::SmolStr;
use text_size::TextRange;

use super::Rule;
use crate::diagnostic::{Applicability, Edit, Finding, Fix, Level, Place, Related};
use crate::model::{Hazard, Header, Text};

/// Takes the findings of one rule; level, clauses and hazard are filled in here.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    pub(crate) rule: &'static Rule,
    pub(crate) level: Level,
    /// The island that plain ranges are in.
    pub(crate) island: u64,
    pub(crate) hazard: Option<SmolStr>,
    pub(crate) findings: &'a mut Vec<Finding>,
}

/// A finding that can still be given related places and fixes.
#[derive(Debug)]
pub(crate) struct Told<'a> {
    finding: Option<&'a mut Finding>,
}

impl Report<'_> {
    /// A finding in the island at hand.
    pub(crate) fn at(&mut self, range: TextRange, message: impl Into<String>) -> Told<'_> {
        self.place(Place { island: self.island, range }, message)
    }

    /// A finding anywhere.
    pub(crate) fn place(&mut self, place: Place, message: impl Into<String>) -> Told<'_> {
        self.findings.push(Finding {
            rule: self.rule.name,
            level: self.level,
            place,
            message: message.into(),
            clauses: self.rule.clauses,
            hazard: self.hazard.clone(),
            related: Vec::new(),
            fixes: Vec::new(),
            waived: None,
        });
        Told { finding: self.findings.last_mut() }
    }

    /// The same report for findings about this hazard, so that a waiver in it silences them.
    pub(crate) fn about(&mut self, hazard: &Hazard) -> Report<'_> {
        let id = hazard.header.id.as_ref().map(|id| id.value.clone());
        Report { rule: self.rule, level: self.level, island: self.island, hazard: id, findings: self.findings }
    }
}

impl Told<'_> {
    /// Points to another place of the same island.
    pub(crate) fn see(self, range: TextRange, message: impl Into<String>) -> Self {
        let island = self.finding.as_ref().map(|finding| finding.place.island);
        match island {
            Some(island) => self.see_place(Place { island, range }, message),
            None => self,
        }
    }

    /// Points to a place anywhere.
    pub(crate) fn see_place(mut self, place: Place, message: impl Into<String>) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.related.push(Related { place, message: message.into() });
        }
        self
    }

    /// Offers to replace a range of the finding's island.
    pub(crate) fn replace(self, range: TextRange, text: impl Into<String>, applicability: Applicability) -> Self {
        self.fix(Fix::replace(range, text, applicability))
    }

    /// Offers to write `text` at a place of the finding's island, under a title of its own. A statement is added to a
    /// block by inserting at [`crate::model::Header::tail`] a text that begins with a line end.
    pub(crate) fn insert(
        self,
        at: text_size::TextSize,
        text: impl Into<String>,
        title: impl Into<String>,
        applicability: Applicability,
    ) -> Self {
        let edit = Edit { range: TextRange::empty(at), text: text.into() };
        self.fix(Fix { title: title.into(), applicability, edits: vec![edit] })
    }

    /// Offers a value in the place of an empty one: behind its word, where the word stands there alone. Nothing where
    /// the value offered is as empty.
    pub(crate) fn fill(self, empty: &Text, value: &str, title: impl Into<String>) -> Self {
        let text = match (empty.range.is_empty(), value) {
            (true, value) => format!(" {value}"),
            (false, "\"\"") => return self,
            (false, value) => value.to_owned(),
        };
        self.fix(Fix::replace(empty.range, text, Applicability::Suggestion).titled(title))
    }

    /// Offers to add a statement to a block, and the braces too where there is no block yet. `depth` counts the blocks
    /// that the statement stands in.
    pub(crate) fn add(self, header: &Header, depth: usize, statement: &str, title: impl Into<String>) -> Self {
        let indent = "  ".repeat(depth);
        let has_block = header.tail > header.end;
        let text = if has_block {
            format!("\n{indent}{statement}")
        } else {
            format!(" {{\n{indent}{statement}\n{}}}", "  ".repeat(depth.saturating_sub(1)))
        };
        self.insert(header.tail, text, title, Applicability::Suggestion)
    }

    /// Offers a fix.
    pub(crate) fn fix(mut self, fix: Fix) -> Self {
        if let Some(finding) = &mut self.finding {
            finding.fixes.push(fix);
        }
        self
    }
}
