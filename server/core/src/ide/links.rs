//! What in a file leads somewhere else: evidence, addresses wherever they are written, and the pages of rules.

use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use crate::model::{Content, Control, EvidenceTarget, Item, Text, Waiver};
use crate::rules::find;
use crate::workspace::Snapshot;

/// A place that can be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is followed: exactly the path, address or name, without quotes.
    pub range: TextRange,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// A file or folder, relative to the project, with `/` between the parts; nobody has looked whether it is there.
    Path(SmolStr),
    /// An address with its scheme.
    Address(SmolStr),
    /// The page of the rule of this name.
    Rule(&'static str),
}

/// Everything in a file that leads somewhere, by place.
#[must_use]
pub fn links(snapshot: &Snapshot, path: &str) -> Vec<Link> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let text = file.document().text();
    let mut found = Found { text: &text, start: TextSize::new(0), links: Vec::new() };
    for (start, island) in file.islands() {
        found.start = start;
        found.content(&island.content);
    }
    found.links.sort_by_key(|link| link.range.start());
    let others: Vec<Link> = addresses(&text).filter(|link| !found.meets(link.range)).collect();
    found.links.extend(others);
    found.links.sort_by_key(|link| link.range.start());
    found.links
}

struct Found<'a> {
    text: &'a str,
    /// Where the island at hand begins.
    start: TextSize,
    links: Vec<Link>,
}

impl Found<'_> {
    fn content(&mut self, content: &Content) {
        for item in &content.items {
            match item {
                Item::Hazard(hazard) => {
                    hazard.controls.iter().for_each(|control| self.evidence(control));
                    hazard.waivers.iter().for_each(|waiver| self.rule(waiver));
                }
                Item::Control(control) => self.evidence(control),
                Item::Waiver(waiver) => self.rule(waiver),
                Item::Log(log) => {
                    let supplied = log.supplier.iter().filter_map(|supplier| supplier.log.as_ref());
                    supplied.for_each(|log| self.offer(log, LinkTarget::Path(log.value.trim().into())));
                }
                _ => {}
            }
        }
    }

    fn evidence(&mut self, control: &Control) {
        for evidence in &control.evidence {
            let Some(target) = &evidence.target else { continue };
            match evidence.target_kind() {
                Some(EvidenceTarget::Path(path)) => self.offer(target, LinkTarget::Path(path.into())),
                Some(EvidenceTarget::Link(link)) => self.offer(target, LinkTarget::Address(link.into())),
                Some(EvidenceTarget::Test(_)) | None => {}
            }
        }
    }

    fn rule(&mut self, waiver: &Waiver) {
        let known = waiver.rule.as_ref().and_then(|word| Some((word, find(&word.value)?)));
        self.links.extend(
            known.map(|(word, rule)| Link { range: word.range + self.start, target: LinkTarget::Rule(rule.name) }),
        );
    }

    /// A link from what stands between the quotes of a value.
    fn offer(&mut self, value: &Text, target: LinkTarget) {
        let range = value.range + self.start;
        let written = crate::text::slice(self.text, range);
        let edge = |char: char| char == '"' || char.is_whitespace();
        let opened = written.trim_start_matches(edge);
        let start = range.end() - TextSize::of(opened);
        let range = TextRange::at(start, TextSize::of(opened.trim_end_matches(edge)));
        let leads = !matches!(&target, LinkTarget::Path(to) | LinkTarget::Address(to) if to.is_empty());
        if !range.is_empty() && leads {
            self.links.push(Link { range, target });
        }
    }

    fn meets(&self, range: TextRange) -> bool {
        let next = self.links.partition_point(|link| link.range.end() <= range.start());
        self.links.get(next).is_some_and(|link| link.range.start() < range.end())
    }
}

/// The addresses of the web in a text, wherever they stand.
fn addresses(text: &str) -> impl Iterator<Item = Link> {
    let places = memchr::memmem::find_iter(text.as_bytes(), b"://");
    places.filter_map(|at| {
        let scheme =
            ["https", "http"].into_iter().find(|scheme| text.get(..at).is_some_and(|text| text.ends_with(scheme)))?;
        let start = at - scheme.len();
        let is_whole = !text.get(..start)?.ends_with(char::is_alphanumeric);
        let address = address(text.get(start..)?);
        let has_host = address.len() > scheme.len() + "://".len();
        let range = TextRange::at(TextSize::try_from(start).ok()?, TextSize::of(address));
        (is_whole && has_host).then(|| Link { range, target: LinkTarget::Address(address.into()) })
    })
}

/// The address that a text begins with: up to what none can hold, without the punctuation of the sentence around it.
fn address(text: &str) -> &str {
    let ends = |char: char| char.is_whitespace() || matches!(char, '"' | '<' | '>' | '`' | '\\' | '|' | '{' | '}');
    let mut address = text.split(ends).next().unwrap_or_default();
    loop {
        let closes_more = address.matches(')').count() > address.matches('(').count();
        let shorter = match address.strip_suffix(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '”', '’', ']']) {
            Some(shorter) => shorter,
            None if closes_more && address.ends_with(')') => address.strip_suffix(')').unwrap_or_default(),
            // As in `[page](https://example.org/a), and more`.
            None => return address,
        };
        address = shorter;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::Config;
    use crate::workspace::Workspace;

    /// Each link as what is followed and where it leads.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
        workspace.load(vec![("a".to_owned(), text.to_owned())]);
        let shown: Vec<(&str, String)> = links(&workspace.snapshot(), "a")
            .into_iter()
            .map(|link| {
                let target = match link.target {
                    LinkTarget::Path(path) => format!("path {path}"),
                    LinkTarget::Address(address) => format!("address {address}"),
                    LinkTarget::Rule(rule) => format!("rule {rule}"),
                };
                (&text[std::ops::Range::<usize>::from(link.range)], target)
            })
            .collect();
        let shown: Vec<(&str, &str)> = shown.iter().map(|(text, target)| (*text, &**target)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn evidence_and_rules() {
        check(
            "# x\nhazard A-1 {\n  control K1 design \"k\" {\n    evidence implementation \"docs/é a.md#part\"\n    \
             evidence effectiveness test \"docs/a\"\n    evidence effectiveness \"doi:10.1/2\"\n    \
             evidence implementation \"https://example.org/pull/3\"\n  }\n  waive no-reduction because \"x\"\n",
            &[
                ("docs/é a.md#part", "path docs/é a.md"),
                ("doi:10.1/2", "address doi:10.1/2"),
                ("https://example.org/pull/3", "address https://example.org/pull/3"),
                ("no-reduction", "rule no-reduction"),
            ],
        );
        check("control C-1 design \"\" {\n  evidence implementation \"docs/a", &[("docs/a", "path docs/a")]);
        check("log L-1 \"\" {\n  supplier \"x\" log \"s/log.hazlog\"\n}\n", &[("s/log.hazlog", "path s/log.hazlog")]);
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        check(
            "entry GPC-1 \"a\" {\n  links \"\"\"\n    See (https://example.org/a_(b)), [page](http://example.org/c).\n    \
             https:// xhttps://no.org\n    \"\"\"\n}\n# https://example.org/d\n",
            &[
                ("https://example.org/a_(b)", "address https://example.org/a_(b)"),
                ("http://example.org/c", "address http://example.org/c"),
                ("https://example.org/d", "address https://example.org/d"),
            ],
        );
    }
}
