//! The one file that names tower-lsp: everything else takes the protocol's types from here, so that moving to another
//! edition or fork of it begins and ends in this list.

use serde_json::Value;
pub(crate) use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response, Result};
pub(crate) use tower_lsp::lsp_types::*;
pub(crate) use tower_lsp::{Client, ClientSocket, LanguageServer, Loopback, LspService, Server, async_trait};

/// The parameters of `initialize` as lsp-types 0.94 reads them: it looks for `workspace.diagnostic`, which the protocol
/// and all clients call `workspace.diagnostics`. Unmended, no client would be told to ask again.
pub(crate) fn as_read(mut params: Value) -> Value {
    if let Some(Value::Object(workspace)) = params.pointer_mut("/capabilities/workspace")
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
    params
}
