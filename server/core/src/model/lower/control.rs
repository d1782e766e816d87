//! Reads a control, in a hazard or shared.

use text_size::TextRange;

use super::Reader;
use super::block::{Blocks, Entry, Fields, Owner};
use crate::model::{Control, Evidence, EvidenceKind, Field, Party, Spanned, State};
use crate::syntax::{Clausal, Container, Keyword, Statement, TokenKind};

const STATES: &[(&str, State)] = &[
    (State::Planned.as_str(), State::Planned),
    (State::Implemented.as_str(), State::Implemented),
    (State::Verified.as_str(), State::Verified),
];

impl Reader<'_> {
    /// The control, and the statements of its block that belong to the block around it.
    pub(super) fn control<'s>(&mut self, statement: &'s Statement, around: Container) -> (Control, Vec<&'s Statement>) {
        let filled = self.fill(statement, Keyword::Control);
        let by = filled.clause(Clausal::By).and_then(|tokens| {
            let token = tokens.first()?;
            let value = match token.kind {
                TokenKind::Word => Party::Deployer,
                _ => Party::Other(self.text(tokens)?.value),
            };
            Some(Spanned { value, range: token.range })
        });
        let mut control = Control {
            header: self.header(statement, &filled, Some(2)),
            existing: statement.existing,
            kind: self.word(filled.lead(1)),
            by,
            mitigates: None,
            owner: None,
            state: None,
            due: None,
            evidence: Vec::new(),
            description: None,
            notes: Vec::new(),
            tags: None,
            repetitions: Vec::new(),
        };
        let owner = Owner("control", control.header.id_str());
        let Blocks { own, outer } = self.block(statement.block.as_ref(), owner, Container::Control, around);
        if !outer.is_empty() {
            // What stands in the block around is no part of the control, though no brace parts the two.
            let open = statement.block.as_ref().map_or(control.header.end, |block| block.open.end());
            let end = own.last().map_or(open, |(last, _)| last.range.end());
            control.header.range = TextRange::new(statement.range.start(), end);
        }
        let mut fields = Fields::none_of(self.text);
        for entry in own {
            self.control_field(entry, &mut control, &mut fields);
        }
        control.repetitions = fields.repetitions;
        (control, outer)
    }

    fn control_field(&mut self, entry: Entry<'_>, control: &mut Control, fields: &mut Fields<'_>) {
        match entry.1 {
            Keyword::Mitigates => {
                let more = self.words_field(entry);
                match &mut control.mitigates {
                    Some(Field { value: Some(words), .. }) => words.extend(more.value.into_iter().flatten()),
                    place => *place = Some(more),
                }
            }
            Keyword::Owner => fields.once(&mut control.owner, entry, self.text_field(entry)),
            Keyword::State => fields.once(&mut control.state, entry, self.choice_field(entry, STATES)),
            Keyword::Due => fields.once(&mut control.due, entry, self.date_field(entry)),
            Keyword::Description => fields.once(&mut control.description, entry, self.text_field(entry)),
            Keyword::Tags => fields.once(&mut control.tags, entry, self.words_field(entry)),
            Keyword::Note => self.text_into(entry, &mut control.notes),
            Keyword::Evidence => {
                let evidence = self.evidence(entry);
                control.evidence.push(evidence);
            }
            _ => {}
        }
    }

    fn evidence(&mut self, entry: Entry<'_>) -> Evidence {
        let (statement, _) = entry;
        let filled = self.fill_plain(entry);
        let kind = [
            (Clausal::Implementation, EvidenceKind::Implementation),
            (Clausal::Effectiveness, EvidenceKind::Effectiveness),
        ]
        .into_iter()
        .find_map(|(word, kind)| filled.clause(word).map(|tokens| (kind, tokens)));
        if kind.is_none() && !filled.faulty {
            let message =
                "`evidence` needs what it proves, `implementation` or `effectiveness`, and then its place in quotes";
            self.syntax(statement.keyword_range, message);
        }
        let tokens = kind.map_or(&[][..], |(_, tokens)| tokens);
        let test = tokens.first().is_some_and(|token| token.kind == TokenKind::Word);
        Evidence {
            range: statement.range,
            kind: kind.map(|(kind, _)| kind),
            test,
            target: self.text(tokens.get(usize::from(test)..).unwrap_or_default()),
        }
    }
}
