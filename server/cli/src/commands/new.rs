//! `hazlog new DIR`: a project that is ready to write in.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context;
use hazlog_core::catalogue::{CAPABILITIES, Edition, built_in};
use hazlog_core::format::format as laid_out;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{DAYS_TO_REVIEW, today};
use crate::args::New;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &New, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let dir = &args.dir;
    hazlog_project::new_folder(dir)?;
    let today = today(args.today);
    let due = today.checked_add(DAYS_TO_REVIEW.days())?;
    let edition = built_in().last().context("no edition of the programme log is built in")?;
    let hazards = include_str!("../template/hazards.hazlog");
    let hazards = hazards.replace("{today}", &today.to_string()).replace("{due}", &due.to_string());
    let files = [
        ("hazlog.toml", include_str!("../template/hazlog.toml").to_owned()),
        ("log.hazlog", laid_out(&log(&title(dir), today, due, edition))?),
        ("hazards.hazlog", laid_out(&hazards)?),
    ];
    for (name, text) in &files {
        hazlog_project::create_new(&dir.join(name), text)?;
    }
    let out = terminal.out();
    writeln!(out, "A hazard log stands in {}:", dir.display())?;
    for (name, _) in &files {
        writeln!(out, "  {name}")?;
    }
    let path = dir.display().to_string();
    let plain = path.chars().all(|char| char.is_alphanumeric() || "-_./\\:".contains(char));
    let path = if plain { path } else { format!("'{}'", path.replace('\'', r"'\''")) };
    writeln!(out, "Next: `hazlog check {path}`")?;
    Ok(Outcome::Clean)
}

/// The name of the folder, fit for a string of the language.
fn title(dir: &Path) -> String {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let clean: String =
        name.chars().map(|char| if char.is_control() || "\"\\".contains(char) { ' ' } else { char }).collect();
    if clean.trim().is_empty() { "New system".to_owned() } else { clean.trim().to_owned() }
}

fn log(title: &str, today: Date, due: Date, edition: &Edition) -> String {
    let mut text = format!(
        r#"# The header of the log. What is still to be filled in says TBC.

log HL-001 "{title} clinical safety hazard log" {{
  version       "0.1"
  date          {today}
  standard      DCB0129
  organisation  "TBC"
  system        "{title}" release "0.1"
  officer       "TBC" registration "TBC"

  intended-use """
    TBC: what the system is for, who uses it, and where.
    """
}}

# The answer to the programme's hazard log. Under `uses` stand the parts of GP Connect that the system reads; take away
# what it does not. Then give each hazard an answer: a hazard of your own that `addresses` it, `not-applicable`,
# `partly-covered` or `transferred`. `hazlog catalogue show GPC-46` tells what one is about.
programme {programme} edition "{edition}" {{
"#,
        programme = edition.programme,
        edition = edition.edition,
    );
    let words: Vec<&str> = CAPABILITIES.iter().map(|capability| capability.word).collect();
    let _ = writeln!(text, "  uses {}", words.join(", "));
    for (kind, ids) in by_kind(edition) {
        let _ = writeln!(text, "\n  # {kind}");
        let _ = writeln!(text, "  under-review {} owner \"TBC\" due {due}", ids.join(", "));
    }
    let _ = writeln!(text, "}}\n\nchange \"0.1\" on {today} \"The log is begun.\"");
    text
}

fn by_kind(edition: &Edition) -> BTreeMap<&str, Vec<&str>> {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for hazard in &edition.hazards {
        kinds.entry(&hazard.kind).or_default().push(&hazard.id);
    }
    kinds
}
