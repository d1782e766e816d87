//! What the server says of itself to the client: notifications in order, questions each in a task that is never dropped.
//!
//! Nobody waits here. tower-lsp panics where an answer comes for a question whose asker has gone, so the asker stays. What
//! is said before `initialize` is answered it drops in silence, so everything is held back until the client has begun.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::{oneshot, watch};

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
    flushes: Flushes,
    begun: Arc<watch::Sender<bool>>,
}

/// Those who wait for what they told to be on its way, the first one first.
pub(crate) type Flushes = Arc<Mutex<VecDeque<oneshot::Sender<()>>>>;

/// The mark behind what was told. It never reaches the client.
pub(crate) const FLUSH: &str = "$/hazlog/flush";

impl Outbox {
    /// The way to this client.
    pub(crate) fn new(client: Client, runtime: Handle, flushes: Flushes) -> Self {
        let (notifications, mut queue) = unbounded_channel::<Send>();
        let (begun, mut ready) = watch::channel(false);
        let speaker = client.clone();
        runtime.spawn(async move {
            if ready.wait_for(|ready| *ready).await.is_err() {
                return;
            }
            while let Some(send) = queue.recv().await {
                send(speaker.clone()).await;
            }
        });
        Self { client, runtime, notifications, flushes, begun: Arc::new(begun) }
    }

    /// The client has begun: what was held back goes out.
    pub(crate) fn begin(&self) {
        self.begun.send_replace(true);
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

    /// How far work is, or a part of an answer that is still being made.
    pub(crate) fn progress(&self, token: ProgressToken, value: Value) {
        self.notify::<Partial>(PartialParams { token, value });
    }

    /// Waits until everything that was told so far stands before whatever is answered from now on. Only for workers; it
    /// waits for the transport and never for the client.
    pub(crate) fn flush(&self) {
        if !*self.begun.borrow() {
            return;
        }
        let (passed, wait) = oneshot::channel();
        self.flushes.lock().unwrap_or_else(PoisonError::into_inner).push_back(passed);
        self.notify::<Flush>(());
        let _ = wait.blocking_recv();
    }

    /// Shows a message to the person at the editor.
    pub(crate) fn show(&self, kind: MessageType, message: impl Into<String>) {
        let params = ShowMessageParams { typ: kind, message: message.into() };
        self.notify::<notification::ShowMessage>(params);
    }
}

enum Flush {}

impl notification::Notification for Flush {
    type Params = ();
    const METHOD: &'static str = FLUSH;
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
