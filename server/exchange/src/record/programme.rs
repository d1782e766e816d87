//! The answer to a programme hazard log.

use hazlog_core::model;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::gather::{date, list, text, texts, words};

/// `programme ID edition "…" { … }`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Programme {
    /// The programme's id, as `GPC`.
    pub id: String,
    /// The edition that is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The capabilities that the system uses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<String>,
    /// What is said of hazards that are not, or not only, covered by own ones.
    pub answers: Vec<Answer>,
    /// What fits no field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// One line of answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// `not-applicable`, `transferred`, `partly-covered` or `under-review`.
    pub answer: String,
    /// The programme hazards that it is said of.
    pub ids: Vec<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// To whom, where they are transferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Who looks at them, where they are under review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When it was decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
}

impl From<&model::Programme> for Programme {
    fn from(programme: &model::Programme) -> Self {
        Self {
            id: programme.header.id_str().to_owned(),
            edition: text(programme.edition.as_ref()),
            uses: list(programme.uses.as_ref()),
            answers: programme.dispositions.iter().map(Answer::from).collect(),
            notes: texts(&programme.notes),
        }
    }
}

impl From<&model::Disposition> for Answer {
    fn from(line: &model::Disposition) -> Self {
        Self {
            answer: line.answer.as_str().to_owned(),
            ids: words(&line.ids),
            because: text(line.because.as_ref()),
            to: text(line.to.as_ref()),
            owner: text(line.owner.as_ref()),
            due: date(line.due.as_ref()),
            by: text(line.by.as_ref()),
            on: date(line.on.as_ref()),
        }
    }
}
