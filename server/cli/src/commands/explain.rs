//! `hazlog explain RULE`

use std::io::Write;

use anyhow::bail;
use hazlog_core::diagnostic::{Level, Profile, nearest};
use hazlog_core::rules::{ALL, Rule, find};

use crate::args::Explain;
use crate::outcome::Outcome;
use crate::terminal::Terminal;

pub(crate) fn run(args: &Explain, terminal: &mut Terminal) -> anyhow::Result<Outcome> {
    let Some(rule) = find(&args.rule) else {
        match nearest(&args.rule, ALL.iter().map(|rule| rule.name)) {
            Some(name) => bail!("no rule is called `{}`; did you mean `{name}`?", args.rule),
            None => bail!("no rule is called `{}`; `hazlog rules` lists them all", args.rule),
        }
    };
    let out = terminal.out();
    writeln!(out, "{}", rule.page.trim_end())?;
    writeln!(out, "\n## Levels\n")?;
    writeln!(out, "{}", levels(rule))?;
    for clause in rule.clauses {
        writeln!(out, "\nServes {clause}: {}.", clause.text())?;
    }
    Ok(Outcome::Clean)
}

/// `draft warning, review error, release error`
fn levels(rule: &Rule) -> String {
    let parts: Vec<String> = Profile::ALL
        .iter()
        .map(|profile| format!("{profile} {}", rule.levels.of(*profile).map_or("off", Level::as_str)))
        .collect();
    parts.join(", ")
}
