//! Markdown out of what people wrote: their text is shown as text, and can never become markup, a link or HTML.
//!
//! A log may come from somebody else, and editors follow links and commands in what a hover shows.

use std::fmt::Write;

/// Text of one paragraph: line ends become blanks, and what Markdown or HTML could take for markup is escaped. No more
/// than that, for some editors show the escapes.
pub(crate) fn escape(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut rest = text.chars();
    while let Some(char) = rest.next() {
        let next = rest.as_str();
        match char {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' if next.starts_with(|next: char| next == '#' || next.is_alphanumeric()) => escaped.push_str("&amp;"),
            _ if is_mark(char) || begins_link(&escaped, char, next) => escaped.extend(['\\', char]),
            _ => escaped.push(char),
        }
    }
    line_marks(escaped)
}

/// Paragraphs of a text, each escaped, with blank lines between them.
pub(crate) fn paragraphs(text: &str) -> String {
    let mut paragraphs: Vec<String> = vec![String::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), paragraphs.last_mut()) {
            (true, _) => paragraphs.push(String::new()),
            (false, Some(last)) if last.is_empty() => last.push_str(&escape(line)),
            // A line end is kept: lists and addresses of one line each are common in workbooks.
            (false, Some(last)) => {
                let _ = write!(last, "  \n{}", escape(line));
            }
            (false, None) => {}
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n\n")
}

/// A word of the language, or an author's word, in backticks: fenced by more of them than it holds.
pub(crate) fn code(word: &str) -> String {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
    if word.is_empty() {
        return String::new();
    }
    let longest = word.split(|char| char != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // A pipe parts the cells of a table even in backticks.
    if word.contains('|') {
        return escape(&word);
    }
    if longest == 0 { format!("{fence}{word}{fence}") } else { format!("{fence} {word} {fence}") }
}

/// A table: the first row is its head. The cells are Markdown already.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let mut lines: Vec<String> = rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
    let columns = rows.first().map_or(0, Vec::len);
    if columns > 0 {
        lines.insert(1, format!("|{}", " --- |".repeat(columns)));
    }
    lines.join("\n")
}

/// What people wrote under headings of ours, each with a blank line before it; without those that have nothing.
pub(crate) fn sections<'a>(said: impl IntoIterator<Item = (&'static str, Option<&'a str>)>) -> String {
    let written = said.into_iter().filter_map(|(title, text)| Some((title, text?)));
    written.map(|(title, text)| format!("\n\n**{title}**\n\n{}", paragraphs(text))).collect()
}

/// A list of these lines, which are Markdown already.
pub(crate) fn list(lines: &[String]) -> String {
    lines.iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n")
}

fn is_mark(char: char) -> bool {
    matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~')
}

/// True where a bare address would go on, which many readers of Markdown make a link of.
fn begins_link(before: &str, char: char, next: &str) -> bool {
    match char {
        ':' => next.starts_with("//"),
        '@' => !next.is_empty() && !next.starts_with(' '),
        '.' => before.len() >= 3 && before.get(before.len() - 3..).is_some_and(|word| word.eq_ignore_ascii_case("www")),
        _ => false,
    }
}

/// Headings, lists and rules are known by how a line begins.
fn line_marks(text: String) -> String {
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let mut chars = rest.chars();
    let (mark, next) = (chars.next(), chars.next());
    match mark {
        Some('.' | ')') if digits > 0 && matches!(next, None | Some(' ')) => format!("{number}\\{rest}"),
        Some('-' | '+' | '#' | '=') if digits == 0 && (next.is_none_or(|next| next == ' ') || next == mark) => {
            format!("\\{rest}")
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(escape(text), expected);
    }

    #[test]
    fn nothing_that_people_write_is_markup() {
        check("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        check("[x](command:run)", r"\[x\](command:run)");
        check("![x](http://a.b) HTTPS://c", r"!\[x\](http\://a.b) HTTPS\://c");
        check("a `code` **b** __c__ ~~d~~", r"a \`code\` \*\*b\*\* \_\_c\_\_ \~\~d\~\~");
        check("a | b\n\n# c", r"a \| b # c");
        check("&lt;b&gt; \\<i> R & D", r"&amp;lt;b&amp;gt; \\&lt;i&gt; R & D");
        check("www.a.b WWW.c me@example.org", r"www\.a.b WWW\.c me\@example.org");
    }

    #[test]
    fn what_is_no_markup_is_left_as_it_is() {
        check("Dr O'Neill (GMC 1): 10:30, 50 %", "Dr O'Neill (GMC 1): 10:30, 50 %");
        check("2026-11-02", "2026-11-02");
        check("", "");
    }

    #[test]
    fn no_line_opens_a_list_or_a_heading() {
        check("- one", r"\- one");
        check("2. two", r"2\. two");
        check("2.0 -x 3)", "2.0 -x 3)");
        check("-1", "-1");
        check("=====", r"\=====");
        check("## x", r"\## x");
        assert_eq!(paragraphs("one\n- two\n\n\nthree"), "one  \n\\- two\n\nthree");
    }

    #[test]
    fn backticks_hold_whatever_is_in_them() {
        assert_eq!(code("major"), "`major`");
        assert_eq!(code("a``b"), "``` a``b ```");
        assert_eq!(code("a|b"), "a\\|b");
        assert_eq!(code(" "), "");
    }

    /// What a reader of Markdown sees in a list item: its text, and whether there is anything but text.
    fn read(markdown: &str) -> (String, bool) {
        let extensions = Options::ENABLE_TABLES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_GFM;
        let (mut text, mut has_markup) = (String::new(), false);
        for event in Parser::new_ext(markdown, extensions) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(Tag::List(None) | Tag::Item | Tag::Paragraph)
                | Event::End(TagEnd::List(false) | TagEnd::Item | TagEnd::Paragraph) => {}
                _ => has_markup = true,
            }
        }
        (text, has_markup)
    }

    proptest! {
        #[test]
        fn a_reader_sees_the_text_and_nothing_else(
            text in "([-+*_#=~`<>&|!\\[\\]()\\\\:.;/0-9\"'^$ \n]|amp;|lt;|<b>|</b>|<!--|http://|www\\.|[a-c]){0,24}"
        ) {
            let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (found, has_markup) = read(&list(&[escape(&text)]));
            prop_assert!(!has_markup, "{:?} became markup", escape(&text));
            prop_assert_eq!(found, plain);
            let (_, has_markup) = read(&format!("**x** · {}", escape(&text)).replace("**x**", "x"));
            prop_assert!(!has_markup);
        }
    }
}
