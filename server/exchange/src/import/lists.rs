//! A cell that lists several things, taken apart: numbered, with bullets, line by line, or between semicolons.

/// The entries of a cell, each without its number or bullet; one where it is no list.
pub(super) fn entries(cell: &str) -> Vec<String> {
    let lines: Vec<&str> = cell.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let is_marked = |line: &&str| marker(line) > 0;
    if lines.len() > 1 && lines.iter().any(is_marked) {
        // A line without a number goes on with the entry above it.
        let mut entries: Vec<String> = Vec::new();
        for line in lines {
            match entries.last_mut() {
                Some(last) if !is_marked(&line) => {
                    last.push(' ');
                    last.push_str(line);
                }
                _ => entries.push(without_marker(line).to_owned()),
            }
        }
        return entries;
    }
    if lines.len() > 1 {
        return lines.into_iter().map(str::to_owned).collect();
    }
    let line = lines.first().copied().unwrap_or_default();
    let parts: Vec<&str> = line.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| part.split_whitespace().count() > 1) {
        return parts.into_iter().map(str::to_owned).collect();
    }
    if line.is_empty() { Vec::new() } else { vec![without_marker(line).to_owned()] }
}

/// True where a cell says that there is nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    let plain: String = cell.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    plain.is_empty() || matches!(plain.as_str(), "na" | "none" | "nil" | "notapplicable" | "nonerequired")
}

fn without_marker(line: &str) -> &str {
    line.get(marker(line)..).unwrap_or_default().trim_start()
}

/// Bytes of the number or bullet that a line begins with.
fn marker(line: &str) -> usize {
    if let Some(bullet) = line.chars().next().filter(|first| matches!(first, '•' | '-' | '*' | '–' | '▪' | '·' | '●'))
    {
        let rest = line.get(bullet.len_utf8()..).unwrap_or_default();
        return if rest.starts_with(char::is_whitespace) || bullet == '•' { bullet.len_utf8() } else { 0 };
    }
    let label = line.chars().take_while(|char| char.is_ascii_alphanumeric()).count();
    let is_label =
        label > 0 && (line.chars().take(label).all(|char| char.is_ascii_digit()) && label <= 3 || label == 1);
    let rest = line.get(label..).unwrap_or_default();
    let sign = rest.chars().next().filter(|sign| matches!(sign, '.' | ')' | ':'));
    match sign {
        Some(sign)
            if is_label && rest.get(sign.len_utf8()..).is_some_and(|rest| rest.starts_with(char::is_whitespace)) =>
        {
            label + sign.len_utf8()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{entries, is_nothing};

    #[test]
    fn lists_are_taken_apart() {
        let check = |cell: &str, expected: &[&str]| assert_eq!(entries(cell), expected, "{cell:?}");
        check("", &[]);
        check("The time is not shown", &["The time is not shown"]);
        check(
            "1. One thing.\n2. Another\nthat goes on.\n\n3) A third",
            &["One thing.", "Another that goes on.", "A third"],
        );
        check("• One\n• Two", &["One", "Two"]);
        check("- One\n- Two", &["One", "Two"]);
        check("Bug in sync; data write failure", &["Bug in sync", "data write failure"]);
        check("a; b", &["a; b"]);
        check("First line\nSecond line", &["First line", "Second line"]);
        check("1.5 mg is shown as 15", &["1.5 mg is shown as 15"]);
        check("a) One\nb) Two", &["One", "Two"]);
    }

    #[test]
    fn nothing_is_known_in_its_ways() {
        assert!(["", "N/A", "none", "Nil.", "-", "Not applicable"].into_iter().all(is_nothing));
        assert!(!is_nothing("None of the staff is trained"));
    }
}
