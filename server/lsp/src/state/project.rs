//! One project: its texts, its findings, and how far the two are apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Linter;
use hazlog_core::text::Document;
use hazlog_core::workspace::Workspace;
use jiff::civil::Date;

use super::documents::Change;
use crate::convert::Folder;
use crate::disk::ProjectId;
use crate::judged::{Judged, Judging};

/// A project.
pub(crate) struct Project {
    /// Its number.
    pub(crate) id: ProjectId,
    /// Its root; `None` for a text that is on no disk.
    pub(crate) folder: Option<Arc<Folder>>,
    /// Its texts.
    pub(crate) workspace: Workspace,
    /// Counts changes.
    revision: u64,
    /// Files that were changed since judging last began.
    edited: BTreeSet<Arc<str>>,
    /// Away while a worker judges.
    linter: Option<Linter>,
    /// Counts linters: what an earlier one found is not taken back.
    generation: u64,
    profile: Profile,
    /// What was found last.
    pub(crate) judged: Option<Arc<Judged>>,
}

impl Project {
    /// A project with these texts, to be judged for a profile.
    pub(crate) fn new(id: ProjectId, folder: Option<Arc<Folder>>, workspace: Workspace, profile: Profile) -> Self {
        let linter = Some(Linter::new(profile));
        let edited = BTreeSet::new();
        Self { id, folder, workspace, revision: 1, edited, linter, generation: 0, profile, judged: None }
    }

    /// Judges for this profile from now on.
    pub(crate) fn set_profile(&mut self, profile: Profile) {
        if self.profile != profile {
            self.profile = profile;
            self.judge_anew();
        }
    }

    /// Goes on with these texts, and with nothing of what was found before. The count of changes goes on too: what others
    /// keep by it would else be taken for that of a later state.
    pub(crate) fn begin_again(&mut self, workspace: Workspace, profile: Profile) {
        self.edited.extend(self.workspace.snapshot().files().map(|file| Arc::clone(file.path())));
        (self.workspace, self.profile) = (workspace, profile);
        self.judge_anew();
        self.judged = None;
    }

    fn judge_anew(&mut self) {
        self.revision += 1;
        self.generation += 1;
        self.linter = Some(Linter::new(self.profile));
        let known = self.judged.iter().flat_map(|judged| judged.snapshot.files());
        self.edited.extend(known.map(|file| Arc::clone(file.path())));
    }

    /// Changes something that is no text.
    pub(crate) fn alter(&mut self, change: impl FnOnce(&mut Workspace)) {
        change(&mut self.workspace);
        self.revision += 1;
    }

    /// Gives a file this text; what is given back shares the memory of the file's.
    pub(crate) fn set_text(&mut self, name: &Arc<str>, text: &str) -> Document {
        self.workspace.set_text(name, text);
        self.edited(name);
        self.workspace.snapshot().file(name).map_or_else(|| Document::new(text), |file| file.document().clone())
    }

    /// Changes a file as the editor did.
    pub(crate) fn change(&mut self, name: &Arc<str>, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Part(range, text) => self.workspace.edit(name, *range, text),
                Change::Whole(text) => self.workspace.set_text(name, text),
            }
        }
        self.edited(name);
    }

    /// Takes a file out.
    pub(crate) fn remove(&mut self, name: &Arc<str>) {
        self.workspace.remove(name);
        self.edited(name);
    }

    /// A file is to be shown again, whether its text changed or not.
    pub(crate) fn edited(&mut self, name: &Arc<str>) {
        self.edited.insert(Arc::clone(name));
        self.revision += 1;
    }

    /// True where the last findings are those of the texts as they are.
    pub(crate) fn is_judged(&self) -> bool {
        self.judged.as_ref().is_some_and(|judged| judged.revision == self.revision)
    }

    /// True where there is something to be judged, and nobody is at it.
    pub(crate) fn awaits_judging(&self) -> bool {
        self.linter.is_some() && !self.is_judged()
    }

    /// Gives away what judging needs, where nobody is at it.
    pub(crate) fn begin_judging(&mut self, today: Date) -> Option<Judging> {
        let linter = self.linter.take()?;
        self.workspace.set_today(today);
        Some(Judging {
            linter,
            dirt: self.workspace.take_dirt(),
            edited: std::mem::take(&mut self.edited),
            snapshot: self.workspace.snapshot(),
            revision: self.revision,
            generation: self.generation,
        })
    }

    /// Takes back what judging gave; false where that was begun for another profile, or before a new beginning.
    pub(crate) fn end_judging(&mut self, judged: Arc<Judged>, generation: u64) -> bool {
        if generation != self.generation {
            return false;
        }
        self.linter = Some(judged.linter.clone());
        self.judged = Some(judged);
        true
    }

    /// Judging failed by a defect: everything is judged anew, when something is changed next.
    pub(crate) fn fail_judging(&mut self, generation: u64) {
        if generation == self.generation {
            self.linter = Some(Linter::new(self.profile));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hazlog_core::config::Config;
    use hazlog_core::diagnostic::Profile;
    use hazlog_core::workspace::Workspace;
    use jiff::civil::{Date, date};

    use super::{Project, ProjectId};
    use crate::judged::Judging;

    const TODAY: Date = date(2026, 11, 20);

    fn project(profile: Profile) -> Project {
        let workspace = Workspace::new(Config::default(), TODAY);
        let mut project = Project::new(ProjectId::default(), None, workspace, profile);
        project.set_text(&Arc::from("log.hazlog"), "hazard H-1 \"One\" {\n}\n");
        project
    }

    fn end(project: &mut Project, judging: Judging) -> bool {
        let generation = judging.generation;
        project.end_judging(Arc::new(judging.run().0), generation)
    }

    fn rules(project: &mut Project) -> Vec<&'static str> {
        project.set_text(&Arc::from("other.hazlog"), "");
        let judging = project.begin_judging(TODAY).unwrap();
        assert!(end(project, judging));
        project.judged.as_ref().unwrap().findings_in("log.hazlog").iter().map(|one| one.finding.rule).collect()
    }

    /// What comes back late was found for a profile that is no longer asked for, and nothing may be built on it.
    #[test]
    fn what_was_judged_for_another_profile_is_not_gone_on_with() {
        let mut changed = project(Profile::Draft);
        let late = changed.begin_judging(TODAY).unwrap();
        changed.set_profile(Profile::Release);
        let current = changed.begin_judging(TODAY).unwrap();
        assert!(!end(&mut changed, late));
        assert!(changed.begin_judging(TODAY).is_none(), "somebody is at it");
        assert!(end(&mut changed, current));
        assert_eq!(rules(&mut changed), rules(&mut project(Profile::Release)));
        assert_ne!(rules(&mut changed), rules(&mut project(Profile::Draft)));
    }
}
