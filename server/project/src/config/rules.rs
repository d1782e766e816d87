//! `[rules]`: the level of a rule in this project.

use std::collections::BTreeMap;

use hazlog_core::config::RuleSetting;
use hazlog_core::diagnostic::{Level, Profile, nearest};
use hazlog_core::rules::{ALL, Rule, find};
use smol_str::SmolStr;

use super::keys::RULE;
use super::problem::Problems;
use super::reader::{Text, Value};

/// The words for a level, the most serious first.
pub(super) const LEVELS: [&str; 4] = ["error", "warning", "info", "off"];

pub(super) fn read(value: Value<'_>, problems: &mut Problems<'_>) -> BTreeMap<SmolStr, RuleSetting> {
    let mut settings = BTreeMap::new();
    let Some(table) = value.open_table("`[rules]`", problems) else { return settings };
    for (name, value) in table.entries() {
        let Some(rule) = known(&name, problems) else { continue };
        if let Some(setting) = read_setting(rule, value, problems) {
            check(rule, &setting, &name, value, problems);
            settings.insert(rule.name.into(), setting);
        }
    }
    settings
}

fn known(name: &Text<'_>, problems: &mut Problems<'_>) -> Option<&'static Rule> {
    let rule = find(name.text);
    match rule {
        None => {
            let near = nearest(name.text, ALL.iter().map(|rule| rule.name));
            let advice = near.map_or("take the line out".to_owned(), |near| format!("write `{near}`"));
            let message = format!("there is no rule `{}`: {advice}", name.text);
            problems.suggest(name.span.clone(), message, near.map(str::to_owned));
            None
        }
        Some(rule) if !rule.waivable => {
            let message = format!(
                "`{}` cannot be moved: without it the log could be misread unnoticed; take the line out",
                rule.name
            );
            problems.error(name.span.clone(), message);
            None
        }
        known => known,
    }
}

fn read_setting(rule: &Rule, value: Value<'_>, problems: &mut Problems<'_>) -> Option<RuleSetting> {
    if !value.is_table() {
        return Some(RuleSetting { level: level(value, problems)?, reason: None });
    }
    let table = value.table(RULE, &format!("`{}`", rule.name), problems)?;
    let level = table.value("level").and_then(|value| level(value, problems));
    let reason = match table.value("reason") {
        // A blank reason is told of; that a reason is missing would be the same mistake.
        Some(value) => Some(value.text("reason", problems)?.text.trim().into()),
        None => None,
    };
    Some(RuleSetting { level: level?, reason })
}

fn level(value: Value<'_>, problems: &mut Problems<'_>) -> Option<Option<Level>> {
    let index = value.word("level", &LEVELS, problems)?;
    Some(Level::ALL.get(index).copied())
}

fn check(rule: &Rule, setting: &RuleSetting, name: &Text<'_>, value: Value<'_>, problems: &mut Problems<'_>) {
    let word = setting.level.map_or("off", Level::as_str);
    let lowered = rule.levels.release == Some(Level::Error) && setting.level != Some(Level::Error);
    if lowered && setting.reason.is_none() {
        let what =
            if setting.level.is_none() { "turning it off".to_owned() } else { format!("lowering it to `{word}`") };
        let message = format!(
            "`{}` is an error in a release, so {what} needs a reason, which every report prints: \
             write {{ level = \"{word}\", reason = \"…\" }}",
            rule.name
        );
        problems.error(value.span(), message);
    } else if Profile::ALL.iter().all(|profile| rule.levels.of(*profile) == setting.level) {
        problems.warn(
            name.span.clone(),
            format!("`{}` is `{word}` in every profile already: this line changes nothing", rule.name),
        );
    }
}
