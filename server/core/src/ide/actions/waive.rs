//! "Waive with a reason": in the hazard that a finding is about, or for the project.

use text_size::TextRange;

use super::place::{Part, added};
use super::{Action, At, Change, Template};
use crate::lint::Located;
use crate::rules::find;

pub(super) fn of(at: &At<'_>) -> Vec<Action> {
    let mut found: Vec<Action> = Vec::new();
    for located in &at.here {
        let rule = located.finding.rule;
        let is_known = found.iter().any(|action| action.mends.iter().any(|(known, _)| *known == rule));
        if find(rule).is_some_and(|rule| rule.waivable) && !is_known {
            found.extend(one(at, located));
        }
    }
    found
}

fn one(at: &At<'_>, located: &Located) -> Option<Action> {
    let rule = located.finding.rule;
    let waiver = Template::default().blanks(&format!("waive {rule} because \"\""));
    let (title, change) = match &located.finding.hazard {
        Some(id) => {
            let (hazard, statement) = at.hazard().filter(|(hazard, _)| hazard.header.id_str() == id)?;
            let title = format!("Waive `{rule}` in {}, with a reason", hazard.header.id_str());
            (title, added(at, statement, Part::Waivers, waiver)?)
        }
        None => (format!("Waive `{rule}` in the whole project, with a reason"), below_item(at, waiver)?),
    };
    Some(at.action(title, vec![change], at.mended(&[rule])))
}

/// What writes a waiver as an item of its own below the one at the place.
fn below_item(at: &At<'_>, waiver: Template) -> Option<Change> {
    let item = at.syntax.statements.iter().take_while(|one| one.range.start() <= at.cursor.offset).last()?;
    let is_open = item.block.as_ref().is_some_and(|block| block.close.is_none());
    let end = at.line_end(item.range.end());
    let written = Template::default().text("\n\n").then(waiver);
    (!is_open).then(|| Change::filled(TextRange::empty(end), written))
}
