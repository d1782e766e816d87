//! A JUnit report, which nearly every CI shows: one suite a file, one case a finding. Errors and warnings fail; what is for
//! information does not, and waived findings are skipped.

use std::io::{self, Write};

use hazlog_core::diagnostic::Level;
use hazlog_core::lint::Located;
use quick_junit::{NonSuccessKind, Report as Junit, TestCase, TestCaseStatus, TestSuite};

use super::Report;

pub(crate) fn write(out: &mut impl Write, report: &Report<'_>) -> io::Result<()> {
    let mut junit = Junit::new("hazlog");
    for file in report.snapshot.files() {
        let mut suite = TestSuite::new(report.path(file.path()));
        let own: Vec<&Located> = report.findings.iter().filter(|one| one.path == *file.path()).collect();
        suite.add_test_cases(own.iter().map(|one| case(report, one)));
        if own.is_empty() {
            suite.add_test_case(TestCase::new("nothing found", TestCaseStatus::success()));
        }
        junit.add_test_suite(suite);
    }
    for failure in report.failures {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(failure.message.clone());
        let mut suite = TestSuite::new(failure.path.clone());
        suite.add_test_case(TestCase::new("unreadable", status));
        junit.add_test_suite(suite);
    }
    junit.serialize(&mut *out).map_err(io::Error::other)?;
    writeln!(out)
}

fn case(report: &Report<'_>, one: &Located) -> TestCase {
    let finding = &one.finding;
    let lines = report.lines(&one.path, one.range);
    let name = match &finding.hazard {
        Some(hazard) => format!("{}: {hazard}", finding.rule),
        None => finding.rule.to_owned(),
    };
    let place = format!("{}:{}:{}", report.path(&one.path), lines.start.line, lines.start.column);
    let status = match &finding.waived {
        Some(reason) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(format!("waived: {reason}"));
            status
        }
        None if finding.level == Level::Info => TestCaseStatus::success(),
        None => {
            let clauses: String =
                finding.clauses.iter().map(|clause| format!("\n{clause}: {}", clause.text())).collect();
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_type(finding.level.as_str());
            status.set_message(finding.message.clone());
            status.set_description(format!("{place}\n{}{clauses}", finding.message));
            status
        }
    };
    let mut case = TestCase::new(format!("{name} ({}:{})", lines.start.line, lines.start.column), status);
    case.set_classname(report.path(&one.path));
    if finding.level == Level::Info {
        case.set_system_out(finding.message.clone());
    }
    case
}
