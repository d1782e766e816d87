//! One edition of a programme hazard log.

use jiff::civil::Date;
use smol_str::SmolStr;

use super::{Capability, capability};
use crate::model::{Catalogue, Content, Entry, Field, Item, Text, lower};
use crate::syntax::parse;

/// An edition, with its hazards by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The programme's id, as `GPC`.
    pub programme: SmolStr,
    /// The title of its log.
    pub title: SmolStr,
    /// The edition, as `2.0`.
    pub edition: SmolStr,
    /// The document's number.
    pub document: Option<SmolStr>,
    /// When it came out.
    pub date: Option<Date>,
    /// Its hazards, by number.
    pub hazards: Vec<ProgrammeHazard>,
}

/// A hazard of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeHazard {
    /// Its id, as `GPC-46`.
    pub id: SmolStr,
    /// A short name.
    pub name: SmolStr,
    /// The type as it is written.
    pub kind: SmolStr,
    /// The capability of that type, where it is one of GP Connect's.
    pub capability: Option<Capability>,
    /// A digest of its row: where two editions have another, its text changed.
    pub fingerprint: SmolStr,
}

impl Edition {
    /// The edition that a text of the language describes; `None` where it has no `catalogue`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let content: Content = lower(text, &parse(text));
        Self::of(content.items.iter())
    }

    /// The edition that these items of one file describe; `None` where there is no `catalogue` among them.
    pub fn of<'a>(items: impl Iterator<Item = &'a Item>) -> Option<Self> {
        let mut edition: Option<Self> = None;
        let mut hazards = Vec::new();
        for item in items {
            match item {
                Item::Catalogue(catalogue) => edition = edition.or_else(|| Some(head(catalogue))),
                Item::Entry(entry) => hazards.extend(hazard(entry)),
                _ => {}
            }
        }
        hazards.sort_by(|left, right| number(&left.id).cmp(&number(&right.id)));
        edition.map(|edition| Self { hazards, ..edition })
    }

    /// The hazard with this id.
    #[must_use]
    pub fn hazard(&self, id: &str) -> Option<&ProgrammeHazard> {
        self.hazards.iter().find(|hazard| hazard.id == id)
    }

    /// True for ids of this programme, whether the edition holds them or not: `GPC-` and a number.
    #[must_use]
    pub fn claims(&self, id: &str) -> bool {
        let number = id.strip_prefix(self.programme.as_str()).and_then(|rest| rest.strip_prefix('-'));
        number.is_some_and(|number| !number.is_empty())
    }

    /// True for a later edition of the same programme: by date, else by the numbers of the two.
    #[must_use]
    pub fn supersedes(&self, other: &Self) -> bool {
        let dates = self.date.zip(other.date).filter(|(own, theirs)| own != theirs);
        self.programme == other.programme
            && dates.map_or_else(|| parts(&self.edition) > parts(&other.edition), |(own, theirs)| own > theirs)
    }
}

/// `2.10` as 2 and 10, so that it comes after `2.9`.
fn parts(edition: &str) -> Vec<u64> {
    edition.split('.').map(|part| part.trim().parse().unwrap_or_default()).collect()
}

fn head(catalogue: &Catalogue) -> Edition {
    let text = |field: &Option<Field<Text>>| field.as_ref().and_then(|field| field.value.as_ref()).map(short);
    Edition {
        programme: catalogue.header.id_str().into(),
        title: catalogue.header.name.as_ref().map(short).unwrap_or_default(),
        edition: catalogue.edition.as_ref().map(short).unwrap_or_default(),
        document: text(&catalogue.document),
        date: catalogue.date.as_ref().and_then(|field| field.value.as_ref()).map(|date| date.value),
        hazards: Vec::new(),
    }
}

fn hazard(entry: &Entry) -> Option<ProgrammeHazard> {
    let id = entry.header.id.as_ref()?.value.clone();
    let text = |field: &Option<Field<Text>>| {
        field.as_ref().and_then(|field| field.value.as_ref()).map(short).unwrap_or_default()
    };
    let kind = text(&entry.kind);
    Some(ProgrammeHazard {
        id,
        name: entry.header.name.as_ref().map(short).unwrap_or_default(),
        capability: capability(&kind),
        kind,
        fingerprint: text(&entry.fingerprint),
    })
}

fn short(text: &Text) -> SmolStr {
    SmolStr::from(text.value.trim())
}

/// Ids in the order of their numbers, those without one last.
fn number(id: &str) -> (u64, &str) {
    let digits = id.rsplit('-').next().and_then(|digits| digits.parse().ok());
    (digits.unwrap_or(u64::MAX), id)
}

#[cfg(test)]
mod tests {
    use super::Edition;

    fn edition(head: &str) -> Edition {
        Edition::read(&format!("catalogue {head}\n")).unwrap()
    }

    #[test]
    fn a_later_edition_is_known_by_its_date_or_its_number() {
        let dated = edition("GPC \"GP\" edition \"1.9\" {\n  date 2020-01-01\n}");
        let later = edition("GPC \"GP\" edition \"1.1\" {\n  date 2021-01-01\n}");
        let undated = edition("GPC \"GP\" edition \"1.10\"");
        assert!(later.supersedes(&dated) && !dated.supersedes(&later));
        assert!(undated.supersedes(&dated) && !dated.supersedes(&undated));
        assert!(!undated.supersedes(&undated));
        assert!(!edition("LOC \"Local\" edition \"3.0\"").supersedes(&dated));
    }
}
