//! What is sent, from memory to the client by a thread of its own: whoever answers never waits for a client that does
//! not read.

use std::io::{self, Write};
use std::thread::JoinHandle;

use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream};
use tokio::runtime::Handle;

/// What a piece of output is read into, in bytes.
const PIECE: usize = 64 << 10;

/// Where frames are written to; what is written is kept until the client takes it.
pub(crate) struct Output {
    /// The end that tower-lsp writes to.
    pub(crate) pipe: DuplexStream,
    /// The thread that writes to the client.
    pub(crate) thread: JoinHandle<()>,
}

/// Begins to write to the client whatever comes into the pipe.
///
/// # Errors
/// When the system gives no thread.
pub(crate) fn speak(mut client: impl Write + Send + 'static, runtime: &Handle) -> io::Result<Output> {
    let (pipe, mut end) = tokio::io::duplex(usize::MAX >> 1);
    let runtime = runtime.clone();
    let thread = std::thread::Builder::new().name("output".to_owned()).spawn(move || {
        let mut piece = vec![0; PIECE];
        while let Ok(count) = runtime.block_on(end.read(&mut piece)) {
            let Some(bytes) = piece.get(..count).filter(|bytes| !bytes.is_empty()) else { break };
            if let Err(error) = client.write_all(bytes).and_then(|()| client.flush()) {
                tracing::warn!("the client reads no more: {error}");
                break;
            }
        }
        let _ = runtime.block_on(end.shutdown());
    })?;
    Ok(Output { pipe, thread })
}
