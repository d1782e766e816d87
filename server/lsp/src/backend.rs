//! The beginning and the end of a connection, as tower-lsp's trait for servers has them. All else goes by the table.

use tokio::sync::oneshot;

use crate::inbox::Inbox;
use crate::protocol::{Error, InitializeParams, InitializeResult, LanguageServer, Result, ServerInfo, async_trait};
use crate::state::State;

/// What tower-lsp's service calls.
pub(crate) struct Backend {
    inbox: Inbox,
}

impl Backend {
    /// A backend that leaves its jobs here.
    pub(crate) fn new(inbox: Inbox) -> Self {
        Self { inbox }
    }
}

#[async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let (answer, result) = oneshot::channel();
        self.inbox.write("initialize", move |state: &mut State| {
            let capabilities = state.begin(params);
            let name = "hazlog".to_owned();
            let server_info = Some(ServerInfo { name, version: Some(env!("CARGO_PKG_VERSION").to_owned()) });
            let _ = answer.send(InitializeResult { capabilities, server_info });
        });
        result.await.map_err(|_| Error::internal_error())
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}
