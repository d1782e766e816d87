//! What a log says, inside Markdown: as plain words, whatever stands in it.

/// The text as the content of a cell: one line, and nothing in it is markup.
pub(crate) fn cell(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut safe = String::with_capacity(line.len());
    for char in line.chars() {
        match char {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            // A name behind it would be told of the comment.
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' => safe.extend(['\\', char]),
            _ => safe.push(char),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn nothing_is_markup() {
        assert_eq!(cell("a|b\n<img> *x* @name `c`"), "a\\|b &lt;img&gt; \\*x\\* &#64;name \\`c\\`");
    }
}
