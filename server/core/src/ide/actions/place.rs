//! Where in the block of a hazard a further statement belongs, and what has to be written there.

use text_size::{TextRange, TextSize};

use super::{At, Change, Template};
use crate::format::is_aligned;
use crate::syntax::{Block, Keyword, Statement, Syntax};

/// The parts of a hazard in the order in which people write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What it is, what brings it about, and what stood against it already.
    Found,
    Initial,
    Controls,
    /// What is left after them.
    Residual,
    Closing,
    Waivers,
}

impl Part {
    fn of(statement: &Statement) -> Self {
        match statement.keyword {
            Some(Keyword::Control | Keyword::Use) if !statement.existing => Self::Controls,
            Some(Keyword::Initial) => Self::Initial,
            Some(
                Keyword::Residual
                | Keyword::RiskBenefit
                | Keyword::Constraint
                | Keyword::Note
                | Keyword::ReviewBy
                | Keyword::Tags,
            ) => Self::Residual,
            Some(Keyword::Action | Keyword::Accepted) => Self::Closing,
            Some(Keyword::Waive) => Self::Waivers,
            _ => Self::Found,
        }
    }
}

/// What has to be written so that a new statement stands at the end of its part of a hazard; with the braces, where it
/// has none yet. `None` where that place is not known.
pub(super) fn added(at: &At<'_>, hazard: &Statement, part: Part, template: Template) -> Option<Change> {
    let Some(block) = &hazard.block else {
        let opened = Template::default().text(" {\n  ").then(template).text("\n}");
        return Some(Change::filled(TextRange::empty(hazard.range.end()), opened));
    };
    let above = above(at, block, part);
    // Below a control that is not closed, everything would be part of it.
    if above.and_then(|above| above.block.as_ref()).is_some_and(|block| block.close.is_none()) {
        return None;
    }
    let start = at.line_end(above.map_or(block.open.end(), |above| above.range.end()));
    let is_like =
        |above: &Statement| Part::of(above) == part && above.block.is_none() && !template.plain.contains('\n');
    let parted = above.is_some_and(|above| !is_like(above));
    let rest = at.text.get(usize::from(start)..).unwrap_or_default();
    let gap = rest.get(..rest.len() - rest.trim_start().len()).unwrap_or_default();
    let is_tight = gap.matches('\n').count() == 1 && !rest.trim_start().starts_with('}');
    let below = if is_tight && !rest.trim().is_empty() { "\n" } else { "" };
    let written = Template::default().text(if parted { "\n\n  " } else { "\n  " }).then(template).text(below);
    Some(Change::filled(TextRange::empty(start), written))
}

/// The statement below which the new one stands.
fn above<'s>(at: &At<'_>, block: &'s Block, part: Part) -> Option<&'s Statement> {
    let mut last = block.statements.iter().rposition(|statement| Part::of(statement) <= part)?;
    // Fields without a blank line between them are aligned, and must not be parted.
    while let (Some(one), Some(next)) = (block.statements.get(last), block.statements.get(last + 1))
        && is_aligned(one)
        && is_aligned(next)
        && line_ends(at, one.range.end(), next.range.start()) < 2
    {
        last += 1;
    }
    block.statements.get(last)
}

/// Where a new line may begin after what ends at `end`: behind the comment that shares the line, if there is one.
pub(super) fn line_end(text: &str, syntax: &Syntax, end: TextSize) -> TextSize {
    let comment = syntax.comments.iter().map(|comment| comment.range).find(|comment| comment.start() >= end);
    let shares = |comment: &TextRange| {
        let between = text.get(usize::from(end)..usize::from(comment.start())).unwrap_or_default();
        between.trim_matches([' ', '\t']).is_empty()
    };
    comment.filter(shares).map_or(end, TextRange::end)
}

fn line_ends(at: &At<'_>, from: TextSize, to: TextSize) -> usize {
    at.slice(TextRange::new(from, to)).matches('\n').count()
}
