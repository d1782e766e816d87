//! Reads the answer to a programme hazard log, and catalogues.

use super::Reader;
use super::block::{Blocks, Entry, Fields, Owner};
use crate::model::{Answer, Catalogue, Disposition, Entry as CatalogueEntry, Programme};
use crate::syntax::{Clausal, Container, Keyword, Statement};

impl Reader<'_> {
    pub(super) fn programme(&mut self, statement: &Statement) -> Programme {
        let filled = self.fill(statement, Keyword::Programme);
        let mut programme = Programme {
            header: self.header(statement, &filled, None),
            edition: filled.clause(Clausal::Edition).and_then(|tokens| self.text(tokens)),
            uses: None,
            dispositions: Vec::new(),
            notes: Vec::new(),
            repetitions: Vec::new(),
        };
        if programme.edition.is_none() && !filled.faulty {
            self.syntax(statement.keyword_range, "`programme` needs its edition, such as edition \"2.0\"");
        }
        let mut fields = Fields::none_of(self.text);
        for entry in self.item_block(statement, "programme", programme.header.id_str(), Container::Programme) {
            match entry.1 {
                Keyword::Uses => fields.once(&mut programme.uses, entry, self.words_field(entry)),
                Keyword::Note => self.text_into(entry, &mut programme.notes),
                Keyword::NotApplicable => programme.dispositions.push(self.disposition(entry, Answer::NotApplicable)),
                Keyword::Transferred => programme.dispositions.push(self.disposition(entry, Answer::Transferred)),
                Keyword::PartlyCovered => programme.dispositions.push(self.disposition(entry, Answer::PartlyCovered)),
                Keyword::UnderReview => programme.dispositions.push(self.disposition(entry, Answer::UnderReview)),
                _ => {}
            }
        }
        programme.repetitions = fields.repetitions;
        programme
    }

    fn disposition(&mut self, entry: Entry<'_>, answer: Answer) -> Disposition {
        let filled = self.fill_plain(entry);
        Disposition {
            answer,
            range: entry.0.range,
            keyword: entry.0.keyword_range,
            ids: self.words(filled.lead(0)),
            because: self.clause_text(&filled, Clausal::Because),
            to: filled.clause(Clausal::To).and_then(|tokens| self.text(tokens)),
            owner: filled.clause(Clausal::Owner).and_then(|tokens| self.text(tokens)),
            due: filled.clause(Clausal::Due).and_then(|tokens| self.date(tokens)),
            by: filled.clause(Clausal::By).and_then(|tokens| self.text(tokens)),
            on: filled.clause(Clausal::On).and_then(|tokens| self.date(tokens)),
        }
    }

    pub(super) fn catalogue(&mut self, statement: &Statement) -> Catalogue {
        let filled = self.fill(statement, Keyword::Catalogue);
        let mut catalogue = Catalogue {
            header: self.header(statement, &filled, Some(1)),
            edition: filled.clause(Clausal::Edition).and_then(|tokens| self.text(tokens)),
            document: None,
            date: None,
            repetitions: Vec::new(),
        };
        if catalogue.edition.is_none() && !filled.faulty {
            self.syntax(statement.keyword_range, "`catalogue` needs its edition, such as edition \"2.0\"");
        }
        let mut fields = Fields::none_of(self.text);
        for entry in self.item_block(statement, "catalogue", catalogue.header.id_str(), Container::Catalogue) {
            match entry.1 {
                Keyword::Document => fields.once(&mut catalogue.document, entry, self.text_field(entry)),
                Keyword::Date => fields.once(&mut catalogue.date, entry, self.date_field(entry)),
                _ => {}
            }
        }
        catalogue.repetitions = fields.repetitions;
        catalogue
    }

    pub(super) fn entry(&mut self, statement: &Statement) -> CatalogueEntry {
        let filled = self.fill(statement, Keyword::Entry);
        let mut result = CatalogueEntry {
            header: self.header(statement, &filled, Some(1)),
            kind: None,
            description: None,
            impact: None,
            causes: None,
            suggestion: None,
            links: None,
            fingerprint: None,
            repetitions: Vec::new(),
        };
        let mut fields = Fields::none_of(self.text);
        for entry in self.item_block(statement, "entry", result.header.id_str(), Container::Entry) {
            let place = match entry.1 {
                Keyword::Type => &mut result.kind,
                Keyword::Description => &mut result.description,
                Keyword::Impact => &mut result.impact,
                Keyword::Causes => &mut result.causes,
                Keyword::Suggestion => &mut result.suggestion,
                Keyword::Links => &mut result.links,
                Keyword::Fingerprint => &mut result.fingerprint,
                _ => continue,
            };
            fields.once(place, entry, self.text_field(entry));
        }
        result.repetitions = fields.repetitions;
        result
    }

    /// The statements in the block of an item.
    pub(super) fn item_block<'s>(
        &mut self,
        statement: &'s Statement,
        keyword: &str,
        id: &str,
        container: Container,
    ) -> Vec<Entry<'s>> {
        let owner = Owner(keyword, id);
        let Blocks { own, .. } = self.block(statement.block.as_ref(), owner, container, Container::File);
        own
    }
}
