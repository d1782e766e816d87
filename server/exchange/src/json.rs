//! A log as JSON: everything that it says, its risk matrix, and what follows from both for readers that do not compute.
//! The form is a promise: see `server/OUTPUT.md`.

use std::collections::BTreeMap;

use hazlog_core::ide::status::{HazardStatus, Rated, hazards};
use hazlog_core::risk::{Axis, Matrix};
use hazlog_core::workspace::Snapshot;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Record;
use crate::record::Method;

/// What a document of this form calls itself.
const FORMAT: &str = "hazlog-log";

/// Raised when a key goes or changes its meaning.
const VERSION: u32 = 1;

/// A log as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Document {
    /// `hazlog-log`.
    pub format: String,
    /// The version of this form.
    pub version: u32,
    /// What the log says.
    pub record: Record,
    /// The matrix by which it is scored.
    pub method: Method,
    /// What follows from them, hazard by hazard in the order of the log. It is not read back.
    #[serde(default)]
    pub computed: Vec<Computed>,
}

/// What follows for one hazard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Computed {
    /// The hazard.
    pub id: String,
    /// The initial risk, where it is scored in words of the matrix.
    pub initial: Option<Risk>,
    /// The residual risk, likewise.
    pub residual: Option<Risk>,
    /// The risk that is left: the residual one, or the initial one where that is acceptable and nothing was added.
    pub left: Option<Risk>,
    /// The status that follows from controls and actions; null where it may not be told.
    pub status: Option<String>,
    /// What keeps it from being closed.
    pub because: Vec<String>,
}

/// A risk of the matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Risk {
    /// The word of the severity.
    pub severity: String,
    /// The word of the likelihood.
    pub likelihood: String,
    /// The number.
    pub risk: u16,
    /// The name of its band.
    pub band: String,
    /// What the band asks.
    pub class: String,
}

/// Why a document cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// It is no JSON, or another one.
    #[error("this is no hazard log that hazlog wrote as JSON: {0}")]
    Form(serde_json::Error),
    /// It is one of another program.
    #[error("the document calls itself `{0}`, and a hazard log that hazlog wrote is called `hazlog-log`")]
    Format(String),
    /// It was written by a later version.
    #[error("the document has version {0}, and this hazlog reads version 1: use a newer one")]
    Version(u32),
}

/// The log of a project as a JSON document, with a line end.
#[must_use]
pub fn write(snapshot: &Snapshot) -> String {
    let matrix = &snapshot.inputs().config.matrix;
    let document = Document {
        format: FORMAT.to_owned(),
        version: VERSION,
        record: Record::of(snapshot),
        method: Method::from(matrix),
        computed: hazards(snapshot).iter().map(|hazard| computed(matrix, hazard)).collect(),
    };
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    format!("{text}\n")
}

/// Reads a document.
///
/// # Errors
/// When it is none of this form, or of a version that is not known.
pub fn read(bytes: &[u8]) -> Result<Document, JsonError> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(JsonError::Form)?;
    if head.format != FORMAT {
        return Err(JsonError::Format(head.format));
    }
    if head.version != VERSION {
        return Err(JsonError::Version(head.version));
    }
    serde_json::from_slice(bytes).map_err(JsonError::Form)
}

/// The JSON Schema of a document, as text.
#[must_use]
pub fn schema() -> String {
    let schema = sorted(schemars::schema_for!(Document).to_value());
    format!("{}\n", serde_json::to_string_pretty(&schema).unwrap_or_default())
}

/// The same value with its keys in one order, whatever order the library was built to keep.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let keys: BTreeMap<String, Value> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            Value::Object(keys.into_iter().collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn computed(matrix: &Matrix, hazard: &HazardStatus) -> Computed {
    let risk = |rated: &Option<Rated>| {
        rated.as_ref().map(|rated| Risk {
            severity: matrix.level_name(Axis::Severity, rated.severity).to_owned(),
            likelihood: matrix.level_name(Axis::Likelihood, rated.likelihood).to_owned(),
            risk: rated.risk,
            band: rated.band.to_string(),
            class: rated.class.as_str().to_owned(),
        })
    };
    Computed {
        id: hazard.id.to_string(),
        initial: risk(&hazard.initial),
        residual: risk(&hazard.residual),
        left: risk(&hazard.left),
        status: hazard.is_told.then(|| hazard.computed.as_str().to_owned()),
        because: hazard.because.iter().map(ToString::to_string).collect(),
    }
}
