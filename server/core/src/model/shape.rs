//! What may follow each keyword: the one table that reading, messages and completion share.

use crate::syntax::{Clausal, Keyword, TokenKind};

/// The form of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotKind {
    /// A word that is an id.
    Id,
    /// Any word.
    Word,
    /// Words, with commas between them.
    Words,
    /// `YYYY-MM-DD`
    Date,
    /// A string of one line.
    String,
    /// Strings, with commas between them.
    Strings,
    /// A string or a text.
    Prose,
    /// The word `deployer`, or a string.
    Party,
    /// A string, perhaps with the word `test` before it.
    Target,
}

impl SlotKind {
    /// True for a token that has this form.
    #[must_use]
    pub(crate) fn fits(self, token: TokenKind) -> bool {
        match self {
            Self::Id | Self::Word | Self::Words => token == TokenKind::Word,
            Self::Date => token == TokenKind::Date,
            Self::Prose | Self::String => matches!(token, TokenKind::String { .. } | TokenKind::Text { .. }),
            Self::Strings | Self::Target => matches!(token, TokenKind::String { .. }),
            Self::Party => matches!(token, TokenKind::Word | TokenKind::String { .. }),
        }
    }

    /// True for a list, whose values have commas between them.
    #[must_use]
    pub(crate) fn is_list(self) -> bool {
        matches!(self, Self::Words | Self::Strings)
    }
}

/// Who speaks up when a value is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The reader: "`due` needs …".
    Form(&'static str),
    /// A rule that knows why it matters; the words are for whoever offers to fill it in.
    Rule(&'static str),
    /// Nobody.
    Optional(&'static str),
}

/// A value that may follow a keyword or a clause word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its form.
    pub kind: SlotKind,
    /// What if it is missing.
    pub need: Need,
}

/// What may follow a keyword.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Values right after the keyword, in this order.
    pub lead: &'static [Slot],
    /// Clauses after them, in any order, each with its values.
    pub clauses: &'static [(Clausal, &'static [Slot])],
}

const fn slot(kind: SlotKind, need: Need) -> Slot {
    Slot { kind, need }
}

const ID: &str = "an id with a digit or a hyphen, such as H-1";
const DATE: &str = "a date, such as 2026-11-02";
const WHO: &str = "a name in quotes";
const WHY: &str = "a reason in quotes";

const ITEM_ID: Slot = slot(SlotKind::Id, Need::Form(ID));
const NAME: Slot = slot(SlotKind::String, Need::Rule("a name in quotes"));
const PROGRAMME_ID: Slot = slot(SlotKind::Word, Need::Form("the programme's id, such as GPC"));
const BY: (Clausal, &[Slot]) = (Clausal::By, &[slot(SlotKind::String, Need::Form(WHO))]);
const ON: (Clausal, &[Slot]) = (Clausal::On, &[slot(SlotKind::Date, Need::Form(DATE))]);
const BECAUSE: (Clausal, &[Slot]) = (Clausal::Because, &[slot(SlotKind::Prose, Need::Rule(WHY))]);
const TO: (Clausal, &[Slot]) =
    (Clausal::To, &[slot(SlotKind::String, Need::Rule("the name of the recipient in quotes"))]);
const OWNER: (Clausal, &[Slot]) = (Clausal::Owner, &[slot(SlotKind::String, Need::Rule(WHO))]);
const DUE: (Clausal, &[Slot]) = (Clausal::Due, &[slot(SlotKind::Date, Need::Form(DATE))]);
const EDITION: (Clausal, &[Slot]) =
    (Clausal::Edition, &[slot(SlotKind::String, Need::Form("the edition in quotes, such as \"2.0\""))]);

const ID_AND_NAME: Shape = Shape { lead: &[ITEM_ID, NAME], clauses: &[] };
const DATED: Shape = only(&[slot(SlotKind::Date, Need::Form(DATE))]);
const PROSE: Shape = only(&[slot(SlotKind::Prose, Need::Rule("a text in quotes"))]);
const NAMED: Shape = only(&[slot(SlotKind::String, Need::Rule(WHO))]);
const REFERENCES: Shape = only(&[slot(SlotKind::Words, Need::Form("one id or more"))]);
const SCORE: Shape = Shape {
    lead: &[],
    clauses: &[
        (Clausal::Severity, &[slot(SlotKind::Word, Need::Rule("a severity"))]),
        (Clausal::Likelihood, &[slot(SlotKind::Word, Need::Rule("a likelihood"))]),
        (Clausal::Risk, &[slot(SlotKind::Word, Need::Form("the risk as a number"))]),
        BECAUSE,
    ],
};
const REASONED: Shape = Shape { lead: REFERENCES.lead, clauses: &[BECAUSE, BY, ON] };

const fn only(lead: &'static [Slot]) -> Shape {
    Shape { lead, clauses: &[] }
}

/// What may follow `keyword`.
#[must_use]
pub const fn shape(keyword: Keyword) -> Shape {
    match keyword {
        Keyword::Log | Keyword::Entry | Keyword::Hazard | Keyword::Cause => ID_AND_NAME,
        Keyword::Programme => const { Shape { lead: &[PROGRAMME_ID], clauses: &[EDITION] } },
        Keyword::Catalogue => const { Shape { lead: &[PROGRAMME_ID, NAME], clauses: &[EDITION] } },
        Keyword::Control | Keyword::Existing => {
            const {
                Shape {
                    lead: &[ITEM_ID, slot(SlotKind::Word, Need::Rule("its kind")), NAME],
                    clauses: &[(Clausal::By, &[slot(SlotKind::Party, Need::Form("`deployer`, or a name in quotes"))])],
                }
            }
        }
        Keyword::Use => {
            const {
                Shape {
                    lead: &[slot(SlotKind::Id, Need::Form("the id of a shared control"))],
                    clauses: &[(
                        Clausal::Mitigates,
                        &[slot(SlotKind::Words, Need::Form("the id of one cause or more"))],
                    )],
                }
            }
        }
        Keyword::Initial | Keyword::Residual => SCORE,
        Keyword::Action => {
            const {
                Shape {
                    lead: &[ITEM_ID, NAME],
                    clauses: &[OWNER, DUE, (Clausal::Done, &[slot(SlotKind::Date, Need::Form(DATE))])],
                }
            }
        }
        Keyword::Accepted => const { Shape { lead: &[], clauses: &[BY, ON] } },
        Keyword::Status => {
            const { Shape { lead: &[slot(SlotKind::Word, Need::Rule("one of open, transferred, closed"))], clauses: &[TO] } }
        }
        Keyword::Evidence => EVIDENCE,
        Keyword::System => {
            const {
                Shape {
                    lead: NAMED.lead,
                    clauses: &[(Clausal::Release, &[slot(SlotKind::String, Need::Form("the release in quotes"))])],
                }
            }
        }
        Keyword::Officer => {
            const {
                Shape {
                    lead: NAMED.lead,
                    clauses: &[(
                        Clausal::Registration,
                        &[slot(SlotKind::String, Need::Rule("the registration in quotes"))],
                    )],
                }
            }
        }
        Keyword::Supplier => {
            const {
                Shape {
                    lead: NAMED.lead,
                    clauses: &[(
                        Clausal::Log,
                        &[slot(SlotKind::String, Need::Form("the path of the supplier's log in quotes"))],
                    )],
                }
            }
        }
        Keyword::NotApplicable | Keyword::PartlyCovered => REASONED,
        Keyword::Transferred => const { Shape { lead: REFERENCES.lead, clauses: &[TO, BECAUSE, BY, ON] } },
        Keyword::UnderReview => const { Shape { lead: REFERENCES.lead, clauses: &[OWNER, DUE, BY, ON] } },
        Keyword::Waive => {
            const { Shape { lead: &[slot(SlotKind::Word, Need::Form("the name of a rule"))], clauses: &[BECAUSE] } }
        }
        Keyword::Approval => const { Shape { lead: VERSION, clauses: &[BY, ON] } },
        Keyword::Change => CHANGE,
        Keyword::Review => {
            const {
                Shape {
                    lead: &[
                        slot(SlotKind::Date, Need::Form(DATE)),
                        slot(SlotKind::String, Need::Optional("a title in quotes")),
                    ],
                    clauses: &[],
                }
            }
        }
        Keyword::Description
        | Keyword::Impact
        | Keyword::RiskBenefit
        | Keyword::Constraint
        | Keyword::Note
        | Keyword::IntendedUse
        | Keyword::Causes
        | Keyword::Suggestion
        | Keyword::Links => PROSE,
        Keyword::Owner | Keyword::Organisation | Keyword::Document | Keyword::Type | Keyword::Fingerprint => NAMED,
        Keyword::Version => const { only(VERSION) },
        Keyword::Raised | Keyword::ReviewBy | Keyword::Due | Keyword::Date => DATED,
        Keyword::Addresses | Keyword::AddressesInPart | Keyword::Mitigates | Keyword::Covers => REFERENCES,
        Keyword::Uses => {
            const {
                Shape {
                    lead: &[slot(SlotKind::Words, Need::Form("the capabilities of GP Connect that the system uses"))],
                    clauses: &[],
                }
            }
        }
        Keyword::Tags => {
            const { Shape { lead: &[slot(SlotKind::Words, Need::Form("one word or more"))], clauses: &[] } }
        }
        Keyword::Mode => {
            const { Shape { lead: &[slot(SlotKind::Words, Need::Form("normal or fault, or both"))], clauses: &[] } }
        }
        Keyword::Patients => {
            const { Shape { lead: &[slot(SlotKind::Word, Need::Form("one or several"))], clauses: &[] } }
        }
        Keyword::State => {
            const { Shape { lead: &[slot(SlotKind::Word, Need::Form("planned, implemented or verified"))], clauses: &[] } }
        }
        Keyword::Standard => {
            const { Shape { lead: &[slot(SlotKind::Word, Need::Form("DCB0129 or DCB0160"))], clauses: &[] } }
        }
        Keyword::By => {
            const {
                Shape {
                    lead: &[slot(SlotKind::Strings, Need::Form("the names of those who took part, in quotes"))],
                    clauses: &[],
                }
            }
        }
    }
}

const VERSION: &[Slot] = &[slot(SlotKind::String, Need::Form("the version in quotes, such as \"1.4\""))];

const EVIDENCE: Shape = Shape {
    lead: &[],
    clauses: &[
        (Clausal::Implementation, &[slot(SlotKind::Target, Need::Form(TARGET))]),
        (Clausal::Effectiveness, &[slot(SlotKind::Target, Need::Form(TARGET))]),
    ],
};
const TARGET: &str = "a path, an address or the name of a test in quotes";

const CHANGE: Shape = Shape {
    lead: VERSION,
    clauses: &[(
        Clausal::On,
        &[slot(SlotKind::Date, Need::Form(DATE)), slot(SlotKind::Prose, Need::Form("what changed, in quotes"))],
    )],
};
