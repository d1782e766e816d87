//! What is odd in a readable workbook: typed, with the row, never a reason to stop.
//!
//! Must not decide whether an import goes on: the caller does.

use std::fmt;

/// Something odd in one row of the hazard sheet. `Display` gives the message for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The row as Excel counts it: the first is 1.
    pub sheet_row: u32,
    /// What is odd.
    pub kind: WarningKind,
}

/// What is odd in a row. The row is kept in every case but [`WarningKind::Unnumbered`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// The cell for the hazard number holds something that is no whole number.
    NotANumber {
        /// The cell's text.
        text: String,
    },
    /// An earlier row has the same number; both are kept.
    DuplicateNumber {
        /// The number.
        number: u32,
        /// The earlier row as Excel counts it.
        first_row: u32,
    },
    /// The hazard has no name.
    BlankName,
    /// The hazard has no type.
    BlankType,
    /// The type is none of the programme's; it is kept as written.
    UnknownType {
        /// The type as written.
        text: String,
    },
    /// The row reads like a hazard but has no number, so it was left out.
    Unnumbered {
        /// The name in the row.
        name: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}: ", self.sheet_row)?;
        match &self.kind {
            WarningKind::NotANumber { text } => {
                write!(f, "hazard number \"{text}\" is not a whole number; correct it in the workbook and import again")
            }
            WarningKind::DuplicateNumber { number, first_row } => {
                write!(
                    f,
                    "hazard number {number} is already used in row {first_row}; both are kept, give one another number"
                )
            }
            WarningKind::BlankName => write!(f, "the hazard has no name; add one in the workbook or in the catalogue"),
            WarningKind::BlankType => write!(f, "the hazard has no type; add one in the workbook or in the catalogue"),
            WarningKind::UnknownType { text } => {
                write!(
                    f,
                    "hazard type \"{text}\" is none of the programme's; it is kept as written, check its spelling"
                )
            }
            WarningKind::Unnumbered { name } => {
                write!(
                    f,
                    "\"{name}\" has no hazard number and was left out; number it in the workbook and import again"
                )
            }
        }
    }
}
