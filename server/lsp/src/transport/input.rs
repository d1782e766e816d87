//! What the client sends, read by a thread of its own and looked at before tower-lsp sees it: what is no message goes on
//! as a request that will be refused, and `exit` ends the process at once, whatever else is under way.

use std::io::{self, BufReader, Read};

use tokio::io::{AsyncWriteExt, DuplexStream};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use super::frames::{Frame, MOST_BYTES, next};
use crate::protocol::{Id, Request, Response};

/// Bytes between the two threads before the reader waits.
const PIPE: usize = 1 << 20;

/// Why the connection is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The client said `exit`.
    Exit,
    /// The client closed its end, or it is no more.
    Closed,
}

/// What the client sends.
pub(crate) struct Input {
    /// The end that tower-lsp reads from.
    pub(crate) pipe: DuplexStream,
    /// Comes when there will be no more.
    pub(crate) ending: oneshot::Receiver<Ending>,
}

/// The method that stands for what is no message; its parameter says what is wrong.
pub(crate) const UNREADABLE: &str = "hazlog/unreadable";

/// Begins to read.
///
/// # Errors
/// When the system gives no thread.
pub(crate) fn listen(client: impl Read + Send + 'static, runtime: &Handle) -> io::Result<Input> {
    let (pipe, mut end) = tokio::io::duplex(PIPE);
    let (done, ending) = oneshot::channel();
    let runtime = runtime.clone();
    std::thread::Builder::new().name("input".to_owned()).spawn(move || {
        let mut client = BufReader::with_capacity(PIPE, client);
        let ending = loop {
            match next(&mut client) {
                Ok(Some(frame)) => match look_at(frame) {
                    Look::Message(body) => {
                        if runtime.block_on(forward(&mut end, &body)).is_err() {
                            break Ending::Closed;
                        }
                    }
                    Look::Exit => break Ending::Exit,
                },
                Ok(None) => break Ending::Closed,
                Err(error) => {
                    tracing::error!("the client cannot be read: {error}");
                    break Ending::Closed;
                }
            }
        };
        let _ = done.send(ending);
    })?;
    Ok(Input { pipe, ending })
}

async fn forward(pipe: &mut DuplexStream, body: &[u8]) -> io::Result<()> {
    pipe.write_all(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes()).await?;
    pipe.write_all(body).await
}

enum Look {
    Message(Vec<u8>),
    Exit,
}

/// Whether tower-lsp can read a frame: by its own types, so that the two never differ.
fn look_at(frame: Frame) -> Look {
    let body = match frame {
        Frame::Body(body) => body,
        Frame::Unreadable(what) => return refused(&format!("no header of a message: {what:?}")),
        Frame::TooLarge(length) => {
            let what = format!("a message of {length} bytes, and at most {MOST_BYTES} are read: split the file");
            return refused(&what);
        }
    };
    match serde_json::from_slice::<Request>(&body) {
        Ok(request) if request.method() == "exit" && request.id().is_none() => Look::Exit,
        Ok(request) if !request.method().is_empty() => Look::Message(body),
        // A response has no method; the types of tower-lsp let it pass as a request without one.
        Ok(_) | Err(_) => match serde_json::from_slice::<Response>(&body) {
            Ok(_) => Look::Message(body),
            Err(error) => refused(&format!("no message of the protocol: {error}")),
        },
    }
}

fn refused(what: &str) -> Look {
    tracing::warn!("passed over: {what}");
    let stand_in = Request::build(UNREADABLE).id(Id::Null).params(what).finish();
    Look::Message(stand_in.to_string().into_bytes())
}
