//! What each word means that opens a clause inside a statement, and each word of a closed set. It says nothing of the
//! form.

use super::{Row, serves, told};
use crate::syntax::{Clausal, Keyword};

/// One row a clause word; a test holds that none is missing.
pub(super) const CLAUSES: &[(Clausal, Row)] = &[
    (
        Clausal::Because,
        serves("The reason, in quotes. Whoever reads the log later has nothing else to go by.", "3.1.4"),
    ),
    (Clausal::By, told("Who decided it; for a control, who carries it: `deployer`, or another party by name.")),
    (Clausal::On, told("The day on which it was decided or done.")),
    (Clausal::To, serves("To whom it is handed over.", "6.3.1")),
    (Clausal::Owner, told("The person who is to do it.")),
    (Clausal::Due, told("The day by which it is to be done.")),
    (Clausal::Done, told("The day on which it was done. With it the action is complete.")),
    (Clausal::Severity, serves("How badly a patient would be harmed, as a level of your matrix.", "4.4.1")),
    (Clausal::Likelihood, serves("How often that harm is to be expected, as a level of your matrix.", "4.4.1")),
    (
        Clausal::Risk,
        serves(
            "The risk that the matrix gives for severity and likelihood. It need not be written; a written one is checked.",
            "4.4.1",
        ),
    ),
    (
        Clausal::Edition,
        told(
            "The edition of the programme's log. Numbers are reused between editions, so an answer holds for one edition only.",
        ),
    ),
    (Clausal::Release, told("The release of the system that the log is about.")),
    (
        Clausal::Registration,
        serves("The professional registration of the clinical safety officer, such as a GMC number.", "2.3.2"),
    ),
    (Clausal::Log, told("Where the supplier's hazard log is kept.")),
    (Clausal::Mitigates, serves("The causes of this hazard that the shared control acts on.", "6.1.1")),
    (Clausal::Implementation, serves("Proof that the control is there.", "6.3.2")),
    (Clausal::Effectiveness, serves("Proof that the control does what it is for.", "6.3.3")),
];

/// Words that may follow a keyword where only a few are known, with their meaning (guidance to DCB0129).
pub(super) const WORDS: &[(Keyword, &str, &str)] = &[
    (Keyword::Status, "open", "A control or an action of the organisation that keeps the log is not complete."),
    (
        Keyword::Status,
        "transferred",
        "Everything of the organisation that keeps the log is complete; a control of another party is not.",
    ),
    (Keyword::Status, "closed", "Every control that was added is verified, and every action is done."),
    (Keyword::State, "planned", "The control is not in place yet."),
    (Keyword::State, "implemented", "The control is in place (DCB0129 6.3.1)."),
    (Keyword::State, "verified", "The control has been shown to be in place and to work (DCB0129 6.3.2, 6.3.3)."),
    (Keyword::Control, "design", "Built into the system, so that nobody has to remember it: the most reliable kind."),
    (Keyword::Control, "test", "Shown by testing the system: the second most reliable kind."),
    (Keyword::Control, "process", "A change to how people work: the third most reliable kind."),
    (Keyword::Control, "training", "Taught to those who use the system: relies on people remembering it."),
    (
        Keyword::Control,
        "information",
        "Warnings, labels and guides: the least reliable kind, for people have to read them.",
    ),
    (Keyword::Mode, "normal", "The hazard arises while the system works as designed (DCB0129 4.3.1)."),
    (
        Keyword::Mode,
        "fault",
        "The hazard arises when the system, or something that it relies on, fails (DCB0129 4.3.1).",
    ),
    (Keyword::Patients, "one", "One occurrence harms a single patient."),
    (Keyword::Patients, "several", "One occurrence can harm more than one patient."),
    (Keyword::Standard, "DCB0129", "The standard for manufacturers of health IT systems."),
    (Keyword::Standard, "DCB0160", "The standard for organisations that deploy and use health IT systems."),
];

/// Words that may stand in a clause of a statement where only a few are known.
pub(super) const CLAUSE_WORDS: &[(Keyword, &str, &str)] = &[
    (Keyword::Control, "deployer", "The organisation that deploys the system carries this control."),
    (Keyword::Evidence, "test", "What follows is the name of a test, not a document."),
];
