//! Hazards put into the log under ids of their own, and what belongs to no hazard kept in its header.

use super::hazards::Found;
use super::words::tidy;
use crate::Record;
use crate::record::Log;

/// Adds a hazard; one whose id is taken, or that has none, gets another.
pub(super) fn add(record: &mut Record, found: Found, remarks: &mut Vec<String>) {
    let Found { mut hazard, row } = found;
    let is_taken = |id: &str| record.hazards.iter().any(|known| known.id == id);
    if hazard.id.is_empty() {
        hazard.id = (row..).map(|number| format!("H-{number}")).find(|id| !is_taken(id)).unwrap_or_default();
        remarks.push(format!("the hazard of row {row} has no id, and was given {}", hazard.id));
    } else if is_taken(&hazard.id) {
        let id =
            (2..).map(|number: u32| format!("{}-{number}", hazard.id)).find(|id| !is_taken(id)).unwrap_or_default();
        remarks.push(format!("the hazard of row {row} has the id {} again, and was given {id}", hazard.id));
        hazard.notes.push(format!("The source has the id {} twice.", hazard.id));
        hazard.id = id;
    }
    record.hazards.push(hazard);
}

/// Keeps lines that belong to no hazard, word for word, in the header of the log.
pub(super) fn keep(record: &mut Record, lines: Vec<(String, u32, String)>) {
    let mut tables: Vec<(String, Vec<String>)> = Vec::new();
    for (table, number, line) in lines {
        let line = format!("row {number}: {line}");
        match tables.last_mut() {
            Some((last, lines)) if *last == table => lines.push(line),
            _ => tables.push((table, vec![line])),
        }
    }
    let notes = tables.into_iter().map(|(table, lines)| tidy(&format!("From {table}\n{}", lines.join("\n")))).collect();
    let title = Some("Imported hazard log".to_owned());
    record.log = Some(Log { id: "HL-001".to_owned(), title, notes, ..Log::default() });
}
