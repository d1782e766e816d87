//! A text that promises what is still to be written.

use super::phrase::named;
use super::prose::placeholder;
use super::{Check, Group, Levels, Report, Rule, Scope};
use crate::model::{Control, Field, Hazard, Header, Item, Log, Programme, Score, Text};

pub(crate) static RULE: Rule = Rule {
    name: "placeholder-text",
    group: Group::Structure,
    summary: "a text says TBC, TODO, n/a or lorem ipsum instead of what it is for",
    levels: Levels::new(b"IWE"),
    clauses: &[],
    since: "0.1.0",
    page: include_str!("placeholder_text.md"),
    waivable: true,
    check: Check::Island(check),
};

fn check(scope: &Scope<'_>, report: &mut Report<'_>) {
    for item in scope.whole_items() {
        let mut texts = Texts { report, owner: String::new() };
        match item {
            Item::Hazard(hazard) => texts.hazard(hazard),
            Item::Control(control) => texts.control(control),
            Item::Log(log) => texts.log(log),
            Item::Programme(programme) => texts.programme(programme),
            Item::Approval(approval) => texts.of("the approval", [("`by`", &approval.by)]),
            Item::Change(change) => texts.of("the change", [("the text", &change.what)]),
            Item::Review(review) => {
                texts.of("the review", [("the title", &review.name)]);
                texts.each("`by`", &review.by);
                texts.each("`note`", &review.notes);
            }
            Item::Waiver(waiver) => texts.of("the waiver", [("`because`", &waiver.because)]),
            // A catalogue holds the words of the programme.
            Item::Catalogue(_) | Item::Entry(_) => {}
        }
    }
}

/// Looks at one text after the other, and says whose each is.
struct Texts<'a, 'r> {
    report: &'a mut Report<'r>,
    owner: String,
}

impl Texts<'_, '_> {
    fn text(&mut self, what: &str, text: Option<&Text>) {
        let Some(text) = text else { return };
        if let Some(word) = placeholder(&text.value) {
            let message = format!("{what} of {} says \"{word}\": write what is meant", self.owner);
            self.report.at(text.range, message);
        }
    }

    fn of<const N: usize>(&mut self, owner: impl Into<String>, texts: [(&str, &Option<Text>); N]) {
        self.owner = owner.into();
        texts.into_iter().for_each(|(what, text)| self.text(what, text.as_ref()));
    }

    fn each(&mut self, what: &str, texts: &[Text]) {
        texts.iter().for_each(|text| self.text(what, Some(text)));
    }

    fn field(&mut self, what: &str, field: Option<&Field<Text>>) {
        self.text(what, field.and_then(|field| field.value.as_ref()));
    }

    fn headed(&mut self, word: &str, header: &Header) {
        self.of(named(word, header), [("the name", &header.name)]);
    }

    fn hazard(&mut self, hazard: &Hazard) {
        self.headed("hazard", &hazard.header);
        self.field("`owner`", hazard.owner.as_ref());
        self.field("`description`", hazard.description.as_ref());
        self.field("`impact`", hazard.impact.as_ref());
        self.field("`risk-benefit`", hazard.risk_benefit.as_ref());
        self.each("`constraint`", &hazard.constraints);
        self.each("`note`", &hazard.notes);
        self.text("`to`", hazard.status.as_ref().and_then(|status| status.to.as_ref()));
        self.text("`because` of the initial score", hazard.initial.as_ref().and_then(reason));
        self.text("`because` of the residual score", hazard.residual.as_ref().and_then(reason));
        self.text("`accepted by`", hazard.accepted.as_ref().and_then(|accepted| accepted.by.as_ref()));
        hazard.waivers.iter().for_each(|waiver| self.text("the waiver's `because`", waiver.because.as_ref()));
        hazard.causes.iter().for_each(|cause| self.headed("cause", &cause.header));
        hazard.controls.iter().for_each(|control| self.control(control));
        for action in &hazard.actions {
            self.headed("action", &action.header);
            self.text("`owner`", action.owner.as_ref());
        }
    }

    fn control(&mut self, control: &Control) {
        self.headed("control", &control.header);
        self.field("`owner`", control.owner.as_ref());
        self.field("`description`", control.description.as_ref());
        self.each("`note`", &control.notes);
        control.evidence.iter().for_each(|evidence| self.text("`evidence`", evidence.target.as_ref()));
    }

    fn log(&mut self, log: &Log) {
        self.headed("log", &log.header);
        self.field("`version`", log.version.as_ref());
        self.field("`organisation`", log.organisation.as_ref());
        self.field("`intended-use`", log.intended_use.as_ref());
        self.each("`note`", &log.notes);
        if let Some(system) = &log.system {
            self.field("`system`", Some(&system.name));
            self.text("`release`", system.release.as_ref());
        }
        if let Some(officer) = &log.officer {
            self.field("`officer`", Some(&officer.name));
            self.text("`registration`", officer.registration.as_ref());
        }
        if let Some(supplier) = &log.supplier {
            self.field("`supplier`", Some(&supplier.name));
        }
    }

    fn programme(&mut self, programme: &Programme) {
        self.headed("programme", &programme.header);
        self.each("`note`", &programme.notes);
        for disposition in &programme.dispositions {
            let answer = disposition.answer.as_str();
            let texts = [
                ("`because`", &disposition.because),
                ("`to`", &disposition.to),
                ("`owner`", &disposition.owner),
                ("`by`", &disposition.by),
            ];
            self.of(format!("`{answer}`"), texts);
        }
    }
}

fn reason(score: &Score) -> Option<&Text> {
    score.because.as_ref()
}
