//! What in a log leads somewhere else.

use hazlog_core::ide::{LinkTarget, links};

use crate::protocol::{DocumentLink, DocumentLinkParams, Result, Url};
use crate::world::{Subject, World};

pub(super) fn of_document(world: &World, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let mut positions = world.positions(subject.file);
    let found = links(&subject.view.snapshot, subject.file.path()).into_iter().filter_map(|link| {
        let target = address(world, &subject, &link.target)?;
        Some(DocumentLink { range: positions.range(link.range), target: Some(target), tooltip: None, data: None })
    });
    Ok(Some(found.collect()))
}

fn address(world: &World, subject: &Subject<'_>, target: &LinkTarget) -> Option<Url> {
    match target {
        LinkTarget::Path(path) => subject.view.folder.as_ref()?.uri(path),
        LinkTarget::Address(address) => Url::parse(address).ok(),
        LinkTarget::Rule(name) => world.library.rule(name),
    }
}
