//! Values in the quotes of the language. Must not let what stands in them end them, and must not reword it.

/// A string: `\` and `"` escaped, a blank for each line end and control character.
pub(crate) fn string(value: &str) -> String {
    let plain: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Runs of three or more quotation marks with a blank between each two, so that none ends the text.
pub(crate) fn unclosing(line: &str) -> String {
    let mut safe = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find("\"\"\"") {
        let (before, run) = rest.split_at(start);
        let after = run.trim_start_matches('"');
        let marks = run.len() - after.len();
        safe.push_str(before);
        safe.push_str(&vec!["\""; marks].join(" "));
        rest = after;
    }
    safe.push_str(rest);
    safe
}

/// True for what can stand in a log without quotes: letters, digits, `-`, `_` and `.`.
#[must_use]
pub fn is_word(value: &str) -> bool {
    !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}
