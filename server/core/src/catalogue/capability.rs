//! The parts of GP Connect: the types of the programme's hazards, and what a system says that it uses.

/// A capability: its word in the language and the type that the programme log gives its hazards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capability {
    /// The word of the language, as `structured-general`.
    pub word: &'static str,
    /// The type in the programme log, as `Structured - General`.
    pub kind: &'static str,
}

const fn named(word: &'static str, kind: &'static str) -> Capability {
    Capability { word, kind }
}

/// Every capability of GP Connect (GPC-HL-001, column *Hazard type*).
pub const CAPABILITIES: [Capability; 12] = [
    named("html", "HTML"),
    named("general", "General"),
    named("access-document", "Access Document"),
    named("appointments", "Appointments"),
    named("structured-general", "Structured - General"),
    named("structured-medicines-and-allergies", "Structured - Medicines and Allergies"),
    named("structured-immunisations", "Structured - Immunisations"),
    named("structured-pathology", "Structured - Pathology"),
    named("structured-investigations", "Structured - Investigations"),
    named("structured-referrals", "Structured - Referrals"),
    named("structured-diary-entry", "Structured - Diary Entry"),
    named("structured-uncategorised-data", "Structured - Uncategorised Data"),
];

/// The capability of a type, case and blanks aside.
#[must_use]
pub fn capability(kind: &str) -> Option<Capability> {
    let kind = kind.trim();
    CAPABILITIES.into_iter().find(|known| known.kind.eq_ignore_ascii_case(kind))
}
