//! Bytes to positions of the protocol and back: lines, and columns in the units that client and server agreed on.

use hazlog_core::text::{Document, TextRange, TextSize};

use crate::protocol::{Position, PositionEncodingKind, Range};

/// What columns are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which every client knows.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// Bytes, where the client offers them, for they need no counting; else the first that it offers and that is known.
    pub(crate) fn negotiate(offered: Option<&[PositionEncodingKind]>) -> Self {
        let known = |kind: &PositionEncodingKind| {
            [Self::Utf8, Self::Utf16, Self::Utf32].into_iter().find(|one| one.kind() == *kind)
        };
        let offered: Vec<Self> = offered.into_iter().flatten().filter_map(known).collect();
        if offered.contains(&Self::Utf8) { Self::Utf8 } else { offered.first().copied().unwrap_or_default() }
    }

    /// Its name in the protocol.
    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    /// How many units a character has.
    pub(crate) fn units(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The position of an offset; one inside a character is at its start, one beyond the text at its end.
pub(crate) fn position(document: &Document, offset: TextSize, encoding: Encoding) -> Position {
    let offset = offset.min(document.len());
    let line = document.line_at(offset);
    let start = document.line(line).unwrap_or_default().start();
    let before = document.slice(TextRange::new(start.min(offset), offset));
    let units: usize = match encoding {
        Encoding::Utf8 => before.len(),
        _ => before.chars().map(|char| encoding.units(char)).sum(),
    };
    Position { line, character: u32::try_from(units).unwrap_or(u32::MAX) }
}

/// The offset of a position: one behind the end of its line is at that end, one behind the last line at the end of the
/// text, and one inside a character at its start.
pub(crate) fn offset(document: &Document, position: Position, encoding: Encoding) -> TextSize {
    let Some(line) = document.line(position.line) else { return document.len() };
    let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
    let mut units = 0;
    let mut bytes = 0;
    for char in document.slice(line).chars() {
        units += encoding.units(char);
        if units > wanted {
            break;
        }
        bytes += char.len_utf8();
    }
    line.start() + TextSize::try_from(bytes).unwrap_or_default()
}

/// A range of bytes as one of the protocol.
pub(crate) fn range(document: &Document, range: TextRange, encoding: Encoding) -> Range {
    Range { start: position(document, range.start(), encoding), end: position(document, range.end(), encoding) }
}

/// A range of the protocol as one of bytes; one that ends before it begins is empty, at its end.
pub(crate) fn text_range(document: &Document, range: Range, encoding: Encoding) -> TextRange {
    let end = offset(document, range.end, encoding);
    TextRange::new(offset(document, range.start, encoding).min(end), end)
}

/// Positions of offsets that come in order: a line is looked up once, and what was counted in it is not counted again.
pub(crate) struct Positions<'d> {
    document: &'d Document,
    encoding: Encoding,
    line: u32,
    extent: TextRange,
    text: String,
    /// Bytes of the line that were counted, and their units.
    counted: (usize, usize),
}

impl<'d> Positions<'d> {
    /// Positions in this text.
    pub(crate) fn new(document: &'d Document, encoding: Encoding) -> Self {
        let mut positions =
            Self { document, encoding, line: 0, extent: TextRange::default(), text: String::new(), counted: (0, 0) };
        positions.enter(0);
        positions
    }

    /// The position of an offset; cheap where it is not before the last one.
    pub(crate) fn of(&mut self, offset: TextSize) -> Position {
        if !self.extent.contains_inclusive(offset) {
            self.enter(self.document.line_at(offset));
        }
        let wanted = usize::from(offset.min(self.extent.end()) - self.extent.start());
        if wanted < self.counted.0 {
            self.counted = (0, 0);
        }
        let (from, units) = self.counted;
        let between = self.text.get(from..wanted).unwrap_or_default();
        let more: usize = between.chars().map(|char| self.encoding.units(char)).sum();
        self.counted = (wanted, units + more);
        Position { line: self.line, character: u32::try_from(units + more).unwrap_or(u32::MAX) }
    }

    /// The range of bytes that are not before the last ones.
    pub(crate) fn range(&mut self, range: TextRange) -> Range {
        Range { start: self.of(range.start()), end: self.of(range.end()) }
    }

    fn enter(&mut self, line: u32) {
        self.line = line;
        self.extent = self.document.line(line).unwrap_or_default();
        self.text = self.document.slice(self.extent);
        self.counted = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use hazlog_tests::places::{self, Units};
    use proptest::prelude::*;

    use super::{Document, Encoding, Position, Positions, Range, TextSize, offset, position, text_range};

    /// Characters of every length in every unit, with those that look like the end of a line and are none to the protocol.
    const PIECES: [&str; 18] = [
        "a",
        " ",
        "\t",
        "é",
        "e\u{301}",
        "ß",
        "漢字",
        "💊",
        "👩‍⚕️",
        "\u{feff}",
        "\n",
        "\n",
        "\r\n",
        "\r\n",
        "\r",
        "\u{b}",
        "\u{85}",
        "\u{2028}",
    ];

    const ENCODINGS: [(Encoding, Units); 3] =
        [(Encoding::Utf8, Units::Utf8), (Encoding::Utf16, Units::Utf16), (Encoding::Utf32, Units::Utf32)];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40).prop_map(|pieces| pieces.concat())
    }

    fn size(bytes: usize) -> TextSize {
        TextSize::try_from(bytes).unwrap()
    }

    fn is_place(text: &str, at: usize) -> bool {
        text.is_char_boundary(at) && !(text[..at].ends_with('\r') && text[at..].starts_with('\n'))
    }

    proptest! {
        #[test]
        fn every_place_has_its_position_and_comes_back(text in text()) {
            let document = Document::new(&text);
            for (encoding, units) in ENCODINGS {
                let mut in_order = Positions::new(&document, encoding);
                for at in (0..=text.len()).filter(|at| is_place(&text, *at)) {
                    let (line, character) = places::place(&text, at, units);
                    let found = position(&document, size(at), encoding);
                    prop_assert_eq!(found, Position { line, character }, "{:?} at {}", encoding, at);
                    prop_assert_eq!(in_order.of(size(at)), found);
                    prop_assert_eq!(offset(&document, found, encoding), size(at));
                }
            }
        }

        #[test]
        fn whatever_is_no_place_is_the_nearest_one_before(text in text(), line in 0..45_u32, character in 0..30_u32) {
            let document = Document::new(&text);
            for (encoding, units) in ENCODINGS {
                let found = usize::from(offset(&document, Position { line, character }, encoding));
                prop_assert_eq!(found, places::offset(&text, (line, character), units), "{:?}", encoding);
                prop_assert!(is_place(&text, found));
            }
        }

        #[test]
        fn a_range_is_never_inside_a_character(text in text(), all in prop::array::uniform4(0..45_u32)) {
            let document = Document::new(&text);
            let [first, second, third, fourth] = all;
            let start = Position { line: first, character: second };
            let end = Position { line: third, character: fourth };
            for (encoding, _) in ENCODINGS {
                let found = text_range(&document, Range { start, end }, encoding);
                prop_assert!(is_place(&text, found.start().into()) && is_place(&text, found.end().into()));
            }
        }

        #[test]
        fn an_offset_inside_a_character_has_the_position_before_it(text in text()) {
            let document = Document::new(&text);
            for (encoding, _) in ENCODINGS {
                for at in 0..=text.len() + 3 {
                    let back = usize::from(offset(&document, position(&document, size(at), encoding), encoding));
                    prop_assert!(back <= at && is_place(&text, back), "{} came back as {}", at, back);
                }
            }
        }
    }
}
