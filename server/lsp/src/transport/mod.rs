//! Bytes in and out. tower-lsp gives up a connection at the first frame that it cannot read, and never ends while its
//! input stays open; so frames are read here, and only those go on that it can read.

mod frames;
mod input;
mod output;

pub(crate) use input::{Ending, UNREADABLE, listen};
pub(crate) use output::{Message, Mouth, speak};
