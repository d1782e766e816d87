//! `hazlog rules`

use std::io::Write;

use hazlog_core::diagnostic::{Level, Profile};
use hazlog_core::rules::{ALL, Group, Rule};
use serde::Serialize;

use crate::args::{ListFormat, Rules};
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Rules, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let out = terminal.out();
    match args.format {
        ListFormat::Text => table(out)?,
        ListFormat::Json => {
            let rules: Vec<Entry<'_>> = ALL.iter().map(|rule| entry(rule)).collect();
            serde_json::to_writer_pretty(&mut *out, &rules).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(Outcome::Clean)
}

fn table(out: &mut impl Write) -> std::io::Result<()> {
    let width = ALL.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for group in Group::ALL {
        writeln!(out, "{}", group.title())?;
        for rule in ALL.iter().filter(|rule| rule.group == group) {
            let levels: Vec<String> =
                Profile::ALL.iter().map(|profile| format!("{:<7}", name(rule.levels.of(*profile)))).collect();
            writeln!(out, "  {:<width$}  {}  {}", rule.name, levels.join(" "), rule.summary)?;
        }
        writeln!(out)?;
    }
    writeln!(out, "Levels are for the profiles draft, review and release. `hazlog explain RULE` shows a rule's page.")
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    name: &'a str,
    group: &'a str,
    summary: &'a str,
    draft: &'a str,
    review: &'a str,
    release: &'a str,
    clauses: Vec<&'a str>,
    since: &'a str,
}

fn entry(rule: &'static Rule) -> Entry<'static> {
    Entry {
        name: rule.name,
        group: rule.group.title(),
        summary: rule.summary,
        draft: name(rule.levels.draft),
        review: name(rule.levels.review),
        release: name(rule.levels.release),
        clauses: rule.clauses.iter().map(|clause| clause.number()).collect(),
        since: rule.since,
    }
}

fn name(level: Option<Level>) -> &'static str {
    level.map_or("off", Level::as_str)
}
