//! Text that is not in the form of the file, and text that was made to do harm.

use hazlog_project::config::parse_config;

use super::check;

#[test]
fn mistakes_of_form() {
    check(
        r##"profile = release
#         ^^^^^^^ `release` lacks its quotation marks: write "release"
profile = "draft"
#<^^^^^^^ `profile` is given twice: keep one of the two
exclude: ["x"]
#      ^ a value stands behind `=` and not behind `:`
catalogues =
#           ^ a value is missing behind `=`
[ids]
hazard = "H-\d+"
#           ^ a backslash between double quotation marks is written twice: write `\\`, or put the text between single quotation marks
control = “C-1”
#         ^^^^^ curly quotation marks are not read: write "C-1"
cause = "C
#         ^ the quotation mark that ends this text is missing
action = "A" "B"
#            ^ there is more behind the value: write one setting on each line
"##,
    );
    check(
        r##"profil = "draft"
#<^^^^^^ hazlog.toml has no key `profil`: write `profile`
[matrix
#      ^ `]` is missing at the end of this heading
product = true
"##,
    );
    check(
        r##"[matrix]
cells = [[1, 2], [3, 4]
#                      ^ a comma or the `]` that ends the list is missing here
[rules]
unscored-hazard = "off"
"##,
    );
    check(
        "[matrix]\ncells = [[1 2], [3, 4]]\n#         ^^^ commas are missing in `1 2`: write one between each two numbers\n",
    );
    check(
        "exclude = [\"a\",, \"b\"]\n#              ^ there is a comma too many here\nprofile = off\n#         ^^^ `off` lacks its quotation marks: write \"off\"\n",
    );
    check("profile\n#      ^ `profile` has no value: write `profile = …`\n");
}

#[test]
fn what_stands_around_a_mistake_of_form_is_still_read() {
    check(
        r##"profil = "draft"
#<^^^^^^ hazlog.toml has no key `profil`: write `profile`
[rules]
nonsense = "off"
duplicate-id = "off
#                  ^ the quotation mark that ends this text is missing
nonsense-too = "off"
"##,
    );
    check(
        r##"[ids]
hazrd = "H-1"
#<^^^^^ `[ids]` has no key `hazrd`: write `hazard`
[rules]
nonsense = "off"
#<^^^^^^^^ there is no rule `nonsense`: take the line out
duplicate-id = off
#              ^^^ `off` lacks its quotation marks: write "off"
nonsense-too = "off"
#<^^^^^^^^^^^^ there is no rule `nonsense-too`: take the line out
"##,
    );
}

#[test]
fn a_file_with_any_character_missing_is_judged_and_no_more() {
    let text = include_str!("../fixtures/complete-config.toml");
    for (at, char) in text.char_indices() {
        for damaged in [text[..at].to_owned(), format!("{}{}", &text[..at], &text[at + char.len_utf8()..])] {
            for problem in parse_config(&damaged).err().unwrap_or_default() {
                assert!(damaged.get(std::ops::Range::<usize>::from(problem.range)).is_some(), "{problem}");
            }
        }
    }
}

#[test]
fn hostile_files_end() {
    for text in [
        "[".repeat(100_000),
        "a=".repeat(50_000),
        "a=[".repeat(50_000),
        "x={".repeat(50_000),
        "[a.b.c]\n".repeat(2_000),
    ] {
        assert!(parse_config(&text).is_err());
    }
    assert!(parse_config(&format!("[ids]\nhazard = '{}'", "(".repeat(50_000))).is_err());
}
