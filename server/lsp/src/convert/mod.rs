//! Between the core's words and the protocol's: positions, ranges, findings, edits. The only place that knows UTF-16.

pub(crate) mod diagnostic;
pub(crate) mod edit;
mod location;
mod position;
mod symbol;
mod uri;

pub(crate) use location::{Locations, Place, place};
pub(crate) use position::{Encoding, Positions, offset, position, range, text_range};
pub(crate) use symbol::symbol_kind;
pub(crate) use uri::{Folder, path_of, uri_of_path};
