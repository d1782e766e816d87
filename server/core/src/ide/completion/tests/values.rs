//! Levels, ids, words, people, dates and paths.

use super::{check, in_hazard};

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
