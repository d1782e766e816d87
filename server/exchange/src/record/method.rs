//! The risk matrix by which a log is scored: the organisation's own method (DCB0129, 3.2.1).

use hazlog_core::risk::{self, Axis, Class, Matrix, MatrixError, PatientCount};
use serde::{Deserialize, Serialize};

/// A risk matrix with its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// The severities, the mildest first.
    pub severities: Vec<Level>,
    /// The likelihoods, the lowest first.
    pub likelihoods: Vec<Level>,
    /// The risks: a row for each likelihood, the lowest first, and in it one for each severity, the mildest first.
    pub cells: Vec<Vec<u16>>,
    /// What the risks ask of the organisation, the lowest first.
    pub bands: Vec<Band>,
}

/// A level of an axis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Level {
    /// Its word.
    pub name: String,
    /// Other words that are read as this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<String>,
    /// What it means.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
}

/// What a level means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// For how many patients it is said.
    pub patients: Count,
    /// What it says.
    pub text: String,
}

/// How many patients one event harms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Count {
    /// One.
    One,
    /// More than one.
    Several,
    /// Any number.
    Any,
}

/// A range of risks with one meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The lowest risk in it.
    pub from: u16,
    /// The highest risk in it.
    pub to: u16,
    /// Its name.
    pub name: String,
    /// `acceptable`, `with-justification`, `undesirable` or `unacceptable`.
    pub class: String,
    /// Its colour, as `#rrggbb`.
    pub colour: String,
}

impl From<&Matrix> for Method {
    fn from(matrix: &Matrix) -> Self {
        let levels = |axis| matrix.levels(axis).iter().map(Level::from).collect();
        let (across, up) = (matrix.levels(Axis::Severity).len(), matrix.levels(Axis::Likelihood).len());
        let row = |likelihood| (0..across).filter_map(|severity| matrix.risk(severity, likelihood)).collect();
        Self {
            severities: levels(Axis::Severity),
            likelihoods: levels(Axis::Likelihood),
            cells: (0..up).map(row).collect(),
            bands: matrix.bands().iter().map(Band::from).collect(),
        }
    }
}

impl From<&risk::LevelDefinition> for Level {
    fn from(level: &risk::LevelDefinition) -> Self {
        let definition = |(count, text): &(PatientCount, smol_str::SmolStr)| Definition {
            patients: match count {
                PatientCount::One => Count::One,
                PatientCount::Several => Count::Several,
                PatientCount::Any => Count::Any,
            },
            text: text.to_string(),
        };
        Self {
            name: level.name.to_string(),
            synonyms: level.synonyms.iter().map(ToString::to_string).collect(),
            definitions: level.definitions.iter().map(definition).collect(),
        }
    }
}

impl From<&risk::Band> for Band {
    fn from(band: &risk::Band) -> Self {
        Self {
            from: band.from,
            to: band.to,
            name: band.name.to_string(),
            class: band.class.as_str().to_owned(),
            colour: band.colour.to_string(),
        }
    }
}

impl Method {
    /// The matrix that it describes.
    ///
    /// # Errors
    /// When its parts do not fit together. A class that is not known counts as unacceptable, which asks for the most.
    pub fn matrix(&self) -> Result<Matrix, MatrixError> {
        let levels = |levels: &[Level]| levels.iter().map(Level::definition).collect();
        let bands = self.bands.iter().map(|band| risk::Band {
            from: band.from,
            to: band.to,
            name: band.name.as_str().into(),
            class: Class::ALL.into_iter().find(|class| class.as_str() == band.class).unwrap_or(Class::Unacceptable),
            colour: band.colour.as_str().into(),
        });
        Matrix::new(levels(&self.severities), levels(&self.likelihoods), self.cells.clone(), bands.collect())
    }
}

impl Level {
    fn definition(&self) -> risk::LevelDefinition {
        let definition = |one: &Definition| {
            let count = match one.patients {
                Count::One => PatientCount::One,
                Count::Several => PatientCount::Several,
                Count::Any => PatientCount::Any,
            };
            (count, one.text.as_str().into())
        };
        risk::LevelDefinition {
            name: self.name.as_str().into(),
            synonyms: self.synonyms.iter().map(|word| word.as_str().into()).collect(),
            definitions: self.definitions.iter().map(definition).collect(),
        }
    }
}
