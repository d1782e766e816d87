//! The matrix as it is shown: a table to draw, and what its words mean. It holds no markup.

use super::{Axis, Band, LevelDefinition, Matrix, PatientCount};
use crate::model::Patients;

/// A matrix as a table: one column a severity from the mildest, one row a likelihood from the highest, as DCB0129's
/// guidance prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixTable<'a> {
    /// The columns' headings.
    pub severities: Vec<&'a str>,
    /// The rows, the highest likelihood first.
    pub rows: Vec<MatrixRow<'a>>,
}

/// The risks of one likelihood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow<'a> {
    /// The row's heading.
    pub likelihood: &'a str,
    /// One cell a severity.
    pub cells: Vec<MatrixCell<'a>>,
}

/// One risk of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixCell<'a> {
    /// The severity's number, from 0 at the mildest.
    pub severity: usize,
    /// The likelihood's number, from 0 at the lowest.
    pub likelihood: usize,
    /// The risk.
    pub risk: u16,
    /// What the risk means.
    pub band: &'a Band,
}

impl Matrix {
    /// The matrix as a table.
    #[must_use]
    pub fn table(&self) -> MatrixTable<'_> {
        let severities = self.levels(Axis::Severity);
        let rows = self.levels(Axis::Likelihood).iter().enumerate().rev().map(|(likelihood, level)| {
            let cells = (0..severities.len()).filter_map(|severity| self.cell(severity, likelihood));
            MatrixRow { likelihood: &level.name, cells: cells.collect() }
        });
        MatrixTable { severities: severities.iter().map(|level| level.name.as_str()).collect(), rows: rows.collect() }
    }

    /// What a word of an axis means, where it is on it.
    #[must_use]
    pub fn definition(&self, axis: Axis, word: &str) -> Option<&LevelDefinition> {
        self.levels(axis).get(self.level(axis, word)?)
    }

    /// The highest severity that is defined for one patient; `None` where no level says how many patients it is for.
    #[must_use]
    pub fn worst_for_one(&self) -> Option<&LevelDefinition> {
        let is_told = self.levels(Axis::Severity).iter().any(LevelDefinition::is_for_several_only);
        self.levels(Axis::Severity).iter().rev().find(|level| is_told && level.meaning(Some(Patients::One)).is_some())
    }

    fn cell(&self, severity: usize, likelihood: usize) -> Option<MatrixCell<'_>> {
        let risk = self.risk(severity, likelihood)?;
        Some(MatrixCell { severity, likelihood, risk, band: self.band(risk)? })
    }
}

impl LevelDefinition {
    /// What the level means for a hazard that harms so many patients; the first meaning where the number is not known.
    /// `None` where it is defined for another number only, or not at all.
    #[must_use]
    pub fn meaning(&self, patients: Option<Patients>) -> Option<&str> {
        let fits = |count: PatientCount| match (count, patients) {
            (PatientCount::Any, _) | (_, None) => true,
            (PatientCount::One, Some(patients)) => patients == Patients::One,
            (PatientCount::Several, Some(patients)) => patients == Patients::Several,
        };
        self.definitions.iter().find(|(count, _)| fits(*count)).map(|(_, text)| text.as_str())
    }

    /// True where every meaning that the level has is for more than one patient.
    #[must_use]
    pub fn is_for_several_only(&self) -> bool {
        !self.definitions.is_empty() && self.definitions.iter().all(|(count, _)| *count == PatientCount::Several)
    }
}

impl PatientCount {
    /// The words for it in hovers and reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::One => "one patient",
            Self::Several => "several patients",
            Self::Any => "any number of patients",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Band, LevelDefinition, Matrix, PatientCount, Patients};
    use crate::risk::Class;

    #[test]
    fn the_table_stands_as_the_guidance_prints_it() {
        let matrix = Matrix::example();
        let table = matrix.table();
        assert_eq!(table.severities, ["minor", "significant", "considerable", "major", "catastrophic"]);
        let rows: Vec<(&str, Vec<u16>)> =
            table.rows.iter().map(|row| (row.likelihood, row.cells.iter().map(|cell| cell.risk).collect())).collect();
        assert_eq!(
            rows,
            [
                ("very-high", vec![3, 4, 4, 5, 5]),
                ("high", vec![2, 3, 3, 4, 5]),
                ("medium", vec![2, 2, 3, 3, 4]),
                ("low", vec![1, 2, 2, 3, 4]),
                ("very-low", vec![1, 1, 2, 2, 3]),
            ]
        );
    }

    #[test]
    fn every_cell_of_the_table_is_the_cell_of_its_levels() {
        let matrix = Matrix::example();
        for cell in matrix.table().rows.iter().flat_map(|row| &row.cells) {
            assert_eq!(matrix.risk(cell.severity, cell.likelihood), Some(cell.risk));
            assert_eq!(matrix.band(cell.risk), Some(cell.band));
        }
    }

    #[test]
    fn the_number_of_patients_decides_what_a_severity_means() {
        let matrix = Matrix::example();
        let major = matrix.definition(Axis::Severity, "Major").unwrap();
        assert!(major.meaning(Some(Patients::One)).unwrap().starts_with("death"));
        assert!(major.meaning(Some(Patients::Several)).unwrap().starts_with("a severe injury with recovery"));
        let catastrophic = matrix.definition(Axis::Severity, "catastrophic").unwrap();
        assert_eq!(catastrophic.meaning(Some(Patients::One)), None);
        assert!(catastrophic.is_for_several_only());
        assert_eq!(matrix.worst_for_one().map(|level| level.name.as_str()), Some("major"));
    }

    #[test]
    fn a_matrix_that_does_not_speak_of_several_patients_has_no_worst_for_one() {
        let level = |name: &str, definitions| LevelDefinition { name: name.into(), synonyms: Vec::new(), definitions };
        let severities =
            vec![level("minor", Vec::new()), level("catastrophic", vec![(PatientCount::Any, "death".into())])];
        let band = Band { from: 1, to: 2, name: "any".into(), class: Class::Acceptable, colour: "#000000".into() };
        let matrix = Matrix::new(severities, vec![level("rare", Vec::new())], vec![vec![1, 2]], vec![band]).unwrap();
        assert_eq!(matrix.worst_for_one(), None);
        assert!(!matrix.definition(Axis::Severity, "catastrophic").unwrap().is_for_several_only());
    }

    #[test]
    fn a_likelihood_means_the_same_for_any_number() {
        let matrix = Matrix::example();
        let low = matrix.definition(Axis::Likelihood, "very low").unwrap();
        assert!(low.meaning(Some(Patients::One)).is_some());
        assert_eq!(low.meaning(Some(Patients::One)), low.meaning(None));
        assert_eq!(matrix.definition(Axis::Likelihood, "major"), None);
    }
}
