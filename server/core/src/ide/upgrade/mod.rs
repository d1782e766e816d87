//! A log that goes over to another edition of a programme: what was decided of hazards that did not change stays, and
//! nothing is carried over to a number whose hazard is another one now.

mod edits;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::civil::Date;
use smol_str::SmolStr;
use text_size::TextRange;

use self::edits::{append, one_line, string, take_out};
use super::coverage::{AnswerState, answers, of_edition};
use crate::catalogue::{Difference, Edition, diff};
use crate::diagnostic::Edit;
use crate::model::{Answer, Disposition, Item, Programme};
use crate::syntax::{Keyword, Syntax, TokenKind, parse};
use crate::text::slice;
use crate::workspace::{Island, Snapshot};

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgrade {
    /// What is replaced, by file; ranges are bytes of the file, sorted and apart from each other.
    pub files: Vec<(Arc<str>, Vec<Edit>)>,
    /// What becomes of each hazard, by number.
    pub lines: Vec<UpgradeLine>,
}

/// What becomes of one hazard of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpgradeLine {
    /// Its id.
    pub id: SmolStr,
    /// Its short name in the new edition; in the old one where it is gone.
    pub name: SmolStr,
    /// What became of it.
    pub fate: Fate,
    /// What this log answered, as `covered by ADS-7`; `None` where it answered nothing.
    pub answered: Option<String>,
}

/// What became of a number from one edition to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The same text: the answer is carried over.
    Unchanged,
    /// Another text: the answer is to be looked at again.
    Changed,
    /// Another hazard: the answer was to something else, and goes.
    Reused,
    /// It is gone, and its answer with it.
    Retired,
    /// It was not there before.
    New,
}

impl Fate {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
            Self::Reused => "reused",
            Self::Retired => "retired",
            Self::New => "new",
        }
    }

    /// True where the decision that was written is no longer one.
    const fn reopens(self) -> bool {
        matches!(self, Self::Changed | Self::Reused | Self::Retired)
    }

    /// True where hazards that address the number speak of something that is not there any more.
    const fn ends(self) -> bool {
        matches!(self, Self::Reused | Self::Retired)
    }
}

/// What has to be written so that a log that answers `old` answers `new`. What was answered and is to be looked at again
/// is put under review, by `owner` until `due`; a decision that goes is kept as a note.
#[must_use]
pub fn upgrade(snapshot: &Snapshot, old: &Edition, new: &Edition, owner: &str, due: Date) -> Upgrade {
    let coverage = of_edition(snapshot, old);
    let answered = |id: &str| {
        let hazard = coverage.hazards.iter().find(|hazard| hazard.id == id)?;
        let is_answered = !hazard.answer.hazards.is_empty() || !hazard.answer.given.is_empty();
        is_answered.then(|| hazard.answer.in_words())
    };
    // What the old edition does not hold may have been answered all the same.
    let early = |id: &str| Some(answers(snapshot, id)).filter(|found| found.state() != AnswerState::Unanswered);
    let answered = |id: &str| answered(id).or_else(|| early(id).map(|found| found.in_words()));
    let lines: Vec<UpgradeLine> = diff(old, new).iter().map(|one| line(one, answered(one.id()))).collect();
    let plan = Plan { old, new, lines: &lines, owner, due };
    let mut files = Vec::new();
    for file in snapshot.files() {
        let mut edits = Vec::new();
        for (extent, island) in file.islands_in(TextRange::up_to(file.document().len())) {
            let own = plan.island(island, &file.document().slice(extent));
            edits.extend(own.into_iter().map(|edit| Edit { range: edit.range + extent.start(), text: edit.text }));
        }
        if !edits.is_empty() {
            edits.sort_by_key(|edit| edit.range.start());
            files.push((Arc::clone(file.path()), edits));
        }
    }
    Upgrade { files, lines }
}

fn line(difference: &Difference<'_>, answered: Option<String>) -> UpgradeLine {
    let (fate, hazard) = match difference {
        Difference::Unchanged(hazard) => (Fate::Unchanged, hazard),
        Difference::Changed(_, hazard) => (Fate::Changed, hazard),
        Difference::Reused(_, hazard) => (Fate::Reused, hazard),
        Difference::Retired(hazard) => (Fate::Retired, hazard),
        Difference::New(hazard) => (Fate::New, hazard),
    };
    UpgradeLine { id: hazard.id.clone(), name: hazard.name.clone(), fate, answered }
}

struct Plan<'a> {
    old: &'a Edition,
    new: &'a Edition,
    lines: &'a [UpgradeLine],
    owner: &'a str,
    due: Date,
}

impl Plan<'_> {
    fn fate(&self, id: &str) -> Option<Fate> {
        self.lines.iter().find(|line| line.id == id).map(|line| line.fate)
    }

    /// The edits of one island.
    fn island(&self, island: &Island, text: &str) -> Vec<Edit> {
        let concerned = island.content.items.iter().any(|item| match item {
            Item::Programme(block) => self.is_answered_by(block),
            Item::Hazard(hazard) => hazard.addresses.iter().any(|id| self.fate(&id.value).is_some_and(Fate::ends)),
            _ => false,
        });
        if !concerned {
            return Vec::new();
        }
        let syntax = parse(text);
        let mut edits = Vec::new();
        for item in &island.content.items {
            match item {
                Item::Programme(block) if self.is_answered_by(block) => self.block(text, &syntax, block, &mut edits),
                Item::Hazard(hazard) => self.hazard(text, &syntax, hazard.header.keyword, &mut edits),
                _ => {}
            }
        }
        edits
    }

    fn is_answered_by(&self, block: &Programme) -> bool {
        block.header.id_str() == self.old.programme && block.edition_str() == self.old.edition
    }

    fn block(&self, text: &str, syntax: &Syntax, block: &Programme, edits: &mut Vec<Edit>) {
        let edition = block.edition.as_ref().map(|edition| edition.range);
        edits.extend(edition.map(|range| Edit { range, text: format!("\"{}\"", self.new.edition) }));
        let mut added = Vec::new();
        for line in &block.dispositions {
            let gone = |id: &str| self.fate(id).is_some_and(Fate::reopens);
            let ids: Vec<(TextRange, bool)> = line.ids.iter().map(|id| (id.range, gone(&id.value))).collect();
            edits.extend(take_out(text, syntax, line.range, &ids));
            added.extend(line.ids.iter().filter(|id| gone(&id.value)).map(|id| self.note(&id.value, line)));
        }
        let reopened =
            |line: &&UpgradeLine| line.answered.is_some() && matches!(line.fate, Fate::Changed | Fate::Reused);
        let ids: Vec<&str> = self.lines.iter().filter(reopened).map(|line| line.id.as_str()).collect();
        if !ids.is_empty() {
            added.insert(0, format!("under-review {} owner {} due {}", ids.join(", "), string(self.owner), self.due));
        }
        let statement = syntax.statements.iter().find(|one| one.keyword_range == block.header.keyword);
        if let Some(statement) = statement.filter(|_| !added.is_empty()) {
            edits.push(append(text, statement, &added));
        }
    }

    /// `note "In edition 1.0, GPC-3 was not applicable: …"`
    fn note(&self, id: &str, line: &Disposition) -> String {
        let answer = match line.answer {
            Answer::NotApplicable => "not applicable",
            Answer::Transferred => "transferred",
            Answer::PartlyCovered => "partly covered",
            Answer::UnderReview => "under review",
        };
        let word = |text: &Option<crate::model::Text>| text.as_ref().map(|text| one_line(&text.value));
        let mut told = format!("In edition {}, {id} was {answer}", self.old.edition);
        told.extend(word(&line.to).map(|to| format!(" to {to}")));
        told.extend(word(&line.because).map(|why| format!(": {why}")));
        let who: Vec<String> =
            word(&line.by).into_iter().chain(line.on.as_ref().map(|on| on.value.to_string())).collect();
        if !who.is_empty() {
            told.push_str(&format!(" ({})", who.join(", ")));
        }
        format!("note {}", string(&told))
    }

    fn hazard(&self, text: &str, syntax: &Syntax, keyword: TextRange, edits: &mut Vec<Edit>) {
        let block =
            syntax.statements.iter().find(|one| one.keyword_range == keyword).and_then(|one| one.block.as_ref());
        let addresses = block.iter().flat_map(|block| &block.statements);
        for statement in
            addresses.filter(|one| matches!(one.keyword, Some(Keyword::Addresses | Keyword::AddressesInPart)))
        {
            let ids = statement.tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.range);
            let ids: Vec<(TextRange, bool)> =
                ids.map(|range| (range, self.fate(slice(text, range)).is_some_and(Fate::ends))).collect();
            edits.extend(take_out(text, syntax, statement.range, &ids));
        }
    }
}
