//! Colours: of a whole file, of a part, and what changed since the whole was last asked for.

use std::sync::Arc;

use hazlog_core::ide::tokens::{SemanticToken as Found, TokenClass, TokenModifier, of_island, tokens};
use hazlog_core::text::TextRange;

use crate::convert::{Positions, text_range};
use crate::protocol::{
    Result, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensDelta,
    SemanticTokensDeltaParams, SemanticTokensEdit, SemanticTokensFullDeltaResult, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult, Url,
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
    let made = world.subject(&params.text_document.uri).map(|subject| whole(world, &subject));
    Ok(made.map(|made| SemanticTokensResult::Tokens(kept(world, &params.text_document.uri, made))))
}

pub(super) fn delta(world: &World, params: SemanticTokensDeltaParams) -> Result<Option<SemanticTokensFullDeltaResult>> {
    let uri = params.text_document.uri;
    let Some(subject) = world.subject(&uri) else { return Ok(None) };
    let before = world.memo.tokens(&uri).filter(|before| before.id.to_string() == params.previous_result_id);
    let made = kept(world, &uri, whole(world, &subject));
    let Some(before) = before else { return Ok(Some(SemanticTokensFullDeltaResult::Tokens(made))) };
    let edits = difference(&before.tokens, &made.data).into_iter().collect();
    let delta = SemanticTokensDelta { result_id: made.result_id, edits };
    Ok(Some(SemanticTokensFullDeltaResult::TokensDelta(delta)))
}

pub(super) fn range(world: &World, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokensRangeResult>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let range = text_range(subject.file.document(), params.range, world.encoding());
    let found = tokens(&subject.view.snapshot, subject.file.path(), range);
    let data = relative(world, &subject, found.into_iter());
    Ok(Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data })))
}

fn kept(world: &World, uri: &Url, data: Vec<SemanticToken>) -> SemanticTokens {
    let id = world.memo.keep_tokens(uri, Arc::new(data.clone()));
    SemanticTokens { result_id: Some(id.to_string()), data }
}

/// The tokens of a file, island by island; none where nobody wants them any more.
fn whole(world: &World, subject: &Subject<'_>) -> Vec<SemanticToken> {
    let document = subject.file.document();
    let ends = subject.file.islands().map(|(start, _)| start).skip(1).chain([document.len()]);
    let islands = subject.file.islands().zip(ends).take_while(|_| !world.stop.is_stopped());
    let found = islands.flat_map(|((start, island), end)| {
        let text = document.slice(TextRange::new(start, end));
        let own = of_island(&subject.view.snapshot, island, &text);
        own.into_iter().map(move |token| Found { range: token.range + start, ..token })
    });
    relative(world, subject, found)
}

/// Tokens as the protocol counts them: each from the one before it.
fn relative(world: &World, subject: &Subject<'_>, found: impl Iterator<Item = Found>) -> Vec<SemanticToken> {
    let mut positions = Positions::new(subject.file.document(), world.encoding());
    let (mut line, mut character) = (0, 0);
    let mut data = Vec::new();
    for token in found {
        let start = positions.of(token.range.start());
        let end = positions.of(token.range.end());
        let delta_line = start.line - line;
        data.push(SemanticToken {
            delta_line,
            delta_start: if delta_line == 0 { start.character - character } else { start.character },
            length: end.character.saturating_sub(start.character),
            token_type: token.class as u32,
            token_modifiers_bitset: token.modifiers.bits(),
        });
        (line, character) = (start.line, start.character);
    }
    data
}

/// The one stretch in which two lists differ; five numbers a token.
fn difference(before: &[SemanticToken], after: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    const NUMBERS: usize = 5;
    let common =
        |left: &mut dyn Iterator<Item = (&SemanticToken, &SemanticToken)>| left.take_while(|(l, r)| l == r).count();
    let head = common(&mut before.iter().zip(after));
    let most = before.len().min(after.len()) - head;
    let tail = common(&mut before.iter().rev().zip(after.iter().rev())).min(most);
    let data = after.get(head..after.len() - tail).unwrap_or_default().to_vec();
    let gone = before.len() - tail - head;
    let number = |tokens: usize| u32::try_from(tokens * NUMBERS).unwrap_or(u32::MAX);
    let is_edit = gone > 0 || !data.is_empty();
    is_edit.then(|| SemanticTokensEdit { start: number(head), delete_count: number(gone), data: Some(data) })
}
