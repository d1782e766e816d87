//! A name as a string that a client keeps and hands back later, when the project may have changed: `hazard ADS-7`,
//! `cause ADS-7 C1`. It holds ids and no number of an island, which an edit may take away.

use smol_str::SmolStr;

use super::lookup;
use super::names::{Local, Named, occurrences};
use crate::config::IdKind;
use crate::model::Item;
use crate::workspace::{Island, Snapshot};

const PROGRAMME: &str = "programme";
const LOG: &str = "log";

impl Named {
    /// The name as a string; `None` for an id of a hazard that has none itself yet.
    #[must_use]
    pub fn key(&self, snapshot: &Snapshot) -> Option<String> {
        let word = match self {
            Self::Hazard(_) => IdKind::Hazard.as_str(),
            Self::Control(_) => IdKind::Control.as_str(),
            Self::Programme(_) => PROGRAMME,
            Self::Log(_) => LOG,
            Self::Local(local) => {
                let hazard = local.hazard(snapshot)?.header.id.as_ref()?;
                return Some(format!("{} {} {}", local.kind.as_str(), hazard.value, local.id));
            }
        };
        Some(format!("{word} {}", self.id()))
    }

    /// The name that a string stands for in this snapshot; `None` for any other string, and for an id of a hazard that
    /// is defined there no more. Where two hazards share an id, it is the first one that defines the id inside.
    #[must_use]
    pub fn from_key(snapshot: &Snapshot, key: &str) -> Option<Self> {
        let words: Vec<&str> = key.split(' ').collect();
        match *words.as_slice() {
            [PROGRAMME, id] => Some(Self::Programme(id.into())),
            [LOG, id] => Some(Self::Log(id.into())),
            [word, id] if word == IdKind::Hazard.as_str() => Some(Self::Hazard(id.into())),
            [word, id] if word == IdKind::Control.as_str() => Some(Self::Control(id.into())),
            [word, hazard, id] => {
                let kind = IdKind::ALL.into_iter().find(|kind| kind.as_str() == word)?;
                local(snapshot, kind, hazard, id)
            }
            _ => None,
        }
    }
}

fn local(snapshot: &Snapshot, kind: IdKind, hazard: &str, id: &str) -> Option<Named> {
    let hazards = lookup::hazards(snapshot, &hazard.into());
    hazards.into_iter().find_map(|(island, _)| local_in(island, kind, hazard, id))
}

fn local_in(island: &Island, kind: IdKind, hazard: &str, id: &str) -> Option<Named> {
    let items = island.content.items.iter().enumerate();
    let mut hazards = items.filter(|(_, item)| matches!(item, Item::Hazard(one) if one.header.id_str() == hazard));
    let defined = occurrences(island);
    hazards.find_map(|(item, _)| {
        let named = Named::Local(Local { island: island.id, item, kind, id: SmolStr::from(id) });
        defined.iter().any(|one| one.named == named && one.defines.is_some()).then_some(named)
    })
}

#[cfg(test)]
mod tests {
    use crate::ide::fixture::Fixture;
    use crate::ide::{Named, occurrences};

    const LOG: &str = r#"
log L-1 "l"
hazard H-1 "a" {
  addresses GPC-46
  cause C1 "c"
  control K1 design "k" {
    mitigates C1, C9
  }
  use control CTL-1 mitigates C1
  action A1 "a"
}
control CTL-1 design "shared"
hazard "none yet" {
  cause C1 "c"
}
"#;

    #[test]
    fn a_key_stands_for_its_name() {
        let fixture = Fixture::new(LOG);
        let mut keys = Vec::new();
        for (_, island) in fixture.snapshot.all_islands() {
            for one in occurrences(island).iter().filter(|one| one.defines.is_some()) {
                let Some(key) = one.named.key(&fixture.snapshot) else { continue };
                assert_eq!(Named::from_key(&fixture.snapshot, &key).as_ref(), Some(&one.named), "{key}");
                keys.push(key);
            }
        }
        let wanted = ["log L-1", "hazard H-1", "cause H-1 C1", "own-control H-1 K1", "action H-1 A1", "control CTL-1"];
        assert_eq!(keys, wanted);
    }

    #[test]
    fn a_key_outlives_edits() {
        let (before, mut after) = (Fixture::new(LOG), Fixture::new(LOG));
        after.edit("log.hazlog", 0, "hazard H-0 \"new\" {\n}\n");
        let key = "cause H-1 C1";
        let local = Named::from_key(&after.snapshot, key).unwrap();
        assert_eq!(local.key(&after.snapshot).as_deref(), Some(key));
        assert!(Named::from_key(&before.snapshot, key).is_some());
    }

    #[test]
    fn other_strings_stand_for_nothing() {
        let fixture = Fixture::new(LOG);
        for key in ["", "hazard", "cause H-1", "cause H-1 C9", "cause H-2 C1", "hazard H-1 C1", "x y", "log L-1 x y"] {
            assert_eq!(Named::from_key(&fixture.snapshot, key), None, "{key}");
        }
    }
}
