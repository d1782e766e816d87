//! What each keyword means, in plain words, with the clause of DCB0129 that it serves. It says nothing of the form.

use super::{Row, serves, told};
use crate::syntax::Keyword;

/// One row a keyword; a test holds that none is missing.
pub(super) const KEYWORDS: &[(Keyword, Row)] = &[
    (
        Keyword::Log,
        serves(
            "The head of the hazard log: whose it is, of which system, in which version. A project has one.",
            "3.3.1",
        ),
    ),
    (
        Keyword::Programme,
        told(
            "Your answer to a programme's hazard log, such as that of GP Connect: which edition, which capabilities your system uses, and what is said of the hazards that none of your own addresses.",
        ),
    ),
    (
        Keyword::Catalogue,
        told(
            "The head of one edition of a programme's hazard log, kept as text. The entries of the same file belong to it.",
        ),
    ),
    (
        Keyword::Entry,
        told("One hazard of a programme's hazard log. It is a prompt: scores and controls stand in your own hazards."),
    ),
    (
        Keyword::Hazard,
        serves(
            "Something that may go wrong with the system and harm a patient, with its causes, controls and scores.",
            "4.3.1",
        ),
    ),
    (
        Keyword::Control,
        serves(
            "What reduces the risk. In a hazard it belongs to that hazard; at the top level several hazards can use it.",
            "6.1.1",
        ),
    ),
    (
        Keyword::Approval,
        serves(
            "The clinical safety officer approves a version of the log. Every version needs its own approval.",
            "3.3.2",
        ),
    ),
    (Keyword::Change, told("What a version of the log brought, and when: its version history.")),
    (Keyword::Review, told("A hazard workshop: when it was held, who took part and which hazards were looked at.")),
    (
        Keyword::Waive,
        serves(
            "Silences a rule with a written reason, in this hazard or, at the top level, in the whole log. Every report prints the reason.",
            "3.1.4",
        ),
    ),
    (
        Keyword::Existing,
        told("A control that was there before this assessment and stays. The initial score counts on it."),
    ),
    (
        Keyword::Use,
        told(
            "This hazard relies on a control that several hazards share, and says which of its causes it mitigates. With `existing`, the initial score counts on it.",
        ),
    ),
    (Keyword::Cause, serves("What may bring the hazard about. Controls name the causes that they mitigate.", "4.3.1")),
    (
        Keyword::Initial,
        serves(
            "The score before additional controls: how severe and how likely the harm is while only the existing controls act.",
            "4.4.1",
        ),
    ),
    (
        Keyword::Residual,
        serves(
            "The score that remains once the additional controls act. Where it is not acceptable, more controls or a risk–benefit analysis are needed.",
            "6.1.4",
        ),
    ),
    (
        Keyword::Action,
        told(
            "Something that is still to be done for this hazard: by whom and until when. It is open until it has `done`.",
        ),
    ),
    (
        Keyword::Accepted,
        serves("Who has considered the risk of this hazard and accepted it, and on which day.", "6.4.1"),
    ),
    (Keyword::Addresses, told("The programme's hazards that this hazard answers as a whole.")),
    (
        Keyword::AddressesInPart,
        told(
            "The programme's hazards that this hazard answers in part only. What is left is said with `partly-covered` in the programme block.",
        ),
    ),
    (Keyword::Owner, told("Who sees to it: a person or a team.")),
    (
        Keyword::Mode,
        serves(
            "Whether the hazard arises while the system works as designed (`normal`), when it fails (`fault`), or both.",
            "4.3.1",
        ),
    ),
    (
        Keyword::Patients,
        told(
            "How many patients one occurrence harms. The same harm is one level more severe where it reaches several.",
        ),
    ),
    (Keyword::Raised, told("The day on which the hazard was found.")),
    (
        Keyword::Status,
        told(
            "How far the hazard is. The status follows from controls and actions; a written one is checked against them.",
        ),
    ),
    (Keyword::Description, told("What goes wrong, or what a control is, in your own words.")),
    (Keyword::Impact, serves("What the hazard may do to a patient. The severity is judged by it.", "4.4.1")),
    (
        Keyword::RiskBenefit,
        serves(
            "Why the benefit to patients outweighs a residual risk that is unacceptable and cannot be reduced further.",
            "6.2.1",
        ),
    ),
    (
        Keyword::Constraint,
        told("What the residual risk relies on when the system is in use: the users of the system have to know it."),
    ),
    (Keyword::ReviewBy, told("The day by which the hazard is to be looked at again.")),
    (Keyword::Tags, told("Free words to sort and find by. They have no effect on any rule.")),
    (Keyword::Note, told("What fits no other field.")),
    (Keyword::Mitigates, serves("The causes of the hazard that this control acts on.", "6.1.1")),
    (
        Keyword::State,
        serves(
            "How far the control is: planned, implemented or verified. Without it nothing is claimed, and it counts as planned.",
            "6.3.1",
        ),
    ),
    (Keyword::Due, told("The day by which the control is to be in place.")),
    (
        Keyword::Evidence,
        serves(
            "What proves the control: that it is there (`implementation`), or that it works (`effectiveness`).",
            "6.3.2",
        ),
    ),
    (Keyword::Version, serves("The version of the log. An approval names it.", "3.3.2")),
    (Keyword::Date, told("The date of this version of the log, or of this edition of the catalogue.")),
    (
        Keyword::Standard,
        told(
            "The standard that the log is kept under: DCB0129 for manufacturers, DCB0160 for organisations that deploy a system.",
        ),
    ),
    (Keyword::Organisation, told("The organisation that keeps the log.")),
    (Keyword::System, told("The system that the log is about, and its release.")),
    (
        Keyword::Officer,
        serves(
            "The clinical safety officer: a suitably qualified clinician with a current professional registration.",
            "2.3.2",
        ),
    ),
    (Keyword::IntendedUse, serves("What the system is meant for, by whom and where, and what it is not for.", "4.2.1")),
    (
        Keyword::Supplier,
        told(
            "In the log of a deploying organisation: the manufacturer, and the manufacturer's log. What was transferred there is owed an answer here.",
        ),
    ),
    (
        Keyword::Uses,
        told(
            "The capabilities of GP Connect that your system uses. Hazards of a capability in use cannot be said to be not applicable.",
        ),
    ),
    (
        Keyword::NotApplicable,
        serves(
            "The programme's hazards that cannot arise in your system, because it uses nothing that could bring them about.",
            "3.1.4",
        ),
    ),
    (
        Keyword::Transferred,
        serves("The programme's hazards that another party controls: to whom they are handed over, and why.", "6.3.1"),
    ),
    (
        Keyword::PartlyCovered,
        serves(
            "The programme's hazards that your own hazards cover in part: what is left, and where it is dealt with.",
            "4.3.1",
        ),
    ),
    (
        Keyword::UnderReview,
        told(
            "The programme's hazards that somebody is still looking at: who, and until when. A release needs a decision.",
        ),
    ),
    (Keyword::Document, told("The number under which the programme publishes its hazard log.")),
    (Keyword::Type, told("The capability that the programme files this hazard under.")),
    (Keyword::Causes, told("What may bring the programme's hazard about, in the programme's words.")),
    (Keyword::Suggestion, told("What the programme suggests to do about the hazard.")),
    (Keyword::Links, told("Where the programme's documentation says more.")),
    (
        Keyword::Fingerprint,
        told(
            "A digest of the entry's text in the programme's workbook. Where two editions differ in it, the text was changed.",
        ),
    ),
    (Keyword::By, told("Who took part in the review.")),
    (Keyword::Covers, told("The hazards that the review looked at.")),
];
