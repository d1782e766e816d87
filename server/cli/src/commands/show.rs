//! `hazlog show ID`

use std::io::Write;

use anyhow::bail;
use hazlog_core::diagnostic::{Level, nearest};
use hazlog_core::ide::coverage::answers;
use hazlog_core::ide::status::hazards;
use hazlog_core::lint::Linter;
use hazlog_core::model::{Control, Hazard, Item};
use hazlog_core::workspace::Snapshot;

use super::project::open;
use super::today;
use crate::args::Show;
use crate::outcome::Outcome;
use crate::render::show;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Show, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let mut project = open(&args.paths, None, &args.config, today(args.today), terminal)?;
    for problem in &project.problems {
        terminal.note(&format!("warning: {problem}"));
    }
    let dirt = project.workspace.take_dirt();
    let snapshot = project.workspace.snapshot();
    let mut linter = Linter::new(project.config.config.profile);
    linter.update(&snapshot, &dirt);
    let id = args.id.as_str();
    let known = hazards(&snapshot);
    let out = terminal.out();
    let mut shown = 0;
    for (hazard, status) in every_hazard(&snapshot).zip(&known).filter(|(hazard, _)| hazard.header.id_str() == id) {
        gap(out, &mut shown)?;
        show::hazard(out, &snapshot, hazard, status, &found(&linter, &snapshot, id))?;
    }
    for control in shared(&snapshot).filter(|control| control.header.id_str() == id) {
        gap(out, &mut shown)?;
        let users = every_hazard(&snapshot).filter(|hazard| uses(hazard, id)).map(|hazard| hazard.header.id_str());
        show::control(out, control, &users.collect::<Vec<_>>())?;
    }
    for edition in snapshot.programmes().declared() {
        let Some(hazard) = edition.hazard(id) else { continue };
        gap(out, &mut shown)?;
        writeln!(out, "{} {}", hazard.id, hazard.name)?;
        writeln!(out, "  of {}, edition {} · {}", edition.title, edition.edition, hazard.kind)?;
        writeln!(out, "  {}", answers(&snapshot, id).in_words())?;
    }
    if shown > 0 {
        return Ok(Outcome::Clean);
    }
    let ids =
        known.iter().map(|hazard| hazard.id.as_str()).chain(shared(&snapshot).map(|control| control.header.id_str()));
    match nearest(id, ids) {
        Some(near) => bail!("nothing in this log is called `{id}`; did you mean `{near}`?"),
        None => bail!(
            "nothing in this log is called `{id}`: name a hazard, a shared control or a programme hazard that it answers"
        ),
    }
}

/// The hazards in the order in which their statuses are listed.
fn every_hazard(snapshot: &Snapshot) -> impl Iterator<Item = &Hazard> {
    snapshot.all_islands().flat_map(|(_, island)| island.content.hazards())
}

fn shared(snapshot: &Snapshot) -> impl Iterator<Item = &Control> {
    snapshot.all_islands().flat_map(|(_, island)| &island.content.items).filter_map(|item| match item {
        Item::Control(control) => Some(control),
        _ => None,
    })
}

fn uses(hazard: &Hazard, control: &str) -> bool {
    hazard.uses.iter().any(|used| used.id.as_ref().is_some_and(|id| id.value == control))
}

/// What is found in a hazard, the gravest first.
fn found(linter: &Linter, snapshot: &Snapshot, id: &str) -> Vec<String> {
    let all = snapshot.files().flat_map(|file| linter.findings_in(snapshot, file));
    let mut own: Vec<_> = all.map(|one| one.finding).filter(|finding| finding.hazard.as_deref() == Some(id)).collect();
    own.sort_by_key(|finding| std::cmp::Reverse(rank(finding.level)));
    let line = |finding: &hazlog_core::diagnostic::Finding| match &finding.waived {
        Some(reason) => format!("waived ({}): {} – {reason}", finding.rule, finding.message),
        None => format!("{} ({}): {}", finding.level.as_str(), finding.rule, finding.message),
    };
    own.iter().map(line).collect()
}

fn rank(level: Level) -> u8 {
    match level {
        Level::Error => 2,
        Level::Warning => 1,
        Level::Info => 0,
    }
}

fn gap(out: &mut impl Write, shown: &mut usize) -> std::io::Result<()> {
    *shown += 1;
    if *shown > 1 { writeln!(out) } else { Ok(()) }
}
