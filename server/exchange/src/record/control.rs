//! Controls, of one hazard or shared by several.

use hazlog_core::model::{self, EvidenceKind, Party};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::gather::{date, field, list, text, texts, word};

/// `[existing] control ID KIND "name" [by PARTY] { … }`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Control {
    /// Its id.
    pub id: String,
    /// What it is, in a line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// True where it was there before the hazard was scored.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub existing: bool,
    /// `design`, `test`, `process`, `training` or `information`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Who carries it: `deployer`, or a name; whoever keeps the log, where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The causes on which it acts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mitigates: Vec<String>,
    /// Who builds or runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// `planned`, `implemented` or `verified`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// When it is to be there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// What proves that it was built, and that it works (DCB0129, 6.3.2–6.3.3).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// More about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What fits no field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Words for searching and grouping.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}

/// `evidence KIND [test] "…"`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// `implementation` or `effectiveness`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// True where the target is the name of a test.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub test: bool,
    /// A path, an address, or the name of a test.
    pub target: String,
}

impl From<&model::Control> for Control {
    fn from(control: &model::Control) -> Self {
        let party = control.by.as_ref().and_then(|by| match &by.value {
            Party::Manufacturer => None,
            Party::Deployer => Some("deployer".to_owned()),
            Party::Other(name) => Some(name.to_string()),
        });
        Self {
            id: control.header.id_str().to_owned(),
            name: text(control.header.name.as_ref()),
            existing: control.existing,
            kind: word(control.kind.as_ref()),
            by: party,
            mitigates: list(control.mitigates.as_ref()),
            owner: field(control.owner.as_ref()),
            state: control
                .state
                .as_ref()
                .and_then(|field| field.value.as_ref())
                .map(|word| word.value.as_str().to_owned()),
            due: date(control.due.as_ref().and_then(|field| field.value.as_ref())),
            evidence: control.evidence.iter().map(Evidence::from).collect(),
            description: field(control.description.as_ref()),
            notes: texts(&control.notes),
            tags: list(control.tags.as_ref()),
        }
    }
}

impl From<&model::Evidence> for Evidence {
    fn from(evidence: &model::Evidence) -> Self {
        let kind = evidence.kind.map(|kind| match kind {
            EvidenceKind::Implementation => "implementation".to_owned(),
            EvidenceKind::Effectiveness => "effectiveness".to_owned(),
        });
        Self { kind, test: evidence.test, target: text(evidence.target.as_ref()).unwrap_or_default() }
    }
}
