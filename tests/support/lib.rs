//! What several tests share: projects made of text, marks in text, and Markdown pages with examples.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod held;
pub mod marks;
pub mod pages;
pub mod project;
pub mod synthetic;
