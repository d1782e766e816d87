//! What happened to a log: versions, workshops, approvals; and what is waived.

use hazlog_core::model;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::gather::{date, text, texts, word, words};

/// `change "1.4" on DATE "…"`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// The version.
    pub version: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
    /// What changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// `review DATE "…" { … }`: a hazard workshop.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Review {
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub date: Option<Date>,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Who took part.
    pub by: Vec<String>,
    /// The hazards that were looked at.
    pub covers: Vec<String>,
    /// What fits no field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// `approval "1.4" by "…" on DATE`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Approval {
    /// The version.
    pub version: String,
    /// Who.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
}

/// `waive RULE because "…"`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Waiver {
    /// The rule.
    pub rule: String,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

impl From<&model::Change> for Change {
    fn from(change: &model::Change) -> Self {
        Self {
            version: text(change.version.as_ref()).unwrap_or_default(),
            on: date(change.on.as_ref()),
            what: text(change.what.as_ref()),
        }
    }
}

impl From<&model::Review> for Review {
    fn from(review: &model::Review) -> Self {
        Self {
            date: date(review.date.as_ref()),
            name: text(review.name.as_ref()),
            by: texts(&review.by),
            covers: words(&review.covers),
            notes: texts(&review.notes),
        }
    }
}

impl From<&model::Approval> for Approval {
    fn from(approval: &model::Approval) -> Self {
        Self {
            version: text(approval.version.as_ref()).unwrap_or_default(),
            by: text(approval.by.as_ref()),
            on: date(approval.on.as_ref()),
        }
    }
}

impl From<&model::Waiver> for Waiver {
    fn from(waiver: &model::Waiver) -> Self {
        Self { rule: word(waiver.rule.as_ref()).unwrap_or_default(), because: text(waiver.because.as_ref()) }
    }
}
