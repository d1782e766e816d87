//! The form that a project gives its ids.

use regex_lite::Regex;
use smol_str::SmolStr;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IdKind {
    /// A hazard.
    Hazard,
    /// A control that hazards share.
    Control,
    /// A cause.
    Cause,
    /// A control of one hazard.
    OwnControl,
    /// An action.
    Action,
}

impl IdKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Hazard, Self::Control, Self::Cause, Self::OwnControl, Self::Action];

    /// The word for it in configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hazard => "hazard",
            Self::Control => "control",
            Self::Cause => "cause",
            Self::OwnControl => "own-control",
            Self::Action => "action",
        }
    }
}

/// A regular expression that whole ids must match.
#[derive(Debug, Clone)]
pub struct IdScheme {
    pattern: SmolStr,
    regex: Regex,
}

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdSchemeError(pub String);

impl IdScheme {
    /// A scheme from a regular expression; it is held against the whole id.
    ///
    /// # Errors
    /// When the pattern is no regular expression.
    pub fn new(pattern: &str) -> Result<Self, IdSchemeError> {
        let regex = Regex::new(&format!("^(?:{pattern})$")).map_err(|error| IdSchemeError(error.to_string()))?;
        Ok(Self { pattern: pattern.into(), regex })
    }

    /// The pattern, as it was written.
    #[must_use]
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// True where the whole id fits.
    #[must_use]
    pub fn fits(&self, id: &str) -> bool {
        self.regex.is_match(id)
    }
}

impl PartialEq for IdScheme {
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}
