//! Code lenses: the words above each item, with the word that they stand at and where they lead.

use hazlog_core::ide::lens::{LensTarget, lenses, resolve};

use super::{fixture, same};

fn check(text: &str, expected: &str) {
    let fixture = fixture(text);
    let file = fixture.snapshot.file(&fixture.path).unwrap();
    let mut found = String::new();
    for lens in lenses(&fixture.snapshot, &fixture.path) {
        let told = resolve(&fixture.snapshot, lens.key).unwrap();
        let target = match told.leads_to {
            LensTarget::References(named) => format!("uses of {}", named.id()),
            LensTarget::Coverage { programme, edition } => format!("coverage of {programme} {edition}"),
            LensTarget::Status => "status".to_owned(),
            LensTarget::Nothing => "nothing".to_owned(),
        };
        found.push_str(&format!("{}: {} → {target}\n", file.document().slice(lens.range), told.title));
    }
    same(&found, expected);
}

#[test]
fn a_hazard_tells_its_scores_controls_and_answers() {
    check(
        "hazard H-1 \"a\" {
  addresses GPC-46
  initial severity major likelihood high
  control K1 design \"x\"
  use control CTL-1
  residual severity major likelihood very-low
}
hazard H-2 \"b\" {
  addresses GPC-1, GPC-2, GPC-3, GPC-4, GPC-5, GPC-6
  initial severity minor likelihood low
}
hazard H-3 \"c\" {
  initial severity major likelihood high
  control K1 design \"x\"
}
hazard \"d\" {
}
hazard H-4 \"e\" {
  initial severity major likelihood high
  note \"\"\"
    open",
        "H-1: initial 4 → residual 2 · 2 controls · answers GPC-46 → uses of H-1
H-2: initial 1 · 0 controls · answers GPC-1, GPC-2, GPC-3, GPC-4 and 2 more → uses of H-2
H-3: initial 4, residual not scored · 1 control → uses of H-3
hazard: not scored · 0 controls → nothing
H-4: initial 4 · 0 controls → uses of H-4",
    );
}

#[test]
fn what_is_shared_tells_who_uses_it() {
    check(
        "control CTL-1 design \"x\"
control CTL-2 design \"y\"
=== h.hazlog
hazard H-1 \"a\" {
  use control CTL-1
  use control CTL-1
}
hazard H-2 \"b\" {
  use control CTL-1
}",
        "CTL-1: used by 2 hazards → uses of CTL-1\nCTL-2: used by no hazard → uses of CTL-2",
    );
}

#[test]
fn the_log_and_its_programmes_tell_how_far_they_are() {
    check(
        "log L-1 \"a\" {
}
programme GPC edition \"2.0\" {
  not-applicable GPC-49, GPC-53 because \"x\"
}
programme GPC edition \"7\"
programme GPC
=== h.hazlog
hazard H-1 \"a\" {
  addresses GPC-46
  initial severity minor likelihood low
  accepted by \"x\" on 2026-01-02
}
hazard H-2 \"a\" {
  addresses-in-part GPC-3
}",
        "L-1: 2 hazards · 1 accepted · 1 not scored → status
GPC: 3 of 56 answered → coverage of GPC 2.0
GPC: this edition is not known → nothing
GPC: no edition is declared → nothing",
    );
}
