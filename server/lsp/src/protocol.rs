//! The one file that names tower-lsp: everything else takes the protocol's types from here, so that moving to another
//! edition or fork of it begins and ends in this list.

pub(crate) use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response, Result};
pub(crate) use tower_lsp::lsp_types::*;
pub(crate) use tower_lsp::{Client, ClientSocket, LanguageServer, Loopback, LspService, Server, async_trait};
