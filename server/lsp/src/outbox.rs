//! What the server says of itself to the client: notifications in order, questions each in a task that is never dropped.
//!
//! Nobody waits here. tower-lsp panics where an answer comes for a question whose asker has gone, so the asker stays.

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::protocol::{Client, MessageType, ProgressToken, ShowMessageParams, notification, request};

type Send =
    Box<dyn FnOnce(Client) -> std::pin::Pin<Box<dyn Future<Output = ()> + std::marker::Send>> + std::marker::Send>;

/// The way to the client.
#[derive(Clone)]
pub(crate) struct Outbox {
    client: Client,
    runtime: Handle,
    notifications: UnboundedSender<Send>,
}

impl Outbox {
    /// The way to this client.
    pub(crate) fn new(client: Client, runtime: Handle) -> Self {
        let (notifications, mut queue) = unbounded_channel::<Send>();
        let speaker = client.clone();
        runtime.spawn(async move {
            while let Some(send) = queue.recv().await {
                send(speaker.clone()).await;
            }
        });
        Self { client, runtime, notifications }
    }

    /// Tells the client something.
    pub(crate) fn notify<N: notification::Notification>(&self, params: N::Params)
    where
        N::Params: std::marker::Send + 'static,
    {
        let send: Send = Box::new(move |client| Box::pin(async move { client.send_notification::<N>(params).await }));
        let _ = self.notifications.send(send);
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
        self.runtime.spawn(async move {
            let answer = client.send_request::<R>(params).await;
            if let Err(error) = &answer {
                tracing::info!("the client refuses {}: {error}", R::METHOD);
            }
            then(answer.ok());
        });
    }

    /// A part of an answer that is still being made; it has the form that the answer has.
    pub(crate) fn partial(&self, token: ProgressToken, value: Value) {
        self.notify::<Partial>(PartialParams { token, value });
    }

    /// Shows a message to the person at the editor.
    pub(crate) fn show(&self, kind: MessageType, message: impl Into<String>) {
        let params = ShowMessageParams { typ: kind, message: message.into() };
        self.notify::<notification::ShowMessage>(params);
    }
}

/// `$/progress` with a value of any form, which the protocol's own types have for work only.
enum Partial {}

#[derive(Debug, Serialize, Deserialize)]
struct PartialParams {
    token: ProgressToken,
    value: Value,
}

impl notification::Notification for Partial {
    type Params = PartialParams;
    const METHOD: &'static str = "$/progress";
}
