//! The answer to a programme's hazard log, hazard by hazard, ready to be written in one of several forms.

pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod text;

use hazlog_core::ide::coverage::{AnswerState, CoveredHazard, GivenAnswer, Totals};

/// One decision on a programme hazard, in the words of a sentence.
struct Decision {
    /// Why.
    reason: Option<String>,
    /// `to the Trust · decided by Dr Priya Shah on 2026-10-30`; empty where nothing of it is written.
    who: String,
}

impl Decision {
    fn all_of(hazard: &CoveredHazard) -> impl Iterator<Item = Self> + '_ {
        hazard
            .answer
            .given
            .iter()
            .map(|given| Self { reason: given.reason.as_ref().map(ToString::to_string), who: who(given) })
    }
}

fn who(given: &GivenAnswer) -> String {
    let mut parts = Vec::new();
    parts.extend(given.to.as_ref().map(|to| format!("to {to}")));
    let looks = given.owner.as_ref().map(|owner| format!("looked at by {owner}"));
    parts.extend(phrase(looks, given.due.map(|due| format!("until {due}"))));
    let decided = given.by.as_ref().map(|by| format!("decided by {by}"));
    parts.extend(phrase(decided, given.on.map(|on| format!("on {on}"))));
    parts.join(" · ")
}

fn phrase(who: Option<String>, when: Option<String>) -> Option<String> {
    match (who, when) {
        (Some(who), Some(when)) => Some(format!("{who} {when}")),
        (who, when) => who.or(when),
    }
}

/// `52 of 56 answered (93 %)`. Only a whole answer is a hundred.
pub(crate) fn share(totals: &Totals) -> String {
    let percent = (totals.answered * 100).checked_div(totals.hazards).unwrap_or(100);
    format!("{} of {} answered ({percent} %)", totals.answered, totals.hazards)
}

/// The states that occur, the best answered first.
fn states(totals: &Totals) -> Vec<AnswerState> {
    AnswerState::ALL.into_iter().filter(|state| totals.states.contains_key(state)).collect()
}

/// How many hazards are in a state; blank for none, so that a table shows what there is.
fn count(totals: &Totals, state: AnswerState) -> String {
    totals.states.get(&state).map(ToString::to_string).unwrap_or_default()
}
