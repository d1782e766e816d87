//! Reads the statements of the top level.

use super::Reader;
use super::block::Fields;
use crate::model::{Approval, Change, Item, Log, Officer, Review, Standard, Supplier, System};
use crate::syntax::{Clausal, Container, Keyword, Statement};

const STANDARDS: &[(&str, Standard)] =
    &[(Standard::Dcb0129.as_str(), Standard::Dcb0129), (Standard::Dcb0160.as_str(), Standard::Dcb0160)];

impl Reader<'_> {
    /// The item that a statement is, read as one with this keyword; `None` where the keyword opens none.
    pub(super) fn item(&mut self, statement: &Statement, keyword: Keyword) -> Option<Item> {
        let entry = (statement, keyword);
        Some(match keyword {
            Keyword::Log => Item::Log(self.log(statement)),
            Keyword::Programme => Item::Programme(self.programme(statement)),
            Keyword::Hazard => Item::Hazard(self.hazard(statement)),
            Keyword::Control => Item::Control(self.shared_control(statement)),
            Keyword::Approval => Item::Approval(self.approval(entry)),
            Keyword::Change => Item::Change(self.change(entry)),
            Keyword::Review => Item::Review(self.review(statement)),
            Keyword::Waive => Item::Waiver(self.waiver(entry)),
            Keyword::Catalogue => Item::Catalogue(self.catalogue(statement)),
            Keyword::Entry => Item::Entry(self.entry(statement)),
            _ => return None,
        })
    }

    fn shared_control(&mut self, statement: &Statement) -> crate::model::Control {
        if statement.existing && !self.swallowed {
            let message = "a shared control is `existing` where a hazard uses it: write `control` here, \
                           and `use existing control` in the hazard";
            self.syntax(statement.keyword_range, message);
        }
        self.control(statement, Container::File).0
    }

    fn log(&mut self, statement: &Statement) -> Log {
        let filled = self.fill(statement, Keyword::Log);
        let mut log = Log {
            header: self.header(statement, &filled, Some(1)),
            version: None,
            date: None,
            standard: None,
            organisation: None,
            system: None,
            officer: None,
            intended_use: None,
            supplier: None,
            notes: Vec::new(),
            repetitions: Vec::new(),
        };
        let mut fields = Fields::none_of(self.text);
        for entry in self.item_block(statement, "log", log.header.id_str(), Container::Log) {
            match entry.1 {
                Keyword::Version => fields.once(&mut log.version, entry, self.text_field(entry)),
                Keyword::Date => fields.once(&mut log.date, entry, self.date_field(entry)),
                Keyword::Standard => fields.once(&mut log.standard, entry, self.choice_field(entry, STANDARDS)),
                Keyword::Organisation => fields.once(&mut log.organisation, entry, self.text_field(entry)),
                Keyword::IntendedUse => fields.once(&mut log.intended_use, entry, self.text_field(entry)),
                Keyword::Note => self.text_into(entry, &mut log.notes),
                Keyword::System => {
                    let filled = self.fill_plain(entry);
                    let name = filled.field(self.text(filled.lead(0)));
                    let release = filled.clause(Clausal::Release).and_then(|tokens| self.text(tokens));
                    fields.once(&mut log.system, entry, System { name, release });
                }
                Keyword::Officer => {
                    let filled = self.fill_plain(entry);
                    let name = filled.field(self.text(filled.lead(0)));
                    let registration = filled.clause(Clausal::Registration).and_then(|tokens| self.text(tokens));
                    fields.once(&mut log.officer, entry, Officer { name, registration });
                }
                Keyword::Supplier => {
                    let filled = self.fill_plain(entry);
                    let name = filled.field(self.text(filled.lead(0)));
                    let path = filled.clause(Clausal::Log).and_then(|tokens| self.text(tokens));
                    fields.once(&mut log.supplier, entry, Supplier { name, log: path });
                }
                _ => {}
            }
        }
        log.repetitions = fields.repetitions;
        log
    }

    fn approval(&mut self, entry: super::block::Entry<'_>) -> Approval {
        let filled = self.fill_plain(entry);
        Approval {
            range: entry.0.range,
            keyword: entry.0.keyword_range,
            version: self.text(filled.lead(0)),
            by: filled.clause(Clausal::By).and_then(|tokens| self.text(tokens)),
            on: filled.clause(Clausal::On).and_then(|tokens| self.date(tokens)),
        }
    }

    fn change(&mut self, entry: super::block::Entry<'_>) -> Change {
        let filled = self.fill_plain(entry);
        Change {
            range: entry.0.range,
            keyword: entry.0.keyword_range,
            version: self.text(filled.lead(0)),
            on: filled.clause(Clausal::On).and_then(|tokens| self.date(tokens)),
            what: self.text(filled.clause_second(Clausal::On)),
        }
    }

    fn review(&mut self, statement: &Statement) -> Review {
        let filled = self.fill(statement, Keyword::Review);
        let mut review = Review {
            range: statement.range,
            keyword: statement.keyword_range,
            date: self.date(filled.lead(0)),
            name: self.text(filled.lead(1)),
            by: Vec::new(),
            covers: Vec::new(),
            notes: Vec::new(),
        };
        for entry in self.item_block(statement, "review", "", Container::Review) {
            match entry.1 {
                Keyword::By => {
                    let filled = self.fill_plain(entry);
                    review.by.extend(self.texts(filled.lead(0)));
                }
                Keyword::Covers => review.covers.extend(self.words_field(entry).value.unwrap_or_default()),
                Keyword::Note => self.text_into(entry, &mut review.notes),
                _ => {}
            }
        }
        review
    }
}
