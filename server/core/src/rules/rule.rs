//! What a rule is.

use std::fmt;

use super::{HazardScope, ProjectScope, Report, Scope};
use crate::diagnostic::{Clause, Level, Profile};
use crate::model::Control;

/// A rule: what it says of itself, and its check.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which is its code in messages, waivers, configuration and reports.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// One line that says what it finds.
    pub summary: &'static str,
    /// How serious a finding is, by profile.
    pub levels: Levels,
    /// The clauses of DCB0129 that it serves; none for the field's own judgement.
    pub clauses: &'static [Clause],
    /// The version of hazlog that brought it.
    pub since: &'static str,
    /// Its page, in Markdown: why it matters, examples that are run as tests, how to mend a finding.
    pub page: &'static str,
    /// False where a finding means that the log cannot be read: no waiver and no configuration silences it.
    pub waivable: bool,
    pub(crate) check: Check,
}

/// What a rule is about, in the order of the rule table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// The form of the log.
    Structure,
    /// Severity, likelihood and risk.
    Scoring,
    /// Causes and what mitigates them.
    Controls,
    /// What proves a control.
    Evidence,
    /// Status and acceptance.
    Status,
    /// Who, and until when.
    People,
    /// The answer to the programme log.
    Programme,
    /// Waivers.
    Waivers,
}

impl Group {
    /// Every group, in the order of the rule table.
    pub const ALL: [Self; 8] = [
        Self::Structure,
        Self::Scoring,
        Self::Controls,
        Self::Evidence,
        Self::Status,
        Self::People,
        Self::Programme,
        Self::Waivers,
    ];

    /// Its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Structure => "Structure",
            Self::Scoring => "Scoring",
            Self::Controls => "Causes and controls",
            Self::Evidence => "Evidence",
            Self::Status => "Status and acceptance",
            Self::People => "People and dates",
            Self::Programme => "Programme",
            Self::Waivers => "Waivers",
        }
    }
}

/// The level of a rule in each profile; `None` where it does not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    /// While the log is being written.
    pub draft: Option<Level>,
    /// Before a workshop or a pull request.
    pub review: Option<Level>,
    /// Before approval.
    pub release: Option<Level>,
}

impl Levels {
    /// Levels as the rule table writes them, draft first: `E` error, `W` warning, `I` information, `-` off.
    ///
    /// # Panics
    /// On any other letter; rules are constants, so this ends the build.
    #[must_use]
    #[allow(clippy::panic, reason = "evaluated at compile time only")]
    pub(crate) const fn new(table: &[u8; 3]) -> Self {
        const fn level(letter: u8) -> Option<Level> {
            match letter {
                b'E' => Some(Level::Error),
                b'W' => Some(Level::Warning),
                b'I' => Some(Level::Info),
                b'-' => None,
                _ => panic!("a level is one of E, W, I and -"),
            }
        }
        let [draft, review, release] = *table;
        Self { draft: level(draft), review: level(review), release: level(release) }
    }

    /// The level in a profile.
    #[must_use]
    pub const fn of(self, profile: Profile) -> Option<Level> {
        match profile {
            Profile::Draft => self.draft,
            Profile::Review => self.review,
            Profile::Release => self.release,
        }
    }
}

/// Looks at any island, also one that could be read only in part.
pub(crate) type IslandCheck = fn(&Scope<'_>, &mut Report<'_>);
/// Looks at a hazard with its assessment.
pub(crate) type HazardCheck = fn(&HazardScope<'_>, &mut Report<'_>);
/// Looks at a control.
pub(crate) type ControlCheck = fn(&Control, &Scope<'_>, &mut Report<'_>);
/// Looks at the project as a whole.
pub(crate) type ProjectCheck = fn(&ProjectScope<'_>, &mut Report<'_>);

/// What a rule looks at, with the function that looks.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// Any island, also one that could be read only in part.
    Island(IslandCheck),
    /// A hazard with its assessment.
    Hazard(HazardCheck),
    /// A control, own or shared.
    Control(ControlCheck),
    /// A shared control.
    Shared(ControlCheck),
    /// The project as a whole; runs after every change, so it may look at names and project items but not at every
    /// hazard.
    Project(ProjectCheck),
    /// More than one of these, for a rule whose question is asked of different items.
    Several(&'static [Check]),
    /// Nothing: the runner itself tells of it, for only the runner knows what was silenced.
    Runner,
}

impl fmt::Debug for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Island(_) => "Island",
            Self::Hazard(_) => "Hazard",
            Self::Control(_) => "Control",
            Self::Shared(_) => "Shared",
            Self::Project(_) => "Project",
            Self::Several(_) => "Several",
            Self::Runner => "Runner",
        })
    }
}
