//! What is sent, from memory to the client by a thread of its own: whoever answers never waits for a client that does
//! not read.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use serde::Serialize;
use tokio::io::AsyncWrite;

/// Where frames are written to; what is written is kept until the client takes it.
pub(crate) struct Output {
    /// The end that tower-lsp writes to. When it goes, nothing more is said.
    pub(crate) pipe: Pipe,
    /// The end that everybody else speaks to.
    pub(crate) mouth: Mouth,
    /// Disconnected once everything that was said has been taken, or nobody takes it any more.
    pub(crate) done: Receiver<()>,
}

/// Where messages are said to the client, one after the other.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mouth(Arc<Queue>);

#[derive(Debug, Default)]
struct Queue {
    said: Mutex<Said>,
    more: Condvar,
}

#[derive(Debug, Default)]
struct Said {
    messages: VecDeque<Message>,
    is_over: bool,
}

/// A message to the client, framed.
#[derive(Debug)]
pub(crate) struct Message {
    /// What it tells the state of: a later one about the same makes it idle.
    about: Option<String>,
    /// The frame stands at the end of these bytes.
    bytes: Vec<u8>,
    start: usize,
}

/// Room for the longest header, which is written when the length of the rest is known.
const HEADER: usize = 64;

impl Message {
    /// A message of the protocol.
    ///
    /// # Errors
    /// When it is no JSON, which no type of the protocol is.
    pub(crate) fn new(message: &impl Serialize) -> serde_json::Result<Self> {
        let mut bytes = vec![b' '; HEADER];
        serde_json::to_writer(&mut bytes, message)?;
        let header = format!("Content-Length: {}\r\n\r\n", bytes.len() - HEADER);
        let start = HEADER - header.len();
        bytes.splice(start..HEADER, header.into_bytes());
        Ok(Self { about: None, bytes, start })
    }

    /// It says how something is by now. What was said of that before and was not taken yet is not sent any more: a client
    /// that reads slowly is told the last of it, and not the whole way there.
    pub(crate) fn about(self, what: String) -> Self {
        Self { about: Some(what), ..self }
    }

    fn frame(&self) -> &[u8] {
        self.bytes.get(self.start..).unwrap_or_default()
    }
}

impl Mouth {
    /// Says a message.
    pub(crate) fn say(&self, message: Message) {
        let mut said = self.lock();
        if message.about.is_some() {
            said.messages.retain(|before| before.about != message.about);
        }
        said.messages.push_back(message);
        self.0.more.notify_one();
    }

    /// The next message to be sent; `None` after the last one.
    fn next(&self) -> Option<Message> {
        let mut said = self.lock();
        loop {
            if let Some(message) = said.messages.pop_front() {
                return Some(message);
            }
            if said.is_over {
                return None;
            }
            said = self.0.more.wait(said).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Said> {
        self.0.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the frames that tower-lsp writes. It flushes only behind a whole one, so that nothing comes between its parts.
pub(crate) struct Pipe {
    mouth: Mouth,
    written: Vec<u8>,
}

impl AsyncWrite for Pipe {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.written.extend_from_slice(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.written.is_empty() {
            let bytes = std::mem::take(&mut self.written);
            self.mouth.say(Message { about: None, bytes, start: 0 });
        }
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll_flush(context)
    }
}

impl Drop for Pipe {
    fn drop(&mut self) {
        self.mouth.lock().is_over = true;
        self.mouth.0.more.notify_one();
    }
}

/// Begins to write to the client whatever is said.
///
/// # Errors
/// When the system gives no thread.
pub(crate) fn speak(mut client: impl Write + Send + 'static) -> io::Result<Output> {
    let mouth = Mouth::default();
    let (ended, done) = channel();
    let queue = mouth.clone();
    std::thread::Builder::new().name("output".to_owned()).spawn(move || {
        let _ended = ended;
        while let Some(message) = queue.next() {
            if let Err(error) = client.write_all(message.frame()).and_then(|()| client.flush()) {
                tracing::warn!("the client reads no more: {error}");
                break;
            }
        }
    })?;
    Ok(Output { pipe: Pipe { mouth: mouth.clone(), written: Vec::new() }, mouth, done })
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncWriteExt;

    use super::{Message, Mouth, Pipe};

    fn pipe() -> (Mouth, Pipe) {
        let mouth = Mouth::default();
        (mouth.clone(), Pipe { mouth, written: Vec::new() })
    }

    fn said(mouth: &Mouth) -> String {
        let frames = std::iter::from_fn(|| mouth.next()).map(|message| message.frame().to_vec());
        let text = String::from_utf8(frames.collect::<Vec<_>>().concat()).unwrap();
        text.replace("\r\n\r\n", " ").replace("Content-Length: ", "|")
    }

    #[test]
    fn what_is_not_taken_yet_is_replaced_by_what_is_later() {
        let (mouth, pipe) = pipe();
        let message = |text: &str| Message::new(&text).unwrap();
        mouth.say(message("a1").about("a".to_owned()));
        mouth.say(message("x"));
        mouth.say(message("long enough").about("b".to_owned()));
        mouth.say(message("a2").about("a".to_owned()));
        mouth.say(message("x"));
        drop(pipe);
        assert_eq!(said(&mouth), r#"|3 "x"|13 "long enough"|4 "a2"|3 "x""#);
    }

    #[tokio::test]
    async fn nothing_comes_between_the_parts_of_a_frame() {
        let (mouth, mut pipe) = pipe();
        pipe.write_all(b"Content-Length: 4\r\n\r\n").await.unwrap();
        mouth.say(Message::new(&1).unwrap());
        pipe.write_all(b"long").await.unwrap();
        pipe.flush().await.unwrap();
        drop(pipe);
        assert_eq!(said(&mouth), "|1 1|4 long");
    }
}
