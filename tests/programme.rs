//! The answer to a programme log: no hazard of the programme can go unanswered in silence, and the edition that a number
//! belongs to is known.

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::Located;
use hazlog_tests::held::root;
use hazlog_tests::project::lint;

/// The files of the complete log, by path.
fn complete_log() -> Vec<(String, String)> {
    let folder = root().join("tests/logs/acme-discharge");
    let names = ["controls", "hazards/medicines", "hazards/record", "hazards/results", "hazards/system", "log"];
    let read = |name: &str| {
        (format!("{name}.hazlog"), std::fs::read_to_string(folder.join(format!("{name}.hazlog"))).unwrap())
    };
    names.map(read).into()
}

fn findings(files: &[(String, String)]) -> Vec<Located> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    lint(&files, Config::default(), Profile::Release)
}

/// Findings of one rule, as messages.
fn messages(found: &[Located], rule: &str) -> Vec<String> {
    found.iter().filter(|one| one.finding.rule == rule).map(|one| one.finding.message.clone()).collect()
}

const PROGRAMME: [&str; 6] = [
    "unanswered-programme-hazard",
    "unknown-programme-hazard",
    "contradicted-exclusion",
    "covered-by-nothing",
    "repeated-disposition",
    "undecided-programme-hazard",
];

#[test]
fn a_complete_answer_is_complete() {
    let found = findings(&complete_log());
    for rule in PROGRAMME {
        assert_eq!(messages(&found, rule), Vec::<String>::new(), "{rule}");
    }
}

#[test]
fn every_answer_that_is_taken_out_is_missed_by_name() {
    let files = complete_log();
    let mut taken_out = 0;
    for (file, (_, text)) in files.iter().enumerate() {
        for (number, line) in text.lines().enumerate() {
            let word = line.split_whitespace().next().unwrap_or_default();
            if !["addresses", "not-applicable", "transferred", "partly-covered"].contains(&word) {
                continue;
            }
            let mut shorter = files.clone();
            let lines: Vec<&str> =
                text.lines().enumerate().filter(|(other, _)| *other != number).map(|(_, l)| l).collect();
            shorter[file].1 = lines.join("\n");
            let ids =
                line.split(" because ").next().unwrap().split_whitespace().filter(|word| word.starts_with("GPC-"));
            let told = messages(&findings(&shorter), "unanswered-programme-hazard").join("\n");
            for id in ids.map(|id| id.trim_end_matches(',')) {
                let others = shorter.iter().flat_map(|(_, text)| text.lines()).filter(|line| answers(line, id)).count();
                // A number that another line answers too is still answered.
                assert_eq!(told.contains(&format!("{id} ")), others == 0, "{id} without\n{line}\n{told}");
                taken_out += 1;
            }
        }
    }
    assert!(taken_out >= 56, "only {taken_out} answers were taken out");
}

/// True for a line that answers a programme hazard.
fn answers(line: &str, id: &str) -> bool {
    let mut words = line.split(" because ").next().unwrap().split_whitespace().map(|word| word.trim_end_matches(','));
    let keyword = words.next().unwrap_or_default();
    ["addresses", "not-applicable", "transferred", "partly-covered"].contains(&keyword) && words.any(|word| word == id)
}

#[test]
fn many_unanswered_hazards_are_all_named_in_one_finding() {
    let found = lint(&[("log.hazlog", "programme GPC edition \"2.0\"\n")], Config::default(), Profile::Release);
    let told = messages(&found, "unanswered-programme-hazard");
    assert_eq!(told.len(), 1, "{told:#?}");
    let edition = hazlog_core::catalogue::built_in().iter().find(|edition| edition.edition == "2.0").unwrap();
    let numbers: Vec<&str> = told[0].split([' ', ',', ';']).filter(|word| word.starts_with("GPC-")).collect();
    assert_eq!(numbers, edition.hazards.iter().map(|hazard| hazard.id.as_str()).collect::<Vec<_>>());
}

#[test]
fn a_block_that_is_being_typed_says_nothing_of_what_it_may_still_hold() {
    let text = "programme GPC edition \"2.0\" {\n  note \"\"\"\n    Compared\n  under-review GPC-2\n}\n";
    let found = lint(&[("log.hazlog", text)], Config::default(), Profile::Release);
    assert_eq!(messages(&found, "unanswered-programme-hazard"), Vec::<String>::new());
}

#[test]
fn a_number_that_was_retired_is_told_of_with_the_edition_that_held_it() {
    let old = "catalogue LOC \"Local\" edition \"1.9\"\nentry LOC-1 \"The wrong patient is shown\"\n";
    let new = "catalogue LOC \"Local\" edition \"1.10\"\nentry LOC-2 \"A vaccine is missing\"\n";
    let log = "programme LOC edition \"1.10\" {\n  under-review LOC-2 owner \"X\" due 2026-12-01\n}\n\
               hazard H-1 \"Another record\" {\n  addresses LOC-1\n}\n";
    let files = [("a.hazlog", new), ("b.hazlog", old), ("log.hazlog", log)];
    let found = lint(&files, Config::default(), Profile::Release);
    let wanted = "LOC edition 1.10 does not hold LOC-1: edition 1.9 held it (The wrong patient is shown), \
                  and it was retired, so take it out";
    assert_eq!(messages(&found, "unknown-programme-hazard"), [wanted]);
    assert_eq!(messages(&found, "superseded-edition"), Vec::<String>::new());
    let log = log.replace("1.10", "1.9").replace("LOC-2", "LOC-1");
    let found =
        lint(&[("a.hazlog", new), ("b.hazlog", old), ("log.hazlog", &log)], Config::default(), Profile::Release);
    let wanted = "edition 1.10 of LOC has replaced edition 1.9: LOC-1 is gone; LOC-2 is new and needs an answer";
    assert_eq!(messages(&found, "superseded-edition"), [wanted]);
}
