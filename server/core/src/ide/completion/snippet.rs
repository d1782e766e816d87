//! Text with places to be filled in, in the syntax of LSP snippets.

use std::fmt::Write;

/// A snippet in the making; places are numbered in the order in which they are added.
#[derive(Debug, Default)]
pub(super) struct Snippet {
    text: String,
    places: usize,
}

impl Snippet {
    /// Text as it stands.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.text.push_str(&escape(text, &['\\', '$', '}']));
        self
    }

    /// A place to be filled in.
    pub(super) fn blank(self) -> Self {
        self.filled("")
    }

    /// A place with something in it that may be written over.
    pub(super) fn filled(mut self, text: &str) -> Self {
        self.places += 1;
        let (number, text) = (self.places, escape(text, &['\\', '$', '}']));
        let place = if text.is_empty() { format!("${number}") } else { format!("${{{number}:{text}}}") };
        self.text.push_str(&place);
        self
    }

    /// A place for one of these words.
    pub(super) fn choice<'w>(mut self, words: impl IntoIterator<Item = &'w str>) -> Self {
        self.places += 1;
        let words: Vec<String> = words.into_iter().map(|word| escape(word, &['\\', '$', '}', ',', '|'])).collect();
        // Writing to a string cannot fail.
        let _ = write!(self.text, "${{{}|{}|}}", self.places, words.join(","));
        self
    }

    /// The snippet, with the cursor at its end once every place is filled in.
    pub(super) fn finish(self) -> String {
        format!("{}$0", self.text)
    }
}

fn escape(text: &str, special: &[char]) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        if special.contains(&char) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}
