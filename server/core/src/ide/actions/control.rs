//! "Add a control for cause C2".

use super::place::{Part, added};
use super::{Action, At, Template};
use crate::config::IdKind;
use crate::ide::next_id;
use crate::rules::control_to_fill_in;

pub(super) fn of(at: &At<'_>) -> Option<Action> {
    let (hazard, statement) = at.hazard()?;
    let block = statement.block.as_ref()?;
    let cause = hazard.causes.iter().find(|cause| {
        let written = block.statements.iter().find(|one| one.keyword_range == cause.header.keyword);
        written.is_some_and(|written| written.range.contains_inclusive(at.cursor.offset))
    })?;
    let cause = cause.header.id.as_ref()?.value.as_str();
    let id = next_id::local(at.cursor.snapshot, hazard, IdKind::OwnControl);
    let template = Template::default().blanks(&control_to_fill_in(&id, &[cause]));
    let change = added(at, statement, Part::Controls, template)?;
    let mends = at.mended(&["unmitigated-cause"]);
    Some(at.action(format!("Add a control for cause {cause}"), vec![change], mends))
}
