//! Why a workbook could not be read: one enum, in words for the person who chose the file.
//!
//! Must not hold what is merely odd in a readable workbook: that is a [`crate::Warning`].

/// Why [`crate::read_workbook`] gave no workbook. Every message names what was found and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorkbookError {
    /// The bytes are no Excel workbook of the `.xlsx` kind.
    #[error("this is {found}, not an Excel workbook; save it in Excel as .xlsx and import that file")]
    NotAWorkbook {
        /// What the bytes look like, with its article: "a PDF document".
        found: &'static str,
    },
    /// The bytes are a workbook of Excel 97 to 2003.
    #[error("this is an old .xls workbook; save it in Excel as .xlsx and import that file")]
    OldXls,
    /// The workbook, or a part of it, is locked with a password.
    #[error("the workbook is protected with a password; remove the password in Excel and import it again")]
    Encrypted,
    /// It is a workbook, but no sheet has the columns of the programme log.
    #[error(
        "no sheet looks like the programme hazard log; sheets found: {}; looked in rows 1 to 10 for the headings {}",
        quoted(.sheets), quoted(.looked_for)
    )]
    NoHazardSheet {
        /// The names of the sheets, in the workbook's order.
        sheets: Vec<String>,
        /// The headings that were looked for.
        looked_for: Vec<String>,
    },
    /// The workbook is, or would unpack to, more than a hazard log can need.
    #[error("the workbook is too large: {what} is over {limit}; remove other sheets and pictures and import it again")]
    TooLarge {
        /// What is too large, with its size where known.
        what: String,
        /// The limit with its unit.
        limit: String,
    },
    /// It is a workbook, but damaged or made in a way that cannot be read.
    #[error("the workbook cannot be read: {reason}; open it in Excel, save it as a new .xlsx and import that file")]
    Unreadable {
        /// What the reading library met, in its words.
        reason: String,
    },
}

impl WorkbookError {
    /// An [`WorkbookError::Unreadable`] in the words of `cause`.
    pub(crate) fn unreadable(cause: impl std::fmt::Display) -> Self {
        Self::Unreadable { reason: cause.to_string() }
    }
}

/// `"a", "b"`, or `none` for an empty list.
fn quoted(names: &[String]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}
