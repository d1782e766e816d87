//! Synthetic logs of any size, the same for the same numbers: for properties at scale and for benchmarks.

use std::fmt::Write;

const SUBJECTS: [&str; 16] = [
    "medication list",
    "allergy record",
    "immunisation history",
    "pathology result",
    "discharge summary",
    "referral letter",
    "problem list",
    "consultation note",
    "repeat template",
    "diary entry",
    "screening status",
    "blood pressure reading",
    "weight reading",
    "renal function",
    "care plan",
    "contact detail",
];
const FAULTS: [&str; 12] = [
    "shown late",
    "cut off",
    "sorted wrongly",
    "merged with another",
    "missing its date",
    "shown twice",
    "left blank",
    "translated badly",
    "coded otherwise",
    "hidden by a filter",
    "attributed wrongly",
    "rounded too far",
];
const SETTINGS: [&str; 10] = [
    "on the ward",
    "in the clinic",
    "at discharge",
    "during handover",
    "in theatre",
    "at triage",
    "on a phone",
    "after downtime",
    "at night",
    "in the pharmacy",
];
const NUMBERS: [u32; 40] = [
    2, 3, 7, 11, 13, 14, 16, 17, 18, 19, 20, 21, 23, 24, 28, 31, 32, 33, 36, 37, 38, 42, 43, 44, 45, 46, 47, 48, 51,
    52, 55, 59, 61, 62, 76, 77, 78, 79, 81, 84,
];

/// The header of a synthetic log with its programme answer and two shared controls.
pub fn head() -> String {
    "log SYN-LOG-1 \"Synthetic clinical safety hazard log\" {\n  version       \"1.0\"\n  date          2026-11-02\n  \
     standard      DCB0129\n  organisation  \"Synthetic Systems Ltd\"\n  system        \"Synthetic\" release \"1.0\"\n  \
     officer       \"Dr Sam Okafor\" registration \"GMC 0000001\"\n\n  intended-use \"\"\"\n    Shows a GP record to a clinician.\n    \
     \"\"\"\n}\n\nprogramme GPC edition \"2.0\" {\n  uses  html, general\n}\n\n\
     control CTL-AUDIT design \"Every view of the record is audited\" {\n  owner     \"Platform squad\"\n  state     verified\n  \
     evidence  implementation \"https://example.org/pull/1\"\n  evidence  effectiveness \"https://example.org/run/1\"\n}\n\n\
     approval \"1.0\" by \"Dr Sam Okafor\" on 2026-11-03\n"
        .to_owned()
}

/// One complete hazard of about one and a half kilobytes; `number` gives its id and its words.
pub fn hazard(number: usize) -> String {
    let pick = |list: &[&'static str], step: usize| list[(number / step) % list.len()];
    let subject = pick(&SUBJECTS, 1);
    let fault = pick(&FAULTS, SUBJECTS.len());
    let setting = pick(&SETTINGS, SUBJECTS.len() * FAULTS.len());
    let gpc = NUMBERS[number % NUMBERS.len()];
    let mut text = String::new();
    let _ = write!(
        text,
        "hazard H-{number} \"The {subject} is {fault} {setting}, case {number}\" {{\n  addresses  GPC-{gpc}\n  owner      \"Squad {squad}\"\n  \
         mode       fault\n  patients   one\n  raised     2026-03-09\n  status     closed\n\n  description \"\"\"\n    \
         Case {number}: the {subject} is {fault} {setting}, and the clinician who reads it has no sign of it. The record was\n    \
         taken from the practice before the change and is shown again after it, so that what is read is no longer true.\n    \
         \"\"\"\n  impact \"\"\"\n    A treatment is continued, changed or left out on ground {number} that no longer holds. Harm without recovery\n    \
         in the short term is possible; in most cases the pharmacist or the patient notices in time.\n    \"\"\"\n\n  \
         cause C1 \"The time of retrieval is not shown beside the {subject}\"\n  cause C2 \"A response is kept beyond the visit\"\n  \
         cause C3 \"The reader expects the {subject} to be complete\"\n\n  \
         existing control K0 process \"A pharmacist reconciles the {subject} by hand\" {{\n    mitigates C1\n  }}\n\n  \
         initial severity major likelihood medium because \"Seen in pilot {number} of 2025.\"\n\n  \
         control K1 design \"The time of retrieval stands beside every {subject}\" {{\n    mitigates  C1, C2\n    owner      \"Squad {squad}\"\n    \
         state      verified\n    evidence   implementation \"https://example.org/adr/{number}\"\n    \
         evidence   effectiveness test \"ui::case_{number}\"\n  }}\n  \
         control K2 training \"The {subject} is part of the induction {setting}\" {{\n    mitigates  C3\n    owner      \"Education\"\n    \
         state      verified\n    evidence   implementation \"https://example.org/course/{number}\"\n    \
         evidence   effectiveness \"https://example.org/audit/{number}\"\n  }}\n\n  \
         residual severity major likelihood very-low because \"K1 removes the silent case {number}.\"\n\n  \
         action A1 \"Agree the threshold for the {subject}\" owner \"Dr Sam Okafor\" due 2026-09-01 done 2026-08-20\n  \
         accepted by \"Dr Sam Okafor\" on 2026-11-02\n}}\n",
        squad = number % 7,
    );
    text
}

/// A log of `hazards` in `files` files, as paths and texts; the header is in a file of its own where there is more than
/// one.
pub fn log(hazards: usize, files: usize) -> Vec<(String, String)> {
    if files <= 1 {
        let body: String = (1..=hazards).map(|number| format!("\n{}", hazard(number))).collect();
        return vec![("log.hazlog".to_owned(), head() + &body)];
    }
    let mut result = vec![("log.hazlog".to_owned(), head())];
    let per_file = hazards.div_ceil(files);
    for file in 0..files {
        let numbers = file * per_file + 1..=((file + 1) * per_file).min(hazards);
        let body: Vec<String> = numbers.map(hazard).collect();
        result.push((format!("hazards/{file:03}.hazlog"), body.join("\n")));
    }
    result
}
