//! The reference of the language is true: every example reads without a problem, the broken ones give the problems that
//! are marked in them, every word of the language has an example, and the grammar knows the words that the core knows.
//!
//! With `HAZLOG_UPDATE=1` the marks of the broken examples are written anew; read the difference before it is committed.

use std::collections::BTreeSet;

use hazlog_core::model::lower;
use hazlog_core::syntax::{Clausal, Container, Keyword, Statement, TokenKind, cut, parse};
use hazlog_core::text::{Document, TextRange, TextSize};
use hazlog_tests::held::{held, root};
use hazlog_tests::marks::{self, Mark};
use hazlog_tests::pages::{Fence, fences};

const PAGE: &str = "grammar/REFERENCE.md";
/// Between these stands the table of words; a test writes it.
const WORDS_BEGIN: &str = "<!-- The table of words is generated. -->\n\n";
const WORDS_END: &str = "\n<!-- End of the table. -->\n";

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// What reading tells of a text, island by island.
fn problems(text: &str) -> Vec<Mark> {
    let document = Document::new(text);
    let starts = cut(text);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let islands = starts.iter().copied().zip(ends);
    let problems = islands.flat_map(|(start, end)| {
        let island = &text[start..end];
        let shift = TextSize::try_from(start).unwrap();
        let found = lower(island, &parse(island)).problems;
        found.into_iter().map(move |problem| (problem.range + shift, problem.message))
    });
    problems.map(|(range, message)| mark(&document, range, message)).collect()
}

fn mark(document: &Document, range: TextRange, message: String) -> Mark {
    let start = document.line_column(range.start());
    let text = document.slice(range);
    let length = text.lines().next().unwrap_or_default().chars().count().max(1);
    Mark { line: start.line as usize - 1, column: start.column as usize - 1, length, message }
}

#[test]
fn every_example_reads_as_the_reference_says() {
    let mut page = read(PAGE);
    let blocks = fences(&page);
    let mut failures = Vec::new();
    for block in blocks.iter().rev() {
        match block.info.as_str() {
            "hazlog" => {
                let found = problems(&block.content);
                if !found.is_empty() {
                    failures.push(format!("{}\n{found:#?}", block.content));
                }
            }
            "hazlog broken" => page.replace_range(block.start..block.end, &remarked(block, &mut failures)),
            "text" | "toml" => {}
            other => failures.push(format!("a fence of an unknown kind: {other:?}")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    let (head, rest) = page.split_once(WORDS_BEGIN).unwrap();
    let (_, tail) = rest.split_once(WORDS_END).unwrap();
    held(PAGE, &format!("{head}{WORDS_BEGIN}{}{WORDS_END}{tail}", table_of_words()));
}

/// The table at the end of the page: what may stand where.
fn table_of_words() -> String {
    let mut table = "| in | keywords |\n|---|---|\n".to_owned();
    for container in Container::ALL {
        let keywords: Vec<String> = Keyword::allowed_in(container).map(|word| format!("`{word}`")).collect();
        table.push_str(&format!("| {} | {} |\n", container.phrase(), keywords.join(" ")));
    }
    let clauses: Vec<String> = Clausal::ALL.iter().map(|word| format!("`{word}`")).collect();
    format!("{table}\nWords inside a statement: {}.\n", clauses.join(" "))
}

/// The example with marks for what is found in it.
fn remarked(block: &Fence, failures: &mut Vec<String>) -> String {
    let (plain, _) = marks::strip(&block.content);
    let found = problems(&plain);
    if found.is_empty() {
        failures.push(format!("nothing is wrong with this broken example:\n{plain}"));
    }
    marks::write(&plain, &found)
}

#[test]
fn every_word_of_the_language_has_an_example() {
    let page = read(PAGE);
    let examples: Vec<Fence> = fences(&page).into_iter().filter(|block| block.info == "hazlog").collect();
    let mut keywords = BTreeSet::new();
    let mut clauses = BTreeSet::new();
    for block in &examples {
        for statement in flat(parse(&block.content).statements) {
            let opening = &block.content[std::ops::Range::<usize>::from(statement.keyword_range)];
            keywords.extend(opening.split_whitespace().map(str::to_owned));
            clauses.extend(statement.tokens.iter().filter_map(|token| match token.kind {
                TokenKind::Clause(clause) => Some(clause.as_str()),
                _ => None,
            }));
        }
    }
    let keyword = Keyword::all().map(|word| word.as_str()).filter(|word| !keywords.contains(*word));
    let clause = Clausal::ALL.iter().map(|word| word.as_str()).filter(|word| !clauses.contains(word));
    let missing: Vec<&str> = keyword.chain(clause).collect();
    assert!(missing.is_empty(), "no example has {missing:?}");
}

/// Statements and those in their blocks.
fn flat(statements: Vec<Statement>) -> Vec<Statement> {
    let mut all = Vec::new();
    for mut statement in statements {
        let inner = statement.block.take().map(|block| flat(block.statements)).unwrap_or_default();
        all.push(statement);
        all.extend(inner);
    }
    all
}

/// The quoted words between two pieces of a source file, and that the file has both.
fn words(source: &str, begin: &str, end: &str) -> BTreeSet<String> {
    let (_, rest) = source.split_once(begin).unwrap_or_else(|| panic!("the file has no {begin:?}"));
    let (list, _) = rest.split_once(end).unwrap_or_else(|| panic!("nothing ends {begin:?}"));
    let quote = if list.contains('\'') { '\'' } else { '"' };
    list.split(quote).skip(1).step_by(2).map(str::to_owned).collect()
}

fn owned<'a>(words: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    words.into_iter().map(str::to_owned).collect()
}

#[test]
fn the_grammar_has_the_keywords_of_the_core() {
    let source = read("grammar/grammar.js");
    let lists = ["FIELDS", "REFERENCES", "SETTINGS", "DISPOSITIONS"];
    let mut known: BTreeSet<String> =
        lists.iter().flat_map(|list| words(&source, &format!("const {list} = ["), "];")).collect();
    // The keywords that have a rule of their own stand in it, each in quotes.
    let rules = source.split_once("log: $ =>").unwrap().1.split_once("disposition: $ =>").unwrap().0;
    let own = rules.split('\'').skip(1).step_by(2);
    known.extend(own.filter(|word| Keyword::parse(word).is_some()).map(str::to_owned));
    assert_eq!(known, owned(Keyword::all().map(|word| word.as_str())));
}

#[test]
fn the_grammar_has_the_clause_words_of_the_core() {
    let known = words(&read("grammar/grammar.js"), "const CLAUSES = [", "];");
    assert_eq!(known, owned(Clausal::ALL.iter().map(|word| word.as_str())));
}

#[test]
fn the_scanner_has_the_keywords_of_the_core() {
    let source = read("grammar/src/scanner.c");
    let items = words(&source, "ITEMS[] = {", "NULL");
    assert_eq!(items, owned(Keyword::all().filter(|word| word.opens_item()).map(|word| word.as_str())));
    let others = words(&source, "STATEMENTS[] = {", "NULL");
    assert_eq!(others, owned(Keyword::all().filter(|word| !word.opens_item()).map(|word| word.as_str())));
    let limit = source.split_once("#define LONGEST_KEYWORD ").unwrap().1.lines().next().unwrap();
    let limit: usize = limit.trim().parse().unwrap();
    assert!(Keyword::all().all(|word| word.as_str().len() <= limit), "the scanner reads {limit} letters");
}
