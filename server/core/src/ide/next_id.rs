//! The next free id of each kind: as the project counts, and of the form that it has configured.

use smol_str::SmolStr;

use super::lookup;
use crate::config::{IdKind, next_id};
use crate::model::{Hazard, Header};
use crate::rules::new_control_ids;
use crate::workspace::{Name, Referent, Snapshot};

/// What the id of a cause begins with, where the project says nothing else.
const CAUSE: &str = "C";

/// The id of the next hazard. The first one of a project begins as the log's id does before `-HL`, or is `H-1`.
pub(crate) fn hazard(snapshot: &Snapshot) -> SmolStr {
    let stem = log_stem(snapshot);
    let stems: Vec<&str> = stem.iter().map(SmolStr::as_str).chain(["H-"]).collect();
    of_project(snapshot, Referent::Hazard, IdKind::Hazard, &stems)
}

/// The id of the next control that hazards share; the first one of a project is `CTL-1`.
pub(crate) fn control(snapshot: &Snapshot) -> SmolStr {
    of_project(snapshot, Referent::Control, IdKind::Control, &["CTL-"])
}

/// The id of the next cause (`C1`), own control (`K1`) or action (`A1`) of a hazard. Of any other kind, it is the next
/// one of the project.
pub(crate) fn local(snapshot: &Snapshot, of: &Hazard, kind: IdKind) -> SmolStr {
    let (headers, stem): (Vec<&Header>, &str) = match kind {
        IdKind::Hazard => return hazard(snapshot),
        IdKind::Control => return control(snapshot),
        IdKind::OwnControl => return new_control_ids(of, &snapshot.inputs().config).next().unwrap_or_default(),
        IdKind::Cause => (of.causes.iter().map(|cause| &cause.header).collect(), CAUSE),
        IdKind::Action => (of.actions.iter().map(|action| &action.header).collect(), "A"),
    };
    let known = || headers.iter().map(|header| header.id_str()).filter(|id| !id.is_empty());
    next_id(known(), &[stem], snapshot.inputs().config.ids.get(&kind), |id| !known().any(|known| known == id))
}

/// The id of the first cause of a hazard that is still to be written.
pub(crate) fn first_cause(snapshot: &Snapshot) -> SmolStr {
    next_id(std::iter::empty(), &[CAUSE], snapshot.inputs().config.ids.get(&IdKind::Cause), |_| true)
}

fn of_project(snapshot: &Snapshot, referent: Referent, kind: IdKind, stems: &[&str]) -> SmolStr {
    let index = snapshot.index();
    let known = index.ids(referent).map(SmolStr::as_str);
    // Hazards and shared controls must not share an id either.
    let is_free = |id: &str| index.sites(&Name::Id(id.into())).is_empty();
    next_id(known, stems, snapshot.inputs().config.ids.get(&kind), is_free)
}

/// What the log's id begins with: `ADS-` of `ADS-HL-001`.
fn log_stem(snapshot: &Snapshot) -> Option<SmolStr> {
    let (system, _) = lookup::log(snapshot)?.header.id_str().split_once("-HL")?;
    (!system.is_empty()).then(|| format!("{system}-").into())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::config::{Config, IdScheme};
    use crate::workspace::Workspace;

    /// The next ids of a project with this text: a hazard, a shared control, and in the first hazard a cause, a control
    /// and an action.
    #[track_caller]
    fn check(text: &str, hazard_form: Option<&str>, expected: &str) {
        let scheme = hazard_form.map(|pattern| (IdKind::Hazard, IdScheme::new(pattern).unwrap()));
        let config = Config { ids: scheme.into_iter().collect(), ..Config::default() };
        let mut workspace = Workspace::new(config, date(2026, 11, 20));
        workspace.load(vec![("a.hazlog".to_owned(), text.to_owned())]);
        let snapshot = workspace.snapshot();
        let first = snapshot.all_islands().flat_map(|(_, island)| island.content.hazards());
        let mut found = vec![hazard(&snapshot), control(&snapshot)];
        for own in first.take(1) {
            found.extend([IdKind::Cause, IdKind::OwnControl, IdKind::Action].map(|kind| local(&snapshot, own, kind)));
        }
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn an_empty_project_begins_with_one() {
        check("", None, "H-1 CTL-1");
        check("", Some("HZ[0-9]{2}"), "HZ01 CTL-1");
        check("log ADS-HL-001 \"x\" {\n}\n", None, "ADS-1 CTL-1");
        check("log HL-001 \"x\" {\n}\n", None, "H-1 CTL-1");
    }

    #[test]
    fn ids_go_on_where_they_are_also_in_a_hazard_that_is_not_closed() {
        check(
            "hazard ADS-07 \"x\" {\n  cause C2 \"y\"\n  existing control K0 design \"z\"\n  action A1 \"\"\n",
            None,
            "ADS-08 CTL-1 C3 K1 A2",
        );
        check("hazard ADS-7 \"x\" {\n  cause\n}\ncontrol ADS-8 design \"y\"\n", None, "ADS-9 ADS-9 C1 K1 A1");
    }
}
