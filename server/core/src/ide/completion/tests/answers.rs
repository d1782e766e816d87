//! Programme hazards, programmes and editions.

use jiff::civil::date;

use super::{LOG, asked, check, in_hazard};
use crate::config::Config;
use crate::ide::completion::{ResolveKey, resolve};
use crate::workspace::Workspace;

#[test]
fn programme_hazards_by_number() {
    in_hazard(
        "  addresses 4$0",
        "[4] GPC-42 | Patient's objection to sharing hides data from clinicians | Patient's objection to sharing hides data from clinicians · General
        …",
    );
    in_hazard(
        "  addresses gpc46$0",
        "[gpc46] GPC-46 | Retrieval time is not shown to the user (covered by ADS-7) | Retrieval time is not shown to the user · Structured - General · covered by ADS-7",
    );
    in_hazard(
        "  addresses 45$0",
        "[45] GPC-45 | Medicines started elsewhere are missing or lack their origin (rest unanswered, in part covered by ADS-7) | Medicines started elsewhere are missing or lack their origin · Structured - Medicines and Allergies · rest unanswered, in part covered by ADS-7",
    );
    in_hazard(
        "  adresses GPC-100$0",
        "[GPC-100] GPC-100 | A filter hides entries the clinician needs | A filter hides entries the clinician needs · Structured - General",
    );
}

#[test]
fn programme_hazards_by_words_of_the_name() {
    let retrieval = "Retrieval time is not shown to the user (covered by ADS-7) | Retrieval time is not shown to the user · Structured - General · covered by ADS-7";
    in_hazard("  addresses retrieval time$0", &format!("[retrieval time] GPC-46 | {retrieval}"));
    in_hazard(
        "  addresses GPC-3, shown to the user retr$0ieval",
        &format!("[shown to the user retrieval] GPC-46 | {retrieval}"),
    );
    in_hazard("  addresses GPC-3,\n    Retrieval ti$0", &format!("[Retrieval ti] GPC-46 | {retrieval}"));
    in_hazard("  addresses retrieval time$0, GPC-46", "");
    in_hazard("  addresses GPC-46 $0", "");
    in_hazard("  addresses GPC-46$0 # a comment", &format!("[GPC-46] GPC-46 | {retrieval}"));
}

/// Clients drop what does not begin with the text in the range, unless it is said to be just that.
#[test]
fn no_client_drops_what_was_found_by_words() {
    let (_, found) = asked("hazard H-1 \"Name\" {\n  addresses time retr$0ieval\n}\n");
    assert!(found.is_incomplete);
    assert!(found.list.iter().all(|one| one.filter_text == "time retr"));
    let (_, found) = asked("hazard H-1 \"Name\" {\n  addresses $0\n}\n");
    assert!(found.list.iter().all(|one| one.filter_text.starts_with(&one.label) && one.filter_text != one.label));
}

#[test]
fn programme_hazards_that_nobody_answers_come_first() {
    let (_, found) = asked("hazard H-1 \"Name\" {\n  addresses $0\n}\n");
    let last: Vec<&str> = found.list.iter().rev().take(4).rev().map(|one| one.label.as_str()).collect();
    assert_eq!(last, ["GPC-45", "GPC-99", "GPC-46", "GPC-49"]);
    assert_eq!(found.list.len(), 56);
}

#[test]
fn an_answer_is_given_in_the_edition_of_its_block() {
    let block = |line: &str| format!("programme GPC edition \"1.0\" {{\n{line}\n}}\n");
    check(&block("  not-applicable GPC-100$0"), "");
    check(
        &block("  not-applicable GPC-49, GPC-53 $0"),
        "[] because \"${1:}\"$0 | a reason in quotes
        [] by \"${1:}\"$0 ↻ | a name in quotes
        [] on  ↻ | a date, such as 2026-11-02",
    );
    check(
        &block("  transferred GPC-49 to \"x\" b$0 on 2026-01-01"),
        "[b] because | a reason in quotes\n[b] by | a name in quotes",
    );
    check(&block("  uses html, access$0"), "[access] general | General\n[access] access-document | Access Document\n…");
}

#[test]
fn programmes_and_editions() {
    check("programme $0", "[] GPC | GP Connect programme hazard log");
    let editions = "2.0{} | of 2023-09-01, 56 hazards\n[] {}1.0{} | of 2020-11-03, 53 hazards";
    check(
        "programme GPC edition $0",
        &format!("[] \"{}", editions.replacen("{}", "\"", 1).replacen("{}", "\"", 1).replacen("{}", "\"", 1)),
    );
    check("programme GPC edition \"$0\" {\n}\n", &format!("[] {}", editions.replace("{}", "")));
}

#[test]
fn the_full_text_comes_from_the_users_own_copy() {
    let copy = "catalogue GPC \"GP Connect\" edition \"2.0\" {\n}\n\nentry GPC-46 \"Late <b>\" {\n  type \"General\"\n  impact \"Harm [x](y)\"\n}\n";
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("log.hazlog".to_owned(), LOG.to_owned()), ("gpc.hazlog".to_owned(), copy.to_owned())]);
    let key = ResolveKey::ProgrammeHazard { programme: "GPC".into(), edition: "2.0".into(), id: "GPC-46".into() };
    let text = resolve(&workspace.snapshot(), &key).unwrap();
    assert!(text.contains("addressed by ADS-7") && text.contains("impact**\n\nHarm"), "{text}");
    assert!(!text.contains('<') && !text.contains("[x](y)"), "{text}");
    let control = resolve(&workspace.snapshot(), &ResolveKey::Control("CTL-CACHE".into())).unwrap();
    assert!(control.contains("used by no hazard"), "{control}");
    assert_eq!(resolve(&workspace.snapshot(), &ResolveKey::Control("CTL-9".into())), None);
}
