//! Names, and what is said of them where they are defined and used.

use std::sync::Arc;

use smol_str::SmolStr;
use text_size::TextRange;

use super::IslandId;
use crate::risk::SharedFacts;

/// A name that islands can meet at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Name {
    /// The id of a hazard or of a shared control.
    Id(SmolStr),
    /// A hazard of the programme or of a supplier, as `GPC-46`: used here, defined elsewhere.
    Programme(SmolStr),
    /// An entry of the catalogue in this file.
    Entry(Arc<str>, SmolStr),
    /// The log header.
    Header,
}

/// A definition of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Where the name stands in its island.
    pub range: TextRange,
    /// What others may know.
    pub facts: Facts,
}

/// What others may know of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facts {
    /// Nothing but that it is there.
    None,
    /// Of a hazard: how far it has been written.
    Hazard {
        /// Statements in its block.
        weight: u32,
    },
    /// Of a shared control.
    Control(SharedFacts),
}

/// A use of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Use {
    /// A hazard answers a programme hazard.
    Addresses {
        /// The hazard.
        hazard: SmolStr,
        /// Whether it has an initial score.
        scored: bool,
        /// Whether it answers a part only.
        in_part: bool,
    },
    /// A hazard relies on a shared control.
    Controls {
        /// Whether it says which causes the control mitigates.
        mitigates: bool,
    },
    /// A review covers a hazard.
    Covers,
}

/// An island that defines a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The island.
    pub island: IslandId,
    /// Its definition.
    pub definition: Definition,
}

/// An island that uses a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// The island.
    pub island: IslandId,
    /// How it uses it.
    pub how: Use,
}
