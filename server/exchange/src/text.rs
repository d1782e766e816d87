//! Whitespace and line handling of cell text, shared by reading, fingerprints and writing.
//!
//! Must not change any character but whitespace and control characters.

/// Whitespace of any kind (Unicode `White_Space`: blanks, tabs, line ends, no-break spaces) collapsed
/// to single spaces and trimmed. Every other character is kept.
pub(crate) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a cell's text: split at every character that some editor or library takes for a line end,
/// trailing blanks gone, blank lines at both ends gone, common indentation gone. Control characters become
/// spaces: a text file that holds them counts as binary to git and diff tools.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n");
    let mut lines: Vec<String> = unified.split(is_line_end).map(tidy_line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let blank = lines.iter().take_while(|line| line.is_empty()).count();
    lines.drain(..blank);
    let common = lines.iter().filter(|line| !line.is_empty()).map(|line| indentation(line)).min().unwrap_or(0);
    lines.into_iter().map(|line| line.get(common..).unwrap_or_default().to_owned()).collect()
}

/// LF, CR, VT, FF, NEL, LINE SEPARATOR and PARAGRAPH SEPARATOR.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Leading tabs as two spaces each, so that indentation is counted in one unit; the rest as it is.
fn tidy_line(line: &str) -> String {
    let rest = line.trim_start_matches([' ', '\t']);
    let lead = line.get(..line.len() - rest.len()).unwrap_or_default();
    let rest: String = rest.chars().map(|c| if c.is_ascii_control() && c != '\t' { ' ' } else { c }).collect();
    format!("{}{}", lead.replace('\t', "  "), rest.trim_end()).trim_end().to_owned()
}

/// Leading spaces of a tidy line.
fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collapse_keeps_all_but_whitespace() {
        assert_eq!(collapse(" a\u{a0}\t b\r\n\u{2019}®\u{9f} "), "a b \u{2019}®\u{9f}");
        assert_eq!(collapse(" \n "), "");
    }

    #[test]
    fn lines_split_at_every_line_end_and_lose_outer_blanks() {
        assert_eq!(lines("\n\t\n  a \r\n\r\n    b\u{2028}  c\u{b}\n "), ["a", "", "  b", "c"]);
        assert_eq!(lines(" \n\t"), Vec::<String>::new());
    }

    #[test]
    fn control_characters_become_spaces_and_tabs_inside_stay() {
        assert_eq!(lines("a\u{0}b\tc\u{7f}"), ["a b\tc"]);
        assert_eq!(lines("\u{1}x"), [" x"].map(str::trim));
    }
}
