//! What the loop owns: what is open, the projects, what is set. Only the loop changes it, one job after the other; it
//! waits for nobody.

mod abilities;
mod begin;
mod clock;
mod day;
mod documents;
mod homes;
mod judging;
mod opening;
mod project;
mod projects;
mod publish;
mod reading;
mod settings;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

pub(crate) use abilities::Abilities;
pub(crate) use documents::{Documents, Home, Language, OpenDocument};
pub(crate) use project::Project;
pub(crate) use settings::Settings;

use clock::Clock;
use day::Day;
use projects::Projects;
use publish::Publisher;
use reading::Reading;

use crate::convert::path_of;
use crate::disk::{Ask, Disk};
use crate::inbox::{Inbox, Job, Needs, Read, Stop, Write};
use crate::library::Library;
use crate::memo::Memo;
use crate::outbox::Outbox;
use crate::protocol::{TraceValue, Url};
use crate::trace::Trace;
use crate::workers::{Workers, survive};
use crate::world::{View, World};

/// What the loop owns.
pub(crate) struct State {
    inbox: Inbox,
    pub(crate) outbox: Outbox,
    workers: Workers,
    disk: Disk,
    /// Questions to the disk that answers to the client wait for.
    sought: usize,
    abilities: Arc<Abilities>,
    /// What the command line set.
    given: Settings,
    settings: Arc<Settings>,
    documents: Arc<Documents>,
    pub(crate) projects: Projects,
    /// The folders that are open in the editor, as the client spells them.
    pub(crate) folders: Vec<Url>,
    trace: TraceValue,
    library: Arc<Library>,
    memo: Arc<Memo>,
    publisher: Publisher,
    reading: Reading,
    clock: Clock,
    day: Day,
    /// Questions that cannot be answered yet, in order.
    waiting: Vec<Read>,
    /// What the client said after a question that waits for the disk: done before, it would move the text under it.
    held: VecDeque<Job>,
}

impl State {
    /// The state of a connection that has not begun.
    pub(crate) fn new(inbox: Inbox, outbox: Outbox, workers: Workers, disk: Disk, given: Settings) -> Self {
        Self {
            inbox,
            outbox,
            workers,
            disk,
            sought: 0,
            abilities: Arc::default(),
            settings: Arc::new(given.clone()),
            given,
            documents: Arc::default(),
            projects: Projects::default(),
            folders: Vec::new(),
            trace: TraceValue::Off,
            library: Arc::default(),
            memo: Arc::default(),
            publisher: Publisher::default(),
            reading: Reading::default(),
            clock: Clock::default(),
            day: Day::default(),
            waiting: Vec::new(),
            held: VecDeque::new(),
        }
    }

    /// Does a job, when its turn has come.
    pub(crate) fn take(&mut self, job: Job) {
        match job {
            Job::Write(write) => self.write(write),
            job => self.held.push_back(job),
        }
        while !self.waits_for_the_disk()
            && let Some(job) = self.held.pop_front()
        {
            match job {
                Job::Write(write) | Job::Told(write) => self.write(write),
                Job::Read(read) if self.can_answer(read.needs) => self.answer(read),
                Job::Read(read) => {
                    self.waiting.push(read);
                    self.serve_the_waiting();
                }
            }
        }
    }

    fn write(&mut self, write: Write) {
        let trace = Trace::begin("write", write.what, &self.outbox, self.trace);
        if survive(write.what, || (write.run)(self)).is_none() {
            self.begin_again();
        }
        trace.end(|| format!("{} questions wait", self.waiting.len()));
    }

    /// True while a question waits for the disk that sees places in a text.
    fn waits_for_the_disk(&self) -> bool {
        let waits = |read: &Read| read.needs == Needs::Projects && !read.ticket.stop.is_stopped();
        self.sought > 0 && self.waiting.iter().any(waits)
    }

    /// Does what has become due, while no job waits.
    pub(crate) fn settle(&mut self) {
        let now = Instant::now();
        self.look_at_the_day(now);
        if self.clock.due().is_some_and(|due| due <= now) {
            self.judge();
        }
        self.serve_the_waiting();
    }

    /// When the state wants to be looked at again, though nothing came in.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.clock.due().into_iter().chain(self.day.ends()).min()
    }

    /// True where diagnostics have waited long enough, though jobs keep coming in.
    pub(crate) fn is_overdue(&self) -> bool {
        self.clock.is_overdue(Instant::now(), &self.settings)
    }

    fn can_answer(&self, needs: Needs) -> bool {
        match needs {
            Needs::Projects => self.sought == 0,
            Needs::Findings => self.sought == 0 && self.projects.iter().all(Project::is_judged),
        }
    }

    fn serve_the_waiting(&mut self) {
        self.waiting.retain(|read| !read.ticket.stop.is_stopped());
        if self.waiting.iter().any(|read| read.needs == Needs::Findings) && self.can_answer(Needs::Projects) {
            self.judge();
        }
        for read in std::mem::take(&mut self.waiting) {
            if self.can_answer(read.needs) {
                self.answer(read);
            } else {
                self.waiting.push(read);
            }
        }
    }

    fn answer(&self, read: Read) {
        let world = self.world(read.ticket.stop.clone());
        self.workers.answer(read, world);
    }

    /// The state as it is.
    fn world(&self, stop: Stop) -> World {
        World {
            abilities: Arc::clone(&self.abilities),
            settings: Arc::clone(&self.settings),
            documents: Arc::clone(&self.documents),
            projects: self.projects.iter().map(View::of).collect(),
            memo: Arc::clone(&self.memo),
            library: Arc::clone(&self.library),
            outbox: self.outbox.clone(),
            inbox: self.inbox.clone(),
            trace: self.trace,
            stop,
        }
    }

    /// How much of its work the server tells the client.
    pub(crate) fn set_trace(&mut self, value: TraceValue) {
        self.trace = value;
    }

    /// Pages and catalogues can be opened from now on.
    pub(crate) fn set_library(&mut self, library: Arc<Library>) {
        self.library = library;
    }

    /// These files may be others on the disk.
    pub(crate) fn files_changed(&mut self, uris: &[Url]) {
        let paths: Vec<_> = uris.iter().filter_map(path_of).collect();
        if !paths.is_empty() {
            self.disk.ask(Ask::Changed(paths));
        }
    }
}
