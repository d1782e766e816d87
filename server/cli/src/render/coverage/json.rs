//! The answer to a programme's log for programs. The form is a promise: see `server/OUTPUT.md`.

use std::io::{self, Write};

use hazlog_core::ide::coverage::{Coverage, CoveredHazard, GivenAnswer, Totals};
use serde_json::{Value, json};

/// Raised when a key goes or changes its meaning; a new key does not raise it.
const VERSION: u32 = 1;

pub(crate) fn write(out: &mut impl Write, editions: &[Coverage]) -> io::Result<()> {
    let editions: Vec<Value> = editions.iter().map(edition).collect();
    serde_json::to_writer_pretty(&mut *out, &json!({ "version": VERSION, "editions": editions }))?;
    writeln!(out)
}

fn edition(coverage: &Coverage) -> Value {
    let by_type: Vec<Value> = coverage
        .by_kind()
        .iter()
        .map(|(kind, of_kind)| json!({ "type": kind.as_str(), "totals": totals(of_kind) }))
        .collect();
    json!({
        "programme": coverage.programme.as_str(),
        "title": coverage.title.as_str(),
        "edition": coverage.edition.as_str(),
        "is_half_read": coverage.half_read,
        "totals": totals(&coverage.totals()),
        "by_type": by_type,
        "hazards": coverage.hazards.iter().map(hazard).collect::<Vec<_>>(),
    })
}

fn totals(totals: &Totals) -> Value {
    let states: serde_json::Map<String, Value> =
        totals.states.iter().map(|(state, count)| (state.as_str().replace(' ', "-"), json!(count))).collect();
    json!({
        "hazards": totals.hazards,
        "answered": totals.answered,
        "contradictory": totals.contradictory,
        "states": states,
    })
}

fn hazard(hazard: &CoveredHazard) -> Value {
    let own = hazard.answer.hazards.iter();
    let own = own.map(|own| json!({ "id": own.id.as_str(), "is_scored": own.scored, "is_in_part": own.in_part }));
    json!({
        "id": hazard.id.as_str(),
        "name": hazard.name.as_str(),
        "type": hazard.kind.as_str(),
        "capability": hazard.capability,
        "is_used": hazard.used,
        "state": hazard.answer.state().as_str().replace(' ', "-"),
        "is_contradictory": hazard.is_contradictory(),
        "hazards": own.collect::<Vec<_>>(),
        "decisions": hazard.answer.given.iter().map(decision).collect::<Vec<_>>(),
    })
}

fn decision(given: &GivenAnswer) -> Value {
    json!({
        "answer": given.answer.as_str(),
        "because": given.reason.as_deref(),
        "to": given.to.as_deref(),
        "owner": given.owner.as_deref(),
        "due": given.due.map(|date| date.to_string()),
        "by": given.by.as_deref(),
        "on": given.on.map(|date| date.to_string()),
    })
}
