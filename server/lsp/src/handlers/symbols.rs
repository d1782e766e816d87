//! The outline of a log.

use hazlog_core::ide::{Symbol, symbols};

use crate::convert::{Positions, symbol_kind};
use crate::protocol::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, Range, Result, SymbolInformation, Url,
};
use crate::world::World;

pub(super) fn of_document(world: &World, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
    let Some(subject) = world.subject(&params.text_document.uri) else { return Ok(None) };
    let found = symbols(&subject.view.snapshot, subject.file).into_iter().take_while(|_| !world.stop.is_stopped());
    let mut positions = world.positions(subject.file);
    if world.abilities.nested_symbols {
        return Ok(Some(DocumentSymbolResponse::Nested(found.map(|symbol| nested(&mut positions, symbol)).collect())));
    }
    let mut flat = Flat { uri: subject.uri.clone(), positions, list: Vec::new() };
    found.for_each(|symbol| flat.take(symbol, None));
    Ok(Some(DocumentSymbolResponse::Flat(flat.list)))
}

/// Places are looked up in the order in which they stand.
#[allow(deprecated, reason = "the protocol's type has the old field beside its successor")]
fn nested(positions: &mut Positions<'_>, symbol: Symbol) -> DocumentSymbol {
    let start = positions.of(symbol.range.start());
    let selection_range = positions.range(symbol.selection);
    let children: Vec<DocumentSymbol> = symbol.children.into_iter().map(|child| nested(positions, child)).collect();
    let range = Range { start, end: positions.of(symbol.range.end()) };
    DocumentSymbol {
        name: symbol.name,
        detail: Some(symbol.detail).filter(|detail| !detail.is_empty()),
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: Some(children).filter(|children| !children.is_empty()),
    }
}

/// An outline for a client that knows no nesting.
struct Flat<'w> {
    uri: Url,
    positions: Positions<'w>,
    list: Vec<SymbolInformation>,
}

impl Flat<'_> {
    #[allow(deprecated, reason = "the protocol's type has the old field beside its successor")]
    fn take(&mut self, symbol: Symbol, container: Option<&str>) {
        self.list.push(SymbolInformation {
            name: symbol.name.clone(),
            kind: symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            location: Location { uri: self.uri.clone(), range: self.positions.range(symbol.range) },
            container_name: container.map(str::to_owned),
        });
        symbol.children.into_iter().for_each(|child| self.take(child, Some(&symbol.name)));
    }
}
