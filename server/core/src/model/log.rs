//! The header of a log: whose it is, of which system, in which version, under which standard.

use jiff::civil::Date;

use super::{Field, Header, Repetition, Spanned, Text};

/// `log ID "title" { … }`, one in a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// Id and title.
    pub header: Header,
    /// The version of the log, which an approval names.
    pub version: Option<Field<Text>>,
    /// The date of this version.
    pub date: Option<Field<Spanned<Date>>>,
    /// The standard that the log is kept under.
    pub standard: Option<Field<Spanned<Standard>>>,
    /// The organisation that keeps the log.
    pub organisation: Option<Field<Text>>,
    /// The system and its release.
    pub system: Option<System>,
    /// The clinical safety officer (DCB0129, 2.3.1–2.3.2).
    pub officer: Option<Officer>,
    /// What the system is meant for (DCB0129, 4.2.1–4.2.2).
    pub intended_use: Option<Field<Text>>,
    /// The manufacturer's log, in the log of a deploying organisation.
    pub supplier: Option<Supplier>,
    /// What fits no field.
    pub notes: Vec<Text>,
    /// Fields given twice.
    pub repetitions: Vec<Repetition>,
}

/// The two national standards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standard {
    /// For manufacturers.
    Dcb0129,
    /// For deploying organisations.
    Dcb0160,
}

impl Standard {
    /// Both standards.
    pub const ALL: [Self; 2] = [Self::Dcb0129, Self::Dcb0160];

    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dcb0129 => "DCB0129",
            Self::Dcb0160 => "DCB0160",
        }
    }
}

/// `system "…" release "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Its name.
    pub name: Field<Text>,
    /// The release that the log is about.
    pub release: Option<Text>,
}

/// `officer "…" registration "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The officer's name.
    pub name: Field<Text>,
    /// The professional registration, as `GMC 0000000`.
    pub registration: Option<Text>,
}

/// `supplier "…" log "path"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplier {
    /// Who supplies the system.
    pub name: Field<Text>,
    /// Where the supplier's log is.
    pub log: Option<Text>,
}
