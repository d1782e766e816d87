//! Colours: of a whole file, of a part, and what changed since the whole was last asked for.

use std::ops::Range;
use std::sync::Arc;

use hazlog_core::ide::tokens::{Ids, SemanticToken as Found, TokenClass, TokenModifier, of_island, tokens};
use hazlog_core::text::Document;

use crate::by_island::{ByIsland, Of};
use crate::convert::{Positions, text_range};
use crate::memo::KeptColours;
use crate::protocol::{
    Result, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
};
use crate::world::{Subject, World};

/// The names of classes and modifiers, by their numbers.
pub(crate) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TokenClass::ALL.map(|class| SemanticTokenType::new(class.as_str())).to_vec(),
        token_modifiers: TokenModifier::ALL.map(|one| SemanticTokenModifier::new(one.as_str())).to_vec(),
    }
}

pub(super) fn full(world: &World, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let made = kept(world, &subject);
    Ok(Some(SemanticTokensResult::Tokens(all(&made))))
}

pub(super) fn delta(world: &World, params: SemanticTokensDeltaParams) -> Result<Option<SemanticTokensFullDeltaResult>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let before = world.memo.colours(&subject.uri).filter(|before| before.id.to_string() == params.previous_result_id);
    let made = kept(world, &subject);
    let Some(before) = before else {
        return Ok(Some(SemanticTokensFullDeltaResult::Tokens(all(&made))));
    };
    let edits = difference(&before.colours, &made.colours).into_iter().collect();
    let delta = SemanticTokensDelta { result_id: Some(made.id.to_string()), edits };
    Ok(Some(SemanticTokensFullDeltaResult::TokensDelta(delta)))
}

pub(super) fn range(world: &World, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokensRangeResult>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let range = text_range(subject.file.document(), params.range, world.encoding());
    let found = tokens(&subject.view.snapshot, subject.file.path(), range);
    let data = relative(world.positions(subject.file), found);
    Ok(Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data })))
}

fn kept(world: &World, subject: &Subject<'_>) -> KeptColours {
    let before = world.memo.colours(&subject.uri).map(|kept| kept.colours).unwrap_or_default();
    world.memo.keep_colours(&subject.uri, Colours::of(world, subject, &before))
}

fn all(kept: &KeptColours) -> SemanticTokens {
    SemanticTokens { result_id: Some(kept.id.to_string()), data: kept.colours.tokens(0..usize::MAX) }
}

/// The colours of a file by island: each token is counted from the one before it, and the first of an island from its
/// start.
#[derive(Debug, Default)]
pub(crate) struct Colours {
    islands: ByIsland<Ids, SemanticToken>,
    /// For each island, how many lines its first token is below the last one of those before.
    leads: Vec<u32>,
}

/// The tokens of an island, and how many lines the first is below those before.
type Part<'a> = (&'a Arc<[SemanticToken]>, u32);

impl Colours {
    fn of(world: &World, subject: &Subject<'_>, before: &Self) -> Self {
        let document = subject.file.document();
        let islands = ByIsland::of_file(
            subject.file,
            &before.islands,
            |_, island| Some(Ids::of(&subject.view.snapshot, island)),
            |extent, _, ids| {
                let text = Document::new(&document.slice(extent));
                relative(Positions::new(&text, world.encoding()), of_island(ids, &text.text()))
            },
        );
        let mut last = 0;
        let lead = |one: &Of<Ids, SemanticToken>| {
            let Some(first) = one.made.first() else { return 0 };
            let start = document.line_at(one.start);
            let lead = start + first.delta_line - last;
            last = start + one.made.iter().map(|token| token.delta_line).sum::<u32>();
            lead
        };
        let leads = islands.islands().iter().map(lead).collect();
        Self { islands, leads }
    }

    /// The tokens of these islands.
    fn tokens(&self, islands: Range<usize>) -> Vec<SemanticToken> {
        let parts = self.parts().take(islands.end).skip(islands.start);
        let tokens = parts.flat_map(|(made, lead)| {
            let first = made.first().map(|first| SemanticToken { delta_line: lead, ..*first });
            first.into_iter().chain(made.iter().skip(1).copied())
        });
        tokens.collect()
    }

    fn parts(&self) -> impl DoubleEndedIterator<Item = Part<'_>> + ExactSizeIterator {
        self.islands.islands().iter().map(|one| &one.made).zip(self.leads.iter().copied())
    }
}

/// Tokens as the protocol counts them: each from the one before it.
fn relative(mut positions: Positions<'_>, found: Vec<Found>) -> Vec<SemanticToken> {
    let (mut line, mut character) = (0, 0);
    let relative = |token: Found| {
        let start = positions.of(token.range.start());
        let end = positions.of(token.range.end());
        let delta_line = start.line - line;
        let delta_start = if delta_line == 0 { start.character - character } else { start.character };
        (line, character) = (start.line, start.character);
        SemanticToken {
            delta_line,
            delta_start,
            length: end.character.saturating_sub(start.character),
            token_type: token.class as u32,
            token_modifiers_bitset: token.modifiers.bits(),
        }
    };
    found.into_iter().map(relative).collect()
}

/// The one stretch in which two files differ; five numbers a token.
fn difference(before: &Colours, after: &Colours) -> Option<SemanticTokensEdit> {
    const NUMBERS: usize = 5;
    let same = |((left, left_lead), (right, right_lead)): &(Part<'_>, Part<'_>)| {
        Arc::ptr_eq(left, right) && left_lead == right_lead
    };
    let first = before.parts().zip(after.parts()).take_while(same).count();
    let most = before.leads.len().min(after.leads.len()) - first;
    let last = before.parts().rev().zip(after.parts().rev()).take(most).take_while(same).count();
    let ahead: usize = before.parts().take(first).map(|(made, _)| made.len()).sum();
    let before = before.tokens(first..before.leads.len() - last);
    let after = after.tokens(first..after.leads.len() - last);
    let head = before.iter().zip(&after).take_while(|(left, right)| left == right).count();
    let most = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(most).take_while(|(left, right)| left == right).count();
    let data = after.get(head..after.len() - tail).unwrap_or_default().to_vec();
    let gone = before.len() - tail - head;
    let number = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    let is_edit = gone > 0 || !data.is_empty();
    is_edit.then(|| SemanticTokensEdit { start: number(ahead + head), delete_count: number(gone), data: Some(data) })
}
