//! By what a finding is known again when lines moved, other findings came and went, and messages were worded better: its
//! rule, the hazard or else the file, and the words that it points at.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Report;

/// Characters of a fingerprint: enough to tell apart what one log can hold.
const LENGTH: usize = 32;

/// The fingerprint of each finding of a report, in their order; no two are equal.
pub(super) fn all(report: &Report<'_>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let one = |found: &hazlog_core::lint::Located| {
        let finding = &found.finding;
        let whose = finding.hazard.as_deref().map_or_else(|| format!("/{}", found.path), |id| format!("#{id}"));
        let words =
            report.snapshot.file(&found.path).map(|file| file.document().slice(found.range)).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = format!("{}\n{whose}\n{words}", finding.rule);
        let nth = seen.entry(key.clone()).or_default();
        *nth += 1;
        let digest = Sha256::digest(format!("{key}\n{nth}"));
        digest.iter().take(LENGTH / 2).map(|byte| format!("{byte:02x}")).collect()
    };
    report.findings.iter().map(one).collect()
}
