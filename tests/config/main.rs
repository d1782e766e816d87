//! What `hazlog.toml` says, and what is said of its mistakes: each fixture is a file with marks under what is wrong.

mod form;
mod matrix;

use hazlog_core::config::IdKind;
use hazlog_core::diagnostic::{Level, Profile};
use hazlog_core::risk::{Axis, Class};
use hazlog_project::config::{ConfigProblem, ProjectConfig, parse_config, schema};
use hazlog_tests::marks::{self, Mark};

/// Holds that exactly the marked things are told of, and that each suggestion mends what it is for.
#[track_caller]
fn check(fixture: &str) {
    let (plain, mut wanted) = marks::strip(fixture);
    let problems = match parse_config(&plain) {
        Ok((_, warnings)) => warnings,
        Err(errors) => errors,
    };
    let mut found: Vec<Mark> = problems.iter().map(|problem| mark(&plain, problem)).collect();
    found.sort();
    wanted.sort();
    assert!(found == wanted, "found:\n{}\nwanted:\n{fixture}", marks::write(&plain, &found));
    for problem in problems.iter().filter(|problem| problem.suggestion.is_some()) {
        let mut mended = plain.clone();
        mended.replace_range(std::ops::Range::<usize>::from(problem.range), problem.suggestion.as_deref().unwrap());
        let left = parse_config(&mended).err().unwrap_or_default();
        let again =
            left.iter().any(|other| other.message == problem.message && other.range.start() == problem.range.start());
        assert!(!again, "the suggestion {:?} does not mend: {problem}", problem.suggestion);
    }
}

fn mark(text: &str, problem: &ConfigProblem) -> Mark {
    let rows = &text[std::ops::Range::<usize>::from(problem.range)];
    let length = rows.lines().next().unwrap_or_default().chars().count().max(1);
    let (line, column) = (problem.position.line as usize - 1, problem.position.column as usize - 1);
    let level = if problem.level == Level::Warning { "warning: " } else { "" };
    Mark { line, column, length, message: format!("{level}{}", problem.message) }
}

#[track_caller]
fn read(text: &str) -> ProjectConfig {
    let (config, warnings) = parse_config(text).unwrap_or_else(|errors| panic!("{errors:#?}"));
    assert_eq!(warnings, []);
    config
}

#[test]
fn an_empty_file_decides_nothing() {
    assert_eq!(read(""), ProjectConfig::default());
    assert_eq!(read("\u{feff}# only a comment\n"), ProjectConfig::default());
    assert_eq!(read("[rules]\n[ids]\n[matrix]\n"), ProjectConfig::default());
}

#[test]
fn a_complete_file() {
    let read = read(include_str!("../fixtures/complete-config.toml"));
    assert_eq!(read.config.profile, Profile::Draft);
    assert_eq!(read.config.rules["unscored-hazard"].level, Some(Level::Warning));
    assert_eq!(read.config.rules["unscored-hazard"].reason.as_deref(), Some("The workshop is in March."));
    assert_eq!(read.config.ids[&IdKind::OwnControl].pattern(), r"K\d+");
    assert_eq!((read.exclude, read.catalogues), (vec!["drafts/".to_owned()], vec!["../shared/gpc.hazlog".to_owned()]));
    let matrix = read.config.matrix;
    assert!(read.config.own_matrix);
    assert_eq!(matrix.risk(3, 1), Some(8));
    assert_eq!(matrix.band(8).unwrap().class, Class::Undesirable);
    assert_eq!(matrix.band(16).unwrap().colour, "#ef6c00", "the colour of the example's first unacceptable band");
    assert_eq!(matrix.level(Axis::Severity, "Negligible"), Some(0));
    assert_eq!(matrix.level(Axis::Likelihood, "Once a year"), Some(1));
    assert_eq!(matrix.levels(Axis::Severity)[3].definitions.len(), 2);
}

#[test]
fn keys_and_words() {
    check(
        r##"profil = "release"
#<^^^^^^ hazlog.toml has no key `profil`: write `profile`
xyz = 1
#<^^^ hazlog.toml has no key `xyz`: it has `profile`, `rules`, `ids`, `matrix`, `exclude` or `catalogues`
exclude = "drafts/"
#         ^^^^^^^^^ `exclude` is a list in square brackets, as ["one", "two"], and not a text
catalogues = ["gpc.xlsx", 3, " "]
#             ^^^^^^^^^^ `gpc.xlsx` is no catalogue: name a file that ends in `.hazlog`
#                         ^ `catalogues` is a text in quotation marks, and not a number
#                            ^^^ `catalogues` is blank: write it or take the line out
matrix = "example"
#        ^^^^^^^^^ `[matrix]` takes settings, `key = value` each, and not a text
"##,
    );
    check(
        r##"profile = "relese"
#         ^^^^^^^^ `relese` is no profile: write `release`
exclude = ["a{", "#b"]
#          ^^^^ `a{` is no pattern for paths: unclosed alternate group; missing '}' (maybe escape '{' with '[{]'?)
#                ^^^^ `#b` begins with `#` and so excludes nothing: write `\#` for a name that does
"##,
    );
    check("profile = \"Zürich\"\n#         ^^^^^^^^ `Zürich` is no profile: write `draft`, `review` or `release`\n");
    check(
        "profile = true\n#         ^^^^ `profile` is `draft`, `review` or `release` in quotation marks, and not `true` or `false`\n",
    );
}

#[test]
fn rules() {
    check(
        r##"[rules]
unscored-hazzard = "error"
#<^^^^^^^^^^^^^^^^ there is no rule `unscored-hazzard`: write `unscored-hazard`
nothing-like-it = "off"
#<^^^^^^^^^^^^^^^ there is no rule `nothing-like-it`: take the line out
syntax = "off"
#<^^^^^^ `syntax` cannot be moved: without it the log could be misread unnoticed; take the line out
unscored-hazard = "off"
#                 ^^^^^ `unscored-hazard` is an error in a release, so turning it off needs a reason, which every report prints: write { level = "off", reason = "…" }
duplicate-id = { levl = "warning", reason = "x" }
#                ^^^^ `duplicate-id` has no key `levl`: write `level`
"##,
    );
    check(
        r##"[rules]
unscored-hazard = { level = "warnin", reason = "x" }
#                           ^^^^^^^^ `warnin` is no level: write `warning`
duplicate-id = { level = "info", reason = " " }
#                                         ^^^ `reason` is blank: write it or take the line out
"##,
    );
    check(
        r##"[rules]
unscored-hazard = { reason = "x" }
#                 ^^^^^^^^^^^^^^^^ `unscored-hazard` lacks `level`
duplicate-id = { level = "info" }
#              ^^^^^^^^^^^^^^^^^^ `duplicate-id` is an error in a release, so lowering it to `info` needs a reason, which every report prints: write { level = "info", reason = "…" }
"##,
    );
    check(
        "[rules]\nduplicate-id = \"error\"\n#<^^^^^^^^^^^^ warning: `duplicate-id` is `error` in every profile already: this line changes nothing\n",
    );
    check("[rules]\nunscored-hazard = \"error\"\n");
    check("[rules]\nunscored-hazard = { level = \"off\", reason = \"Scored elsewhere.\" }\n");
}

#[test]
fn ids() {
    check(
        r##"[ids]
hazrd = "H-1"
#<^^^^^ `[ids]` has no key `hazrd`: write `hazard`
cause = "C(\\d+"
#       ^^^^^^^^ `C(\d+` is no regular expression: found open group without closing ')'
action = 3
#        ^ `action` is a text in quotation marks, and not a number
"##,
    );
}

#[test]
fn the_schema_knows_the_rules() {
    let schema = schema();
    let rules = &schema["properties"]["rules"]["properties"];
    assert!(rules["unscored-hazard"]["description"].as_str().unwrap().starts_with("a hazard"));
    assert!(rules["syntax"].is_null(), "a rule that cannot be moved is not offered");
}
