//! Reads a hazard.

use std::collections::VecDeque;

use text_size::TextRange;

use super::Reader;
use super::block::{Blocks, Entry, Fields, Owner};
use crate::model::{
    Acceptance, Action, Cause, Field, Hazard, Header, Mode, Patients, Score, Status, StatusWord, UseControl, Waiver,
};
use crate::syntax::{Clausal, Container, Keyword, Statement};

const MODES: &[(&str, Mode)] = &[(Mode::Normal.as_str(), Mode::Normal), (Mode::Fault.as_str(), Mode::Fault)];
const PATIENTS: &[(&str, Patients)] =
    &[(Patients::One.as_str(), Patients::One), (Patients::Several.as_str(), Patients::Several)];
const STATUSES: &[(&str, StatusWord)] = &[
    (StatusWord::Open.as_str(), StatusWord::Open),
    (StatusWord::Transferred.as_str(), StatusWord::Transferred),
    (StatusWord::Closed.as_str(), StatusWord::Closed),
];

fn empty(header: Header) -> Hazard {
    Hazard {
        header,
        weight: 0,
        addresses: Vec::new(),
        in_part: Vec::new(),
        owner: None,
        mode: None,
        patients: None,
        raised: None,
        status: None,
        description: None,
        impact: None,
        causes: Vec::new(),
        controls: Vec::new(),
        uses: Vec::new(),
        initial: None,
        residual: None,
        risk_benefit: None,
        constraints: Vec::new(),
        notes: Vec::new(),
        review_by: None,
        tags: None,
        actions: Vec::new(),
        accepted: None,
        waivers: Vec::new(),
        repetitions: Vec::new(),
    }
}

impl Reader<'_> {
    pub(super) fn hazard(&mut self, statement: &Statement) -> Hazard {
        let filled = self.fill(statement, Keyword::Hazard);
        let mut hazard = empty(self.header(statement, &filled, Some(1)));
        let owner = Owner("hazard", hazard.header.id_str());
        let Blocks { own, .. } = self.block(statement.block.as_ref(), owner, Container::Hazard, Container::File);
        let mut fields = Fields::none_of(self.text);
        let mut queue: VecDeque<Entry<'_>> = own.into();
        while let Some(entry) = queue.pop_front() {
            hazard.weight += 1;
            let outer = self.hazard_statement(entry, &mut hazard, &mut fields);
            // Where the brace of a control is missing, what follows in the control's block is the hazard's.
            for statement in outer.into_iter().rev() {
                if let Some(keyword) = self.keyword_in(statement, Container::Hazard) {
                    queue.push_front((statement, keyword));
                }
            }
        }
        hazard.repetitions = fields.repetitions;
        hazard
    }

    fn hazard_statement<'s>(
        &mut self,
        entry: Entry<'s>,
        hazard: &mut Hazard,
        fields: &mut Fields<'_>,
    ) -> Vec<&'s Statement> {
        match entry.1 {
            Keyword::Control | Keyword::Existing => {
                let (control, outer) = self.control(entry.0, Container::Hazard);
                hazard.controls.push(control);
                return outer;
            }
            Keyword::Use => hazard.uses.push(self.use_control(entry)),
            Keyword::Cause => hazard.causes.push(self.cause(entry)),
            Keyword::Action => hazard.actions.push(self.action(entry)),
            Keyword::Waive => hazard.waivers.push(self.waiver(entry)),
            Keyword::Initial => fields.once(&mut hazard.initial, entry, self.score(entry)),
            Keyword::Residual => fields.once(&mut hazard.residual, entry, self.score(entry)),
            Keyword::Accepted => fields.once(&mut hazard.accepted, entry, self.acceptance(entry)),
            Keyword::Addresses | Keyword::AddressesInPart => {
                let ids = self.words_field(entry).value.unwrap_or_default();
                if entry.1 == Keyword::AddressesInPart {
                    hazard.in_part.extend(ids.iter().map(|id| id.value.clone()));
                }
                hazard.addresses.extend(ids);
            }
            _ => self.hazard_field(entry, hazard, fields),
        }
        Vec::new()
    }

    fn hazard_field(&mut self, entry: Entry<'_>, hazard: &mut Hazard, fields: &mut Fields<'_>) {
        match entry.1 {
            Keyword::Owner => fields.once(&mut hazard.owner, entry, self.text_field(entry)),
            Keyword::Mode => fields.once(&mut hazard.mode, entry, self.mode(entry)),
            Keyword::Patients => fields.once(&mut hazard.patients, entry, self.choice_field(entry, PATIENTS)),
            Keyword::Raised => fields.once(&mut hazard.raised, entry, self.date_field(entry)),
            Keyword::Status => fields.once(&mut hazard.status, entry, self.status(entry)),
            Keyword::Description => fields.once(&mut hazard.description, entry, self.text_field(entry)),
            Keyword::Impact => fields.once(&mut hazard.impact, entry, self.text_field(entry)),
            Keyword::RiskBenefit => fields.once(&mut hazard.risk_benefit, entry, self.text_field(entry)),
            Keyword::ReviewBy => fields.once(&mut hazard.review_by, entry, self.date_field(entry)),
            Keyword::Tags => fields.once(&mut hazard.tags, entry, self.words_field(entry)),
            Keyword::Constraint => self.text_into(entry, &mut hazard.constraints),
            Keyword::Note => self.text_into(entry, &mut hazard.notes),
            _ => {}
        }
    }

    fn cause(&mut self, entry: Entry<'_>) -> Cause {
        let filled = self.fill_plain(entry);
        Cause { header: self.header(entry.0, &filled, Some(1)) }
    }

    fn use_control(&mut self, entry: Entry<'_>) -> UseControl {
        let filled = self.fill_plain(entry);
        UseControl {
            range: entry.0.range,
            lines: self.lines(entry.0.range),
            keyword: entry.0.keyword_range,
            existing: entry.0.existing,
            id: self.word(filled.lead(0)),
            has_mitigates: filled.clause(Clausal::Mitigates).is_some(),
            mitigates: filled.clause(Clausal::Mitigates).map(|tokens| self.words(tokens)).unwrap_or_default(),
        }
    }

    fn score(&mut self, entry: Entry<'_>) -> Score {
        let filled = self.fill_plain(entry);
        Score {
            keyword: entry.0.keyword_range,
            range: TextRange::new(entry.0.keyword_range.start(), filled.end),
            severity: filled.clause(Clausal::Severity).and_then(|tokens| self.word(tokens)),
            likelihood: filled.clause(Clausal::Likelihood).and_then(|tokens| self.word(tokens)),
            risk: filled.clause(Clausal::Risk).and_then(|tokens| self.word(tokens)),
            because: filled.clause(Clausal::Because).and_then(|tokens| self.text(tokens)),
        }
    }

    fn action(&mut self, entry: Entry<'_>) -> Action {
        let filled = self.fill_plain(entry);
        Action {
            header: self.header(entry.0, &filled, Some(1)),
            owner: self.clause_text(&filled, Clausal::Owner),
            due: filled.clause(Clausal::Due).and_then(|tokens| self.date(tokens)),
            done: filled.clause(Clausal::Done).and_then(|tokens| self.date(tokens)),
            closed: filled.clause(Clausal::Done).is_some(),
        }
    }

    fn acceptance(&mut self, entry: Entry<'_>) -> Acceptance {
        let filled = self.fill_plain(entry);
        Acceptance {
            keyword: entry.0.keyword_range,
            range: entry.0.range,
            by: filled.clause(Clausal::By).and_then(|tokens| self.text(tokens)),
            on: filled.clause(Clausal::On).and_then(|tokens| self.date(tokens)),
        }
    }

    fn status(&mut self, entry: Entry<'_>) -> Status {
        let filled = self.fill_plain(entry);
        let word = self.word(filled.lead(0));
        let value = word.as_ref().and_then(|word| self.choice(word, STATUSES));
        let faulty = filled.faulty || (word.is_some() && value.is_none());
        Status {
            range: TextRange::new(filled.keyword.start(), filled.end),
            word: Field { keyword: filled.keyword, value, faulty },
            to: filled.clause(Clausal::To).and_then(|tokens| self.text(tokens)),
        }
    }

    fn mode(&mut self, entry: Entry<'_>) -> Field<Vec<crate::model::Spanned<Mode>>> {
        let field = self.words_field(entry);
        let words = field.value.unwrap_or_default();
        let modes: Vec<_> = words.iter().filter_map(|word| self.choice(word, MODES)).collect();
        let faulty = field.faulty || modes.len() < words.len();
        Field { keyword: field.keyword, value: (!modes.is_empty()).then_some(modes), faulty }
    }

    pub(super) fn waiver(&mut self, entry: Entry<'_>) -> Waiver {
        let filled = self.fill_plain(entry);
        Waiver {
            range: entry.0.range,
            lines: self.lines(entry.0.range),
            keyword: entry.0.keyword_range,
            rule: self.word(filled.lead(0)),
            because: self.clause_text(&filled, Clausal::Because),
        }
    }
}
