//! Every fix that a finding offers mends it, breaks nothing, and loses nothing: on the bad examples of every page and on
//! a first draft of a log.

use std::collections::BTreeMap;

use hazlog_core::config::Config;
use hazlog_core::diagnostic::{Applicability, Edit, Fix, Profile};
use hazlog_core::ide::apply;
use hazlog_core::lint::{Located, fix_edits, safe_edits};
use hazlog_core::model::{Hazard, Item, lower};
use hazlog_core::syntax::{Statement, cut, parse};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_project::config::parse_config;
use hazlog_tests::held::root;
use hazlog_tests::marks;
use hazlog_tests::pages::fences;
use hazlog_tests::project;

/// Rounds in which all safe fixes have to be made.
const ROUNDS: usize = 5;

/// A project to be mended: its texts by path, and how it is checked.
struct Case {
    name: String,
    texts: BTreeMap<String, String>,
    config: Config,
}

fn cases() -> Vec<Case> {
    let mut cases = vec![first_draft()];
    for rule in hazlog_core::rules::ALL {
        let mut config = Config::default();
        for fence in fences(rule.page) {
            match fence.info.as_str() {
                "toml config" => config = parse_config(&fence.content).map(|(read, _)| read.config).unwrap(),
                "hazlog bad" => {
                    let texts = [("example.hazlog".to_owned(), marks::strip(&fence.content).0)].into();
                    cases.push(Case { name: rule.name.to_owned(), texts, config: config.clone() });
                }
                _ => {}
            }
        }
    }
    cases
}

fn first_draft() -> Case {
    let folder = root().join("tests/logs/acme-first-draft");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let files = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let logs = files.filter(|name| name.ends_with(".hazlog"));
    let config = parse_config(&read("hazlog.toml")).map(|(read, _)| read.config).unwrap();
    Case { name: "first draft".to_owned(), texts: logs.map(|name| (name.clone(), read(&name))).collect(), config }
}

impl Case {
    fn findings(&self, texts: &BTreeMap<String, String>) -> Vec<Located> {
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        project::lint(&files, self.config.clone(), Profile::Release)
    }
}

fn applied(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<TextRange> = edits.iter().map(|edit| edit.range).collect();
    sorted.sort_by_key(|range| (range.start(), range.end()));
    assert!(sorted.windows(2).all(|two| two[0].end() <= two[1].start()), "edits overlap: {edits:?}");
    for range in sorted {
        assert!(text.get(std::ops::Range::<usize>::from(range)).is_some(), "{range:?} is no place of the text");
    }
    apply(text, edits)
}

/// Where a place is after edits.
fn moved(at: TextSize, edits: &[Edit]) -> TextSize {
    let before =
        edits.iter().filter(|edit| edit.range.end() <= at && !edit.range.is_empty() || edit.range.start() < at);
    let change: i64 = before.map(|edit| edit.text.len() as i64 - i64::from(u32::from(edit.range.len()))).sum();
    TextSize::new(u32::try_from(i64::from(u32::from(at)) + change).unwrap_or(0))
}

fn is_of_form(found: &Located) -> bool {
    matches!(found.finding.rule, "syntax" | "unknown-keyword")
}

/// What a fix did wrong.
fn faults(case: &Case, before: &[Located], found: &Located, fix: &Fix) -> Vec<String> {
    let mut faults = Vec::new();
    let edits = fix_edits(found, fix);
    let mut texts = case.texts.clone();
    let text = texts.get_mut(&*found.path).unwrap();
    let old = std::mem::take(text);
    *text = applied(&old, &edits);
    let mended = text.clone();
    let after = case.findings(&texts);
    let count = |findings: &[Located]| findings.iter().filter(|one| is_of_form(one)).count();
    if count(&after) > count(before) {
        let new: Vec<_> = after.iter().filter(|one| is_of_form(one)).map(|one| &one.finding.message).collect();
        faults.push(format!("breaks the form: {new:?}"));
    }
    let is_blank =
        fix.applicability == Applicability::Suggestion && fix.edits.iter().any(|edit| edit.text.contains("\"\""));
    let place = moved(found.range.start(), &edits);
    let same = |one: &&Located| {
        one.finding.rule == found.finding.rule && one.finding.message == found.finding.message && one.path == found.path
    };
    if !is_blank && after.iter().filter(same).any(|one| one.range.start() == place) {
        faults.push("does not mend it".to_owned());
    }
    if has_hole(&mended) && !has_hole(&old) {
        faults.push("leaves a hole".to_owned());
    }
    let (was, is) = (judged(&old), judged(&mended));
    // What a slip kept from being read may come to light; what was read stays.
    let is_same = if is_of_form(found) { was.iter().all(|one| is.contains(one)) } else { was == is };
    if fix.applicability == Applicability::Safe && !is_same {
        faults.push(format!("changes what was judged:\n{was:?}\n{is:?}"));
    }
    let context = |fault| format!("{}: `{}` of {:?}: {fault}\n{mended}", case.name, fix.title, found.finding.message);
    faults.into_iter().map(context).collect()
}

/// A blank line too many, or a space at the end of a line.
fn has_hole(text: &str) -> bool {
    ["{\n\n", "\n\n\n", "\n\n}", " \n"].iter().any(|hole| text.contains(hole)) || text.starts_with('\n')
}

/// What only a person decides: scores, statuses, dates and answers, island by island.
fn judged(text: &str) -> Vec<String> {
    let starts = cut(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let islands = starts.iter().zip(ends).map(|(start, end)| &text[*start..end]);
    islands.flat_map(|island| lower(island, &parse(island)).items).flat_map(|item| judgement(&item)).collect()
}

fn judgement(item: &Item) -> Vec<String> {
    match item {
        Item::Hazard(hazard) => of_hazard(hazard),
        Item::Programme(programme) => {
            let lines = programme.dispositions.iter();
            let ids = |ids: &[hazlog_core::model::Word]| ids.iter().map(|id| id.value.to_string()).collect::<Vec<_>>();
            lines.map(|one| format!("{:?} {:?}", one.answer, ids(&one.ids))).collect()
        }
        Item::Approval(approval) => approval.on.iter().map(|on| on.value.to_string()).collect(),
        _ => Vec::new(),
    }
}

fn of_hazard(hazard: &Hazard) -> Vec<String> {
    let id = hazard.header.id_str();
    let mut said = Vec::new();
    for (name, score) in [("initial", &hazard.initial), ("residual", &hazard.residual)] {
        let words = score.iter().flat_map(|score| [&score.severity, &score.likelihood, &score.risk]);
        said.extend(words.enumerate().flat_map(|(axis, word)| {
            let word = word.as_ref().map(|word| &word.value);
            word.map(|word| format!("{id} {name} {axis} {word}"))
        }));
    }
    let status = hazard.status.as_ref().and_then(|status| status.word.value.as_ref());
    said.extend(status.map(|word| format!("{id} {:?}", word.value)));
    for (name, field) in [("raised", &hazard.raised), ("review", &hazard.review_by)] {
        let date = field.as_ref().and_then(|field| field.value.as_ref());
        said.extend(date.map(|date| format!("{id} {name} {}", date.value)));
    }
    said
}

#[test]
fn every_fix_mends_what_it_is_offered_for() {
    let mut failures = Vec::new();
    let mut fixes = 0;
    for case in cases() {
        let before = case.findings(&case.texts);
        for found in &before {
            for fix in &found.finding.fixes {
                fixes += 1;
                failures.extend(faults(&case, &before, found, fix));
            }
        }
    }
    assert!(fixes > 100, "{fixes}");
    failures.sort();
    failures.dedup();
    assert!(failures.is_empty(), "{} of {fixes}:\n{}", failures.len(), failures.join("\n"));
}

/// Comments, and strings and texts with what stands in their quotes.
fn kept(text: &str) -> Vec<String> {
    fn strings(text: &str, statements: &[Statement], out: &mut Vec<String>) {
        for statement in statements {
            let written = statement.tokens.iter().map(|token| &text[std::ops::Range::<usize>::from(token.range)]);
            out.extend(
                written.filter(|word| word.starts_with('"')).map(|word| word.trim_matches(['"', ' ', '{']).to_owned()),
            );
            strings(text, statement.block.as_ref().map_or(&[], |block| &block.statements), out);
        }
    }
    let syntax = parse(text);
    let comments = syntax.comments.iter().map(|comment| text[std::ops::Range::<usize>::from(comment.range)].to_owned());
    let mut out: Vec<String> = comments.collect();
    strings(text, &syntax.statements, &mut out);
    out
}

/// Makes all safe fixes that do not overlap; the texts that they take out are noted.
fn round(case: &Case, texts: &mut BTreeMap<String, String>, taken: &mut String) -> bool {
    let findings = case.findings(texts);
    let mut changed = false;
    for (path, text) in texts {
        let edits = safe_edits(findings.iter().filter(|found| *found.path == **path));
        edits.iter().for_each(|edit| taken.push_str(&text[std::ops::Range::<usize>::from(edit.range)]));
        let mended = applied(text, &edits);
        changed |= mended != *text;
        *text = mended;
    }
    changed
}

#[test]
fn safe_fixes_come_to_an_end_and_lose_nothing() {
    for case in cases() {
        let mut texts = case.texts.clone();
        let mut taken = String::new();
        let rounds = (0..=ROUNDS).take_while(|_| round(&case, &mut texts, &mut taken)).count();
        assert!(rounds <= ROUNDS, "{}: no end\n{texts:?}", case.name);
        let all: String = texts.values().cloned().collect();
        for what in case.texts.values().flat_map(|text| kept(text)) {
            assert!(all.contains(&what) || taken.contains(&what), "{}: lost {what:?}\n{all}", case.name);
        }
    }
}
