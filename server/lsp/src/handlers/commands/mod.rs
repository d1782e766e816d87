//! Questions about a whole project, as commands: the answers are data that an editor draws its views from. Their form is a
//! promise, see `server/EDITORS.md`.

mod answers;
mod coverage;
mod matrix;
mod status;

use hazlog_core::rules::find;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::convert::path_of;
use crate::progress::Progress;
use crate::protocol::{Error, ExecuteCommandParams, Result, Url};
use crate::world::{View, World};

/// The commands, in the order in which they are told to the client.
pub(crate) const COMMANDS: [&str; 5] =
    ["hazlog.coverage", "hazlog.matrix", "hazlog.status", "hazlog.answers", "hazlog.explain"];

/// Which project is asked about: that of a document, or the one with this root. Without either, all of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Asked {
    uri: Option<Url>,
    root: Option<Url>,
    /// The programme hazard that is asked about.
    id: Option<String>,
    rule: Option<String>,
}

pub(super) fn execute(world: &World, params: ExecuteCommandParams) -> Result<Option<Value>> {
    let asked = params.arguments.into_iter().next().unwrap_or_default();
    let asked = if asked.is_null() { Asked::default() } else { read(asked)? };
    let progress = Progress::begin(world, params.work_done_progress_params.work_done_token, "Reading the hazard log");
    let of_projects = |answer: fn(&World, &View) -> Value| -> Result<Option<Value>> {
        let views = views(world, &asked)?;
        let answers = views.iter().enumerate().map_while(|(number, view)| {
            progress.report(number, views.len());
            (!world.stop.is_stopped()).then(|| answer(world, view))
        });
        Ok(Some(answers.collect()))
    };
    match params.command.as_str() {
        "hazlog.coverage" => of_projects(coverage::of_project),
        "hazlog.matrix" => of_projects(matrix::of_project),
        "hazlog.status" => of_projects(status::of_project),
        "hazlog.answers" => {
            let id = asked.id.as_deref().ok_or_else(|| Error::invalid_params("`id` is that of a programme hazard"))?;
            Ok(Some(
                views(world, &asked)?
                    .into_iter()
                    .flat_map(|view| answers::of_project(world, view, &id.into()))
                    .collect(),
            ))
        }
        "hazlog.explain" => explain(asked.rule.as_deref()),
        other => Err(Error::invalid_params(format!("no command is called `{other}`"))),
    }
}

fn read(asked: Value) -> Result<Asked> {
    serde_json::from_value(asked).map_err(|error| Error::invalid_params(error.to_string()))
}

fn views<'w>(world: &'w World, asked: &Asked) -> Result<Vec<&'w View>> {
    if let Some(uri) = &asked.uri {
        let subject =
            world.subject(uri).ok_or_else(|| Error::invalid_params(format!("{uri} is no hazard log of a project")))?;
        return Ok(vec![subject.view]);
    }
    let Some(root) = &asked.root else { return Ok(world.projects.iter().collect()) };
    let path = path_of(root);
    let is_it = |view: &&View| view.folder.as_ref().is_some_and(|folder| Some(&folder.path) == path.as_ref());
    let found = world.projects.iter().find(is_it);
    found.map(|view| vec![view]).ok_or_else(|| Error::invalid_params(format!("{root} is the root of no project")))
}

fn explain(rule: Option<&str>) -> Result<Option<Value>> {
    let rule = rule.ok_or_else(|| Error::invalid_params("`rule` is the name of a rule"))?;
    let rule = find(rule).ok_or_else(|| Error::invalid_params(format!("no rule is called `{rule}`")))?;
    Ok(Some(json!({ "rule": rule.name, "summary": rule.summary, "page": rule.page })))
}
