//! What is renamed, and why not.

use super::{prepare_rename, rename};
use crate::config::{Config, IdKind, IdScheme};
use crate::ide::fixture::{Fixture, expect};

/// What renaming the id at `$0` to `new` gives: each changed file, or why not.
fn renamed(fixture: &Fixture, new: &str) -> String {
    match rename(&fixture.cursor(), new) {
        Err(why) => format!("no: {}", why.0),
        Ok(edits) => edits
            .iter()
            .map(|(path, edits)| {
                let mut text = fixture.text(path);
                for edit in edits.iter().rev() {
                    text.replace_range(std::ops::Range::<usize>::from(edit.range), &edit.text);
                }
                format!("#- {path}\n{text}")
            })
            .collect(),
    }
}

#[track_caller]
fn check(text: &str, new: &str, expected: &str) {
    expect(&renamed(&Fixture::new(text), new), expected);
}

#[track_caller]
fn refused(text: &str, new: &str, why: &str) {
    check(text, new, &format!("no: {why}"));
}

const HAZARD: &str = "hazard H-$01 \"a\" {\n  cause C1 \"K1 and H-1\"\n  control K1 design \"k\" {\n    mitigates C1\n  }\n  \
                      use control CTL-1 mitigates C1\n}\n";

fn at(text: &str, place: &str) -> String {
    let bare = text.replace("$0", "");
    assert!(bare.contains(place), "{place}");
    let (before, after) = bare.split_once(place).unwrap();
    format!("{before}{place}$0{after}")
}

#[test]
fn a_hazard_and_the_reviews_that_cover_it() {
    let review = "#- log2.hazlog\nreview 2026-01-01 {\n  covers H-2, H-1\n}\n";
    check(
        &format!("{HAZARD}{review}"),
        "H-7",
        &format!("#- log.hazlog\n{}{}", HAZARD.replace("H-$01 \"a", "H-7 \"a"), review.replace("H-1", "H-7")),
    );
}

#[test]
fn a_cause_and_whoever_mitigates_it() {
    let text = at(HAZARD, "mitigates C1");
    let renamed = HAZARD.replace("$0", "").replace("C1", "C-old");
    check(&text, "C-old", &format!("#- log.hazlog\n{renamed}"));
}

#[test]
fn a_shared_control_across_files() {
    let text = format!("{}#- c.hazlog\ncontrol CTL-1 design \"d\"\n", at(HAZARD, "use control CTL-1"));
    let log = HAZARD.replace("$0", "").replace("CTL-1", "CTL-2");
    check(&text, "CTL-2", &format!("#- c.hazlog\ncontrol CTL-2 design \"d\"\n#- log.hazlog\n{log}"));
}

#[test]
fn the_log_itself_and_nothing_for_the_same_id() {
    check("log L-$01 \"l\"\n", "L-2", "#- log.hazlog\nlog L-2 \"l\"");
    check("log L-$01 \"l\"\n", "L-1", "");
}

#[test]
fn what_is_no_id_of_the_log_is_not_renamed() {
    refused(
        "hazard H-1 {\n  addresses GPC-$046\n}\n",
        "X-1",
        "`GPC-46` is a number of the programme log and cannot be renamed",
    );
    let supplied = "log L-1 \"l\" {\n  supplier \"S\" log \"s\"\n}\nhazard H-1 {\n  addresses AB-$01\n}\n";
    refused(supplied, "X-1", "`AB-1` is a number of the supplier's log and cannot be renamed");
    refused("ha$0zard H-1\n", "X-1", "`hazard` is a word of the language and cannot be renamed");
    let score = "hazard H-1 {\n  initial severity ma$0jor likelihood low\n}\n";
    refused(score, "X-1", "`major` is a level of the risk matrix and cannot be renamed here");
    refused(
        &score.replace("ma$0jor", "major").replace("like", "li$0ke"),
        "X-1",
        "`likelihood` is a word of the language and cannot be renamed",
    );
    refused("waive vague-$0control\n", "X-1", "`vague-control` is the name of a rule and cannot be renamed");
    refused("hazard H-1 {\n  status op$0en\n}\n", "X-1", "`open` is no id of this log and cannot be renamed");
    refused("hazard H-1 \"H-$01\"\n", "X-1", "there is no id here that could be renamed");
    refused("$0", "X-1", "there is no id here that could be renamed");
}

#[test]
fn what_is_no_id_is_no_new_one() {
    for new in ["", "abc", "H 1", "H-1}", "review-by", "\"H-1\"", "H-1#", "a\nb-1"] {
        let why = format!(
            "`{new}` is no id: an id has letters, digits, `-`, `_` and `.`, and a digit or a hyphen among them"
        );
        assert_eq!(renamed(&Fixture::new(HAZARD), new), format!("no: {why}"));
    }
}

#[test]
fn the_scheme_of_the_project_holds() {
    let mut config = Config::default();
    config.ids.insert(IdKind::Hazard, IdScheme::new("H-[0-9]+").unwrap());
    let fixture = Fixture::configured(HAZARD, config);
    let why = "no: `X-1` does not have the form that this project gives such an id: `H-[0-9]+`";
    assert_eq!(renamed(&fixture, "X-1"), why);
    assert!(!renamed(&fixture, "H-12").starts_with("no"));
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let other = format!("{HAZARD}control CTL-1 design \"d\"\nreview 2026-01-01 {{\n  covers H-4\n}}\n");
    refused(&other, "CTL-1", "`CTL-1` is the id of something else, in log.hazlog line 8");
    refused(&other, "H-4", "`H-4` is used in log.hazlog line 10 though nothing defines it: correct it there first");
    let programme = "has the form of a hazard of the programme or of the supplier: take another id";
    refused(&other, "GPC-46", &format!("`GPC-46` {programme}"));
    refused(&at(HAZARD, "cause C1"), "K1", "`K1` is the id of something else, in log.hazlog line 3");
    refused(&at(HAZARD, "cause C1"), "CTL-1", "`CTL-1` is a shared control that this hazard uses: take another id");
    refused(
        &at(&other, "design \"d\"").replace("CTL-1 design \"d\"$0", "CTL-1$0 design \"d\""),
        "K1",
        "`K1` is an id inside a hazard that uses it, in log.hazlog line 3",
    );
    refused(
        &at(&HAZARD.replace("mitigates C1\n}", "mitigates C9\n}"), "cause C1"),
        "C9",
        "`C9` is used in log.hazlog line 6 though nothing defines it: correct it there first",
    );
}

#[test]
fn what_is_defined_twice_or_nowhere_is_refused() {
    refused(
        "hazard H-$01 \"a\"\n#- b.hazlog\ncontrol H-1 design \"b\"\n",
        "H-2",
        "`H-1` is defined 2 times, in b.hazlog line 1 and log.hazlog line 1: give each its own id by hand first",
    );
    let undefined = "is defined nowhere: correct it where it is used, or define it first";
    refused("hazard H-1 {\n  use control CTL-$01\n}\n", "CTL-2", &format!("`CTL-1` {undefined}"));
}

#[test]
fn an_id_in_another_role_goes_along() {
    let text = "hazard H-$01 {\n  control K1 design {\n    mitigates K1\n  }\n}\nhazard H-3 {\n  use control H-1\n}\n";
    check(text, "H-2", &format!("#- log.hazlog\n{}", text.replace("H-$01", "H-2").replace("H-1", "H-2")));
    check(&at(text, "mitigates K1"), "K2", &format!("#- log.hazlog\n{}", text.replace("$0", "").replace("K1", "K2")));
}

#[test]
fn in_half_written_text() {
    let text = "hazard H-1 \"a {\n  cause C$01\n  control {\n    mitigates C1,\n";
    check(text, "C2", "no: `C1` cannot be read as an id yet: mend the item first");
    let readable = "hazard H-1 {\n  cause C$01 \"c\n  control {\n    mitigates C1,\n";
    check(readable, "C2", &format!("#- log.hazlog\n{}", readable.replace("C$01", "C2").replace("C1", "C2")));
    check("hazard \"H-$01\" {\n}\n", "H-2", "#- log.hazlog\nhazard \"H-2\" {\n}");
}

#[test]
fn a_place_that_cannot_be_read_is_not_passed_by() {
    let open = format!("{HAZARD}hazard H-2 {{\n  description \"\"\"\n    after H-1.\n  use control CTL-1\n");
    let why = |id: &str| {
        format!("`{id}` also stands in log.hazlog line 9, in words that cannot be read yet: mend them first")
    };
    refused(&open, "H-3", &why("H-1"));
    refused(&(at(&open, "use control CTL-1") + "control CTL-1 design \"d\"\n"), "CTL-2", &why("CTL-1"));
    let closed = "hazard H-1 {\n  cause C$01 \"c\"\n}\n  mitigates C1\n";
    assert!(prepare_rename(&Fixture::new(closed).cursor()).unwrap_err().0.contains("line 4"));
}
