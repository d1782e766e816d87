//! What the server says of itself to the client: notifications in order, questions each in a task that is never dropped.
//!
//! Nobody waits here. tower-lsp panics where an answer comes for a question whose asker has gone, so the asker stays. What
//! is said before the client has begun is held back: nothing may come before the answer to `initialize`.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::pieces::Pieces;
use crate::protocol::notification::{Notification, Progress, PublishDiagnostics, ShowMessage};
use crate::protocol::{Client, MessageType, ProgressToken, ShowMessageParams, request};
use crate::transport::Message;
use crate::wire::{Wire, statement};

/// The way to the client.
#[derive(Clone)]
pub(crate) struct Outbox {
    client: Client,
    runtime: Handle,
    /// Statements and answers go past tower-lsp, each in the order in which it is said.
    pub(crate) wire: Wire,
    /// What is held back; `None` once the client has begun.
    held: Arc<Mutex<Option<Vec<Message>>>>,
    begun: Arc<watch::Sender<bool>>,
}

impl Outbox {
    /// The way to this client.
    pub(crate) fn new(client: Client, runtime: Handle, wire: Wire) -> Self {
        let held = Arc::new(Mutex::new(Some(Vec::new())));
        Self { client, runtime, wire, held, begun: Arc::new(watch::channel(false).0) }
    }

    /// The client has begun: what was held back goes out.
    pub(crate) fn begin(&self) {
        let mut held = self.held();
        held.take().into_iter().flatten().for_each(|message| self.wire.say(message));
        self.begun.send_replace(true);
    }

    /// Tells the client something.
    pub(crate) fn notify<N: Notification>(&self, params: &N::Params) {
        self.send(N::METHOD, self.wire.write(params).and_then(|params| statement(N::METHOD, &params)));
    }

    /// Tells the client the diagnostics of a file, by its address as the client spells it, instead of those before them,
    /// as far as they are not on their way.
    pub(crate) fn publish(&self, uri: &str, diagnostics: &Pieces, version: Option<i32>) {
        let message = statement(PublishDiagnostics::METHOD, &Published { uri, diagnostics, version });
        self.send(PublishDiagnostics::METHOD, message.map(|message| message.about(uri.to_owned())));
    }

    /// How far work is, or a part of an answer that is still being made; addresses in it are spelled already.
    pub(crate) fn progress(&self, token: &ProgressToken, value: &impl Serialize) {
        self.send(Progress::METHOD, statement(Progress::METHOD, &ProgressParams { token, value }));
    }

    /// Shows a message to the person at the editor.
    pub(crate) fn show(&self, kind: MessageType, message: impl Into<String>) {
        self.notify::<ShowMessage>(&ShowMessageParams { typ: kind, message: message.into() });
    }

    fn send(&self, method: &str, message: serde_json::Result<Message>) {
        match (message, &mut *self.held()) {
            (Ok(message), Some(held)) => held.push(message),
            (Ok(message), None) => self.wire.say(message),
            (Err(error), _) => tracing::error!("{method} cannot be written: {error}"),
        }
    }

    fn held(&self) -> MutexGuard<'_, Option<Vec<Message>>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the client something; `then` gets the answer, `None` where the client refuses.
    pub(crate) fn ask<R: request::Request>(
        &self,
        params: R::Params,
        then: impl FnOnce(Option<R::Result>) + std::marker::Send + 'static,
    ) where
        R::Params: std::marker::Send + 'static,
        R::Result: std::marker::Send,
    {
        let client = self.client.clone();
        let mut ready = self.begun.subscribe();
        self.runtime.spawn(async move {
            if ready.wait_for(|ready| *ready).await.is_err() {
                return;
            }
            let answer = client.send_request::<R>(params).await;
            if let Err(error) = &answer {
                tracing::info!("the client refuses {}: {error}", R::METHOD);
            }
            then(answer.ok());
        });
    }
}

/// `textDocument/publishDiagnostics` with diagnostics that are written already.
#[derive(Serialize)]
struct Published<'a> {
    uri: &'a str,
    diagnostics: &'a Pieces,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

/// `$/progress` with a value of any form, which the protocol's own types have for work only.
#[derive(Serialize)]
struct ProgressParams<'a, T> {
    token: &'a ProgressToken,
    value: &'a T,
}
