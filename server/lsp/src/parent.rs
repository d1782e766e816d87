//! The client's process: where it ends without a word, the server ends too.

use waitpid_any::WaitHandle;

/// Ends this process once the one with this number is no more. Waiting costs nothing.
pub(crate) fn watch(client: u32) {
    let Ok(number) = i32::try_from(client) else { return };
    let begun = std::thread::Builder::new().name("parent".to_owned()).spawn(move || {
        match WaitHandle::open(number).and_then(|mut handle| handle.wait()) {
            Ok(()) => {
                tracing::info!("the client (process {client}) has ended");
                std::process::exit(crate::ABANDONED);
            }
            // One that is not there at all may be the number of another container: its end of the pipe will tell.
            Err(error) => tracing::warn!("the client (process {client}) cannot be watched: {error}"),
        }
    });
    if let Err(error) = begun {
        tracing::warn!("the client (process {client}) cannot be watched: {error}");
    }
}
