//! The binary, as its users call it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bad_input;
mod bench;
mod catalogue;
mod check;
mod exchange;
mod fmt;
mod forms;
mod look;
mod readme;
mod same;
#[cfg(unix)]
mod unix;
mod views;
