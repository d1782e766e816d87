//! The types of hazard that the programme log knows, and the spellings they come in.
//!
//! Must not guess at a type that it does not know: that one stays as the workbook has it.

/// The programme's types in their one spelling (the set of both editions of GPC-HL-001).
pub const PROGRAMME_TYPES: [&str; 12] = [
    "HTML",
    "General",
    "Access Document",
    "Appointments",
    "Structured - General",
    "Structured - Medicines and Allergies",
    "Structured - Immunisations",
    "Structured - Pathology",
    "Structured - Investigations",
    "Structured - Referrals",
    "Structured - Diary Entry",
    "Structured - Uncategorised Data",
];

/// Spellings met in the two editions (and their plain plurals) beyond the one of [`PROGRAMME_TYPES`],
/// in lower case with single spaces and no dashes.
const VARIANTS: [(&str, &str); 19] = [
    ("general risk", "General"),
    ("general risks", "General"),
    ("access documents", "Access Document"),
    ("appointment", "Appointments"),
    ("appointment management", "Appointments"),
    ("structured", "Structured - General"),
    ("structured data", "Structured - General"),
    ("structured allergies", "Structured - Medicines and Allergies"),
    ("structured medicines", "Structured - Medicines and Allergies"),
    ("structured medications", "Structured - Medicines and Allergies"),
    ("structured medications and allergies", "Structured - Medicines and Allergies"),
    ("structured medicines & allergies", "Structured - Medicines and Allergies"),
    ("structured immunisation", "Structured - Immunisations"),
    ("structured immunizations", "Structured - Immunisations"),
    ("structured investigation", "Structured - Investigations"),
    ("structured referral", "Structured - Referrals"),
    ("structured diary", "Structured - Diary Entry"),
    ("structured diary entries", "Structured - Diary Entry"),
    ("structured uncategorized data", "Structured - Uncategorised Data"),
];

/// The programme's one spelling of a type, whatever its blanks, capitals, dashes or known variants
/// ("General Risk", "Structured Allergies"); `None` where the programme has no such type.
///
/// ```
/// use hazlog_exchange::normalise_type;
/// assert_eq!(normalise_type(" General  risk "), Some("General"));
/// assert_eq!(normalise_type("Structured–diary entries"), Some("Structured - Diary Entry"));
/// assert_eq!(normalise_type("Telepathy"), None);
/// ```
#[must_use]
pub fn normalise_type(written: &str) -> Option<&'static str> {
    let key = type_key(written);
    PROGRAMME_TYPES
        .into_iter()
        .find(|known| type_key(known) == key)
        .or_else(|| VARIANTS.iter().find(|(variant, _)| *variant == key).map(|(_, known)| *known))
}

/// Lower case, dashes of any kind and runs of whitespace as one space.
fn type_key(written: &str) -> String {
    let spaced: String = written
        .chars()
        .map(|c| if matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | ':' | '/') { ' ' } else { c })
        .collect();
    crate::text::collapse(&spaced).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_the_editions_finds_its_type() {
        for (written, expected) in [
            ("General risk", "General"),
            ("General Risk", "General"),
            ("Structured - Medicines and Allergies ", "Structured - Medicines and Allergies"),
            ("Structured Allergies", "Structured - Medicines and Allergies"),
            ("Structured data", "Structured - General"),
            ("Structured - Diary entries", "Structured - Diary Entry"),
            ("html", "HTML"),
            ("structured\u{a0}\u{2013} pathology\n", "Structured - Pathology"),
        ] {
            assert_eq!(normalise_type(written), Some(expected), "{written:?}");
        }
    }

    #[test]
    fn a_normal_type_stays_and_an_unknown_or_blank_one_is_none() {
        for known in PROGRAMME_TYPES {
            assert_eq!(normalise_type(known), Some(known));
        }
        for unknown in ["", "  ", "Messaging", "Structured - Robots", "Allergies"] {
            assert_eq!(normalise_type(unknown), None, "{unknown:?}");
        }
    }

    #[test]
    fn every_variant_leads_to_a_type_of_the_programme() {
        for (variant, known) in VARIANTS {
            assert!(PROGRAMME_TYPES.contains(&known), "{variant}");
            assert_eq!(type_key(variant), variant, "a variant must be written as a key");
        }
    }
}
