//! A matrix that was meant to be the example and is not.

use super::phrase::{all_of, plural};
use super::{Check, Group, Levels, ProjectScope, Report, Rule};
use crate::diagnostic::Clause;
use crate::risk::{Axis, Matrix};

/// A matrix that differs from the example in more cells was meant to.
const NEAR: usize = 8;

pub(crate) static RULE: Rule = Rule {
    name: "matrix-near-miss",
    group: Group::Scoring,
    summary: "the risk matrix differs from the example of the guidance in a few cells",
    levels: Levels::new(b"WWW"),
    clauses: &[Clause::new("3.2.1")],
    since: "0.1.0",
    page: include_str!("matrix_near_miss.md"),
    waivable: true,
    check: Check::Project(check),
};

fn check(scope: &ProjectScope<'_>, report: &mut Report<'_>) {
    if !scope.config().own_matrix {
        return;
    }
    let (own, example) = (&scope.config().matrix, Matrix::example());
    let differences = own.differences(&example).unwrap_or_default();
    let count = differences.len();
    let Some(place) = scope.log_place().filter(|_| (1..=NEAR).contains(&count)) else { return };
    let cells: Vec<String> = differences.into_iter().filter_map(|cell| difference(own, &example, cell)).collect();
    let message = format!(
        "the project's risk matrix is the example of DCB0129's guidance but for {count} {}: {}; correct {}, or waive \
         this rule with the reason",
        plural(count, "cell", "cells"),
        all_of(cells.iter().map(String::as_str)),
        plural(count, "it", "them"),
    );
    report.place(place, message);
}

fn difference(own: &Matrix, example: &Matrix, (severity, likelihood): (usize, usize)) -> Option<String> {
    let (found, wanted) = (own.risk(severity, likelihood)?, example.risk(severity, likelihood)?);
    let severity = own.level_name(Axis::Severity, severity);
    let likelihood = own.level_name(Axis::Likelihood, likelihood);
    Some(format!("{severity} × {likelihood} is {found} instead of {wanted}"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{ProjectScope, Report};
    use super::{RULE, check};
    use crate::config::Config;
    use crate::diagnostic::{Finding, Level};
    use crate::risk::{Axis, Band, Class, Matrix};
    use crate::workspace::Workspace;

    const HEADER: &str = "# ours\n\nlog A-1 \"Log\" {\n}\n";

    /// The example with one more in its first cells.
    fn changed(cells: usize) -> Matrix {
        let example = Matrix::example();
        let levels = |axis| example.levels(axis).to_vec();
        let mut left = cells;
        let rows = (0..5).map(|likelihood| {
            let risks = (0..5).map(|severity| {
                let more = u16::from(left > 0);
                left = left.saturating_sub(1);
                example.risk(severity, likelihood).unwrap() + more
            });
            risks.collect()
        });
        let rows: Vec<Vec<u16>> = rows.collect();
        let band = Band { from: 1, to: 6, name: "any".into(), class: Class::Acceptable, colour: "#000000".into() };
        Matrix::new(levels(Axis::Severity), levels(Axis::Likelihood), rows, vec![band]).unwrap()
    }

    fn found(matrix: Matrix, own_matrix: bool, files: &[(&str, &str)]) -> Vec<(String, Finding)> {
        let config = Config { matrix, own_matrix, ..Config::default() };
        let mut workspace = Workspace::new(config, date(2026, 11, 20));
        workspace.load(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect());
        let snapshot = workspace.snapshot();
        let mut findings = Vec::new();
        let report =
            &mut Report { rule: &RULE, level: Level::Warning, island: 0, hazard: None, findings: &mut findings };
        check(&ProjectScope { snapshot: &snapshot }, report);
        let place = |finding: &Finding| {
            let (file, range) = snapshot.resolve(finding.place).unwrap();
            format!("{}: {}", file.path(), file.document().slice(range))
        };
        findings.into_iter().map(|finding| (place(&finding), finding)).collect()
    }

    #[test]
    fn names_the_cells_with_both_numbers_at_the_header() {
        let found = found(changed(2), true, &[("log.hazlog", HEADER)]);
        let [(place, finding)] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(place, "log.hazlog: A-1");
        assert_eq!(
            finding.message,
            "the project's risk matrix is the example of DCB0129's guidance but for 2 cells: minor × very-low is 2 \
             instead of 1 and significant × very-low is 2 instead of 1; correct them, or waive this rule with the reason"
        );
    }

    #[test]
    fn eight_cells_are_a_slip_and_nine_are_another_matrix() {
        let count = |cells| found(changed(cells), true, &[("log.hazlog", HEADER)]).len();
        assert_eq!([0, 1, 8, 9, 25].map(count), [0, 1, 1, 0, 0]);
    }

    #[test]
    fn the_default_matrix_is_not_questioned() {
        assert!(found(changed(1), false, &[("log.hazlog", HEADER)]).is_empty());
    }

    #[test]
    fn stands_at_the_first_header_also_while_it_is_typed_and_else_at_the_start() {
        let two = [("b.hazlog", HEADER), ("a.hazlog", "log A-2 \"Log\" {\n  intended-use \"\"\"\n    not closed\n")];
        assert_eq!(found(changed(1), true, &two).remove(0).0, "a.hazlog: A-2");
        assert_eq!(found(changed(1), true, &[("c.hazlog", "hazard H-1\n")]).remove(0).0, "c.hazlog: ");
    }
}
