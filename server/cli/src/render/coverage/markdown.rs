//! The answer to a programme's log in Markdown, as a page of its own or a comment on a pull request.

use std::io::{self, Write};

use hazlog_core::ide::coverage::Coverage;

use super::{Decision, count, share, states};
use crate::render::markdown::cell;

pub(crate) fn write(out: &mut impl Write, coverage: &Coverage) -> io::Result<()> {
    let totals = coverage.totals();
    writeln!(out, "# {}, edition {}\n", cell(&coverage.title), cell(&coverage.edition))?;
    writeln!(out, "{}.\n", share(&totals))?;
    let states = states(&totals);
    let heads: String = states.iter().map(|state| format!(" {} |", state.as_str())).collect();
    writeln!(out, "| type | hazards |{heads}")?;
    writeln!(out, "|---|--:|{}", "--:|".repeat(states.len()))?;
    for (kind, totals) in coverage.by_kind() {
        let counts: String = states.iter().map(|state| format!(" {} |", count(&totals, *state))).collect();
        writeln!(out, "| {} | {} |{counts}", cell(&kind), totals.hazards)?;
    }
    writeln!(out, "\n| hazard | name | type | answer | own hazards | reason | who and when |")?;
    writeln!(out, "|---|---|---|---|---|---|---|")?;
    for hazard in &coverage.hazards {
        let own: Vec<String> = hazard.answer.hazards.iter().map(|own| cell(&own.id)).collect();
        let reasons: Vec<String> =
            Decision::all_of(hazard).filter_map(|one| one.reason).map(|why| cell(&why)).collect();
        let who: Vec<String> = Decision::all_of(hazard).map(|one| cell(&one.who)).collect();
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} |",
            cell(&hazard.id),
            cell(&hazard.name),
            cell(&hazard.kind),
            hazard.answer.state().as_str(),
            own.join(", "),
            reasons.join("<br>"),
            who.join("<br>"),
        )?;
    }
    Ok(())
}
