//! The words that open a clause inside a statement.

use std::fmt;

/// A word that opens a clause inside a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clausal {
    /// `because`
    Because,
    /// `by`
    By,
    /// `on`
    On,
    /// `to`
    To,
    /// `owner`
    Owner,
    /// `due`
    Due,
    /// `done`
    Done,
    /// `severity`
    Severity,
    /// `likelihood`
    Likelihood,
    /// `risk`
    Risk,
    /// `edition`
    Edition,
    /// `release`
    Release,
    /// `registration`
    Registration,
    /// `log`
    Log,
    /// `mitigates`
    Mitigates,
    /// `implementation`
    Implementation,
    /// `effectiveness`
    Effectiveness,
}

impl Clausal {
    /// Every clause word.
    pub const ALL: &[Self] = &[
        Self::Because,
        Self::By,
        Self::On,
        Self::To,
        Self::Owner,
        Self::Due,
        Self::Done,
        Self::Severity,
        Self::Likelihood,
        Self::Risk,
        Self::Edition,
        Self::Release,
        Self::Registration,
        Self::Log,
        Self::Mitigates,
        Self::Implementation,
        Self::Effectiveness,
    ];

    /// The word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Because => "because",
            Self::By => "by",
            Self::On => "on",
            Self::To => "to",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Done => "done",
            Self::Severity => "severity",
            Self::Likelihood => "likelihood",
            Self::Risk => "risk",
            Self::Edition => "edition",
            Self::Release => "release",
            Self::Registration => "registration",
            Self::Log => "log",
            Self::Mitigates => "mitigates",
            Self::Implementation => "implementation",
            Self::Effectiveness => "effectiveness",
        }
    }

    /// The clause word that is written like this.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|clausal| clausal.as_str() == word)
    }
}

impl fmt::Display for Clausal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
