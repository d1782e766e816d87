//! The two published editions, where they are at hand: the crate and the catalogues in the core agree on every
//! number, type and fingerprint, and the editions differ where they are known to.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "helpers of tests stand outside of #[test] functions"
)]

use hazlog_exchange::{ProgrammeWorkbook, WorkbookError, read_workbook, to_hazlog};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const EDITION_1: &str = "GP_Connect_Hazard_Log_Consumers_v1.0.xlsx";
const EDITION_2: &str = "GP_Connect_Hazard_Log_Consumers_v2.0.xlsx";

/// The bytes of a file of the published logs; `None`, and said, where the folder is not at hand.
fn published(file: &str) -> Option<Vec<u8>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(file);
    match std::fs::read(&path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "CI is set, but {}: {error}", path.display());
            println!("skipped: {} is not at hand", path.display());
            None
        }
    }
}

fn edition(file: &str) -> Option<ProgrammeWorkbook> {
    published(&format!("gp-connect/{file}")).map(|bytes| read_workbook(&bytes).unwrap())
}

/// Number → (type, fingerprint), from a catalogue of the core, line by line.
fn catalogue(file: &str) -> (Vec<String>, BTreeMap<u32, (String, String)>) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/src/catalogue").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let quoted = |line: &str| line.split('"').nth(1).unwrap_or_default().to_owned();
    let mut names = Vec::new();
    let mut entries: Vec<(u32, (String, String))> = Vec::new();
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("entry GPC-") {
            entries.push((rest.split(' ').next().unwrap().parse().unwrap(), Default::default()));
            names.push(quoted(line));
        } else if line.starts_with("  type ") {
            entries.last_mut().unwrap().1.0 = quoted(line);
        } else if line.starts_with("  fingerprint ") {
            entries.last_mut().unwrap().1.1 = quoted(line);
        }
    }
    assert!(entries.is_sorted_by(|a, b| a.0 < b.0), "{file} must be in numeric order");
    (names, entries.into_iter().collect())
}

fn facts(workbook: &ProgrammeWorkbook) -> BTreeMap<u32, (String, String)> {
    let number = |text: String| text.parse().unwrap();
    let facts =
        workbook.rows.iter().map(|row| (number(row.number.to_string()), (row.hazard_type.clone(), row.fingerprint())));
    facts.collect()
}

#[test]
fn both_editions_agree_with_the_catalogues() {
    for (workbook, file, hazards, version, date) in
        [(EDITION_1, "gpc-1.0.hazlog", 53, "1.0", "2020-11-03"), (EDITION_2, "gpc-2.0.hazlog", 56, "2.0", "2023-09-01")]
    {
        let Some(log) = edition(workbook) else { return };
        assert_eq!(log.rows.len(), hazards);
        assert_eq!(facts(&log), catalogue(file).1, "{file}");
        assert_eq!(log.warnings, []);
        assert_eq!(log.sheet, "Hazard Log");
        assert_eq!(log.document.as_deref(), Some("GPC-HL-001"));
        assert_eq!((log.edition.as_deref(), log.date.as_deref()), (Some(version), Some(date)));
    }
}

#[test]
fn the_editions_differ_in_four_texts_one_reused_number_and_three_new_ones() {
    let (Some(first), Some(second)) = (edition(EDITION_1), edition(EDITION_2)) else {
        return;
    };
    let (first, second) = (facts(&first), facts(&second));
    let changed: Vec<u32> = first.iter().filter(|(number, fact)| second[number] != **fact).map(|(n, _)| *n).collect();
    assert_eq!(changed, [3, 16, 70, 87, 88]);
    let new: Vec<u32> = second.keys().copied().filter(|number| !first.contains_key(number)).collect();
    assert_eq!(new, [89, 99, 100]);
}

#[test]
fn short_names_are_no_words_of_the_workbook() {
    let (Some(first), Some(second)) = (edition(EDITION_1), edition(EDITION_2)) else {
        return;
    };
    for (log, file) in [(first, "gpc-1.0.hazlog"), (second, "gpc-2.0.hazlog")] {
        let everything: String = log
            .rows
            .iter()
            .flat_map(|row| [&row.name, &row.description, &row.impact, &row.causes, &row.suggestion])
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase() + "\n")
            .collect();
        for name in catalogue(file).0 {
            assert!((4..=9).contains(&name.split(' ').count()), "{name}");
            assert!(!everything.contains(&name.to_lowercase()), "{name}");
        }
    }
}

#[test]
fn the_written_catalogue_holds_every_hazard_and_the_blank_cells_of_edition_2_are_left_out() {
    let Some(log) = edition(EDITION_2) else {
        return;
    };
    let text = to_hazlog(&log, "2.0");
    let at_margin = text.lines().filter(|line| !line.is_empty() && !line.starts_with(' '));
    let odd: Vec<&str> = at_margin
        .filter(|line| !["entry GPC-", "catalogue GPC ", "# ", "}"].iter().any(|start| line.starts_with(start)))
        .collect();
    assert_eq!(odd, Vec::<&str>::new());
    assert_eq!(text.matches("\nentry GPC-").count(), 56);
    let entry = |number: &str| {
        let start = text.find(&format!("\nentry GPC-{number} ")).unwrap() + 1;
        text[start..].split("\n}\n").next().unwrap().to_owned()
    };
    assert!(!entry("88").contains("  description ") && entry("88").contains("  impact "));
    assert!(!entry("89").contains("  impact ") && entry("89").contains("  description "));
    // The forgotten scores right of the links are no links.
    assert!(!entry("88").contains("  links ") && !entry("99").contains("  links "));
    assert!(entry("7").contains("  links ") && entry("7").matches("<https://").count() >= 1);
}

#[test]
fn another_hazard_log_is_no_programme_log() {
    let Some(bytes) = published("logs/joint-journey.xlsx") else {
        return;
    };
    let error = read_workbook(&bytes).unwrap_err();
    let WorkbookError::NoHazardSheet { sheets, .. } = &error else { panic!("{error}") };
    assert_eq!(sheets, &["Hazard Log", "Open Actions", "Change Log"]);
}
