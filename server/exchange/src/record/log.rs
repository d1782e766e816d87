//! The header of a log.

use hazlog_core::model;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::gather::{date, field, text, texts};

/// `log ID "title" { … }`
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// Its id.
    pub id: String,
    /// Its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The version, which an approval names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The date of this version.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub date: Option<Date>,
    /// `DCB0129` or `DCB0160`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standard: Option<String>,
    /// Who keeps the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What the log is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system: Option<System>,
    /// The clinical safety officer (DCB0129, 2.3.1–2.3.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub officer: Option<Officer>,
    /// What the system is for (DCB0129, 4.2.1–4.2.2).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intended_use: Option<String>,
    /// Who made the system, in the log of a deploying organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplier: Option<Supplier>,
    /// What fits no field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A system and its release.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct System {
    /// Its name.
    pub name: String,
    /// The release that the log is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<String>,
}

/// A clinical safety officer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Officer {
    /// The officer's name.
    pub name: String,
    /// The professional registration, as `GMC 0000000`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<String>,
}

/// A supplier and where its log is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Supplier {
    /// Its name.
    pub name: String,
    /// The path of its log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
}

impl From<&model::Log> for Log {
    fn from(log: &model::Log) -> Self {
        Self {
            id: log.header.id_str().to_owned(),
            title: text(log.header.name.as_ref()),
            version: field(log.version.as_ref()),
            date: date(log.date.as_ref().and_then(|field| field.value.as_ref())),
            standard: log
                .standard
                .as_ref()
                .and_then(|field| field.value.as_ref())
                .map(|word| word.value.as_str().to_owned()),
            organisation: field(log.organisation.as_ref()),
            system: log.system.as_ref().map(|system| System {
                name: field(Some(&system.name)).unwrap_or_default(),
                release: text(system.release.as_ref()),
            }),
            officer: log.officer.as_ref().map(|officer| Officer {
                name: field(Some(&officer.name)).unwrap_or_default(),
                registration: text(officer.registration.as_ref()),
            }),
            intended_use: field(log.intended_use.as_ref()),
            supplier: log.supplier.as_ref().map(|supplier| Supplier {
                name: field(Some(&supplier.name)).unwrap_or_default(),
                log: text(supplier.log.as_ref()),
            }),
            notes: texts(&log.notes),
        }
    }
}
