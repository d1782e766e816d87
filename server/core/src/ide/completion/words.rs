//! Words of which there are only a few: status, state, kind, mode, patients, standard, `deployer`; and the log's version.

use super::ask::Ask;
use super::place::Place;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::lookup;
use crate::model::{ControlKind, Mode, Patients, Standard, State, StatusWord};
use crate::syntax::{Clausal, Keyword};

type Told = (&'static str, &'static str);

/// The words that are not yet in the list.
pub(super) fn proposals(ask: &Ask<'_>, place: &Place) -> Vec<Proposal> {
    let words: Vec<Told> = match (place.keyword, place.clause) {
        (Keyword::Status, None) => StatusWord::ALL.map(|word| (word.as_str(), status(word))).to_vec(),
        (Keyword::State, None) => State::ALL.map(|word| (word.as_str(), state(word))).to_vec(),
        (Keyword::Mode, None) => Mode::ALL.map(|word| (word.as_str(), mode(word))).to_vec(),
        (Keyword::Patients, None) => Patients::ALL.map(|word| (word.as_str(), patients(word))).to_vec(),
        (Keyword::Standard, None) => Standard::ALL.map(|word| (word.as_str(), standard(word))).to_vec(),
        (Keyword::Control | Keyword::Existing, None) if place.index == 1 => {
            ControlKind::ALL.map(|word| (word.as_str(), kind(word))).to_vec()
        }
        (Keyword::Control | Keyword::Existing, Some(Clausal::By)) if !ask.is_in_string() => {
            vec![("deployer", "the organisation that deploys the system carries it")]
        }
        _ => return Vec::new(),
    };
    let listed = ask.listed(place);
    let others = words.into_iter().filter(|(word, _)| !listed.contains(word));
    others.map(|(word, meaning)| ask.proposal(ProposalKind::Word, word).detail(meaning)).collect()
}

/// The version that the log's header gives.
pub(super) fn versions(ask: &Ask<'_>) -> Vec<Proposal> {
    let version = lookup::log(ask.snapshot()).and_then(|log| log.version.as_ref()?.value.as_ref());
    let version = version.filter(|version| !version.is_blank());
    let one = |value: &str| ask.quoted(ProposalKind::Edition, value).detail("the version of this log");
    version.map(|version| one(&version.value)).into_iter().collect()
}

fn status(word: StatusWord) -> &'static str {
    match word {
        StatusWord::Open => "something of ours is not complete",
        StatusWord::Transferred => "our part is complete, another organisation's is not",
        StatusWord::Closed => "everything is complete",
    }
}

fn state(word: State) -> &'static str {
    match word {
        State::Planned => "not there yet",
        State::Implemented => "there, and not yet shown to work",
        State::Verified => "there, and shown to be there and to work",
    }
}

fn mode(word: Mode) -> &'static str {
    match word {
        Mode::Normal => "the system works as designed",
        Mode::Fault => "the system fails",
    }
}

fn patients(word: Patients) -> &'static str {
    match word {
        Patients::One => "one occurrence harms one patient",
        Patients::Several => "one occurrence harms more than one patient",
    }
}

fn standard(word: Standard) -> &'static str {
    match word {
        Standard::Dcb0129 => "for those who make the system",
        Standard::Dcb0160 => "for those who deploy it",
    }
}

fn kind(word: ControlKind) -> &'static str {
    match word {
        ControlKind::Design => "built into the system",
        ControlKind::Test => "shown by a test",
        ControlKind::Process => "a change of the business process",
        ControlKind::Training => "training of those who use the system",
        ControlKind::Information => "a warning, a label or a guide",
    }
}
