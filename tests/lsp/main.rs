//! The language server, as its clients meet it: over standard input and output, in the binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bench;
mod checked;
mod config;
mod frames;
mod kept;
mod life;
mod navigation;
mod projects;
mod pull;
mod push;
mod replay;
mod requests;
mod roots;
mod script;
mod uris;
