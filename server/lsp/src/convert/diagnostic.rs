//! Findings as diagnostics of the protocol.

use hazlog_core::diagnostic::Level;
use hazlog_core::lint::{Located, LocatedRelated};

use crate::protocol::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Range,
};
use crate::world::{View, World};

/// What diagnostics name as their source.
pub(crate) const SOURCE: &str = "hazlog";

/// The findings of a file that nobody waived.
pub(crate) fn of_findings(world: &World, view: &View, findings: &[Located]) -> impl Iterator<Item = Diagnostic> {
    let told = findings.iter().filter(|one| one.finding.waived.is_none());
    told.filter_map(|one| of_finding(world, view, one))
}

/// One finding.
pub(crate) fn of_finding(world: &World, view: &View, located: &Located) -> Option<Diagnostic> {
    let finding = &located.finding;
    let snapshot = view.judged.as_ref().map_or(&view.snapshot, |judged| &judged.snapshot);
    let file = snapshot.file(&located.path)?;
    let abilities = &world.abilities;
    let related = located.related.iter().filter_map(|one| related(world, view, one));
    let page = world.library.rule(finding.rule).filter(|_| abilities.code_description);
    Some(Diagnostic {
        range: world.range(file, located.range),
        severity: Some(severity(finding.level)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        code_description: page.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: message(located),
        related_information: abilities
            .related_information
            .then(|| related.collect())
            .filter(|list: &Vec<_>| !list.is_empty()),
        tags: tag(finding.rule).filter(|_| abilities.diagnostic_tags).map(|tag| vec![tag]),
        data: None,
    })
}

/// The message, with the clauses that the rule serves.
fn message(located: &Located) -> String {
    let finding = &located.finding;
    let clauses: Vec<String> = finding.clauses.iter().map(ToString::to_string).collect();
    if clauses.is_empty() { finding.message.clone() } else { format!("{} ({})", finding.message, clauses.join(", ")) }
}

fn related(world: &World, view: &View, related: &LocatedRelated) -> Option<DiagnosticRelatedInformation> {
    let snapshot = view.judged.as_ref().map_or(&view.snapshot, |judged| &judged.snapshot);
    let file = snapshot.file(&related.path)?;
    let location = Location { uri: world.uri(view, &related.path)?, range: world.range(file, related.range) };
    Some(DiagnosticRelatedInformation { location, message: related.message.clone() })
}

/// How serious a level is to an editor.
pub(crate) fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Error => DiagnosticSeverity::ERROR,
        Level::Warning => DiagnosticSeverity::WARNING,
        Level::Info => DiagnosticSeverity::INFORMATION,
    }
}

/// How an editor draws what a rule finds: faint where it serves nothing, struck through where it is superseded.
fn tag(rule: &str) -> Option<DiagnosticTag> {
    match rule {
        "unused-control" | "unused-waiver" => Some(DiagnosticTag::UNNECESSARY),
        "superseded-edition" => Some(DiagnosticTag::DEPRECATED),
        _ => None,
    }
}

/// A diagnostic about a file that the rules have no part in.
pub(crate) fn plain(range: Range, level: Level, message: String) -> Diagnostic {
    Diagnostic {
        range,
        severity: Some(severity(level)),
        source: Some(SOURCE.to_owned()),
        message,
        ..Diagnostic::default()
    }
}
