//! What keywords, clause words and rules mean, in Markdown: a hover and the documentation of a proposal show the same.

use super::{Meaning, clausal, clause_form, form, keyword};
use crate::diagnostic::{Level, Profile};
use crate::ide::markdown::{escape, list};
use crate::rules::Rule;
use crate::syntax::{Clausal, Keyword};

/// A keyword: its meaning, its form, and the clause of the standard that it serves.
pub(crate) fn keyword_card(of: Keyword) -> String {
    card(keyword(of), &form(of))
}

/// A clause word behind a keyword, likewise.
pub(crate) fn clause_card(of: Keyword, word: Clausal) -> String {
    let form = clause_form(of, word).unwrap_or_else(|| word.as_str().to_owned());
    card(clausal(word), &form)
}

/// A rule: its summary, how it is told by profile, and the clauses that it serves.
pub(crate) fn rule_card(rule: &Rule) -> String {
    let level = |profile: Profile| {
        let level = rule.levels.of(profile).map_or("off", Level::as_str);
        format!("{profile}: {level}")
    };
    let mut lines = vec![Profile::ALL.map(level).join(", ")];
    lines.extend(rule.clauses.iter().map(|clause| format!("{clause}: {}", clause.text())));
    if !rule.waivable {
        lines.push("cannot be waived".to_owned());
    }
    lines.push(format!("`hazlog explain {}` shows its page", rule.name));
    format!("**{}** · {}\n\n{}", rule.name, escape(rule.summary), list(&lines))
}

fn card(meaning: Meaning, form: &str) -> String {
    let clause = meaning.clause.map(|clause| format!("\n\n{clause}: {}.", clause.text())).unwrap_or_default();
    format!("{}\n\n```hazlog\n{form}\n```{clause}", meaning.text)
}
