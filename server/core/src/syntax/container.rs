//! What statements may stand in.

/// What statements stand in: the file itself, or the block of a statement that has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Container {
    /// The file, outside every block.
    File,
    /// The block of `log`.
    Log,
    /// The block of `programme`.
    Programme,
    /// The block of `hazard`.
    Hazard,
    /// The block of `control`, in a hazard or shared.
    Control,
    /// The block of `catalogue`.
    Catalogue,
    /// The block of `entry`.
    Entry,
    /// The block of `review`.
    Review,
}

impl Container {
    /// Every container.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Log,
        Self::Programme,
        Self::Hazard,
        Self::Control,
        Self::Catalogue,
        Self::Entry,
        Self::Review,
    ];

    /// How a message speaks of it, as `a hazard`.
    #[must_use]
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::File => "the top level",
            Self::Log => "the log header",
            Self::Programme => "a programme",
            Self::Hazard => "a hazard",
            Self::Control => "a control",
            Self::Catalogue => "a catalogue",
            Self::Entry => "an entry",
            Self::Review => "a review",
        }
    }
}
