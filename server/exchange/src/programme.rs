//! What a programme workbook says, as plain data, and the fingerprint of a row.
//!
//! Must not know where a value stood in the workbook beyond its row, nor how it is written out.

use crate::Warning;
use crate::kinds::normalise_type;
use crate::text::collapse;
use sha2::{Digest, Sha256};
use std::fmt;

/// A GP Connect programme hazard log as read from a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeWorkbook {
    /// The document's number from the cover page (`GPC-HL-001`), where one is found.
    pub document: Option<String>,
    /// The edition from the cover page or else the last of the version history, with a point (`2.0`), where one
    /// is found.
    pub edition: Option<String>,
    /// The edition's date, ISO 8601 (`2023-09-01`): that of its line in the version history, else the cover
    /// page's, where one is found.
    pub date: Option<String>,
    /// The name of the sheet that holds the hazards.
    pub sheet: String,
    /// The hazards in the sheet's order.
    pub rows: Vec<Row>,
    /// What is odd in them, in the sheet's order.
    pub warnings: Vec<Warning>,
}

/// A hazard's number as the workbook has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum HazardNumber {
    /// A whole number, from a numeric cell (`2`) or from text (`"61\n"`).
    Number(u32),
    /// What is no whole number, whitespace collapsed; there is a [`crate::WarningKind::NotANumber`] for it.
    Text(String),
}

impl fmt::Display for HazardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// One hazard of the programme log. Texts are as the workbook has them but for whitespace at both ends; an
/// empty string stands for a blank cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The row as Excel counts it: the first is 1.
    pub sheet_row: u32,
    /// The hazard number.
    pub number: HazardNumber,
    /// The hazard type in the programme's spelling ([`normalise_type`]); an unknown one with its whitespace
    /// collapsed.
    pub hazard_type: String,
    /// The name, whitespace collapsed: one line.
    pub name: String,
    /// The description; may have several lines, like all that follow.
    pub description: String,
    /// The potential clinical impact.
    pub impact: String,
    /// The possible causes.
    pub causes: String,
    /// The suggested actions to mitigate the hazard.
    pub suggestion: String,
    /// The links to documentation, one a line: the cell's text, then its web address in angle brackets where
    /// the cell has one.
    pub links: String,
}

impl Row {
    /// 16 hexadecimal digits that change when what the programme says of this hazard changes: the first 64 bits of
    /// the SHA-256 over type, name, description, impact, causes and suggestion, each with its whitespace
    /// collapsed and ended by a line feed, in UTF-8.
    ///
    /// Not counted: the number (the key that the fingerprint is kept under) and the links. Labels of links were
    /// reworded in edition 2.0 for eight hazards, and a second link dropped for two, with not a word of the
    /// hazards changed; a consumer owes those no new review. The type counts in the programme's spelling, so
    /// "General Risk" equals "General risk". Letters, capitals and punctuation all count.
    ///
    /// ```
    /// # use hazlog_exchange::{HazardNumber, Row};
    /// # let row = Row { sheet_row: 2, number: HazardNumber::Number(1), hazard_type: "HTML".into(), name: "n".into(),
    /// #     description: String::new(), impact: String::new(), causes: String::new(), suggestion: String::new(),
    /// #     links: String::new() };
    /// assert_eq!(row.fingerprint().len(), 16);
    /// ```
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let kind = normalise_type(&self.hazard_type).unwrap_or(&self.hazard_type);
        let mut hash = Sha256::new();
        for cell in [kind, &self.name, &self.description, &self.impact, &self.causes, &self.suggestion] {
            // A collapsed cell holds no line feed, so no two different rows give the same bytes.
            hash.update(collapse(cell).as_bytes());
            hash.update(b"\n");
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row {
            sheet_row: 2,
            number: HazardNumber::Number(7),
            hazard_type: "General".to_owned(),
            name: "A screen freezes".to_owned(),
            description: "The screen stays.\nNothing says so.".to_owned(),
            impact: "Old values are read.".to_owned(),
            causes: String::new(),
            suggestion: "Show a clock.".to_owned(),
            links: "Guide".to_owned(),
        }
    }

    #[test]
    fn whitespace_links_number_and_spelling_of_the_type_do_not_count() {
        let same = Row {
            sheet_row: 9,
            number: HazardNumber::Text("x".to_owned()),
            hazard_type: "General  RISK".to_owned(),
            description: " The screen\u{a0}stays. Nothing\r\n says so. ".to_owned(),
            links: String::new(),
            ..row()
        };
        assert_eq!(same.fingerprint(), row().fingerprint());
    }

    #[test]
    fn every_word_and_its_place_count() {
        let moved = Row { causes: "Old values are read.".to_owned(), impact: String::new(), ..row() };
        let capital = Row { name: "A Screen freezes".to_owned(), ..row() };
        let quote = Row { suggestion: "Show a clock\u{2019}.".to_owned(), ..row() };
        for other in [moved, capital, quote] {
            assert_ne!(other.fingerprint(), row().fingerprint(), "{other:?}");
        }
    }
}
