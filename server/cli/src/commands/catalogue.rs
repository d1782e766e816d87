//! `hazlog catalogue list | show | diff | upgrade | import`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use hazlog_core::catalogue::{Difference, Edition, ProgrammeHazard, diff};
use hazlog_core::format::format;
use hazlog_core::model::{Entry, Field, Item, Text};
use hazlog_core::workspace::Snapshot;

use super::project::here;
use crate::args::CatalogueCommand;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

/// The programme whose editions are spoken of by number alone.
pub(super) const PROGRAMME: &str = "GPC";

pub(crate) fn run(command: CatalogueCommand, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    match command {
        CatalogueCommand::List { edition } => list(edition.as_deref(), terminal),
        CatalogueCommand::Show { id, edition } => show(&id, edition.as_deref(), terminal),
        CatalogueCommand::Diff { old, new, all } => compare(&old, &new, all, terminal),
        CatalogueCommand::Upgrade(args) => super::upgrade::run(&args, terminal),
        CatalogueCommand::Import { workbook, output, edition } => {
            import(&workbook, &output, edition.as_deref(), terminal)
        }
    }
}

fn list(edition: Option<&str>, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let project = here(terminal)?;
    let edition = match edition {
        Some(edition) => find(&project, edition)?,
        None => newest(&project)?,
    };
    let out = terminal.out();
    writeln!(out, "{} edition {}{}", edition.title, edition.edition, dated(&edition))?;
    let width = edition.hazards.iter().map(|hazard| hazard.kind.len()).max().unwrap_or(0);
    for hazard in &edition.hazards {
        writeln!(out, "{:<8} {:<width$}  {}", hazard.id, hazard.kind, hazard.name)?;
    }
    writeln!(out, "{} hazards", edition.hazards.len())?;
    Ok(Outcome::Clean)
}

fn show(id: &str, edition: Option<&str>, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let project = here(terminal)?;
    let programmes = project.programmes();
    if let Some(wanted) = edition.filter(|wanted| !programmes.all().any(|known| known.edition == **wanted)) {
        bail!("{}", unknown_edition(&project, wanted));
    }
    let mut found: Vec<(Arc<Edition>, ProgrammeHazard)> = programmes
        .all()
        .filter(|known| edition.is_none_or(|wanted| known.edition == wanted))
        .filter_map(|known| Some((Arc::clone(known), known.hazard(id)?.clone())))
        .collect();
    found.sort_by(|left, right| left.0.edition.cmp(&right.0.edition));
    if found.is_empty() {
        match edition {
            Some(edition) => bail!("edition {edition} holds no `{id}`: leave --edition away to look into all"),
            None => {
                bail!("none of the editions {} holds `{id}`: write an id such as GPC-46", editions(&project))
            }
        }
    }
    let entries = entries(&project, id);
    let out = terminal.out();
    for (edition, hazard) in &found {
        writeln!(out, "{} · {}", hazard.id, hazard.name)?;
        writeln!(out, "  {} edition {}{}", edition.title, edition.edition, dated(edition))?;
        writeln!(out, "  type {}", hazard.kind)?;
        if let Some(entry) = entries.get(edition.edition.as_str()) {
            texts(out, entry)?;
        }
        writeln!(out)?;
    }
    if entries.is_empty() {
        writeln!(
            out,
            "The full text is in your own copy of the workbook: `hazlog catalogue import WORKBOOK -o FILE`."
        )?;
    }
    Ok(Outcome::Clean)
}

/// The entries with this id in catalogue files of the project, by edition.
fn entries<'a>(project: &'a Snapshot, id: &str) -> BTreeMap<&'a str, &'a Entry> {
    let mut entries = BTreeMap::new();
    for file in project.files() {
        let items = || file.project_items().flat_map(|(_, island)| &island.content.items);
        let edition = items().find_map(|item| match item {
            Item::Catalogue(catalogue) => catalogue.edition.as_ref().map(|edition| edition.value.trim()),
            _ => None,
        });
        let entry = items().find_map(|item| match item {
            Item::Entry(entry) if entry.header.id_str() == id => Some(entry),
            _ => None,
        });
        entries.extend(edition.zip(entry));
    }
    entries
}

fn texts(out: &mut impl Write, entry: &Entry) -> std::io::Result<()> {
    let fields: [(&str, &Option<Field<Text>>); 5] = [
        ("description", &entry.description),
        ("impact", &entry.impact),
        ("causes", &entry.causes),
        ("suggestion", &entry.suggestion),
        ("links", &entry.links),
    ];
    for (name, field) in fields {
        let Some(text) = field.as_ref().and_then(|field| field.value.as_ref()) else { continue };
        writeln!(out, "\n  {name}")?;
        for line in text.value.lines() {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}

fn compare(old: &str, new: &str, all: bool, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let project = here(terminal)?;
    let (old, new) = (find(&project, old)?, find(&project, new)?);
    let differences = diff(&old, &new);
    let out = terminal.out();
    let mut unchanged = 0;
    for difference in &differences {
        match difference {
            Difference::Unchanged(hazard) => {
                unchanged += 1;
                if all {
                    writeln!(out, "unchanged  {:<8} {}", hazard.id, hazard.name)?;
                }
            }
            Difference::Changed(_, hazard) => writeln!(out, "changed    {:<8} {}", hazard.id, hazard.name)?,
            Difference::New(hazard) => writeln!(out, "new        {:<8} {}", hazard.id, hazard.name)?,
            Difference::Retired(hazard) => writeln!(out, "retired    {:<8} {}", hazard.id, hazard.name)?,
            Difference::Reused(before, hazard) => {
                writeln!(out, "reused     {:<8} {}", hazard.id, hazard.name)?;
                writeln!(out, "                    in edition {} this number was: {}", old.edition, before.name)?;
            }
        }
    }
    writeln!(out, "{unchanged} unchanged, {} to look at", differences.len() - unchanged)?;
    Ok(Outcome::Clean)
}

fn import(workbook: &Path, output: &Path, edition: Option<&str>, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let bytes = hazlog_project::read_bytes(workbook, hazlog_exchange::MAX_INPUT as u64)?;
    let read = hazlog_exchange::read_workbook(&bytes).with_context(|| workbook.display().to_string())?;
    let Some(edition) = edition.or(read.edition.as_deref()) else {
        bail!("{} does not say which edition it is: name it with --edition, such as --edition 2.0", workbook.display());
    };
    let text = hazlog_exchange::to_hazlog(&read, edition);
    let text = format(&text).unwrap_or(text);
    hazlog_project::create_new(output, &text)?;
    for warning in &read.warnings {
        terminal.note(&format!("warning: {}: {warning}", workbook.display()));
    }
    let hazards = read.rows.len();
    writeln!(terminal.out(), "{hazards} hazards of edition {edition} written to {}", output.display())?;
    Ok(Outcome::Clean)
}

pub(super) fn find(project: &Snapshot, edition: &str) -> anyhow::Result<Arc<Edition>> {
    let programmes = project.programmes();
    if let Some(found) = programmes.edition(PROGRAMME, edition) {
        return Ok(Arc::clone(found));
    }
    bail!("{}", unknown_edition(project, edition))
}

fn unknown_edition(project: &Snapshot, edition: &str) -> String {
    format!("edition {edition} of the programme log is not known: write one of {}", editions(project))
}

/// The known editions, such as `1.0, 2.0`.
fn editions(project: &Snapshot) -> String {
    let known: Vec<&str> = project.programmes().all().map(|known| known.edition.as_str()).collect();
    known.join(", ")
}

fn newest(project: &Snapshot) -> anyhow::Result<Arc<Edition>> {
    let newest = project.programmes().all().max_by(|left, right| left.date.cmp(&right.date));
    newest.cloned().context("no edition of the programme log is known")
}

fn dated(edition: &Edition) -> String {
    edition.date.map(|date| format!(" of {date}")).unwrap_or_default()
}
