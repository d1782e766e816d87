//! From text to statements: the only home of tree-sitter.
//!
//! What leaves this module is plain data (statements with tokens and ranges), never a syntax node.

mod island;
mod keyword;
mod parse;
mod statement;

pub use island::{cut, starts_item};
pub use keyword::{Clausal, Container, Keyword};
pub use parse::parse;
pub use statement::{Block, Comment, Fault, Statement, Syntax, Token, TokenKind};
