//! Messages to the client, written once: from an answer or a notification straight to JSON, with addresses as the client
//! spells them.

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::protocol::{Error, Id, Result, Url};
use crate::spelling::Spelling;
use crate::transport::{Message, Mouth};

/// JSON that is sent as it is.
pub(crate) type Written = Box<RawValue>;

/// The way to the client for whatever needs no answer.
#[derive(Debug, Clone)]
pub(crate) struct Wire {
    mouth: Mouth,
    spelling: Spelling,
}

#[derive(Serialize)]
struct Statement<'a, P> {
    jsonrpc: &'static str,
    method: &'static str,
    params: &'a P,
}

#[derive(Serialize)]
struct Answer<'a> {
    jsonrpc: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Error>,
    id: &'a Id,
}

const VERSION: &str = "2.0";

impl Wire {
    /// The way through this mouth, with these spellings.
    pub(crate) fn new(mouth: Mouth, spelling: Spelling) -> Self {
        Self { mouth, spelling }
    }

    /// Writes a value of the protocol's.
    ///
    /// # Errors
    /// When it is no JSON, which no type of the protocol is.
    pub(crate) fn write<T: Serialize>(&self, value: &T) -> serde_json::Result<Written> {
        if self.spelling.is_plain() {
            return to_raw_value(value);
        }
        let mut value = serde_json::to_value(value)?;
        self.spelling.restore(&mut value);
        to_raw_value(&value)
    }

    /// An address as the client spells it.
    pub(crate) fn spelled(&self, uri: &Url) -> String {
        self.spelling.of(uri)
    }

    /// Answers a question.
    pub(crate) fn answer(&self, id: &Id, answer: &Result<Written>) {
        let (result, error) = match answer {
            Ok(written) => (Some(&**written), None),
            Err(error) => (None, Some(error)),
        };
        match Message::new(&Answer { jsonrpc: VERSION, result, error, id }) {
            Ok(message) => self.say(message),
            Err(error) => tracing::error!("an answer cannot be written: {error}"),
        }
    }

    /// Says a message.
    pub(crate) fn say(&self, message: Message) {
        self.mouth.say(message);
    }
}

/// The message that tells something.
///
/// # Errors
/// As for [`Wire::write`].
pub(crate) fn statement<P: Serialize>(method: &'static str, params: &P) -> serde_json::Result<Message> {
    Message::new(&Statement { jsonrpc: VERSION, method, params })
}
