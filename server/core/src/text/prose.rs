//! The text that an author means by a string or a text block: quotes, escapes and indentation taken off, and escapes put
//! back.

use std::borrow::Cow;

/// What stands between the quotes of a string that means `content`.
#[must_use]
pub fn escape(content: &str) -> String {
    content.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The content of a `"…"` string without its quotes: `\"` is a quote, `\\` a backslash, any other backslash is itself.
#[must_use]
pub fn unescape(content: &str) -> Cow<'_, str> {
    if !content.contains('\\') {
        return Cow::Borrowed(content);
    }
    let mut result = String::with_capacity(content.len());
    let mut chars = content.chars().peekable();
    while let Some(char) = chars.next() {
        let escaped = chars.next_if(|next| char == '\\' && matches!(next, '"' | '\\'));
        result.push(escaped.unwrap_or(char));
    }
    Cow::Owned(result)
}

/// The content of a `"""…"""` text: the first and last line go where they are blank, and the white space that all other
/// lines share goes from each of them. Line ends become `\n`.
#[must_use]
pub fn dedent(content: &str) -> String {
    let mut lines: Vec<&str> = content.split('\n').map(str::trim_end).collect();
    if lines.len() == 1 {
        return content.trim().to_owned();
    }
    let first = lines.remove(0).trim_start();
    if lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let common = lines.iter().filter(|line| !line.is_empty()).map(|line| indentation(line)).min().unwrap_or(0);
    let mut result = String::with_capacity(content.len());
    if !first.is_empty() {
        result.push_str(first);
        result.push('\n');
    }
    for line in lines {
        result.push_str(line.get(common..).unwrap_or_default());
        result.push('\n');
    }
    result.truncate(result.trim_end().len());
    result
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_quote_and_backslash_are_escapes() {
        assert_eq!(unescape(r#"a \"b\" C:\new \\"#), r#"a "b" C:\new \"#);
        assert_eq!(unescape(&escape(r#"a "b" C:\\new \"#)), r#"a "b" C:\\new \"#);
    }

    #[test]
    fn common_indentation_goes_and_the_rest_stays() {
        assert_eq!(dedent("\n    one\n      two\r\n\n    three\n    "), "one\n  two\n\nthree");
        assert_eq!(dedent(" short "), "short");
        assert_eq!(dedent("first\n    second\n  "), "first\nsecond");
        assert_eq!(dedent("\n"), "");
    }
}
