//! The state of a project at one moment: cheap to copy, and never changing.

use std::sync::Arc;

use imbl::shared_ptr::DefaultSharedPtr;
use imbl::{GenericHashMap, OrdMap};
use jiff::civil::Date;
use rustc_hash::{FxBuildHasher, FxHashMap};
use smol_str::SmolStr;
use text_size::{TextRange, TextSize};

use super::{Facts, File, Index, Island, IslandId, Name, Programmes, Resemblance};
use crate::config::Config;
use crate::diagnostic::Place;
use crate::model::Hazard;
use crate::risk::{Assessment, SharedFacts, assess};

/// What the world outside says.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// What the organisation has decided.
    pub config: Arc<Config>,
    /// The day that dates are held against.
    pub today: Date,
    /// Which paths of evidence exist. A path that is not in it has not been looked for.
    pub paths: Arc<FxHashMap<SmolStr, bool>>,
}

/// A project at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    pub(super) inputs: Inputs,
    pub(super) files: OrdMap<Arc<str>, Arc<File>>,
    pub(super) islands: GenericHashMap<IslandId, Arc<Island>, FxBuildHasher, DefaultSharedPtr>,
    pub(super) index: Index,
    pub(super) programmes: Arc<Programmes>,
}

impl Snapshot {
    pub(super) fn new(inputs: Inputs) -> Self {
        Self {
            inputs,
            files: OrdMap::new(),
            islands: GenericHashMap::default(),
            index: Index::default(),
            programmes: Arc::default(),
        }
    }

    /// What the world outside says.
    #[must_use]
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Who defines and who uses a name.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// Which programme hazards there are to answer.
    #[must_use]
    pub fn programmes(&self) -> &Programmes {
        &self.programmes
    }

    /// The files, by path.
    pub fn files(&self) -> impl Iterator<Item = &Arc<File>> {
        self.files.values()
    }

    /// The file with this path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&Arc<File>> {
        self.files.get(path)
    }

    /// The island with this number.
    #[must_use]
    pub fn island(&self, id: IslandId) -> Option<&Arc<Island>> {
        self.islands.get(&id)
    }

    /// Every island with its start, by path and place.
    pub fn all_islands(&self) -> impl Iterator<Item = (TextSize, &Arc<Island>)> {
        self.files().flat_map(|file| file.islands())
    }

    /// The islands that hold more than hazards and shared controls, by path and place.
    pub fn project_items(&self) -> impl Iterator<Item = &Arc<Island>> {
        self.files().flat_map(|file| file.project_items()).map(|(_, island)| island)
    }

    /// The hazards of other islands that may be like those of this one, each with its island, in no order.
    #[must_use]
    pub fn alike(&self, island: &Island) -> Vec<(IslandId, &Resemblance)> {
        let keys = island.summary.resemblances.iter().flat_map(|one| &one.keys);
        let mut others: Vec<IslandId> = keys.flat_map(|key| self.index.alike().at(*key)).copied().collect();
        others.sort_unstable();
        others.dedup();
        let islands =
            others.into_iter().filter(|other| *other != island.id).filter_map(|other| self.islands.get(&other));
        islands.flat_map(|other| other.summary.resemblances.iter().map(|one| (other.id, one))).collect()
    }

    /// What follows from a hazard by the organisation's matrix and the shared controls that it uses.
    #[must_use]
    pub fn assess<'a>(&'a self, hazard: &'a Hazard) -> Assessment<'a> {
        assess(hazard, &self.inputs.config.matrix, |id| self.shared_control(id).cloned())
    }

    /// What is known of a shared control; nothing where no definition, or more than one, tells.
    fn shared_control(&self, id: &str) -> Option<&SharedFacts> {
        let mut known = self.index.sites(&Name::Id(id.into())).iter().filter_map(|site| match &site.definition.facts {
            Facts::Control(facts) => Some(facts),
            Facts::None | Facts::Hazard { .. } => None,
        });
        known.next().filter(|_| known.next().is_none())
    }

    /// Where a place is in its file.
    #[must_use]
    pub fn resolve(&self, place: Place) -> Option<(&Arc<File>, TextRange)> {
        let island = self.islands.get(&IslandId(place.island))?;
        let file = self.files.get(&island.path)?;
        Some((file, place.range + file.start_of(island.id)?))
    }
}
