//! Hazards.

use hazlog_core::model;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::gather::{date, field, list, text, texts, word, words};
use super::{Control, Waiver};

/// `hazard ID "name" { … }`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Hazard {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Programme or supplier hazards that it covers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// Those of which it covers a part.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses_in_part: Vec<String>,
    /// Who sees to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// `normal`, `fault` or both (DCB0129, 4.3.1).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mode: Vec<String>,
    /// `one` or `several`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patients: Option<String>,
    /// When it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub raised: Option<Date>,
    /// `open`, `transferred` or `closed`, as the author states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// To whom, where it is transferred.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_to: Option<String>,
    /// What goes wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What it does to a patient.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub impact: Option<String>,
    /// What brings it about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Cause>,
    /// Own controls, existing and additional.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<Control>,
    /// Shared controls that it relies on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<UsedControl>,
    /// The score with the existing controls (DCB0129, 4.4.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub initial: Option<Score>,
    /// The score with the additional controls (6.1.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub residual: Option<Score>,
    /// Why a high residual risk is worth taking (6.2.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk_benefit: Option<String>,
    /// What the residual risk relies on in use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub constraints: Vec<String>,
    /// What fits no field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// When it is to be looked at again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub review_by: Option<Date>,
    /// Words for searching and grouping.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What is still to be done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// Who accepted the residual risk, and when (6.4.1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Acceptance>,
    /// Rules that are waived here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<Waiver>,
}

/// `cause ID "…"`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Cause {
    /// Its id, unique in the hazard.
    pub id: String,
    /// What brings the hazard about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// `use [existing] control ID mitigates …`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct UsedControl {
    /// The shared control.
    pub id: String,
    /// True where it was there before the hazard was scored.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub existing: bool,
    /// The causes that it mitigates here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mitigates: Vec<String>,
}

/// `initial …` or `residual …`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Score {
    /// A word of the matrix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// A word of the matrix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<String>,
    /// The risk as the author wrote it: checked, never trusted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// `action ID "…" owner "…" due DATE [done DATE]`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Action {
    /// Its id, unique in the hazard.
    pub id: String,
    /// What is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Until when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub due: Option<Date>,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub done: Option<Date>,
}

/// `accepted by "…" on DATE`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Acceptance {
    /// Who.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub on: Option<Date>,
}

impl From<&model::Hazard> for Hazard {
    fn from(hazard: &model::Hazard) -> Self {
        let (in_part, whole): (Vec<String>, Vec<String>) =
            words(&hazard.addresses).into_iter().partition(|id| hazard.in_part.iter().any(|part| part == id));
        let status = hazard.status.as_ref();
        Self {
            id: hazard.header.id_str().to_owned(),
            name: text(hazard.header.name.as_ref()),
            addresses: whole,
            addresses_in_part: in_part,
            owner: field(hazard.owner.as_ref()),
            mode: hazard
                .mode
                .iter()
                .flat_map(|field| field.value.iter().flatten())
                .map(|mode| mode.value.as_str().to_owned())
                .collect(),
            patients: hazard
                .patients
                .as_ref()
                .and_then(|field| field.value.as_ref())
                .map(|word| word.value.as_str().to_owned()),
            raised: date(hazard.raised.as_ref().and_then(|field| field.value.as_ref())),
            status: status.and_then(|status| status.word.value.as_ref()).map(|word| word.value.as_str().to_owned()),
            status_to: status.and_then(|status| text(status.to.as_ref())),
            description: field(hazard.description.as_ref()),
            impact: field(hazard.impact.as_ref()),
            causes: hazard.causes.iter().map(Cause::from).collect(),
            controls: hazard.controls.iter().map(Control::from).collect(),
            uses: hazard.uses.iter().map(UsedControl::from).collect(),
            initial: hazard.initial.as_ref().map(Score::from),
            residual: hazard.residual.as_ref().map(Score::from),
            risk_benefit: field(hazard.risk_benefit.as_ref()),
            constraints: texts(&hazard.constraints),
            notes: texts(&hazard.notes),
            review_by: date(hazard.review_by.as_ref().and_then(|field| field.value.as_ref())),
            tags: list(hazard.tags.as_ref()),
            actions: hazard.actions.iter().map(Action::from).collect(),
            accepted: hazard
                .accepted
                .as_ref()
                .map(|accepted| Acceptance { by: text(accepted.by.as_ref()), on: date(accepted.on.as_ref()) }),
            waivers: hazard.waivers.iter().map(Waiver::from).collect(),
        }
    }
}

impl From<&model::Cause> for Cause {
    fn from(cause: &model::Cause) -> Self {
        Self { id: cause.header.id_str().to_owned(), name: text(cause.header.name.as_ref()) }
    }
}

impl From<&model::UseControl> for UsedControl {
    fn from(used: &model::UseControl) -> Self {
        Self {
            id: word(used.id.as_ref()).unwrap_or_default(),
            existing: used.existing,
            mitigates: words(&used.mitigates),
        }
    }
}

impl From<&model::Score> for Score {
    fn from(score: &model::Score) -> Self {
        Self {
            severity: word(score.severity.as_ref()),
            likelihood: word(score.likelihood.as_ref()),
            risk: word(score.risk.as_ref()),
            because: text(score.because.as_ref()),
        }
    }
}

impl From<&model::Action> for Action {
    fn from(action: &model::Action) -> Self {
        Self {
            id: action.header.id_str().to_owned(),
            what: text(action.header.name.as_ref()),
            owner: text(action.owner.as_ref()),
            due: date(action.due.as_ref()),
            done: date(action.done.as_ref()),
        }
    }
}
