//! The clauses of DCB0129 that rules serve, in the project's own words.
//!
//! Both standards are under national review, so the numbers live here and nowhere else.

use std::fmt;

/// A clause of DCB0129, *Clinical Risk Management: its Application in the Manufacture of Health IT Systems*,
/// specification 4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clause(&'static str);

/// The clauses that the product speaks of, with what each asks.
const CLAUSES: &[(&str, &str)] = &[
    ("2.3.2", "the clinical safety officer is a suitably qualified and currently registered clinician"),
    ("3.1.4", "decisions about clinical risk are recorded with their reasons"),
    ("3.2.1", "the clinical risk management plan holds the risk acceptability criteria"),
    ("3.3.1", "a hazard log is established and maintained"),
    ("3.3.2", "a clinical safety officer approves each version of the hazard log"),
    ("4.2.1", "the clinical scope and intended use of the system are defined"),
    ("4.3.1", "known and foreseeable hazards are found, in normal and in fault conditions"),
    ("4.4.1", "every hazard has a severity, a likelihood and the resulting risk"),
    ("5.1.1", "the initial risk of every hazard is evaluated against the acceptability criteria"),
    ("6.1.1", "controls are found for every unacceptable risk"),
    ("6.1.2", "each control is checked for new hazards that it brings"),
    ("6.1.4", "the residual risk is evaluated"),
    ("6.1.5", "more controls are sought where the residual risk is unacceptable"),
    ("6.2.1", "a risk–benefit analysis is made where an unacceptable risk cannot be reduced"),
    ("6.3.1", "controls are implemented, except those that another organisation is to implement"),
    ("6.3.2", "the implementation of each control is verified"),
    ("6.3.3", "the effectiveness of each control is verified"),
    ("6.4.1", "the risks of all hazards have been considered and accepted"),
];

impl Clause {
    /// The clause of this number.
    ///
    /// # Panics
    /// When the table does not hold the number; rules name their clauses in constants, so this ends the build.
    #[must_use]
    #[allow(clippy::panic, reason = "evaluated at compile time only")]
    pub const fn new(number: &'static str) -> Self {
        let mut rest = CLAUSES;
        while let [(known, _), tail @ ..] = rest {
            if equal(known.as_bytes(), number.as_bytes()) {
                return Self(number);
            }
            rest = tail;
        }
        panic!("no such clause in the table")
    }

    /// Its number, as `6.1.1`.
    #[must_use]
    pub const fn number(self) -> &'static str {
        self.0
    }

    /// What it asks, in the project's own words.
    #[must_use]
    pub fn text(self) -> &'static str {
        CLAUSES.iter().find(|(number, _)| *number == self.0).map_or("", |(_, text)| text)
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DCB0129 {}", self.0)
    }
}

const fn equal(mut left: &[u8], mut right: &[u8]) -> bool {
    while let ([l, left_tail @ ..], [r, right_tail @ ..]) = (left, right) {
        if *l != *r {
            return false;
        }
        left = left_tail;
        right = right_tail;
    }
    left.is_empty() && right.is_empty()
}
