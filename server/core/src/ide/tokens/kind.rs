//! The kinds of token that an editor is told of, and their modifiers, with the names that editors know them by: themes
//! have colours for those, and for no others.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenClass {
    /// A word that opens a statement.
    Keyword,
    /// A word that opens a clause.
    Clause,
    /// The id of a hazard.
    Hazard,
    /// The id of a control, shared or of one hazard.
    Control,
    /// The id of a cause.
    Cause,
    /// The id of an action.
    Action,
    /// The id of a programme, or of one of its hazards.
    Programme,
    /// The id of the log.
    Log,
    /// A level of the matrix, or a risk.
    Level,
    /// A word of a closed set: a status, a kind, a capability.
    Word,
    /// The name of a rule.
    Rule,
    /// A date.
    Date,
    /// A string or a text.
    String,
    /// A comment.
    Comment,
}

impl TokenClass {
    /// Every kind; the number of each is its place.
    pub const ALL: [Self; 14] = [
        Self::Keyword,
        Self::Clause,
        Self::Hazard,
        Self::Control,
        Self::Cause,
        Self::Action,
        Self::Programme,
        Self::Log,
        Self::Level,
        Self::Word,
        Self::Rule,
        Self::Date,
        Self::String,
        Self::Comment,
    ];

    /// The name of the protocol for what it is most like.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keyword => "keyword",
            Self::Clause => "modifier",
            Self::Hazard => "class",
            Self::Control => "function",
            Self::Cause => "parameter",
            Self::Action => "event",
            Self::Programme => "interface",
            Self::Log => "namespace",
            Self::Level => "enumMember",
            Self::Word => "property",
            Self::Rule => "decorator",
            Self::Date => "number",
            Self::String => "string",
            Self::Comment => "comment",
        }
    }
}

/// What else is to be said of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenModifier {
    /// The id is defined here.
    Declaration,
    /// The id is of a hazard that is said to be closed.
    Deprecated,
    /// Nothing defines the id.
    Unresolved,
    /// Prose of more than one line.
    Documentation,
}

impl TokenModifier {
    /// Every modifier; the bit of each is its place.
    pub const ALL: [Self; 4] = [Self::Declaration, Self::Deprecated, Self::Unresolved, Self::Documentation];

    /// The name of the protocol for it; `unresolved` is our own.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declaration => "declaration",
            Self::Deprecated => "deprecated",
            Self::Unresolved => "unresolved",
            Self::Documentation => "documentation",
        }
    }
}

/// A set of modifiers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Modifiers(u32);

impl Modifiers {
    /// One bit a modifier, in the order of [`TokenModifier::ALL`].
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// With one more.
    #[must_use]
    pub const fn with(self, modifier: TokenModifier) -> Self {
        Self(self.0 | 1 << modifier as u32)
    }

    /// Whether it is among them.
    #[must_use]
    pub const fn has(self, modifier: TokenModifier) -> bool {
        self.0 & (1 << modifier as u32) != 0
    }

    pub(super) fn with_if(self, condition: bool, modifier: TokenModifier) -> Self {
        if condition { self.with(modifier) } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_numbers() {
        assert!(TokenClass::ALL.iter().enumerate().all(|(place, kind)| *kind as usize == place));
        assert!(TokenModifier::ALL.iter().enumerate().all(|(place, modifier)| *modifier as usize == place));
        let mut names = TokenClass::ALL.map(TokenClass::as_str).to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), TokenClass::ALL.len());
        let set = Modifiers::default().with(TokenModifier::Unresolved);
        assert!(set.has(TokenModifier::Unresolved) && !set.has(TokenModifier::Declaration) && set.bits() == 4);
    }
}
