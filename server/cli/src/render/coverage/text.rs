//! The answer to a programme's log for a terminal.

use std::io::{self, Write};

use hazlog_core::ide::coverage::Coverage;

use super::{Decision, count, share, states};
use crate::render::table;

pub(crate) fn write(out: &mut impl Write, coverage: &Coverage) -> io::Result<()> {
    let totals = coverage.totals();
    writeln!(out, "{}, edition {}: {}\n", coverage.title, coverage.edition, share(&totals))?;
    let states = states(&totals);
    let head =
        ["type", "hazards"].into_iter().map(str::to_owned).chain(states.iter().map(|state| state.as_str().to_owned()));
    let mut rows: Vec<Vec<String>> = vec![head.collect()];
    for (kind, totals) in coverage.by_kind() {
        let counts = states.iter().map(|state| count(&totals, *state));
        rows.push([kind.to_string(), totals.hazards.to_string()].into_iter().chain(counts).collect());
    }
    table::counts(out, &rows)?;
    writeln!(out)?;
    let width = coverage.hazards.iter().map(|hazard| hazard.id.len()).max().unwrap_or(0);
    for hazard in &coverage.hazards {
        writeln!(out, "{:<width$}  {}", hazard.id, hazard.name)?;
        let contradicts = if hazard.is_contradictory() { "; this contradicts itself" } else { "" };
        writeln!(out, "{:<width$}  {}{contradicts}", "", hazard.answer.in_words())?;
        for Decision { reason, who } in Decision::all_of(hazard) {
            let lines = reason.iter().flat_map(|reason| reason.lines()).chain(Some(who.as_str()));
            for line in lines.filter(|line| !line.is_empty()) {
                writeln!(out, "{:<width$}    {line}", "")?;
            }
        }
    }
    Ok(())
}
