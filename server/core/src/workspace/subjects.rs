//! What in an island is searched for by id or name: hazards, causes, shared controls and the entries of a catalogue.

use nucleo_matcher::chars::{normalize, to_lower_case};

use crate::model::{Cause, Content, Control, Entry, Hazard, Header, Item};

/// Something that is searched for.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'a> {
    /// A hazard.
    Hazard(&'a Hazard),
    /// A cause of a hazard.
    Cause(&'a Hazard, &'a Cause),
    /// A control that hazards share.
    Control(&'a Control),
    /// A hazard of a programme.
    Entry(&'a Entry),
}

impl<'a> Subject<'a> {
    /// Everything in an island that is searched for, item by item.
    pub fn all(content: &'a Content) -> impl Iterator<Item = Self> {
        content.items.iter().flat_map(|item| {
            let (own, hazard) = match item {
                Item::Hazard(hazard) => (Some(Self::Hazard(hazard)), Some(hazard)),
                Item::Control(control) => (Some(Self::Control(control)), None),
                Item::Entry(entry) => (Some(Self::Entry(entry)), None),
                _ => (None, None),
            };
            let causes =
                hazard.into_iter().flat_map(|hazard| hazard.causes.iter().map(move |one| Self::Cause(hazard, one)));
            own.into_iter().chain(causes)
        })
    }

    /// Its id and name.
    #[must_use]
    pub fn header(&self) -> &'a Header {
        match self {
            Self::Hazard(hazard) => &hazard.header,
            Self::Cause(_, cause) => &cause.header,
            Self::Control(control) => &control.header,
            Self::Entry(entry) => &entry.header,
        }
    }

    /// What is searched through, a line for each of [`Subject::all`]: id and name, [`fold`]ed, as `ads-7.c1 time of
    /// retrieval` of a cause.
    #[must_use]
    pub fn lines(content: &Content) -> Box<str> {
        let mut lines = String::new();
        for subject in Subject::all(content) {
            if let Subject::Cause(hazard, _) = subject {
                fold_into(&mut lines, hazard.header.id_str());
                lines.push('.');
            }
            fold_into(&mut lines, subject.header().id_str());
            lines.push(' ');
            fold_into(&mut lines, subject.header().name.as_ref().map_or("", |name| &name.value));
            lines.push('\n');
        }
        lines.into()
    }
}

/// A text without capitals and accents, on one line.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    fold_into(&mut folded, text);
    folded
}

fn fold_into(folded: &mut String, text: &str) {
    if text.is_ascii() {
        folded.extend(text.chars().map(|char| if char.is_control() { ' ' } else { char.to_ascii_lowercase() }));
    } else {
        let one = |char: char| if char.is_control() { ' ' } else { to_lower_case(normalize(char)) };
        folded.extend(text.chars().map(one));
    }
}
