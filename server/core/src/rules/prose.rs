//! What can be said of a text without understanding it.

/// Words that promise a text instead of being one, as people write them inside a sentence.
const PROMISES: [&str; 5] = ["TBC", "TBD", "TBA", "TODO", "FIXME"];

/// Whole texts that say nothing, in any case.
const EMPTY: [&str; 18] = [
    "tbc",
    "tbd",
    "tba",
    "todo",
    "fixme",
    "n/a",
    "na",
    "n.a.",
    "not applicable",
    "none",
    "nil",
    "unknown",
    "to be confirmed",
    "to be decided",
    "to be determined",
    "to be defined",
    "to be completed",
    "placeholder",
];

const LOREM: &str = "lorem ipsum";

/// The word or the words of a text that stand in the place of what is still to be written.
pub(crate) fn placeholder(text: &str) -> Option<&str> {
    let bare = text.trim();
    let says_nothing = |text: &str| EMPTY.iter().any(|word| word.eq_ignore_ascii_case(text));
    let is_empty = says_nothing(bare) || says_nothing(bare.trim_end_matches(['.', '!', '?', '…']));
    let only_marks = !bare.is_empty() && !bare.contains(char::is_alphanumeric);
    let only_x = bare.len() > 1 && bare.chars().all(|char| matches!(char, 'x' | 'X'));
    if is_empty || only_marks || only_x {
        return Some(bare);
    }
    promise(bare).or_else(|| lorem(bare))
}

/// A promise in capitals among other words. One in quotes is spoken of, as in a screen that shows `TBC`.
fn promise(text: &str) -> Option<&str> {
    text.split(|char: char| {
        char.is_whitespace() || matches!(char, ',' | ';' | ':' | '.' | '(' | ')' | '[' | ']' | '?' | '!' | '/')
    })
    .find(|word| PROMISES.contains(word))
}

fn lorem(text: &str) -> Option<&str> {
    let same =
        |start: &usize| text.get(*start..start + LOREM.len()).is_some_and(|part| part.eq_ignore_ascii_case(LOREM));
    let start = text.match_indices(['l', 'L']).map(|(start, _)| start).find(same)?;
    text.get(start..start + LOREM.len())
}

#[cfg(test)]
mod tests {
    use super::placeholder;

    #[test]
    fn promises_and_empty_words_are_found() {
        for text in ["TBC", "tbd", " n/a ", "N/A.", "?", "…", "xxx", "to be confirmed", "Not applicable"] {
            assert_eq!(placeholder(text), Some(text.trim()), "{text}");
        }
        assert_eq!(placeholder("Owner TBC with pharmacy"), Some("TBC"));
        assert_eq!(placeholder("A dose (TODO: which one?)"), Some("TODO"));
        assert_eq!(placeholder("Lorem ipsum dolor sit amet"), Some("Lorem ipsum"));
    }

    #[test]
    fn words_that_mean_something_are_left_alone() {
        for text in [
            "",
            "None of the doses is shown",
            "The dose is to be confirmed by two nurses",
            "The screen shows \"TBC\" for a missing dose",
            "The column `TODO` is read as an order",
            "A todo list on paper",
            "TBCs are counted",
            "Not applicable doses are greyed out",
            "x-ray",
        ] {
            assert_eq!(placeholder(text), None, "{text}");
        }
    }
}
