//! Judging: given to a worker with a snapshot, taken back as a job.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use serde::{Deserialize, Serialize};

use super::State;
use super::publish::Shown;
use crate::disk::ProjectId;
use crate::inbox::Stop;
use crate::judged::{Judged, Judging};
use crate::protocol::Url;
use crate::protocol::notification::Notification;
use crate::workers::survive;
use crate::world::{View, World};

impl State {
    /// Lets workers judge whatever is to be judged.
    pub(super) fn judge(&mut self) {
        self.clock.done();
        let today = self.today();
        let awaiting: Vec<ProjectId> =
            self.projects.iter().filter(|project| project.awaits_judging()).map(|project| project.id).collect();
        for id in awaiting {
            let Some(project) = self.projects.get_mut(id) else { continue };
            let Some(judging) = project.begin_judging(today) else { continue };
            let view = View::of(project);
            let world = self.world(Stop::default());
            let inbox = self.inbox.clone();
            let generation = judging.generation;
            self.workers.run("judge", move || match survive("judge", || run(judging, view, &world)) {
                Some((judged, shown, edited)) => {
                    inbox.write("judged", move |state| state.judged(id, generation, judged, shown, &edited));
                }
                None => inbox.write("not judged", move |state| state.not_judged(id, generation)),
            });
        }
    }

    /// Something was typed, or became different besides: it will be judged.
    pub(super) fn judge_soon(&mut self, typed: bool) {
        let now = Instant::now();
        if typed {
            self.clock.typed(now, &self.settings);
        } else {
            self.clock.now(now);
        }
    }

    fn judged(
        &mut self,
        id: ProjectId,
        generation: u64,
        judged: Arc<Judged>,
        shown: Vec<Shown>,
        edited: &BTreeSet<Arc<str>>,
    ) {
        let Some(project) = self.projects.get_mut(id) else { return };
        if !project.end_judging(judged, generation) {
            return;
        }
        if project.awaits_judging() && self.clock.due().is_none() {
            self.clock.now(Instant::now());
        }
        self.show(id, shown, edited);
        self.tell_of_change(id);
    }

    /// Whoever shows the project as a whole may ask for it again.
    fn tell_of_change(&self, id: ProjectId) {
        let project = self.projects.iter().find(|project| project.id == id);
        if let Some(project) = project.filter(|_| self.abilities.follows_projects) {
            self.outbox.notify::<ProjectChanged>(&ProjectChangedParams { root: View::of(project).root_uri() });
        }
    }
}

/// A project was judged: what `hazlog.status` and its like answer may be different. Its form is a promise, see
/// `server/EDITORS.md`.
enum ProjectChanged {}

#[derive(Debug, Serialize, Deserialize)]
struct ProjectChangedParams {
    /// Its root, as the commands name it.
    root: Option<Url>,
}

impl Notification for ProjectChanged {
    type Params = ProjectChangedParams;
    const METHOD: &'static str = "hazlog/projectChanged";
}

impl State {
    /// A worker failed: what it had of the project is lost.
    fn not_judged(&mut self, id: ProjectId, generation: u64) {
        if let Some(project) = self.projects.get_mut(id) {
            project.fail_judging(generation);
        }
    }
}

fn run(judging: Judging, mut view: View, world: &World) -> (Arc<Judged>, Vec<Shown>, BTreeSet<Arc<str>>) {
    let edited = judging.edited.clone();
    let (judged, mut to_show) = judging.run();
    let judged = Arc::new(judged);
    view.judged = Some(Arc::clone(&judged));
    view.snapshot = judged.snapshot.clone();
    // Places that explain something have moved with the text that they are in.
    to_show.extend(world.memo.pointing_into(view.id, &edited));
    let show = |name: Arc<str>| Shown {
        kept: world.memo.diagnostics(world, &view, &name),
        uri: world.uri(&view, &name),
        version: world.documents.at(view.id, &name).map(|document| document.version),
        name,
    };
    let shown = to_show.into_iter().map(show).collect();
    (judged, shown, edited)
}
