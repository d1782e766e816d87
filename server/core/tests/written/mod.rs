//! Valid logs in every layout that the language allows: what is said is drawn apart from how it is laid out.

use proptest::prelude::*;

/// White space between two values.
fn space() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![" ", "  ", "\t", " \u{a0}", "                    "])
}

/// What ends a line, and what may stand between two statements.
fn line_end() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "\n",
        "\n  ",
        "\n\n",
        "\n\n\n\t",
        "\r\n",
        "  # behind\n",
        "\n# own line\n    ",
        "\n\n   # a\n\n # b é\r\n",
    ])
}

fn comma() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![",", ", ", " ,", ",\n   ", ", # in the list\n\n  ", ",\n # own line\n  ", ",\r\n\t"])
}

fn sentence() -> impl Strategy<Value = String> {
    prop_oneof!["\"[a-zé ]{0,30}\"", "\"[a-z]{90,120}\"", Just("\"a \\\"quoted\\\" # word \\\\\"".to_owned()), text(),]
}

fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "",
        "  ",
        "word",
        "    deep",
        "  two  ",
        "\t tab",
        "hazard is no keyword here?",
        "# no comment",
        "\"quoted\"",
        " } {",
        "é\r",
        "- item",
    ]);
    // A line that opens an item in column 0 would end the text.
    let lines = prop::collection::vec(line, 1..6).prop_map(|lines| lines.join("\n "));
    lines.prop_map(|lines| format!("\"\"\" {lines} \"\"\""))
}

fn list(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec!["GPC-1", "C1", "ADS-HL.77", "owner-1", "K_2"]);
    (prop::collection::vec((id, comma()), count), Just("Z-9"))
        .prop_map(|(ids, last)| ids.into_iter().map(|(id, comma)| format!("{id}{comma}")).collect::<String>() + last)
}

fn words(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(space(), words.len())
        .prop_map(move |spaces| words.iter().zip(spaces).map(|(word, space)| format!("{word}{space}")).collect())
}

fn plain_statement() -> impl Strategy<Value = String> {
    prop_oneof![
        (space(), list(0..25)).prop_map(|(space, list)| format!("addresses{space}{list}")),
        (space(), list(0..3), sentence())
            .prop_map(|(space, list, why)| format!("not-applicable{space}{list} because {why}")),
        (space(), sentence()).prop_map(|(space, text)| format!("description{space}{text}")),
        (space(), sentence()).prop_map(|(space, text)| format!("note{space}{text}")),
        words(&["mode", "fault"]),
        words(&["raised", "2026-03-09"]),
        words(&["status", "transferred", "to", "\"x\""]),
        words(&["evidence", "implementation", "\"docs/x.md\""]),
        words(&["evidence", "effectiveness", "test", "\"a::b\""]),
        words(&["cause", "C1", "\"x\""]),
        words(&["initial", "severity", "major", "likelihood", "low"]),
        words(&["use", "existing", "control", "K1", "mitigates", "C1"]),
        words(&["waive", "unverified-control", "because", "\"x\""]),
        words(&["ownr", "\"misspelt\""]),
        words(&["owner"]),
    ]
}

fn block(statement: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let lines = prop::collection::vec((statement, line_end()), 0..8);
    let open = prop_oneof![space().prop_map(str::to_owned), line_end().prop_map(str::to_owned)];
    (open, lines).prop_map(|(open, lines)| {
        let lines: String = lines.into_iter().map(|(statement, end)| format!(" {statement}{end}")).collect();
        format!("{{{open}{lines}}}")
    })
}

fn control() -> impl Strategy<Value = String> {
    (words(&["control", "K1", "design", "\"x\"", "by", "deployer"]), block(plain_statement()))
        .prop_map(|(head, block)| format!("{head}{block}"))
}

fn item() -> impl Strategy<Value = String> {
    let inside = prop_oneof![6 => plain_statement().boxed(), 1 => control().boxed()];
    let head = prop_oneof![
        words(&["hazard", "H-1", "\"x\""]),
        words(&["log", "L-1", "\"x\""]),
        words(&["programme", "GPC", "edition", "\"2.0\""]),
    ];
    prop_oneof![
        3 => (head, block(inside)).prop_map(|(head, block)| format!("{head}{block}")),
        1 => words(&["approval", "\"1.4\"", "by", "\"x\"", "on", "2026-11-02"]),
    ]
}

/// A log.
pub(crate) fn log() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec((item(), line_end()), 0..4);
    (prop_oneof![Just(""), Just("\u{feff}"), Just("\n\n# top\n"), Just("# touches\n")], parts)
        .prop_map(|(top, parts)| parts.into_iter().fold(top.to_owned(), |text, (item, end)| text + &item + end))
}
