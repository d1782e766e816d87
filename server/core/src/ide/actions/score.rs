//! "Score this hazard": the initial severity and likelihood, for the author to choose.

use text_size::TextRange;

use super::place::{Part, added};
use super::{Action, At, Change, Template};
use crate::risk::Axis;

pub(super) fn of(at: &At<'_>) -> Option<Action> {
    let (hazard, statement) = at.hazard()?;
    let matrix = &at.cursor.snapshot.inputs().config.matrix;
    let levels = |axis| matrix.levels(axis).iter().map(|level| level.name.as_str());
    let scored = |template: Template| {
        template.text(" severity").choice(levels(Axis::Severity)).text(" likelihood").choice(levels(Axis::Likelihood))
    };
    let change = match &hazard.initial {
        None => added(at, statement, Part::Initial, scored(Template::default().text("initial")))?,
        // Only the word stands there yet.
        Some(score) if score.range == score.keyword => {
            Change::filled(TextRange::empty(score.keyword.end()), scored(Template::default()))
        }
        Some(_) => return None,
    };
    Some(at.action("Score this hazard".to_owned(), vec![change], at.mended(&["unscored-hazard"])))
}
