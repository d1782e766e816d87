//! The risk matrix: two axes of words, a number in each cell, and bands that say what a number means.
//!
//! The matrix belongs to the organisation (DCB0129, 3.2.1), so it is data. The default is the example of the
//! standard's guidance.

use smol_str::SmolStr;

/// One of the two axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// How badly a patient is harmed.
    Severity,
    /// How often that is expected.
    Likelihood,
}

impl Axis {
    /// Both axes.
    pub const ALL: [Self; 2] = [Self::Severity, Self::Likelihood];

    /// The word of the language for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Severity => "severity",
            Self::Likelihood => "likelihood",
        }
    }
}

/// How many patients a definition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatientCount {
    /// One patient is harmed.
    One,
    /// Several are.
    Several,
    /// It makes no difference.
    Any,
}

/// A level of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelDefinition {
    /// The word, as `major` or `very-low`.
    pub name: SmolStr,
    /// Other words that are read as this one.
    pub synonyms: Vec<SmolStr>,
    /// What it means.
    pub definitions: Vec<(PatientCount, SmolStr)>,
}

/// What a risk asks of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing more is owed.
    Acceptable,
    /// Acceptable where a written reason says why nothing more is done.
    WithJustification,
    /// Not acceptable at first; kept only with a written reason that no further reduction is practical.
    Undesirable,
    /// Not acceptable; kept only with a risk–benefit analysis (DCB0129, 6.2.1).
    Unacceptable,
}

impl Class {
    /// Every class, the mildest first.
    pub const ALL: [Self; 4] = [Self::Acceptable, Self::WithJustification, Self::Undesirable, Self::Unacceptable];

    /// The word for it in configuration and messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Acceptable => "acceptable",
            Self::WithJustification => "with-justification",
            Self::Undesirable => "undesirable",
            Self::Unacceptable => "unacceptable",
        }
    }
}

/// A range of risks with one meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The lowest risk in it.
    pub from: u16,
    /// The highest risk in it.
    pub to: u16,
    /// A short name.
    pub name: SmolStr,
    /// What it asks.
    pub class: Class,
    /// Its colour, as `#rrggbb`.
    pub colour: SmolStr,
}

/// A risk matrix: 25 cells or any other number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    severities: Vec<LevelDefinition>,
    likelihoods: Vec<LevelDefinition>,
    /// One row a likelihood, from the lowest; one number a severity, from the mildest.
    cells: Vec<Vec<u16>>,
    bands: Vec<Band>,
}

/// Why a matrix cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatrixError {
    /// An axis has no level, or more than a table can show.
    Levels(Axis),
    /// A word stands for two levels of one axis.
    Ambiguous(Axis, SmolStr),
    /// There are not as many rows as likelihoods: wanted, found.
    Rows(usize, usize),
    /// A row has not as many cells as there are severities: row, wanted, found.
    Cells(usize, usize, usize),
    /// No band says what this risk means.
    Unbanded(u16),
    /// Two bands claim this risk.
    Overlap(u16),
}

/// The most levels that an axis may have.
const MOST_LEVELS: usize = 12;

impl Matrix {
    /// A matrix with a number in each cell; rows go from the lowest likelihood up, and from the mildest severity right.
    ///
    /// # Errors
    /// When the table does not fit the axes, a word is ambiguous, or a risk has no band or two.
    pub fn new(
        severities: Vec<LevelDefinition>,
        likelihoods: Vec<LevelDefinition>,
        cells: Vec<Vec<u16>>,
        bands: Vec<Band>,
    ) -> Result<Self, MatrixError> {
        check_axis(Axis::Severity, &severities)?;
        check_axis(Axis::Likelihood, &likelihoods)?;
        if cells.len() != likelihoods.len() {
            return Err(MatrixError::Rows(likelihoods.len(), cells.len()));
        }
        if let Some((row, found)) = cells.iter().enumerate().find(|(_, row)| row.len() != severities.len()) {
            return Err(MatrixError::Cells(row, severities.len(), found.len()));
        }
        for risk in cells.iter().flatten() {
            match bands.iter().filter(|band| band.contains(*risk)).count() {
                0 => return Err(MatrixError::Unbanded(*risk)),
                1 => {}
                _ => return Err(MatrixError::Overlap(*risk)),
            }
        }
        Ok(Self { severities, likelihoods, cells, bands })
    }

    /// A matrix of parts that are known to fit.
    pub(super) fn of_parts(
        severities: Vec<LevelDefinition>,
        likelihoods: Vec<LevelDefinition>,
        cells: Vec<Vec<u16>>,
        bands: Vec<Band>,
    ) -> Self {
        Self { severities, likelihoods, cells, bands }
    }

    /// The cells of a matrix whose risk is the product of the two levels, counted from 1.
    #[must_use]
    pub fn product(severities: usize, likelihoods: usize) -> Vec<Vec<u16>> {
        let number = |value: usize| u16::try_from(value).unwrap_or(u16::MAX);
        (1..=likelihoods).map(|row| (1..=severities).map(|column| number(row * column)).collect()).collect()
    }

    /// The levels of an axis, the lowest first.
    #[must_use]
    pub fn levels(&self, axis: Axis) -> &[LevelDefinition] {
        match axis {
            Axis::Severity => &self.severities,
            Axis::Likelihood => &self.likelihoods,
        }
    }

    /// The number of the level that a word stands for, counted from 0 at the lowest. Case makes no difference.
    #[must_use]
    pub fn level(&self, axis: Axis, word: &str) -> Option<usize> {
        let levels = self.levels(axis);
        let exact = levels.iter().position(|level| level.name == word);
        exact.or_else(|| levels.iter().position(|level| level.is_called(word)))
    }

    /// The name of a level.
    #[must_use]
    pub fn level_name(&self, axis: Axis, level: usize) -> &str {
        self.levels(axis).get(level).map_or("", |level| level.name.as_str())
    }

    /// The risk of a severity and a likelihood, by their numbers.
    #[must_use]
    pub fn risk(&self, severity: usize, likelihood: usize) -> Option<u16> {
        self.cells.get(likelihood)?.get(severity).copied()
    }

    /// The band of a risk.
    #[must_use]
    pub fn band(&self, risk: u16) -> Option<&Band> {
        self.bands.iter().find(|band| band.contains(risk))
    }

    /// Every band, the lowest first.
    #[must_use]
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The cells in which this matrix differs from `other`, as severity and likelihood; `None` where the axes do not
    /// have the same words.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Option<Vec<(usize, usize)>> {
        let same = |axis| {
            self.levels(axis).iter().map(|level| &level.name).eq(other.levels(axis).iter().map(|level| &level.name))
        };
        if !same(Axis::Severity) || !same(Axis::Likelihood) {
            return None;
        }
        let places = (0..self.severities.len()).flat_map(|s| (0..self.likelihoods.len()).map(move |l| (s, l)));
        Some(places.filter(|(s, l)| self.risk(*s, *l) != other.risk(*s, *l)).collect())
    }
}

impl Matrix {
    /// True where a word that an author wrote is a risk of this matrix: a number with a band, or the name of one.
    #[must_use]
    pub fn is_risk(&self, word: &str) -> bool {
        let number: Option<u16> = word.parse().ok();
        number.is_some_and(|risk| self.band(risk).is_some()) || self.bands.iter().any(|band| band.is_called(word))
    }
}

impl LevelDefinition {
    /// True where `word` is this level's name or a synonym; case, blanks, hyphens and underscores make no difference.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        same_word(&self.name, word) || self.synonyms.iter().any(|synonym| same_word(synonym, word))
    }
}

impl Band {
    /// True where `word` is this band's name.
    #[must_use]
    pub fn is_called(&self, word: &str) -> bool {
        self.name.eq_ignore_ascii_case(word)
    }

    fn contains(&self, risk: u16) -> bool {
        (self.from..=self.to).contains(&risk)
    }
}

fn same_word(left: &str, right: &str) -> bool {
    let letters = |word: &str| {
        let kept = word.chars().filter(|char| !matches!(char, '-' | '_' | ' ')).flat_map(char::to_lowercase);
        kept.collect::<SmolStr>()
    };
    left == right || letters(left) == letters(right)
}

fn check_axis(axis: Axis, levels: &[LevelDefinition]) -> Result<(), MatrixError> {
    if levels.is_empty() || levels.len() > MOST_LEVELS {
        return Err(MatrixError::Levels(axis));
    }
    let words = levels.iter().flat_map(|level| std::iter::once(&level.name).chain(&level.synonyms));
    for word in words {
        if levels.iter().filter(|level| level.is_called(word)).count() > 1 {
            return Err(MatrixError::Ambiguous(axis, word.clone()));
        }
    }
    Ok(())
}
