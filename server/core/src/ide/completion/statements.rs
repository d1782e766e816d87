//! Whole statements with places to be filled in: hazards, controls, causes, scores, actions, acceptance.

use text_size::TextRange;

use super::ask::Ask;
use super::ids;
use super::proposal::{Proposal, ProposalKind};
use crate::ide::{lookup, meaning, next_id, template::Template};
use crate::model::ControlKind;
use crate::risk::Axis;
use crate::syntax::{Container, Keyword};
use crate::text::escape;

/// A statement of this keyword with places to be filled in; none where the keyword alone says as much.
pub(super) fn whole(ask: &Ask<'_>, keyword: Keyword, container: Container, range: TextRange) -> Option<Proposal> {
    let id = ids::next(ask, keyword).unwrap_or_default();
    let (plain, snippet) = match (keyword, container) {
        (Keyword::Hazard, _) => (format!("hazard {id} \"\" {{\n}}"), hazard(ask, &id)),
        (Keyword::Control, Container::File) => {
            let id = next_id::control(ask.snapshot());
            return Some(proposal(ask, keyword, range, &id, format!("control {id} design \"\" {{\n}}"), shared(&id)));
        }
        (Keyword::Control | Keyword::Existing, Container::Hazard) => own_control(ask, keyword, &id),
        (Keyword::Cause, _) => {
            let snippet = Template::default().text("cause ").blank(&id).text(" \"").blank("").text("\"");
            (format!("cause {id} \"\""), snippet)
        }
        (Keyword::Action, _) => (format!("action {id} \"\""), action(ask, &id)),
        (Keyword::Initial | Keyword::Residual, _) => (format!("{keyword} severity "), score(ask, keyword)),
        (Keyword::Accepted, _) => accepted(ask),
        _ => return None,
    };
    Some(proposal(ask, keyword, range, &id, plain, snippet))
}

fn proposal(ask: &Ask<'_>, keyword: Keyword, range: TextRange, id: &str, plain: String, snippet: Template) -> Proposal {
    let word = if keyword == Keyword::Existing { "existing control" } else { keyword.as_str() };
    let label = if id.is_empty() { format!("{word} …") } else { format!("{word} {id} …") };
    let mut proposal = Proposal::new(ProposalKind::Snippet, label, ask.cursor.in_file(range))
        .detail("to be filled in")
        .documentation(meaning::keyword_card(keyword));
    proposal.filter_text = word.to_owned();
    // Where the plain text waits for a level, its proposals follow.
    proposal.retrigger = plain.ends_with(' ');
    proposal.insert = plain;
    proposal.snippet = Some(snippet.finish());
    proposal
}

fn hazard(ask: &Ask<'_>, id: &str) -> Template {
    let head = Template::default().text("hazard ").blank(id).text(" \"").blank("").text("\" {\n  owner \"").blank("");
    let text = head.text("\"\n  status open\n\n  description \"\"\"\n    ").blank("");
    let text = text.text("\n    \"\"\"\n  impact \"\"\"\n    ").blank("").text("\n    \"\"\"\n\n");
    let text = text.text(&format!("  cause {} \"", next_id::first_cause(ask.snapshot()))).blank("");
    levels(ask, text.text("\"\n\n  initial")).text("\n}")
}

fn shared(id: &str) -> Template {
    let head = kind(Template::default().text("control ").blank(id));
    head.text(" \"").blank("").text("\" {\n  owner \"").blank("").text("\"\n  state planned\n}")
}

/// The plain text and the snippet of a control for the causes that none mitigates yet.
fn own_control(ask: &Ask<'_>, keyword: Keyword, id: &str) -> (String, Template) {
    let words = if keyword == Keyword::Existing { "existing control" } else { "control" };
    let causes = ask.hazard().map(ids::unmitigated).unwrap_or_default().join(", ");
    let head = kind(Template::default().text(&format!("{words} ")).blank(id)).text(" \"").blank("").text("\"");
    if causes.is_empty() {
        return (format!("{words} {id} design \"\""), head);
    }
    let snippet = head.text(" {\n  mitigates ").blank(&causes).text("\n}");
    (format!("{words} {id} design \"\" {{\n  mitigates {causes}\n}}"), snippet)
}

fn kind(snippet: Template) -> Template {
    snippet.choice(ControlKind::ALL.into_iter().map(ControlKind::as_str))
}

fn action(ask: &Ask<'_>, id: &str) -> Template {
    let officer = lookup::officer(ask.snapshot()).unwrap_or_default();
    let head = Template::default().text("action ").blank(id).text(" \"").blank("").text("\" owner \"");
    head.blank(&escape(officer)).text("\" due ").blank(&ask.snapshot().inputs().today.to_string())
}

fn score(ask: &Ask<'_>, keyword: Keyword) -> Template {
    levels(ask, Template::default().text(keyword.as_str()))
}

fn levels(ask: &Ask<'_>, mut snippet: Template) -> Template {
    let matrix = &ask.snapshot().inputs().config.matrix;
    for axis in Axis::ALL {
        let names = matrix.levels(axis).iter().map(|level| level.name.as_str());
        snippet = snippet.text(&format!(" {}", axis.as_str())).choice(names);
    }
    snippet
}

fn accepted(ask: &Ask<'_>) -> (String, Template) {
    let officer = escape(lookup::officer(ask.snapshot()).unwrap_or_default());
    let today = ask.snapshot().inputs().today;
    let snippet = Template::default().text("accepted by \"").blank(&officer).text("\" on ").blank(&today.to_string());
    (format!("accepted by \"{officer}\" on {today}"), snippet)
}
