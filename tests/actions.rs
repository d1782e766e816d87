//! Whatever an editor offers to do anywhere in a log can be done: it applies, breaks nothing, loses no comment and no
//! text, and leaves a log laid out well that was.

use std::collections::{BTreeMap, BTreeSet};

use hazlog_core::config::Config;
use hazlog_core::diagnostic::{Edit, Profile};
use hazlog_core::format::format;
use hazlog_core::ide::{Action, ActionKind, actions, apply};
use hazlog_core::lint::Located;
use hazlog_core::syntax::{Statement, parse};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Workspace;
use hazlog_project::config::parse_config;
use hazlog_tests::held::root;
use hazlog_tests::project::{TODAY, lint};

/// Findings of the form of a log, and of names that nothing defines or two things do.
const BREAKS: [&str; 5] = ["syntax", "unknown-keyword", "unknown-reference", "duplicate-id", "id-format"];

type Texts = BTreeMap<String, String>;

struct Project {
    texts: Texts,
    config: Config,
}

impl Project {
    fn read(name: &str) -> Self {
        let folder = root().join("tests/logs").join(name);
        let config = std::fs::read_to_string(folder.join("hazlog.toml")).unwrap();
        let config = parse_config(&config).map(|(read, _)| read.config).unwrap();
        let mut texts = Texts::new();
        let mut folders = vec![folder.clone()];
        while let Some(next) = folders.pop() {
            for entry in std::fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "hazlog") {
                    let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
                    texts.insert(name, std::fs::read_to_string(path).unwrap());
                }
            }
        }
        Self { texts, config }
    }

    fn findings(&self, texts: &Texts) -> Vec<Located> {
        let files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        lint(&files, self.config.clone(), Profile::Release)
    }

    /// Every action that is offered at every `step`th place, each once.
    fn offered(&self, step: usize) -> Vec<Action> {
        let mut workspace = Workspace::new(self.config.clone(), TODAY);
        workspace.load(self.texts.clone().into_iter().collect());
        let snapshot = workspace.snapshot();
        let findings = self.findings(&self.texts);
        let mut found: Vec<Action> = Vec::new();
        for (path, text) in &self.texts {
            let own: Vec<Located> = findings.iter().filter(|one| *one.path == **path).cloned().collect();
            let places = own.iter().map(|one| one.range.start());
            let regular = text.char_indices().map(|(at, _)| TextSize::try_from(at).unwrap()).step_by(step);
            for at in places.chain(regular) {
                found.extend(actions(&snapshot, path, TextRange::empty(at), &own));
            }
        }
        let mut seen = BTreeSet::new();
        found.retain(|action| seen.insert(format!("{:?} {:?}", action.files, action.new_files)));
        found
    }

    fn after(&self, action: &Action) -> Texts {
        let mut texts = self.texts.clone();
        for file in &action.files {
            let text = texts.get_mut(&*file.path).unwrap();
            let edits: Vec<Edit> =
                file.changes.iter().map(|one| Edit { range: one.range, text: one.text.clone() }).collect();
            for edit in &edits {
                assert!(text.get(std::ops::Range::<usize>::from(edit.range)).is_some(), "{action:?}");
            }
            assert!(edits.windows(2).all(|two| two[0].range.end() <= two[1].range.start()), "{action:?}");
            *text = apply(text, &edits);
            let cursor = file.cursor.map(usize::from);
            assert!(cursor.is_none_or(|at| text.is_char_boundary(at) && at <= text.len()), "{action:?}");
        }
        for file in &action.new_files {
            assert!(texts.insert(file.path.clone(), file.text.clone()).is_none(), "{action:?}");
        }
        texts
    }
}

/// How often each comment, string and text stands in a project.
fn kept(texts: &Texts) -> BTreeMap<String, usize> {
    fn strings<'a>(text: &'a str, statements: &[Statement], out: &mut Vec<&'a str>) {
        for statement in statements {
            let written = statement.tokens.iter().map(|token| &text[std::ops::Range::<usize>::from(token.range)]);
            out.extend(written.filter(|word| word.starts_with('"')));
            strings(text, statement.block.as_ref().map_or(&[], |block| &block.statements), out);
        }
    }
    let mut counts = BTreeMap::new();
    for text in texts.values() {
        let syntax = parse(text);
        let comments = syntax.comments.iter().map(|comment| &text[std::ops::Range::<usize>::from(comment.range)]);
        let mut found: Vec<&str> = comments.collect();
        strings(text, &syntax.statements, &mut found);
        let word = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        found.into_iter().for_each(|one| *counts.entry(word(one)).or_default() += 1);
    }
    counts
}

fn breaks(findings: &[Located]) -> BTreeMap<(&'static str, &str), usize> {
    let mut counts = BTreeMap::new();
    for found in findings.iter().filter(|one| BREAKS.contains(&one.finding.rule)) {
        *counts.entry((found.finding.rule, found.finding.message.as_str())).or_default() += 1;
    }
    counts
}

fn is_more<K: Ord>(after: &BTreeMap<K, usize>, before: &BTreeMap<K, usize>) -> bool {
    after.iter().any(|(key, count)| before.get(key).is_none_or(|known| known < count))
}

fn is_laid_out(texts: &Texts) -> bool {
    texts.values().all(|text| format(text).as_ref() == Ok(text))
}

/// What an action does wrong.
fn faults(project: &Project, before: &[Located], action: &Action) -> Vec<String> {
    let after = project.after(action);
    let mut faults = Vec::new();
    let findings = project.findings(&after);
    // What a fix takes out and brings to light is held beside the fixes.
    let is_fix = action.kind == ActionKind::FixAll || action.title.starts_with("Mend all") || is_fix_of(before, action);
    if !is_fix && is_more(&breaks(&findings), &breaks(before)) {
        faults.push(format!("breaks the form: {:#?}", breaks(&findings)));
    }
    if !is_fix && is_more(&kept(&project.texts), &kept(&after)) {
        faults.push("loses a comment or a text".to_owned());
    }
    if !is_fix && is_laid_out(&project.texts) && !is_laid_out(&after) {
        faults.push("is not laid out".to_owned());
    }
    let shown = |fault: String| format!("{}: {fault}\n{:#?}", action.title, action.files);
    faults.into_iter().map(shown).collect()
}

fn is_fix_of(findings: &[Located], action: &Action) -> bool {
    let fixes = findings.iter().flat_map(|one| &one.finding.fixes);
    fixes.into_iter().any(|fix| fix.title.eq_ignore_ascii_case(&action.title))
}

#[track_caller]
fn check(name: &str, step: usize, least: usize) {
    let project = Project::read(name);
    let before = project.findings(&project.texts);
    let offered = project.offered(step);
    let faults: Vec<String> = offered.iter().flat_map(|action| faults(&project, &before, action)).collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), offered.len(), faults.join("\n"));
    let kinds: BTreeSet<&str> = offered.iter().map(|one| one.title.split([' ', ':']).next().unwrap()).collect();
    assert!(offered.len() > least, "{} {kinds:?}", offered.len());
}

#[test]
fn in_a_log_that_is_laid_out_well() {
    check("acme-discharge", 29, 50);
}

#[test]
fn in_a_first_draft() {
    check("acme-first-draft", 17, 100);
}

#[test]
fn in_a_log_that_breaks_off_anywhere() {
    let whole = Project::read("acme-discharge");
    let (path, text) = whole.texts.iter().find(|(path, _)| path.starts_with("hazards/")).unwrap();
    for (at, _) in text.char_indices().skip(100).step_by(911) {
        let texts: Texts = [(path.clone(), text[..at].to_owned())].into();
        let project = Project { texts, config: whole.config.clone() };
        let before = project.findings(&project.texts);
        for action in project.offered(97) {
            let faults = faults(&project, &before, &action);
            assert!(faults.is_empty(), "{at}: {}\n{}", faults.join("\n"), &text[..at]);
        }
    }
}
