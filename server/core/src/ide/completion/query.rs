//! How well what is typed fits an id with a name: by number, by the id, or by words of the name.

/// What is typed, in words of lower case.
#[derive(Debug)]
pub(super) struct Query {
    words: Vec<String>,
    /// The same without hyphens and the like, each part by itself.
    parts: Vec<String>,
    /// The only word without what parts letters from digits, as `gpc46`.
    only: Option<String>,
}

/// How well an id with a name fits, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Its number or the whole id is typed; or nothing is.
    Exact,
    /// The id or its number begins so.
    Id,
    /// Each word typed begins a word of its name.
    Words,
    /// Each word typed stands in its name somewhere.
    Part,
}

/// Shorter words stand in too many names to be looked for inside of words.
const SHORTEST_PART: usize = 3;

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let only = match words.as_slice() {
            [word] => Some(word.chars().filter(|char| char.is_alphanumeric()).collect()),
            _ => None,
        };
        let parts = words.iter().flat_map(|word| self::words(word)).map(str::to_owned).collect();
        Self { words, parts, only }
    }

    /// How well an id fits by itself.
    pub(super) fn fit_id(&self, id: &str) -> Option<Fit> {
        if self.words.is_empty() {
            return Some(Fit::Exact);
        }
        let word = self.only.as_deref()?;
        let letters = id.trim_end_matches(|char: char| char.is_ascii_digit());
        let number = id.get(letters.len()..).unwrap_or_default().trim_start_matches('0');
        let rest = rest_behind(id, word).or_else(|| rest_behind(number, word))?;
        Some(if rest.is_empty() { Fit::Exact } else { Fit::Id })
    }

    /// How well words that are said of something fit.
    pub(super) fn fit_words(&self, said: &str) -> Option<Fit> {
        // Of ten thousand names, nearly all end here.
        if self.parts.is_empty() || !self.parts.iter().all(|part| stands_in(said, part)) {
            return None;
        }
        let begins_word = |part: &String| words(said).any(|word| rest_behind(word, part).is_some());
        if self.parts.iter().all(begins_word) {
            return Some(Fit::Words);
        }
        self.parts.iter().all(|part| part.len() >= SHORTEST_PART).then_some(Fit::Part)
    }

    /// How well an id or the words said of it fit; `None` where neither does.
    pub(super) fn fit(&self, id: &str, said: &str) -> Option<Fit> {
        self.fit_id(id).or_else(|| self.fit_words(said))
    }
}

/// `follow-up` as two words.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// True where `part`, of lower case, stands somewhere in a text. It is tried only where its first letter is.
fn stands_in(text: &str, part: &str) -> bool {
    let begins_at = |at: usize| text.get(at..).is_some_and(|rest| rest_behind(rest, part).is_some());
    match part.bytes().next() {
        Some(first) if first.is_ascii() => {
            let same = text.bytes().enumerate().filter(|(_, byte)| byte.to_ascii_lowercase() == first);
            same.into_iter().any(|(at, _)| begins_at(at))
        }
        _ => text.char_indices().any(|(at, _)| begins_at(at)),
    }
}

/// What follows in `text` behind the letters of `start`, which are of lower case; hyphens and the like are passed over.
/// `None` where it begins otherwise.
fn rest_behind<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    for wanted in start.chars() {
        let next = chars.find(|char| char.is_alphanumeric())?;
        let is_same =
            if next.is_ascii() { next.to_ascii_lowercase() == wanted } else { next.to_lowercase().eq([wanted]) };
        if !is_same {
            return None;
        }
    }
    Some(chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<Fit>) {
        let fit = Query::new(typed).fit("GPC-046", "Retrieval time is not shown to the user");
        assert_eq!(fit, expected, "{typed}");
    }

    #[test]
    fn a_number_an_id_or_words_of_the_name() {
        check("", Some(Fit::Exact));
        check("46", Some(Fit::Exact));
        check("gpc046", Some(Fit::Exact));
        check("GPC-", Some(Fit::Id));
        check("4", Some(Fit::Id));
        check("6", None);
        check("TIME ret", Some(Fit::Words));
        check("not-shown", Some(Fit::Words));
        check("trieval", Some(Fit::Part));
        check("ie", None);
        check("retrieval late", None);
        check("-", Some(Fit::Id));
        check("timeis", Some(Fit::Part));
        assert_eq!(Query::new("ärzt").fit_words("Die ÄRZTIN"), Some(Fit::Words));
        assert_eq!(Query::new("rztin").fit_words("Die Ärztin"), Some(Fit::Part));
    }
}
