//! Ids are held against the scheme of their kind, and against no other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use hazlog_core::config::{Config, IdKind, IdScheme};
use hazlog_core::diagnostic::Profile;
use hazlog_tests::project::lint;

const LOG: &str = r#"
hazard H7 "Doses are shown without their unit" {
  cause C-1 "The column is hidden"
  control ACME-K1 design "Unit beside every dose"
  action A-1 "Ask pharmacy"
}

control ctl-print information "Sticker on screens: do not print"
"#;

/// The messages about `LOG` in a project with these schemes.
fn told(schemes: &[(IdKind, &str)], profile: Profile) -> Vec<String> {
    let ids = schemes.iter().map(|(kind, pattern)| (*kind, IdScheme::new(pattern).unwrap())).collect();
    let config = Config { ids, ..Config::default() };
    let found = lint(&[("log.hazlog", LOG)], config, profile);
    found.into_iter().filter(|one| one.finding.rule == "id-format").map(|one| one.finding.message).collect()
}

#[test]
fn each_kind_has_its_scheme() {
    let schemes = [
        (IdKind::Hazard, r"ACME-\d+"),
        (IdKind::Control, "CTL-[A-Z]+"),
        (IdKind::Cause, r"C\d+"),
        (IdKind::OwnControl, r"K\d+"),
        (IdKind::Action, r"A\d+"),
    ];
    let wanted = [
        r"`H7` does not have the form that this project gives the id of a hazard: `ACME-\d+`",
        r"`C-1` does not have the form that this project gives the id of a cause: `C\d+`",
        r"`ACME-K1` does not have the form that this project gives the id of a control of one hazard: `K\d+`",
        r"`A-1` does not have the form that this project gives the id of an action: `A\d+`",
        "`ctl-print` does not have the form that this project gives the id of a shared control: `CTL-[A-Z]+`",
    ];
    assert_eq!(told(&schemes, Profile::Release), wanted);
    assert_eq!(told(&schemes, Profile::Draft), [""; 0]);
}

#[test]
fn ids_that_fit_and_kinds_without_a_scheme_are_left_alone() {
    assert_eq!(told(&[], Profile::Release), [""; 0]);
    let fitting = [(IdKind::Hazard, r"H\d+"), (IdKind::Control, "ctl-[a-z]+"), (IdKind::OwnControl, r"[A-Z]+-K\d+")];
    assert_eq!(told(&fitting, Profile::Release), [""; 0]);
}
