//! Places in a text as the protocol counts them: by walking over every character, so slowly and so simply that nothing can
//! be wrong. What the server answers is held against it.

/// In what a column is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Units {
    /// As the protocol calls them; UTF-16 where a server says nothing.
    pub fn named(name: Option<&str>) -> Self {
        match name {
            Some("utf-8") => Self::Utf8,
            Some("utf-32") => Self::Utf32,
            _ => Self::Utf16,
        }
    }

    /// How many units a character has.
    pub fn of(self, char: char) -> u32 {
        match self {
            Self::Utf8 => u32::try_from(char.len_utf8()).unwrap(),
            Self::Utf16 => u32::try_from(char.len_utf16()).unwrap(),
            Self::Utf32 => 1,
        }
    }
}

/// Where a line ends behind this character: `\n`, and `\r` unless a `\n` follows.
fn ends_line(text: &str, at: usize, char: char) -> bool {
    char == '\n' || (char == '\r' && !text[at + 1..].starts_with('\n'))
}

/// Line and column, both from 0, of an offset in bytes.
pub fn place(text: &str, offset: usize, units: Units) -> (u32, u32) {
    let (mut line, mut column) = (0, 0);
    for (at, char) in text.char_indices() {
        if at >= offset {
            break;
        }
        if ends_line(text, at, char) {
            (line, column) = (line + 1, 0);
        } else {
            column += units.of(char);
        }
    }
    (line, column)
}

/// The offset in bytes of a place: what lies behind a line's end is at that end, what lies behind the text at its end, and
/// what lies inside a character before it.
pub fn offset(text: &str, (wanted, column): (u32, u32), units: Units) -> usize {
    let (mut line, mut before) = (0, 0);
    for (at, char) in text.char_indices() {
        if line == wanted {
            let is_end = char == '\n' || char == '\r';
            if is_end || before + units.of(char) > column {
                return at;
            }
            before += units.of(char);
        } else if ends_line(text, at, char) {
            line += 1;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::{Units, offset, place};

    #[test]
    fn places_are_counted_by_hand() {
        let text = "a💊b\r\né\rz";
        for (at, utf8, utf16, utf32) in
            [(0, (0, 0), (0, 0), (0, 0)), (5, (0, 5), (0, 3), (0, 2)), (8, (1, 0), (1, 0), (1, 0))]
        {
            assert_eq!(place(text, at, Units::Utf8), utf8);
            assert_eq!(place(text, at, Units::Utf16), utf16);
            assert_eq!(place(text, at, Units::Utf32), utf32);
            assert_eq!(offset(text, utf16, Units::Utf16), at);
        }
        assert_eq!(offset(text, (0, 2), Units::Utf16), 1);
        assert_eq!(offset(text, (0, 99), Units::Utf16), 6);
        assert_eq!(offset(text, (2, 0), Units::Utf16), 11);
        assert_eq!(offset(text, (9, 9), Units::Utf16), text.len());
    }
}
