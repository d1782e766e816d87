//! Addresses as the client spells them. Inside, an address has the one form that a parsed one has; outwards it gets back
//! the spelling in which the client sent it, for clients compare addresses letter by letter.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::task::{Context, Poll};

use serde_json::Value;

use crate::protocol::{ClientSocket, Loopback, Request, Url};

/// Keys whose values are addresses, in any message of the protocol.
const KEYS: [&str; 7] = ["uri", "target", "targetUri", "rootUri", "oldUri", "newUri", "scopeUri"];

/// A key whose value has addresses as keys.
const BY_ADDRESS: &str = "changes";

/// The spellings that differ from the parsed form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Spelling(Arc<RwLock<HashMap<String, String>>>);

impl Spelling {
    /// Learns how the client spells the addresses in a message of its.
    pub(crate) fn learn(&self, value: &Value) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Value::String(text) if KEYS.contains(&key.as_str()) => self.learn_one(text),
                        value => self.learn(value),
                    }
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.learn(value)),
            _ => {}
        }
    }

    fn learn_one(&self, spelled: &str) {
        let Ok(uri) = Url::parse(spelled) else { return };
        let differs = uri.as_str() != spelled;
        if !differs && self.is_plain() {
            return;
        }
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if differs {
            known.insert(uri.into(), spelled.to_owned());
        } else {
            known.remove(spelled);
        }
    }

    /// True where the client spells every address as it is parsed.
    pub(crate) fn is_plain(&self) -> bool {
        self.known().is_empty()
    }

    /// An address as the client spells it.
    pub(crate) fn of(&self, uri: &Url) -> String {
        self.known().get(uri.as_str()).map_or_else(|| uri.to_string(), String::clone)
    }

    /// Gives the addresses in a message to the client back their spelling.
    pub(crate) fn restore(&self, value: &mut Value) {
        let known = self.known();
        if !known.is_empty() {
            restore(value, &known);
        }
    }

    fn known(&self) -> RwLockReadGuard<'_, HashMap<String, String>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

fn restore(value: &mut Value, known: &HashMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                match value {
                    Value::String(text) if KEYS.contains(&key.as_str()) => {
                        if let Some(spelled) = known.get(text) {
                            spelled.clone_into(text);
                        }
                    }
                    Value::Object(by_address) if key == BY_ADDRESS => {
                        let old = std::mem::take(by_address);
                        by_address.extend(
                            old.into_iter().map(|(uri, edits)| (known.get(&uri).cloned().unwrap_or(uri), edits)),
                        );
                    }
                    value => restore(value, known),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| restore(value, known)),
        _ => {}
    }
}

/// The way from the server to the client for questions, with addresses as the client spells them.
pub(crate) struct Spelled {
    socket: ClientSocket,
    spelling: Spelling,
}

impl Spelled {
    /// The same way, with these spellings.
    pub(crate) fn new(socket: ClientSocket, spelling: Spelling) -> Self {
        Self { socket, spelling }
    }
}

impl Loopback for Spelled {
    type RequestStream = SpelledStream<<ClientSocket as Loopback>::RequestStream>;
    type ResponseSink = <ClientSocket as Loopback>::ResponseSink;

    fn split(self) -> (Self::RequestStream, Self::ResponseSink) {
        let (stream, sink) = self.socket.split();
        (SpelledStream { stream, spelling: self.spelling }, sink)
    }
}

/// Questions to the client, with addresses as it spells them.
pub(crate) struct SpelledStream<S> {
    stream: S,
    spelling: Spelling,
}

impl<S: futures_core::Stream<Item = Request> + Unpin> futures_core::Stream for SpelledStream<S> {
    type Item = Request;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Request>> {
        let next = std::task::ready!(Pin::new(&mut self.stream).poll_next(context));
        Poll::Ready(next.map(|request| respelled(request, &self.spelling)))
    }
}

fn respelled(request: Request, spelling: &Spelling) -> Request {
    let (method, id, params) = request.into_parts();
    let Some(mut params) = params else { return Request::build(method).finish() };
    spelling.restore(&mut params);
    let request = Request::build(method).params(params);
    match id {
        Some(id) => request.id(id).finish(),
        None => request.finish(),
    }
}
