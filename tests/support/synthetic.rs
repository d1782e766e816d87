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

/// Places and occasions, of which each hazard names its own few: ten thousand hazards of one real log are not alike either.
const WORDS: [&str; 48] = [
    "alder",
    "birch",
    "cedar",
    "dahlia",
    "elder",
    "ferry",
    "garnet",
    "harbour",
    "island",
    "juniper",
    "kestrel",
    "larch",
    "meadow",
    "nettle",
    "orchard",
    "poplar",
    "quarry",
    "river",
    "spruce",
    "thistle",
    "upland",
    "valley",
    "willow",
    "yarrow",
    "monday",
    "tuesday",
    "winter",
    "summer",
    "morning",
    "evening",
    "surgery",
    "cardiology",
    "maternity",
    "oncology",
    "paediatrics",
    "neurology",
    "respiratory",
    "outpatients",
    "screening",
    "transport",
    "telephone",
    "printer",
    "tablet",
    "locum",
    "porter",
    "registrar",
    "midwife",
    "volunteer",
];

/// Words of a hazard's own, the same for the same number.
fn own_words(number: usize) -> String {
    let mut state = number as u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        WORDS[(state >> 33) as usize % WORDS.len()]
    };
    (0..14).map(|_| next()).collect::<Vec<_>>().join(", ")
}

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
    let own = own_words(number);
    let occasion = own.splitn(4, ", ").take(3).collect::<Vec<_>>().join(" ");
    let gpc = NUMBERS[number % NUMBERS.len()];
    let mut text = String::new();
    let _ = write!(
        text,
        "hazard H-{number} \"The {subject} is {fault} {setting}, {occasion} {number}\" {{\n  addresses  GPC-{gpc}\n  owner      \"Squad {squad}\"\n  \
         mode       fault\n  patients   one\n  raised     2026-03-09\n  status     closed\n\n  description \"\"\"\n    \
         Seen with {own}:\n    the {subject} is {fault} {setting}, and the clinician who reads it has no sign of it.\n    In case {number} what is read is no longer true.\n    \
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
