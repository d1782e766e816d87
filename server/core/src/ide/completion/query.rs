//! How well what is typed fits an id with a name: by number, by the id, or by words of the name.

/// What is typed, in words of lower case.
#[derive(Debug)]
pub(super) struct Query {
    words: Vec<String>,
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
        Self { words, only }
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
        let parts = || self.words.iter().flat_map(|word| words(word));
        parts().next()?;
        if parts().all(|part| words(said).any(|name| rest_behind(name, part).is_some())) {
            return Some(Fit::Words);
        }
        let holds = |part: &str| {
            let starts = said.char_indices().filter_map(|(at, _)| said.get(at..));
            part.len() >= SHORTEST_PART && starts.into_iter().any(|rest| rest_behind(rest, part).is_some())
        };
        parts().all(holds).then_some(Fit::Part)
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

/// What follows in `text` behind the letters of `start`, which are of lower case; hyphens and the like are passed over.
/// `None` where it begins otherwise.
fn rest_behind<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    for wanted in start.chars() {
        let next = chars.find(|char| char.is_alphanumeric())?;
        if next != wanted && !next.to_lowercase().eq([wanted]) {
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
    }
}
