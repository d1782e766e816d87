//! The line above an item that tells what became of it. Where the lines go is known at once; what they say is asked for
//! when they are shown.

use hazlog_core::ide::lens::{LensKey, LensTarget, LensText, lenses, resolve};
use hazlog_core::ide::{Named, Role, references};
use hazlog_core::workspace::IslandId;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::disk::ProjectId;
use crate::protocol::{CodeLens, CodeLensParams, Command, Error, Location, Result};
use crate::world::{View, World};

/// Commands of the client: what it does when somebody clicks.
const SHOW_REFERENCES: &str = "hazlog.showReferences";
const SHOW_COVERAGE: &str = "hazlog.showCoverage";
const SHOW_STATUS: &str = "hazlog.showStatus";

/// What a lens is resolved by.
#[derive(Debug, Serialize, Deserialize)]
struct Key {
    project: ProjectId,
    island: u64,
    item: usize,
    /// The file, for the place that references are shown from.
    file: String,
}

pub(super) fn of_document(world: &World, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
    let Some(subject) = world.subject(&params.text_document.uri).filter(|_| world.settings.lenses) else {
        return Ok(None);
    };
    let (view, file) = (subject.view, subject.file);
    let found = lenses(&view.snapshot, file.path());
    let lens = |lens: hazlog_core::ide::lens::Lens| {
        let LensKey { island, item } = lens.key;
        let key = Key { project: view.id, island: island.0, item, file: file.path().to_string() };
        CodeLens { range: world.range(file, lens.range), command: None, data: serde_json::to_value(key).ok() }
    };
    Ok(Some(found.into_iter().map(lens).collect()))
}

pub(super) fn resolved(world: &World, mut lens: CodeLens) -> Result<CodeLens> {
    let key = lens.data.take().and_then(|data| serde_json::from_value::<Key>(data).ok());
    let key = key.ok_or_else(|| Error::invalid_params("`data` is not that of a lens of hazlog"))?;
    let view = world.projects.iter().find(|view| view.id == key.project);
    let text = view.and_then(|view| {
        let lens_key = LensKey { island: IslandId(key.island), item: key.item };
        resolve(&view.snapshot, lens_key).map(|text| (view, text))
    });
    // Its item may be gone by now; then it says nothing, until the client asks for lenses again.
    lens.command = Some(text.map_or_else(silent, |(view, text)| command(world, view, &key, &lens, text)));
    Ok(lens)
}

fn command(world: &World, view: &View, key: &Key, lens: &CodeLens, text: LensText) -> Command {
    let root = view.root_uri();
    let (name, arguments) = match text.leads_to {
        LensTarget::References(named) => {
            let from = world.uri(view, &key.file);
            (SHOW_REFERENCES, vec![json!(from), json!(lens.range.start), json!(uses(world, view, &named))])
        }
        LensTarget::Coverage { programme, edition } => {
            (SHOW_COVERAGE, vec![json!({ "root": root, "programme": programme.as_str(), "edition": edition.as_str() })])
        }
        LensTarget::Status => (SHOW_STATUS, vec![json!({ "root": root })]),
        LensTarget::Nothing => return Command { title: text.title, ..silent() },
    };
    world.abilities.command(name, &text.title, arguments).unwrap_or(Command { title: text.title, ..silent() })
}

/// A lens that only says something: an empty name is how the protocol's clients know it.
fn silent() -> Command {
    Command { title: String::new(), command: String::new(), arguments: None::<Vec<Value>> }
}

fn uses(world: &World, view: &View, named: &Named) -> Vec<Location> {
    let found = references(&view.snapshot, named).into_iter().filter(|one| one.role != Role::Definition);
    found.filter_map(|one| world.location(view, &one.place.path, one.place.range)).collect()
}
