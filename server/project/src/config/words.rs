//! Lists of words in sentences.

/// "`a`, `b` or `c`".
pub(super) fn or<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, start)) if !start.is_empty() => format!("{} or {last}", start.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// A count with its noun, "1 row" or "3 rows".
pub(super) fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}

/// A text as it is written in the file.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
