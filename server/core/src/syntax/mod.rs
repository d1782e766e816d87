//! From text to statements: the only home of tree-sitter.
//!
//! What leaves this module is plain data (statements with tokens and ranges), never a syntax node.

mod clausal;
mod container;
mod island;
mod keyword;
mod parse;
mod statement;

pub use clausal::Clausal;
pub use container::Container;
pub use island::{cut, starts_item};
pub use keyword::Keyword;
pub use parse::parse;
pub use statement::{Block, Comment, Fault, Statement, Syntax, Token, TokenKind};
