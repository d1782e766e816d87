//! What is proposed at a mark, as text.

mod answers;
mod statements;
mod values;

use jiff::civil::date;
use text_size::TextSize;

use super::*;
use crate::config::Config;
use crate::workspace::Workspace;

/// The project around the file with the mark.
const LOG: &str = r#"log ADS-HL-001 "Log" {
  version "1.4"
  officer "Dr Priya Shah" registration "GMC 0000000"
}

programme GPC edition "2.0" {
  not-applicable GPC-49 because "No appointments."
  under-review GPC-99 owner "Sam Okafor" due 2026-12-01
}

hazard ADS-7 "Stale list" {
  addresses GPC-46
  addresses-in-part GPC-45
}

control CTL-CACHE design "Nothing is cached beyond the visit" {
  owner "Platform squad"
  state verified
}

control CTL-GUIDE information "Guide" {
}
"#;

fn folder(path: &str) -> Vec<Entry> {
    let entry = |name: &str, is_folder| Entry { name: name.to_owned(), is_folder };
    match path {
        "" => vec![entry("readme.md", false), entry("docs", true), entry(".git", true)],
        "docs" => vec![entry("a b.md", false), entry("adr", true)],
        _ => Vec::new(),
    }
}

fn asked(text: &str) -> (String, Proposals) {
    let at = text.find("$0").expect("a mark");
    let text = text.replacen("$0", "", 1);
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("log.hazlog".to_owned(), LOG.to_owned()), ("h.hazlog".to_owned(), text.clone())]);
    let outside = Outside { list: &folder, rules_here: &["unscored-hazard".into()] };
    let found = complete(&workspace.snapshot(), "h.hazlog", TextSize::try_from(at).unwrap(), &outside);
    (text, found)
}

/// One line a proposal: what is replaced in brackets, what is written (as snippet, where there is one, with `⏎` for line
/// ends), what stands at the right, what is said of it. An expected text that ends in `…` is the beginning of the list.
fn check(text: &str, expected: &str) {
    let (text, found) = asked(text);
    let line = |one: &Proposal| {
        let replaced = &text[std::ops::Range::<usize>::from(one.range)];
        let insert = one.snippet.as_ref().unwrap_or(&one.insert).replace('\n', "⏎");
        let extra = [&one.description, &one.detail]
            .map(|text| text.as_ref().map_or(String::new(), |text| format!(" | {text}")));
        let again = if one.retrigger { " ↻" } else { "" };
        format!("[{replaced}] {insert}{again}{}", extra.concat())
    };
    let mut lines: Vec<String> = found.list.iter().map(line).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if expected.last() == Some(&"…") {
        lines.truncate(expected.len() - 1);
        lines.push("…".to_owned());
    }
    assert_eq!(lines.join("\n"), expected.join("\n"), "\nin {text}");
    for pair in found.list.windows(2) {
        assert!(pair[0].sort_text < pair[1].sort_text);
        assert_eq!(pair[0].range.start(), pair[1].range.start(), "all proposals begin at one place");
    }
}

/// The statements of a hazard with a mark, with the hazard around them.
fn in_hazard(statements: &str, expected: &str) {
    check(&format!("hazard H-1 \"Name\" {{\n{statements}\n}}\n"), expected);
}
