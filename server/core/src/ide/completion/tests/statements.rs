//! Words that open a statement or a clause, whole statements, and places where nothing is proposed.

use super::{asked, check, in_hazard};

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
fn nothing_in_prose_comments_and_names() {
    in_hazard("  # st$0", "");
    in_hazard("  description \"\"\"\n    own$0", "");
    in_hazard("  description \"own$0\"", "");
    in_hazard("  cause C1 \"$0\"", "");
    in_hazard("  owner \"x\"$0", "");
    in_hazard("  initial severity low because \"$0", "");
    check("hazard H-1 \"x\" {\n} $0\n", "");
}
