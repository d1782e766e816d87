//! Text with places to be filled in, once plain and once as a snippet of the Language Server Protocol: what actions
//! write and what is proposed.

/// A text that is being written with places to be filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) plain: String,
    pub(crate) snippet: String,
    /// Where in `plain` the first place to be filled in is.
    pub(crate) first: Option<usize>,
    places: usize,
}

impl Template {
    /// Text that stays.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.plain.push_str(text);
        self.snippet.push_str(&escaped(text, &['\\', '$', '}']));
        self
    }

    /// A place to be filled in; `offered` stands there already.
    pub(crate) fn blank(mut self, offered: &str) -> Self {
        self.place();
        self.plain.push_str(offered);
        self.snippet.push_str(&format!("${{{}:{}}}", self.places, escaped(offered, &['\\', '$', '}'])));
        self
    }

    /// A choice that only the author can make: nothing stands there in plain text, not even the space before it.
    pub(crate) fn choice<'a>(mut self, words: impl Iterator<Item = &'a str>) -> Self {
        self.place();
        let words: Vec<String> = words.map(|word| escaped(word, &['\\', ',', '|', '$', '}'])).collect();
        self.snippet.push_str(&format!(" ${{{}|{}|}}", self.places, words.join(",")));
        self
    }

    /// Text whose empty strings are places to be filled in.
    pub(crate) fn blanks(self, text: &str) -> Self {
        let mut parts = text.split("\"\"");
        let first = self.text(parts.next().unwrap_or_default());
        parts.fold(first, |template, part| template.text("\"").blank("").text("\"").text(part))
    }

    /// This text with another behind it that holds all the places to be filled in.
    pub(crate) fn then(mut self, other: Self) -> Self {
        self.first = other.first.map(|first| self.plain.len() + first);
        self.places = other.places;
        self.plain.push_str(&other.plain);
        self.snippet.push_str(&other.snippet);
        self
    }

    /// The snippet, with the cursor at its end once every place is filled in.
    pub(crate) fn finish(self) -> String {
        format!("{}$0", self.snippet)
    }

    fn place(&mut self) {
        self.places += 1;
        self.first = self.first.or(Some(self.plain.len()));
    }
}

fn escaped(text: &str, special: &[char]) -> String {
    let mut result = String::with_capacity(text.len());
    for char in text.chars() {
        if special.contains(&char) {
            result.push('\\');
        }
        result.push(char);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_and_snippet() {
        let template = Template::default().blanks("a \"\" $b {\n}").choice(["x", "y,z"].into_iter());
        assert_eq!(template.plain, "a \"\" $b {\n}");
        assert_eq!(template.snippet, "a \"${1:}\" \\$b {\n\\} ${2|x,y\\,z|}");
        assert_eq!(template.first, Some(3));
    }
}
