//! What can be taken out of a clean log, one thing at a time, and the rules of which one has to miss it by name. Nothing
//! that a safety officer signs for may go without a word.

use std::collections::BTreeMap;

use hazlog_core::diagnostic::{Level, Profile};
use hazlog_core::lint::{Linter, Located};
use hazlog_core::syntax::{Clausal, Keyword, Statement, TokenKind, parse};
use hazlog_core::text::TextRange;
use hazlog_project::Project;

/// What is taken out, and the rules that may miss it.
const KINDS: [(&str, &[&str]); 18] = [
    ("disposition", &["unanswered-programme-hazard"]),
    ("address", &["unanswered-programme-hazard", "covered-by-nothing"]),
    ("initial score", &["unscored-hazard"]),
    ("residual score", &["unscored-residual"]),
    ("own control", &["unmitigated-cause", "missing-mitigation"]),
    ("use of a control", &["unmitigated-cause", "missing-mitigation"]),
    ("shared control", &["unknown-reference"]),
    ("cause", &["unknown-reference", "missing-field"]),
    ("reason of a score", &["missing-rationale", "unjustified-residual"]),
    ("reason of an answer", &["unjustified-exclusion"]),
    ("reason of a waiver", &["unreasoned-waiver"]),
    ("acceptance", &["unaccepted-hazard"]),
    ("implementation", &["unimplemented-evidence"]),
    ("effectiveness", &["unverified-control"]),
    ("risk-benefit analysis", &["unacceptable-residual"]),
    ("approval", &["unapproved-version"]),
    ("link to causes", &["unmitigating-control", "unused-control"]),
    ("field", &["missing-field", "missing-mode", "missing-officer", "missing-scope"]),
];

/// One thing to take out.
struct Removal {
    kind: &'static str,
    path: String,
    range: TextRange,
    /// One of these stands in the message, or is the hazard of the finding.
    names: Vec<String>,
}

struct Finder<'a> {
    path: &'a str,
    text: &'a str,
    version: &'a str,
    found: Vec<Removal>,
}

impl Finder<'_> {
    fn word(&self, statement: &Statement) -> String {
        let token = statement.tokens.iter().find(|token| token.kind == TokenKind::Word);
        token.map(|token| self.text[token.range].to_owned()).unwrap_or_default()
    }

    fn put(&mut self, kind: &'static str, range: TextRange, names: &[&str]) {
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        self.found.push(Removal { kind, path: self.path.to_owned(), range, names });
    }

    fn item(&mut self, item: &Statement) {
        let id = self.word(item);
        let inner = item.block.iter().flat_map(|block| &block.statements);
        match item.keyword {
            Some(Keyword::Hazard) => inner.for_each(|inner| self.in_hazard(&id, inner)),
            Some(Keyword::Programme) => inner.for_each(|inner| self.in_programme(inner)),
            Some(Keyword::Control) => {
                self.put("shared control", item.range, &[&id]);
                inner.for_each(|inner| self.in_control(&id, &id, inner));
            }
            Some(Keyword::Log) => inner.for_each(|inner| self.in_header(&id, inner)),
            Some(Keyword::Approval) => self.approval(item),
            Some(Keyword::Waive) => self.reason("reason of a waiver", item, &[&id]),
            _ => {}
        }
    }

    fn in_header(&mut self, log: &str, statement: &Statement) {
        if matches!(statement.keyword, Some(Keyword::Officer | Keyword::System | Keyword::IntendedUse)) {
            self.put("field", statement.range, &[log]);
        }
    }

    /// An approval is missed if it is that of the present version; those of earlier versions are history.
    fn approval(&mut self, item: &Statement) {
        let Some(version) = item.tokens.first().map(|token| self.text[token.range].trim_matches('"').to_owned()) else {
            return;
        };
        if version == self.version {
            self.put("approval", item.range, &[&version]);
        }
    }

    fn in_programme(&mut self, statement: &Statement) {
        let Some(keyword) = statement.keyword else { return };
        if !matches!(keyword, Keyword::NotApplicable | Keyword::PartlyCovered | Keyword::Transferred) {
            return;
        }
        let ids = self.ids(statement);
        let names: Vec<&str> = ids.iter().map(|(id, _)| id.as_str()).collect();
        self.reason("reason of an answer", statement, &names);
        self.each_id("disposition", statement);
    }

    fn in_hazard(&mut self, hazard: &str, statement: &Statement) {
        let id = self.word(statement);
        let Some(keyword) = statement.keyword else { return };
        let kind = match keyword {
            Keyword::Addresses | Keyword::AddressesInPart => return self.each_id("address", statement),
            Keyword::Waive => return self.reason("reason of a waiver", statement, &[&id]),
            Keyword::Initial => "initial score",
            Keyword::Residual => "residual score",
            Keyword::Control => "own control",
            Keyword::Use => "use of a control",
            Keyword::Cause => "cause",
            Keyword::Accepted => "acceptance",
            Keyword::RiskBenefit => "risk-benefit analysis",
            Keyword::Owner | Keyword::Mode | Keyword::Status | Keyword::Description | Keyword::Impact => "field",
            _ => return,
        };
        self.put(kind, statement.range, &[hazard]);
        if matches!(keyword, Keyword::Initial | Keyword::Residual) {
            self.reason("reason of a score", statement, &[hazard]);
        }
        if keyword == Keyword::Use {
            let from =
                statement.tokens.iter().find(|token| token.kind == TokenKind::Clause(Clausal::Mitigates)).unwrap();
            self.put("link to causes", TextRange::new(from.range.start(), statement.range.end()), &[hazard]);
        }
        for inner in statement.block.iter().flat_map(|block| &block.statements) {
            self.in_control(hazard, &id, inner);
        }
    }

    fn in_control(&mut self, hazard: &str, control: &str, statement: &Statement) {
        match statement.keyword {
            Some(Keyword::Mitigates) => self.put("link to causes", statement.range, &[hazard]),
            Some(Keyword::Evidence) => {
                let kind = match statement.tokens.first().map(|token| token.kind) {
                    Some(TokenKind::Clause(Clausal::Implementation)) => "implementation",
                    _ => "effectiveness",
                };
                self.put(kind, statement.range, &[control]);
            }
            _ => {}
        }
    }

    /// The ids of a list, each with its place.
    fn ids(&self, statement: &Statement) -> Vec<(String, TextRange)> {
        let list = statement.tokens.iter().take_while(|token| matches!(token.kind, TokenKind::Word | TokenKind::Comma));
        let words = list.filter(|token| token.kind == TokenKind::Word);
        words.map(|token| (self.text[token.range].to_owned(), token.range)).collect()
    }

    /// The statement as a whole, and each of its ids where there are several.
    fn each_id(&mut self, kind: &'static str, statement: &Statement) {
        let ids = self.ids(statement);
        for (index, (id, range)) in ids.iter().enumerate() {
            self.put(kind, statement.range, &[id]);
            // With one neighbour goes the comma between them.
            if let Some((_, next)) = ids.get(index + 1) {
                self.put(kind, TextRange::new(range.start(), next.start()), &[id]);
            } else if let Some((_, before)) = index.checked_sub(1).and_then(|before| ids.get(before)) {
                self.put(kind, TextRange::new(before.end(), range.end()), &[id]);
            }
        }
    }

    /// `because` and what follows it.
    fn reason(&mut self, kind: &'static str, statement: &Statement, names: &[&str]) {
        let mut tokens = statement.tokens.iter();
        let because = tokens.find(|token| token.kind == TokenKind::Clause(Clausal::Because));
        let (Some(because), Some(reason)) = (because, tokens.next()) else { return };
        self.put(kind, because.range.cover(reason.range), names);
    }
}

/// Everything that can be taken out of a project.
fn removals(project: &Project, version: &str) -> Vec<Removal> {
    let mut all = Vec::new();
    for file in project.workspace.snapshot().files() {
        let text = file.document().text();
        let mut finder = Finder { path: file.path(), text: &text, version, found: Vec::new() };
        parse(&text).statements.iter().for_each(|item| finder.item(item));
        all.append(&mut finder.found);
    }
    all
}

/// Takes out one thing after the other, and holds that each is missed by name.
fn check(name: &str, project: &mut Project, version: &str, wanted: &[&str]) {
    let mut linter = Linter::new(Profile::Release);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut silent = Vec::new();
    let workspace = &mut project.workspace;
    linter.update(&workspace.snapshot(), &workspace.take_dirt());
    for removal in removals(project, version) {
        *seen.entry(removal.kind).or_default() += 1;
        let workspace = &mut project.workspace;
        let whole = workspace.snapshot().file(&removal.path).unwrap().document().text();
        workspace.edit(&removal.path, removal.range, "");
        let snapshot = workspace.snapshot();
        linter.update(&snapshot, &workspace.take_dirt());
        let found = linter.findings(&snapshot);
        if !found.iter().any(|one| misses(one, &removal)) {
            let told: Vec<_> =
                found.iter().filter(|one| one.finding.waived.is_none()).map(|one| &one.finding.message).collect();
            silent.push(format!("{} {:?}: {:?}\n    {told:?}", removal.kind, removal.names, &whole[removal.range]));
        }
        workspace.set_text(&removal.path, &whole);
        linter.update(&workspace.snapshot(), &workspace.take_dirt());
    }
    assert!(silent.is_empty(), "{name}: {} of {seen:?} go in silence:\n{}", silent.len(), silent.join("\n"));
    for kind in wanted {
        assert!(seen.contains_key(kind), "{name} has no {kind} to take out");
    }
}

fn misses(one: &Located, removal: &Removal) -> bool {
    let finding = &one.finding;
    let (_, rules) = KINDS.iter().find(|(kind, _)| *kind == removal.kind).unwrap();
    let is_named = |name: &String| {
        finding.hazard.as_deref() == Some(name)
            || finding
                .message
                .split(|char: char| !char.is_alphanumeric() && !"-_.".contains(char))
                .any(|word| word == name)
    };
    let serious = finding.level == Level::Error || finding.level == Level::Warning;
    finding.waived.is_none() && serious && rules.contains(&finding.rule) && removal.names.iter().any(is_named)
}

#[test]
fn nothing_can_be_taken_out_in_silence() {
    let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
    check("acme-discharge", &mut super::open("acme-discharge"), "1.4", &kinds);
}

#[test]
fn nor_by_another_matrix() {
    let kinds = ["initial score", "residual score", "own control", "use of a control"];
    check("own-matrix", &mut super::open("own-matrix"), "2.0", &kinds);
}
