//! The configuration of a project, as data. Which file it comes from, and in which format, is known elsewhere.

mod ids;
mod series;

use std::collections::BTreeMap;

use smol_str::SmolStr;

use crate::diagnostic::{Level, Profile};
use crate::risk::Matrix;

pub use ids::{IdKind, IdScheme, IdSchemeError};
pub(crate) use series::next_id;

/// What an organisation has decided for its log.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// The profile that the log is checked for, where the command line does not say.
    pub profile: Profile,
    /// Rules whose level was moved.
    pub rules: BTreeMap<SmolStr, RuleSetting>,
    /// The form of ids, by what they name.
    pub ids: BTreeMap<IdKind, IdScheme>,
    /// The risk matrix.
    pub matrix: Matrix,
    /// True where the matrix was written by the organisation and is not the default.
    pub own_matrix: bool,
}

/// The level of a rule in this project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSetting {
    /// Its level; `None` turns the rule off.
    pub level: Option<Level>,
    /// Why, which every report prints.
    pub reason: Option<SmolStr>,
}
