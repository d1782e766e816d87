//! The example matrix of DCB0129's implementation guidance, with its definitions in the project's own words.
//!
//! The 25 cells were compared with seven public copies of the guidance. The definitions come from a secondary source.

use smol_str::SmolStr;

use super::matrix::{Band, Class, LevelDefinition, Matrix, PatientCount};

/// One row a likelihood, from very low to very high; one number a severity, from minor to catastrophic.
const CELLS: [[u16; 5]; 5] = [
    [1, 1, 2, 2, 3], // very low
    [1, 2, 2, 3, 4], // low
    [2, 2, 3, 3, 4], // medium
    [2, 3, 3, 4, 5], // high
    [3, 4, 4, 5, 5], // very high
];

type Definition = (&'static str, &'static [&'static str], &'static [(PatientCount, &'static str)]);

const SEVERITIES: [Definition; 5] = [
    (
        "minor",
        &[],
        &[(
            PatientCount::One,
            "a minor injury with recovery in the short term, minor upset or inconvenience, or nothing that matters",
        )],
    ),
    (
        "significant",
        &[],
        &[
            (PatientCount::Several, "a minor injury with recovery in the short term, minor upset or inconvenience"),
            (
                PatientCount::One,
                "a minor injury without recovery in the short term, or significant psychological trauma",
            ),
        ],
    ),
    (
        "considerable",
        &[],
        &[
            (
                PatientCount::Several,
                "a minor injury without recovery in the short term, or significant psychological trauma",
            ),
            (PatientCount::One, "a severe injury with recovery in the short term, or severe psychological trauma"),
        ],
    ),
    (
        "major",
        &[],
        &[
            (PatientCount::Several, "a severe injury with recovery in the short term, or severe psychological trauma"),
            (
                PatientCount::One,
                "death, permanent life-changing incapacity, or a severe injury without recovery in the short term",
            ),
        ],
    ),
    (
        "catastrophic",
        &[],
        &[(
            PatientCount::Several,
            "death, permanent life-changing incapacity, or a severe injury without recovery in the short term",
        )],
    ),
];

const LIKELIHOODS: [Definition; 5] = [
    ("very-low", &[], &[(PatientCount::Any, "negligible, or nearly so")]),
    ("low", &[], &[(PatientCount::Any, "could occur, but in most cases will not")]),
    ("medium", &[], &[(PatientCount::Any, "possible")]),
    ("high", &[], &[(PatientCount::Any, "not certain, but very possible")]),
    ("very-high", &[], &[(PatientCount::Any, "certain, or almost certain")]),
];

const BANDS: [(u16, &str, Class, &str); 5] = [
    (1, "acceptable", Class::Acceptable, "#2e7d32"),
    (2, "acceptable with justification", Class::WithJustification, "#9e9d24"),
    (3, "undesirable", Class::Undesirable, "#f9a825"),
    (4, "mandatory reduction", Class::Unacceptable, "#ef6c00"),
    (5, "unacceptable", Class::Unacceptable, "#c62828"),
];

impl Matrix {
    /// The example matrix of DCB0129's guidance.
    #[must_use]
    pub fn example() -> Self {
        matrix()
    }
}

impl Default for Matrix {
    fn default() -> Self {
        Self::example()
    }
}

fn matrix() -> Matrix {
    let bands = BANDS.map(|(risk, name, class, colour)| Band {
        from: risk,
        to: risk,
        name: name.into(),
        class,
        colour: colour.into(),
    });
    let cells = CELLS.map(|row| row.to_vec()).to_vec();
    Matrix::of_parts(levels(&SEVERITIES), levels(&LIKELIHOODS), cells, bands.to_vec())
}

fn levels(definitions: &[Definition]) -> Vec<LevelDefinition> {
    definitions
        .iter()
        .map(|(name, synonyms, meanings)| LevelDefinition {
            name: SmolStr::new_static(name),
            synonyms: synonyms.iter().map(|word| SmolStr::new_static(word)).collect(),
            definitions: meanings.iter().map(|(count, text)| (*count, SmolStr::new_static(text))).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    //! Each cell by itself: a wrong one is a patient's risk told wrongly.

    use super::matrix;
    use crate::risk::{Axis, Matrix};

    fn check(severity: &str, likelihood: &str, risk: u16) {
        let matrix = matrix();
        let severity = matrix.level(Axis::Severity, severity).unwrap();
        let likelihood = matrix.level(Axis::Likelihood, likelihood).unwrap();
        assert_eq!(matrix.risk(severity, likelihood), Some(risk));
    }

    #[test]
    fn minor_very_low() {
        check("minor", "very-low", 1);
    }

    #[test]
    fn significant_very_low() {
        check("significant", "very-low", 1);
    }

    #[test]
    fn considerable_very_low() {
        check("considerable", "very-low", 2);
    }

    #[test]
    fn major_very_low() {
        check("major", "very-low", 2);
    }

    #[test]
    fn catastrophic_very_low() {
        check("catastrophic", "very-low", 3);
    }

    #[test]
    fn minor_low() {
        check("minor", "low", 1);
    }

    #[test]
    fn significant_low() {
        check("significant", "low", 2);
    }

    #[test]
    fn considerable_low() {
        check("considerable", "low", 2);
    }

    #[test]
    fn major_low() {
        check("major", "low", 3);
    }

    #[test]
    fn catastrophic_low() {
        check("catastrophic", "low", 4);
    }

    #[test]
    fn minor_medium() {
        check("minor", "medium", 2);
    }

    #[test]
    fn significant_medium() {
        check("significant", "medium", 2);
    }

    #[test]
    fn considerable_medium() {
        check("considerable", "medium", 3);
    }

    #[test]
    fn major_medium() {
        check("major", "medium", 3);
    }

    #[test]
    fn catastrophic_medium() {
        check("catastrophic", "medium", 4);
    }

    #[test]
    fn minor_high() {
        check("minor", "high", 2);
    }

    #[test]
    fn significant_high() {
        check("significant", "high", 3);
    }

    #[test]
    fn considerable_high() {
        check("considerable", "high", 3);
    }

    #[test]
    fn major_high() {
        check("major", "high", 4);
    }

    #[test]
    fn catastrophic_high() {
        check("catastrophic", "high", 5);
    }

    #[test]
    fn minor_very_high() {
        check("minor", "very-high", 3);
    }

    #[test]
    fn significant_very_high() {
        check("significant", "very-high", 4);
    }

    #[test]
    fn considerable_very_high() {
        check("considerable", "very-high", 4);
    }

    #[test]
    fn major_very_high() {
        check("major", "very-high", 5);
    }

    #[test]
    fn catastrophic_very_high() {
        check("catastrophic", "very-high", 5);
    }

    #[test]
    fn the_parts_make_a_valid_matrix() {
        let example = matrix();
        let levels = |axis| example.levels(axis).to_vec();
        let cells = (0..5).map(|l| (0..5).map(|s| example.risk(s, l).unwrap()).collect()).collect();
        let made = Matrix::new(levels(Axis::Severity), levels(Axis::Likelihood), cells, example.bands().to_vec());
        assert_eq!(made, Ok(example));
    }

    #[test]
    fn every_level_is_defined() {
        let matrix = matrix();
        for axis in [Axis::Severity, Axis::Likelihood] {
            assert!(matrix.levels(axis).iter().all(|level| !level.definitions.is_empty()));
        }
    }
}
