//! What holds for completion anywhere in any log, finished or not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use hazlog_core::config::Config;
use hazlog_core::ide::completion::{Entry, Outside, Proposal, ProposalKind, complete};
use hazlog_core::model::{Content, lower};
use hazlog_core::syntax::{Statement, Syntax, TokenKind, cut, parse};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Workspace;
use jiff::civil::date;
use rayon::prelude::*;

fn logs() -> Vec<(String, String)> {
    fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "hazlog") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/logs"), &mut found);
    assert!(found.len() > 5);
    found.sort();
    found.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

fn workspace(files: Vec<(String, String)>) -> Workspace {
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(files);
    workspace
}

fn folder(_: &str) -> Vec<Entry> {
    let entry = |name: &str, is_folder| Entry { name: name.to_owned(), is_folder };
    vec![entry("docs", true), entry("a b.md", false)]
}

const OUTSIDE: Outside<'static> = Outside { list: &folder, rules_here: &[] };

/// What must hold of every list at every place.
fn holds(workspace: &Workspace, path: &str, text: &str, offset: usize) {
    let at = TextSize::try_from(offset).unwrap();
    let found = complete(&workspace.snapshot(), path, at, &OUTSIDE);
    let here = || format!("{path} at {offset}: {:?}", &text[line_start(text, offset)..offset]);
    for one in &found.list {
        let range = std::ops::Range::<usize>::from(one.range);
        assert!(range.start <= offset && offset <= range.end, "{}: {one:?}", here());
        let replaced = text.get(range.clone()).unwrap_or_else(|| panic!("{}: {one:?}", here()));
        assert!(!replaced.contains(['\n', '"', '#']), "{}: replaces {replaced:?} by {one:?}", here());
        assert_eq!(one.range.start(), found.list[0].range.start(), "{}: {one:?}", here());
        assert!(!one.label.is_empty() && one.additional_edits.is_empty());
        let told = [Some(&one.label), one.detail.as_ref(), one.description.as_ref()];
        assert!(told.into_iter().flatten().all(|line| !line.contains(['\n', '\r'])), "{}: {one:?}", here());
        let is_word = matches!(one.kind, ProposalKind::Keyword | ProposalKind::Clause | ProposalKind::Snippet);
        assert!(!is_word || one.documentation.is_some(), "{}: {one:?}", here());
    }
    assert!(found.list.windows(2).all(|pair| pair[0].sort_text < pair[1].sort_text));
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |end| end + 1)
}

#[test]
fn every_place_of_every_log() {
    let files = logs();
    let workspace = workspace(files.clone());
    for (path, text) in &files {
        // Every character of a text block would ask the same again.
        let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        offsets.par_iter().for_each(|offset| holds(&workspace, path, text, *offset));
    }
}

#[test]
fn a_hazard_that_is_being_typed() {
    let files = logs();
    let (_, log) = files.iter().find(|(path, _)| path.ends_with("medicines.hazlog")).unwrap();
    let start = log.find("\nhazard ").unwrap() + 1;
    let end = log[start..].find("\n}\n").unwrap() + start + 3;
    let hazard = &log[start..end];
    let ends: Vec<usize> = hazard.char_indices().map(|(at, _)| at).chain([hazard.len()]).collect();
    ends.par_iter().for_each(|end| {
        for behind in ["", "\n\nhazard H-2 \"Next\" {\n}\n"] {
            let text = format!("{}{behind}", &hazard[..*end]);
            let workspace = workspace(vec![("h.hazlog".to_owned(), text.clone())]);
            holds(&workspace, "h.hazlog", &text, *end);
        }
    });
}

/// Nothing is proposed in prose, in comments and in names.
#[test]
fn prose_is_left_alone() {
    let files = logs();
    let workspace = workspace(files.clone());
    for (path, text) in &files {
        let syntax = parse(text);
        let mut quiet: Vec<TextRange> = syntax.comments.iter().map(|comment| comment.range).collect();
        each_statement(&syntax.statements, &mut |statement| {
            let texts = statement.tokens.iter().filter(|token| matches!(token.kind, TokenKind::Text { .. }));
            quiet.extend(texts.map(|token| token.range));
        });
        for range in quiet {
            let (start, end) = (usize::from(range.start()) + 1, usize::from(range.end()));
            for offset in (start..end).filter(|at| text.is_char_boundary(*at)).step_by(5) {
                let found = complete(&workspace.snapshot(), path, TextSize::try_from(offset).unwrap(), &OUTSIDE);
                assert!(found.list.is_empty(), "{path} at {offset}: {:?}", found.list);
            }
        }
    }
}

fn each_statement<'s>(statements: &'s [Statement], visit: &mut impl FnMut(&'s Statement)) {
    for statement in statements {
        visit(statement);
        if let Some(block) = &statement.block {
            each_statement(&block.statements, visit);
        }
    }
}

/// Whatever is accepted on a new line above a statement says nothing wrong: no form is broken and no word is unknown, but
/// for values that are still to be filled in.
#[test]
fn what_is_accepted_is_well_formed() {
    let files = logs();
    let mut places: Vec<(&str, &str, usize)> = Vec::new();
    let syntaxes: Vec<Syntax> = files.iter().map(|(_, text)| parse(text)).collect();
    for ((path, text), syntax) in files.iter().zip(&syntaxes) {
        each_statement(&syntax.statements, &mut |statement| {
            let start = usize::from(statement.range.start());
            if text[line_start(text, start)..start].trim().is_empty() {
                places.push((path, text, start));
            }
        });
    }
    assert!(places.len() > 500);
    places.par_iter().for_each(|(path, text, start)| accept_all(path, text, *start));
}

/// Whatever is accepted in the place of a value is a value of the right form: without quotes, in quotes, or a clause.
#[test]
fn what_is_accepted_as_a_value_is_well_formed() {
    let files = logs();
    let mut places: Vec<(&str, &str, TextRange)> = Vec::new();
    let syntaxes: Vec<Syntax> = files.iter().map(|(_, text)| parse(text)).collect();
    for ((path, text), syntax) in files.iter().zip(&syntaxes) {
        each_statement(&syntax.statements, &mut |statement| {
            let values = statement.tokens.iter().filter(|token| !matches!(token.kind, TokenKind::Comma));
            let values = values.filter(|token| !matches!(token.kind, TokenKind::Text { .. }));
            places.extend(values.map(|token| (path.as_str(), text.as_str(), token.range)));
        });
    }
    assert!(places.len() > 2000);
    let accepted: usize = places.par_iter().map(|(path, text, range)| accept_instead(path, text, *range)).sum();
    assert!(accepted > 5_000, "{accepted}");
}

/// With nothing of the value written, and with its first half.
fn accept_instead(path: &str, text: &str, range: TextRange) -> usize {
    let range = std::ops::Range::<usize>::from(range);
    let half = (range.start..=range.start.midpoint(range.end)).rfind(|at| text.is_char_boundary(*at)).unwrap();
    // Editors write both quotes at once.
    let is_string = text[range.clone()].ends_with('"') && half > range.start;
    let end = range.end - usize::from(is_string);
    let written = |from: usize, end: usize| accept_at(path, &format!("{}{}", &text[..from], &text[end..]), from);
    written(range.start, range.end) + written(half, end)
}

fn accept_all(path: &str, text: &str, start: usize) {
    let line = line_start(text, start);
    let indent = &text[line..start];
    let opened = format!("{}{indent}\n{}", &text[..line], &text[line..]);
    let accepted = accept_at(path, &opened, start);
    assert!(accepted > 0, "{path}: nothing is proposed above {:?}", text[line..].lines().next());
}

/// Accepts every proposal at a place, and counts them.
fn accept_at(path: &str, text: &str, at: usize) -> usize {
    // The island alone: nothing outside it can change what is read in it.
    let start = cut(text).into_iter().rfind(|island| *island <= at).unwrap();
    let end = cut(text).into_iter().find(|island| *island > at).unwrap_or(text.len());
    let (island, at) = (&text[start..end], at - start);
    let workspace = workspace(vec![("h.hazlog".to_owned(), island.to_owned())]);
    let found = complete(&workspace.snapshot(), "h.hazlog", TextSize::try_from(at).unwrap(), &OUTSIDE);
    let before = wrong(island);
    let line = &island[line_start(island, at)..];
    let line = line.lines().next().unwrap_or_default();
    let indent = &line[..line.len() - line.trim_start().len()];
    // The path goes on behind a folder; its string is closed when a file is chosen.
    for one in found.list.iter().filter(|one| one.kind != ProposalKind::Folder) {
        for insert in written(one) {
            let insert = insert.replace('\n', &format!("\n{indent}"));
            let range = std::ops::Range::<usize>::from(one.range);
            let text = format!("{}{insert}{}", &island[..range.start], &island[range.end..]);
            let new = wrong(&text).into_iter().filter(|said| !before.contains(said));
            let told: Vec<String> = new.filter(|said| !waits(said)).collect();
            assert!(told.is_empty(), "{path}: {insert:?} in {line:?} of\n{island}\n{told:?}");
        }
    }
    found.list.len()
}

/// The plain text of a proposal, and its snippet with nothing filled in and the first of each choice.
fn written(one: &Proposal) -> Vec<String> {
    let snippet = one.snippet.as_ref().map(|snippet| expanded(snippet));
    [one.insert.clone()].into_iter().chain(snippet).collect()
}

/// A snippet as an editor writes it.
fn expanded(snippet: &str) -> String {
    let mut text = String::new();
    let mut chars = snippet.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => text.extend(chars.next()),
            '$' if chars.next_if_eq(&'{').is_some() => {
                let place: String = chars.by_ref().take_while(|char| *char != '}').collect();
                let content = place.trim_start_matches(|char: char| char.is_ascii_digit());
                let first = content.trim_start_matches([':', '|']).split([',', '|']);
                text.push_str(if content.starts_with('|') { first.into_iter().next().unwrap() } else { &content[1..] });
            }
            '$' => while chars.next_if(char::is_ascii_digit).is_some() {},
            '}' => panic!("an open brace is missing in {snippet:?}"),
            char => text.push(char),
        }
    }
    text
}

/// What the reader says of a text, without the places.
fn wrong(text: &str) -> Vec<String> {
    let Content { problems, .. } = lower(text, &parse(text));
    problems.into_iter().map(|problem| problem.message).collect()
}

/// A value is still to be filled in.
fn waits(message: &str) -> bool {
    message.contains(" needs ")
}
