//! Problems of a configuration file, with their lines.

use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};
use hazlog_core::diagnostic::Level as Severity;
use hazlog_project::config::ConfigProblem;

/// The problems as text.
pub(crate) fn show(path: &str, text: &str, problems: &[ConfigProblem], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    problems.iter().map(|problem| format!("{}\n\n", one(&renderer, path, text, problem))).collect()
}

fn one(renderer: &Renderer, path: &str, text: &str, problem: &ConfigProblem) -> String {
    let range = usize::from(problem.range.start())..usize::from(problem.range.end());
    let level = if problem.level == Severity::Error { Level::ERROR } else { Level::WARNING };
    let annotation = AnnotationKind::Primary.span(range.clone());
    let group = level.primary_title(&*problem.message).element(Snippet::source(text).path(path).annotation(annotation));
    let mut groups = vec![group];
    let title = problem.suggestion.as_ref().map(|suggestion| format!("write `{suggestion}`"));
    if let (Some(title), Some(suggestion)) = (&title, &problem.suggestion) {
        let snippet = Snippet::source(text).path(path).patch(Patch::new(range, &**suggestion));
        groups.push(Group::with_title(Level::HELP.secondary_title(&**title)).element(snippet));
    }
    renderer.render(&groups).to_string()
}
