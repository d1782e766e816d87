//! What is proposed at a mark, as text.

use jiff::civil::date;
use text_size::TextSize;

use super::*;
use crate::config::Config;
use crate::workspace::Workspace;

/// The project around the file with the mark.
const LOG: &str = r#"log ADS-HL-001 "Log" {
  version "1.4"
  officer "Dr Priya Shah" registration "GMC 0000000"
}

programme GPC edition "2.0" {
  not-applicable GPC-49 because "No appointments."
  under-review GPC-99 owner "Sam Okafor" due 2026-12-01
}

hazard ADS-7 "Stale list" {
  addresses GPC-46
  addresses-in-part GPC-45
}

control CTL-CACHE design "Nothing is cached beyond the visit" {
  owner "Platform squad"
  state verified
}

control CTL-GUIDE information "Guide" {
}
"#;

fn folder(path: &str) -> Vec<Entry> {
    let entry = |name: &str, is_folder| Entry { name: name.to_owned(), is_folder };
    match path {
        "" => vec![entry("readme.md", false), entry("docs", true), entry(".git", true)],
        "docs" => vec![entry("a b.md", false), entry("adr", true)],
        _ => Vec::new(),
    }
}

fn asked(text: &str) -> (String, Proposals) {
    let at = text.find("$0").expect("a mark");
    let text = text.replacen("$0", "", 1);
    let mut workspace = Workspace::new(Config::default(), date(2026, 11, 20));
    workspace.load(vec![("log.hazlog".to_owned(), LOG.to_owned()), ("h.hazlog".to_owned(), text.clone())]);
    let outside = Outside { list: &folder, rules_here: &["unscored-hazard".into()] };
    let found = complete(&workspace.snapshot(), "h.hazlog", TextSize::try_from(at).unwrap(), &outside);
    (text, found)
}

/// One line a proposal: what is replaced in brackets, what is written (as snippet, where there is one, with `⏎` for line
/// ends), what stands at the right, what is said of it. An expected text that ends in `…` is the beginning of the list.
fn check(text: &str, expected: &str) {
    let (text, found) = asked(text);
    let line = |one: &Proposal| {
        let replaced = &text[std::ops::Range::<usize>::from(one.range)];
        let insert = one.snippet.as_ref().unwrap_or(&one.insert).replace('\n', "⏎");
        let extra = [&one.description, &one.detail]
            .map(|text| text.as_ref().map_or(String::new(), |text| format!(" | {text}")));
        let again = if one.retrigger { " ↻" } else { "" };
        format!("[{replaced}] {insert}{again}{}", extra.concat())
    };
    let mut lines: Vec<String> = found.list.iter().map(line).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if expected.last() == Some(&"…") {
        lines.truncate(expected.len() - 1);
        lines.push("…".to_owned());
    }
    assert_eq!(lines.join("\n"), expected.join("\n"), "\nin {text}");
    for pair in found.list.windows(2) {
        assert!(pair[0].sort_text < pair[1].sort_text);
        assert_eq!(pair[0].range.start(), pair[1].range.start(), "all proposals begin at one place");
    }
}

/// The statements of a hazard with a mark, with the hazard around them.
fn in_hazard(statements: &str, expected: &str) {
    check(&format!("hazard H-1 \"Name\" {{\n{statements}\n}}\n"), expected);
}

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
fn levels_say_the_risk_that_they_give() {
    in_hazard(
        "  patients one\n  initial severity $0 likelihood medium",
        "[] minor | risk 2, acceptable with justification | a minor injury with recovery in the short term, minor upset or inconvenience, or nothing that matters
        [] significant | risk 2, acceptable with justification | a minor injury without recovery in the short term, or significant psychological trauma
        [] considerable | risk 3, undesirable | a severe injury with recovery in the short term, or severe psychological trauma
        [] major | risk 3, undesirable | death, permanent life-changing incapacity, or a severe injury without recovery in the short term
        [] catastrophic | risk 4, mandatory reduction | several patients: death, permanent life-changing incapacity, or a severe injury without recovery in the short term",
    );
    in_hazard(
        "  initial severity major likelihood $0",
        "[] very-low | risk 2, acceptable with justification | negligible, or nearly so\n…",
    );
    in_hazard("  initial likelihood $0", "[] very-low | risk 1 to 3 | negligible, or nearly so\n…");
    in_hazard("  initial severity major likelihood low risk $0", "[] 3 | undesirable");
    in_hazard(
        "  initial severity major likelihood low risk$0",
        "[risk] risk  ↻ | the risk as a number\n[risk] because \"${1:}\"$0 | a reason in quotes",
    );
}

#[test]
fn a_residual_level_above_the_initial_one_comes_last() {
    in_hazard(
        "  initial severity minor likelihood low\n  residual severity minor likelihood h$0",
        "[h] very-low | risk 1, acceptable | negligible, or nearly so
        [h] low | risk 1, acceptable | could occur, but in most cases will not
        [h] medium | risk 2, acceptable with justification; above the initial likelihood | possible
        [h] high | risk 2, acceptable with justification; above the initial likelihood | not certain, but very possible
        [h] very-high | risk 3, undesirable; above the initial likelihood | certain, or almost certain",
    );
}

#[test]
fn causes_that_nobody_mitigates_come_first() {
    let causes = "  cause C1 \"Late\"\n  cause C2 \"Cached\"\n  cause C3 \"Cut\"\n  control K1 design \"x\" {\n    mitigates C1\n  }\n";
    in_hazard(
        &format!("{causes}  use control CTL-CACHE mitigates C3, $0"),
        "[] C2 | not mitigated | Cached\n[] C1 | mitigated by K1 | Late",
    );
    in_hazard(
        &format!("{causes}  control K2 design \"x\" {{\n    mitigates $0"),
        "[] C2 | not mitigated | Cached\n[] C3 | not mitigated | Cut\n[] C1 | mitigated by K1 | Late",
    );
}

#[test]
fn own_ids() {
    in_hazard(
        "  use control $0",
        "[] CTL-CACHE | design, verified | Nothing is cached beyond the visit\n[] CTL-GUIDE | information, planned | Guide",
    );
    in_hazard("  use control CTL-CACHE\n  use control beyond$0", "");
    in_hazard(
        "  use control CTL-GUIDE\n  use control beyond$0",
        "[beyond] CTL-CACHE | design, verified | Nothing is cached beyond the visit",
    );
    in_hazard("  use $0", "[] control  ↻\n[] existing control  ↻");
    in_hazard("  existing con$0", "[con] control  ↻");
    check("review 2026-01-01 \"x\" {\n  covers ADS-7, $0\n}\n", "");
    check("review 2026-01-01 \"x\" {\n  covers stale$0\n}\n", "[stale] ADS-7 | Stale list");
}

#[test]
fn the_next_free_id() {
    check("hazard $0", "[] ADS-8 | the next free id");
    in_hazard("  cause C4 \"x\"\n  cause $0", "[] C5 | the next free id");
    in_hazard("  control $0", "[] K1 | the next free id");
}

#[test]
fn keywords_that_are_still_allowed() {
    check(
        "log ADS \"x\" {\n  version \"1\"\n  date 2026-01-01\n  organisation \"x\"\n  system \"x\"\n  $0\n}\n",
        "[] standard  ↻ | DCB0129 or DCB0160
        [] officer \"${1:}\"$0 ↻ | a name in quotes
        [] intended-use \"\"\"⏎  ${1:}⏎  \"\"\"$0 | a text in quotes
        [] note \"\"\"⏎  ${1:}⏎  \"\"\"$0 | a text in quotes
        [] supplier \"${1:}\"$0 ↻ | a name in quotes",
    );
    in_hazard("  control K1 design \"x\" {\n    st$0\n  }", "[st] mitigates  ↻ | one id or more\n…");
    // What stands behind the word stays, so that only words that can bear it are proposed.
    in_hazard(
        "  rai$0sed 2026-01-01",
        "[raised] raised | a date, such as 2026-11-02\n[raised] review-by | a date, such as 2026-11-02",
    );
    in_hazard("  owner \"x\"\n  st$0atus open\n  mode fault\n  patients one", "[status] addresses | one id or more\n…");
    // At the top level there is one log, and there is one already.
    check(
        "hazard H-1 \"x\" {\n}\n\nrev$0",
        "[rev] hazard ${1:ADS-8} \"${2:}\" {⏎  owner \"${3:}\"⏎  status open⏎⏎  description \"\"\"⏎    ${4:}⏎    \"\"\"⏎  impact \"\"\"⏎    ${5:}⏎    \"\"\"⏎⏎  cause C1 \"${6:}\"⏎⏎  initial severity ${7|minor,significant,considerable,major,catastrophic|} likelihood ${8|very-low,low,medium,high,very-high|}⏎\\}$0 | to be filled in\n[rev] hazard  ↻ | an id with a digit or a hyphen, such as H-1\n…",
    );
}

#[test]
fn whole_statements() {
    let (_, found) = asked("hazard H-1 \"x\" {\n  cause C1 \"a\"\n  cause C2 \"b\"\n  $0\n}\n");
    let whole =
        |label: &str| found.list.iter().find(|one| one.label == label).and_then(|one| one.snippet.clone()).unwrap();
    assert_eq!(
        whole("control K1 …"),
        "control ${1:K1} ${2|design,test,process,training,information|} \"${3:}\" {\n  mitigates ${4:C1, C2}\n\\}$0"
    );
    assert_eq!(whole("accepted …"), "accepted by \"${1:Dr Priya Shah}\" on ${2:2026-11-20}$0");
    assert_eq!(whole("cause C3 …"), "cause ${1:C3} \"${2:}\"$0");
}

#[test]
fn words_of_which_there_are_few() {
    in_hazard(
        "  status op$0",
        "[op] open | A control or an action of the organisation that keeps the log is not complete.\n…",
    );
    in_hazard(
        "  mode normal, $0",
        "[] fault | The hazard arises when the system, or something that it relies on, fails (DCB0129 4.3.1).",
    );
    in_hazard(
        "  control K1 $0",
        "[] design | Built into the system, so that nobody has to remember it: the most reliable kind.\n…",
    );
    in_hazard(
        "  control K1 design \"x\" by $0",
        "[] deployer | The organisation that deploys the system carries this control.",
    );
    in_hazard("  status open $0", "[] to \"${1:}\"$0 ↻ | the name of the recipient in quotes");
    in_hazard(
        "  waive $0",
        "[] unscored-hazard | has a finding here | a hazard has no initial severity or no initial likelihood\n…",
    );
    check("approval $0", "[] \"1.4\" | the version of this log");
}

/// The proposal with this label at the mark, as it is read in full.
fn documented(text: &str, label: &str, expected: &str) {
    let (_, found) = asked(text);
    let one = found.list.iter().find(|one| one.label == label).expect(label);
    assert_eq!(one.documentation.as_deref().unwrap_or_default(), expected);
}

#[test]
fn words_are_explained_with_the_clause_that_they_serve() {
    documented(
        "hazard H-1 \"x\" {\n  $0\n}\n",
        "accepted",
        "Who has considered the risk of this hazard and accepted it, and on which day.\n\n\
         ```hazlog\naccepted [by \"…\"] [on YYYY-MM-DD]\n```\n\n\
         DCB0129 6.4.1: the risks of all hazards have been considered and accepted.",
    );
    documented(
        "hazard H-1 \"x\" {\n  initial $0\n}\n",
        "because",
        "The reason, in quotes. Whoever reads the log later has nothing else to go by.\n\n\
         ```hazlog\nbecause \"…\"\n```\n\nDCB0129 3.1.4: decisions about clinical risk are recorded with their reasons.",
    );
}

#[test]
fn people_that_are_named_already() {
    let names = "[] \"Dr Priya Shah\"\n[] \"Record squad\"\n[] \"Sam Okafor\"\n[] \"Platform squad\"";
    in_hazard("  owner $0\n  action A1 \"x\" owner \"Record squad\"", names);
    in_hazard("  owner \"Dr$0 P\"", "[Dr P] Dr Priya Shah\n[Dr P] Sam Okafor\n[Dr P] Platform squad");
    // An open string reaches to the end of its line: what belongs behind it stays.
    in_hazard("  accepted by \"Dr$0 on 2026-11-20", "[Dr] Dr Priya Shah\"\n…");
}

#[test]
fn dates_that_are_near() {
    in_hazard("  accepted by \"x\" on $0", "[] 2026-11-20 | today, Friday\n[] 2026-11-19 | yesterday, Thursday");
    in_hazard(
        "  review-by 2026$0-",
        "[2026-] 2026-12-20 | in one month, Sunday
        [2026-] 2026-12-31 | end of the quarter, Thursday
        [2026-] 2026-11-27 | in one week, Friday
        [2026-] 2026-11-21 | tomorrow, Saturday
        [2026-] 2026-11-20 | today, Friday
        [2026-] 2027-11-20 | in one year, Saturday",
    );
}

#[test]
fn paths_of_evidence() {
    let evidence = |text: &str, expected: &str| {
        in_hazard(&format!("  control K1 design \"x\" {{\n    evidence {text}\n  }}"), expected)
    };
    evidence(
        "implementation $0",
        "[] \"docs/$0\" ↻\n[] \"readme.md\"\n[] test \"${1:}\"$0 | What follows is the name of a test, not a document.",
    );
    evidence("implementation \"docs/$0\"", "[] adr/ ↻\n[] a b.md");
    evidence("implementation \"docs/a$0dr/012.md\"", "[adr] adr ↻\n[adr] a b.md");
    evidence("implementation \"docs/$0", "[] adr/$0\" ↻\n[] a b.md\"");
    evidence("implementation \"https://$0\"", "");
    evidence("effectiveness test \"$0\"", "");
}

#[test]
fn nothing_in_prose_comments_and_names() {
    in_hazard("  # st$0", "");
    in_hazard("  description \"\"\"\n    own$0", "");
    in_hazard("  description \"own$0\"", "");
    in_hazard("  cause C1 \"$0\"", "");
    in_hazard("  owner \"x\"$0", "");
    in_hazard("  initial severity low because \"$0", "");
    check("hazard H-1 \"x\" {\n} $0\n", "");
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
