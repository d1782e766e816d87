//! `hazlog catalogue upgrade`: a log that goes over to another edition of the programme.

use std::io::Write;
use std::sync::Arc;

use anyhow::bail;
use hazlog_core::catalogue::Edition;
use hazlog_core::format::format;
use hazlog_core::ide::apply;
use hazlog_core::ide::upgrade::{Fate, Upgrade, UpgradeLine, upgrade};
use hazlog_core::model::{Item, Log};
use hazlog_core::workspace::Snapshot;
use jiff::ToSpan;

use super::catalogue::{PROGRAMME, find};
use super::project::open;
use super::{DAYS_TO_REVIEW, today};
use crate::args::Upgrade as Args;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let today = today(args.today);
    let project = open(&args.paths, None, &args.config, today, terminal)?;
    if let Some(problem) = project.problems.first() {
        bail!("nothing was changed, for a file could not be read: {problem}");
    }
    let snapshot = project.workspace.snapshot();
    let new = find(&snapshot, &args.to)?;
    let old = answered(&snapshot, args.from.as_deref(), &new)?;
    if let Some(unclosed) = unclosed(&snapshot) {
        bail!("nothing was changed, for a text in {unclosed} is not closed: end it with `\"\"\"` first");
    }
    let owner = match args.owner.as_deref().or_else(|| officer(&snapshot)) {
        Some(owner) => owner,
        None => bail!("the log names no clinical safety officer: say with --owner who looks at the answers again"),
    };
    let due = args.due.map_or_else(|| today.checked_add(DAYS_TO_REVIEW.days()), Ok)?;
    let upgrade = upgrade(&snapshot, &old, &new, owner, due);
    if !args.dry_run {
        write(&upgrade, &snapshot, &project)?;
    }
    tell(terminal.out(), &upgrade.lines, &old, &new)?;
    if args.dry_run {
        writeln!(terminal.out(), "nothing was changed: this was a dry run")?;
    }
    Ok(Outcome::Clean)
}

/// The edition that the log answers now.
fn answered(snapshot: &Snapshot, from: Option<&str>, new: &Edition) -> anyhow::Result<Arc<Edition>> {
    let declared = snapshot.programmes().declared();
    let mut others: Vec<Arc<Edition>> = declared
        .iter()
        .filter(|edition| edition.programme == PROGRAMME && edition.edition != new.edition)
        .cloned()
        .collect();
    others.retain(|edition| from.is_none_or(|from| edition.edition == from));
    others.dedup();
    match others.as_slice() {
        [one] => Ok(Arc::clone(one)),
        [] => match from {
            Some(from) => bail!("this log does not answer edition {from} of {PROGRAMME}"),
            None => bail!(
                "this log answers no other edition of {PROGRAMME} than {}: there is nothing to go over from",
                new.edition
            ),
        },
        several => {
            let known: Vec<&str> = several.iter().map(|edition| edition.edition.as_str()).collect();
            bail!("this log answers editions {}: say with --from which one is to go over", known.join(" and "))
        }
    }
}

fn unclosed(snapshot: &Snapshot) -> Option<String> {
    let island = snapshot.all_islands().find(|(_, island)| island.content.truncated)?.1;
    Some(island.path.to_string())
}

fn officer(snapshot: &Snapshot) -> Option<&str> {
    let items = snapshot.project_items().flat_map(|island| &island.content.items);
    let log: &Log = items.into_iter().find_map(|item| match item {
        Item::Log(log) => Some(log),
        _ => None,
    })?;
    let name = log.officer.as_ref()?.name.value.as_ref()?.value.trim();
    Some(name).filter(|name| !name.is_empty())
}

/// Writes the files; those that were in the one canonical layout are so afterwards.
fn write(upgrade: &Upgrade, snapshot: &Snapshot, project: &hazlog_project::Project) -> anyhow::Result<()> {
    for (path, edits) in &upgrade.files {
        let Some(file) = snapshot.file(path) else { continue };
        let before = file.document().text();
        let after = apply(&before, edits);
        let after = if format(&before).is_ok_and(|laid_out| laid_out == before) { format(&after)? } else { after };
        hazlog_project::replace(&project.root.join(&**path), &after)?;
    }
    Ok(())
}

fn tell(out: &mut impl Write, lines: &[UpgradeLine], old: &Edition, new: &Edition) -> std::io::Result<()> {
    writeln!(out, "{} edition {} → {}\n", new.programme, old.edition, new.edition)?;
    for line in lines {
        writeln!(out, "{:<8} {:<9}  {}", line.id, line.fate.as_str(), outcome(line))?;
        if matches!(line.fate, Fate::Reused | Fate::New) {
            writeln!(out, "{:<8} {:<9}  it is about: {}", "", "", line.name)?;
        }
    }
    let count = |wanted: fn(&UpgradeLine) -> bool| lines.iter().filter(|line| wanted(line)).count();
    let kept = count(|line| line.fate == Fate::Unchanged && line.answered.is_some());
    let again = count(|line| matches!(line.fate, Fate::Changed | Fate::Reused) && line.answered.is_some());
    let open = count(|line| line.fate != Fate::Retired && line.answered.is_none());
    writeln!(
        out,
        "\n{kept} answers carried over, {again} to be looked at again, {open} programme hazards without an answer"
    )
}

fn outcome(line: &UpgradeLine) -> String {
    match (line.fate, line.answered.as_deref()) {
        (Fate::Unchanged, Some(answer)) => format!("{answer}: carried over"),
        (Fate::Changed, Some(answer)) => format!("{answer}: its text is another, so it is under review again"),
        (Fate::Reused, Some(answer)) => format!("{answer}: that was said of another hazard; under review"),
        (Fate::Retired, Some(answer)) => format!("{answer}: it is gone, and the answer with it"),
        (Fate::Retired, None) => "it is gone".to_owned(),
        (_, None) => "no answer yet".to_owned(),
        (Fate::New, Some(answer)) => answer.to_owned(),
    }
}
