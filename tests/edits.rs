//! Whatever is edited, in whatever order: what is kept is what a fresh reading gives, findings, related places and all.

use std::collections::BTreeMap;

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::text::{TextRange, TextSize};
use hazlog_core::workspace::Workspace;
use hazlog_tests::project::TODAY;
use hazlog_tests::synthetic;
use proptest::prelude::*;
use proptest::sample::Index;

/// A step of somebody's work.
#[derive(Debug, Clone)]
enum Step {
    /// In a file, a stretch of text goes and another comes.
    Edit { file: Index, at: Index, delete: usize, insert: String },
    /// A file gets another text as a whole.
    Replace { file: Index, with: Index },
    /// A file goes.
    Remove { file: Index },
    /// An item moves from one place to another, as by cut and paste.
    Move { file: Index, from: Index, to: Index },
}

fn step() -> impl Strategy<Value = Step> {
    let pieces = vec![
        "",
        "x",
        "\n",
        "\"",
        "\"\"\"",
        "{",
        "}",
        ",",
        "#",
        "H-2",
        "H-3",
        "GPC-46",
        "GPC-88",
        "CTL-AUDIT",
        "hazard ",
        "\nhazard H-9 \"n\" {\n}\n",
        "\ncontrol CTL-NEW design \"A new shared control\" {\n}\n",
        "\nwaive no-own-hazards because \"r\"\n",
        "  use control CTL-NEW mitigates C1\n",
        "edition \"1.0\"",
        "  addresses GPC-2, GPC-3\n",
        "\nreview 2026-01-01 \"w\" {\n  covers H-1, H-99\n}\n",
        "  waive missing-rationale because \"r\"\n",
        "\ncatalogue GPC \"own copy\" edition \"2.0\" {\n}\nentry GPC-2 \"own entry\" {\n}\n",
        "log ",
        "\nlog L-1 \"second\" {\n}\n",
        "é",
        "  initial severity minor likelihood low\n",
        "\nprogramme GPC edition \"1.0\" {\n}\n",
        "\r\n",
        "description \"same words here in both of them today\"",
        "hazard H-1 \"Stale list shown at discharge\" {\n  cause C1 \"Kept\"\n  use control CTL-1 mitigates C1\n}\n\n",
        "hazard H-2 \"Stale list is shown at discharge\" {\n  use control CTL-2 mitigates C2\n  initial severity major likelihood medium\n}\n\n",
        "hazard H-3 \"Stale list shown\" {\n  use existing control CTL-11 mitigates C1\n  use control CTL-1 mitigates C1\n}\n\n",
        "control CTL-1 training \"Training\" {\n  state implemented\n}\n\n",
        "control CTL-2 design \"Two words and more\"\n\n",
        "hazard H-4 \"Half a hazard\" {\n  addresses GPC-4, GCP-2\n  description \"\"\"\n",
        "programme GPC edition \"2.0\" {\n  uses html, telepathy\n}\n\n",
        "waive vague-control because \"Known.\"\n\n",
        "use control CTL-1\n",
        "1",
        "-",
    ];
    let insert = prop::sample::select(pieces).prop_map(str::to_owned);
    let any = any::<Index>;
    prop_oneof![
        8 => (any(), any(), 0..40usize, insert).prop_map(|(file, at, delete, insert)| Step::Edit { file, at, delete, insert }),
        1 => (any(), any()).prop_map(|(file, with)| Step::Replace { file, with }),
        1 => any().prop_map(|file| Step::Remove { file }),
        1 => (any(), any(), any()).prop_map(|(file, from, to)| Step::Move { file, from, to }),
    ]
}

struct Session {
    workspace: Workspace,
    linter: Linter,
    texts: BTreeMap<String, String>,
}

impl Session {
    fn new(texts: BTreeMap<String, String>) -> Self {
        let mut workspace = Workspace::new(Config::default(), TODAY);
        workspace.load(texts.clone().into_iter().collect());
        let mut session = Self { workspace, linter: Linter::new(Profile::Release), texts };
        session.judge();
        session
    }

    fn judge(&mut self) {
        self.linter.update(&self.workspace.snapshot(), &self.workspace.take_dirt());
    }

    fn path(&self, file: Index) -> Option<String> {
        (!self.texts.is_empty()).then(|| file.get(&self.texts.keys().collect::<Vec<_>>()).to_string())
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Edit { file, at, delete, insert } => {
                let Some(path) = self.path(*file) else { return };
                let at = boundary(&self.texts[&path], *at);
                let end = (at..=self.texts[&path].len())
                    .find(|end| *end >= at + delete && self.texts[&path].is_char_boundary(*end));
                self.edit(&path, at, end.unwrap_or(self.texts[&path].len()), insert);
            }
            Step::Replace { file, with } => {
                let (Some(path), Some(with)) = (self.path(*file), self.path(*with)) else { return };
                let text = self.texts[&with].clone();
                self.workspace.set_text(&path, &text);
                self.texts.insert(path, text);
            }
            Step::Remove { file } if self.texts.len() > 1 => {
                let Some(path) = self.path(*file) else { return };
                self.workspace.remove(&path);
                self.texts.remove(&path);
            }
            Step::Remove { .. } => {}
            Step::Move { file, from, to } => {
                let Some(path) = self.path(*file) else { return };
                let starts = hazlog_core::syntax::cut(&self.texts[&path]);
                let from = from.index(starts.len());
                let end = starts.get(from + 1).copied().unwrap_or(self.texts[&path].len());
                let piece = self.texts[&path][starts[from]..end].to_owned();
                self.edit(&path, starts[from], end, "");
                let at = boundary(&self.texts[&path], *to);
                self.edit(&path, at, at, &piece);
            }
        }
        self.judge();
    }

    fn edit(&mut self, path: &str, start: usize, end: usize, insert: &str) {
        let offset = |at: usize| TextSize::try_from(at).unwrap();
        self.workspace.edit(path, TextRange::new(offset(start), offset(end)), insert);
        self.texts.get_mut(path).unwrap().replace_range(start..end, insert);
    }

    /// Everything that is said, in an order of its own: places in files, and no numbers of islands.
    fn said(&self) -> Vec<String> {
        let snapshot = self.workspace.snapshot();
        let show = |one: &Located| {
            let fixes: Vec<_> = one
                .finding
                .fixes
                .iter()
                .map(|fix| {
                    (&fix.title, fix.edits.iter().map(|edit| (edit.range + one.island, &edit.text)).collect::<Vec<_>>())
                })
                .collect();
            format!(
                "{} {:?} {} {} {:?} {:?} {fixes:?}",
                one.path, one.range, one.finding.rule, one.finding.message, one.related, one.finding.waived
            )
        };
        self.linter.findings(&snapshot).iter().map(show).collect()
    }
}

fn boundary(text: &str, at: Index) -> usize {
    let at = at.index(text.len() + 1);
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 2_000, ..ProptestConfig::default() })]
    #[test]
    fn what_is_kept_is_what_is_fresh(steps in prop::collection::vec(step(), 1..25)) {
        let texts: BTreeMap<String, String> = synthetic::log(6, 2).into_iter().collect();
        let mut session = Session::new(texts);
        for step in steps {
            session.take(&step);
            let snapshot = session.workspace.snapshot();
            for (path, text) in &session.texts {
                prop_assert_eq!(&snapshot.file(path).unwrap().document().text(), text);
            }
            let fresh = Session::new(session.texts.clone());
            prop_assert_eq!(session.said(), fresh.said(), "after {:?}", step);
        }
    }
}
