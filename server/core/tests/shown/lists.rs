//! The list of hazards, the counts made of it, and the matrix filled with it.

use hazlog_core::ide::matrix::fill;
use hazlog_core::ide::status::{hazards, overview};

use super::{fixture, logs, project, same};

const LOG: &str = "hazard H-1 \"a\" {
  owner \"Team\"
  status closed
  cause C1 \"c\"
  initial severity major likelihood high
  control K1 design \"x\"
  residual severity major likelihood very-low because \"y\"
}
hazard H-2 \"b\" {
  initial severity minor likelihood low
  accepted by \"Dr\" on 2026-01-02
}
hazard \"no id\" {
}
";

#[test]
fn every_hazard_is_listed_with_what_follows() {
    let mut found = String::new();
    for one in hazards(&fixture(LOG).snapshot) {
        let risk = |rated: &Option<hazlog_core::ide::status::Rated>| rated.as_ref().map(|rated| rated.risk);
        found.push_str(&format!(
            "{:?} {:?} → {:?} left {:?} stated {:?} computed {:?} told {} open causes {} {:?} accepted {:?}\n",
            one.id,
            risk(&one.initial),
            risk(&one.residual),
            risk(&one.left),
            one.stated,
            one.computed,
            one.is_told,
            one.unmitigated,
            one.owner,
            one.accepted.and_then(|accepted| accepted.by)
        ));
    }
    same(
        &found,
        r#""H-1" Some(4) → Some(2) left Some(2) stated Some(Closed) computed Open told true open causes 1 Some("Team") accepted None
"H-2" Some(1) → None left Some(1) stated None computed Closed told true open causes 0 None accepted Some("Dr")
"" None → None left None stated None computed Closed told false open causes 0 None accepted None"#,
    );
}

#[test]
fn the_matrix_holds_every_hazard_once() {
    let snapshot = fixture(LOG).snapshot;
    let matrix = fill(&snapshot.inputs().config.matrix, &hazards(&snapshot));
    let mut found = String::new();
    for cell in matrix.cells.iter().filter(|cell| !cell.initial.is_empty() || !cell.residual.is_empty()) {
        let (severity, likelihood) = (&matrix.severities[cell.at.severity], &matrix.likelihoods[cell.at.likelihood]);
        let Some(row) = Some(format!("{severity} × {likelihood} = {}", cell.risk)) else { continue };
        found.push_str(&format!("{row}: initial {:?}, residual {:?}\n", cell.initial, cell.residual));
    }
    for one in &matrix.movements {
        found.push_str(&format!("moved {:?} by {:?}\n", one.hazards, (one.from.likelihood, one.to.likelihood)));
    }
    found.push_str(&format!("unscored {:?}, unsettled {:?}", matrix.unscored, matrix.unsettled));
    same(
        &found,
        r#"major × high = 4: initial ["H-1"], residual []
minor × low = 1: initial ["H-2"], residual ["H-2"]
major × very-low = 2: initial [], residual ["H-1"]
moved ["H-1"] by (3, 0)
unscored ["no id"], unsettled ["no id"]"#,
    );
    assert_eq!(matrix.cells.len(), 25);
    assert_eq!((matrix.cells[0].risk, matrix.cells[24].risk), (3, 3));
}

#[test]
fn all_counts_agree() {
    for files in logs() {
        let snapshot = project(files);
        let (list, overview, counts) = (hazards(&snapshot), overview(&snapshot), snapshot.index().counts());
        let matrix = fill(&snapshot.inputs().config.matrix, &list);
        assert_eq!((overview.hazards, counts.hazards()), (list.len(), list.len()));
        let whole = |one: &&hazlog_core::ide::status::HazardStatus| {
            one.accepted.as_ref().is_some_and(|accepted| accepted.by.is_some() && accepted.on.is_some())
        };
        assert_eq!(list.iter().filter(whole).count(), counts.accepted_hazards);
        let placed =
            |of: fn(&hazlog_core::ide::matrix::FilledCell) -> usize| matrix.cells.iter().map(of).sum::<usize>();
        assert_eq!(placed(|cell| cell.initial.len()) + matrix.unscored.len(), list.len());
        assert_eq!(placed(|cell| cell.residual.len()) + matrix.unsettled.len(), list.len());
    }
}
