//! After any edit, what is judged anew is enough: the findings are those of a project that was just loaded.
//!
//! The edits cut through names, braces and quotes of hazards that refer to each other, for a finding that stays or is
//! missed in an editor is a hazard that its author does not see.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::text::TextRange;
use hazlog_core::workspace::Workspace;
use hazlog_tests::project::TODAY;

/// Whole items, which refer to each other, and then scraps.
const PIECES: [&str; 24] = [
    "hazard H-1 \"Stale list shown at discharge\" {\n  cause C1 \"Kept\"\n  use control CTL-1 mitigates C1\n}\n\n",
    "hazard H-2 \"Stale list is shown at discharge\" {\n  use control CTL-2 mitigates C2\n  \
     initial severity major likelihood medium\n}\n\n",
    "hazard H-3 \"Stale list shown\" {\n  use existing control CTL-11 mitigates C1\n  use control CTL-1 mitigates C1\n}\n\n",
    "hazard H-1 \"Other\" {\n  addresses GPC-46\n}\n\n",
    "control CTL-1 training \"Training\" {\n  state implemented\n}\n\n",
    "control CTL-2 design \"Two words and more\"\n\n",
    "control CTL-12 \"Nightly\"\n\n",
    "review 2026-01-01 \"Workshop\" {\n  covers H-1, H-4, CTL-1\n}\n\n",
    "log ACME-1 \"Acme\" {\n}\n\n",
    "programme GPC edition \"2.0\" {\n  uses html, telepathy\n}\n\n",
    "hazard H-4 \"Half a hazard\" {\n  addresses GPC-4, GCP-2\n  description \"\"\"\n",
    "waive vague-control because \"Known.\"\n\n",
    "hazard ",
    "control ",
    "use control CTL-1\n",
    "}",
    "{",
    "\"",
    "\n",
    "1",
    "2",
    "-",
    " ",
    "x",
];
const ITEMS: usize = 12;
const FILES: [&str; 3] = ["a.hazlog", "b.hazlog", "c.hazlog"];

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }
}

#[test]
fn any_edit_leaves_the_findings_of_a_fresh_project() {
    let mut numbers = Numbers(20_261_120);
    for _ in 0..40 {
        let mut texts: [String; 3] =
            FILES.map(|_| (0..numbers.below(6)).map(|_| PIECES[numbers.below(ITEMS)]).collect());
        let mut workspace = loaded(&texts);
        let mut linter = Linter::new(Profile::Release);
        linter.update(&workspace.snapshot(), &workspace.take_dirt());
        for _ in 0..50 {
            let file = numbers.below(FILES.len());
            let range = any_range(texts[file].len(), &mut numbers);
            let insert = if numbers.below(4) == 0 { "" } else { PIECES[numbers.below(PIECES.len())] };
            texts[file].replace_range(std::ops::Range::<usize>::from(range), insert);
            workspace.edit(FILES[file], range, insert);
            let snapshot = workspace.snapshot();
            linter.update(&snapshot, &workspace.take_dirt());
            compare(&linter.findings(&snapshot), &fresh(&texts), &texts);
        }
    }
}

fn any_range(len: usize, numbers: &mut Numbers) -> TextRange {
    let start = numbers.below(len + 1);
    let removed = if numbers.below(3) == 0 { numbers.below(40) } else { 0 };
    let offset = |at: usize| u32::try_from(at).unwrap().into();
    TextRange::new(offset(start), offset((start + removed).min(len)))
}

fn loaded(texts: &[String; 3]) -> Workspace {
    let mut workspace = Workspace::new(Config::default(), TODAY);
    workspace.load(FILES.iter().zip(texts).map(|(path, text)| ((*path).to_owned(), text.clone())).collect());
    workspace
}

fn fresh(texts: &[String; 3]) -> Vec<Located> {
    let mut workspace = loaded(texts);
    let mut linter = Linter::new(Profile::Release);
    let snapshot = workspace.snapshot();
    linter.update(&snapshot, &workspace.take_dirt());
    linter.findings(&snapshot)
}

fn compare(found: &[Located], fresh: &[Located], texts: &[String; 3]) {
    let (found, fresh) = (lines(found), lines(fresh));
    let stale: Vec<_> = found.iter().filter(|line| !fresh.contains(line)).collect();
    let missed: Vec<_> = fresh.iter().filter(|line| !found.contains(line)).collect();
    assert!(found == fresh, "stale: {stale:#?}\nmissed: {missed:#?}\nin {texts:#?}");
}

/// Everything of the findings that does not depend on the numbers of islands.
fn lines(findings: &[Located]) -> Vec<String> {
    let line = |one: &Located| {
        let related: Vec<_> = one.related.iter().map(|other| (&other.path, other.range, &other.message)).collect();
        let finding = &one.finding;
        let fixes = &finding.fixes;
        format!(
            "{} {:?} {} {} {related:?} {fixes:?} {:?}",
            one.path, one.range, finding.rule, finding.message, finding.waived
        )
    };
    findings.iter().map(line).collect()
}
