//! Text and places in it: the only home of the rope, and of the difference between bytes, lines and columns.
//!
//! Nothing here knows the language. Offsets are bytes; whoever speaks to a client converts them at its own edge.

mod document;
mod lines;
mod prose;

pub use document::{Document, LineColumn};
pub use lines::{slice, with_its_lines};
pub use prose::{dedent, escape, unescape};
pub use text_size::{TextRange, TextSize};
