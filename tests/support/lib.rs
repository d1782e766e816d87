//! What several tests share: projects made of text, marks in text, Markdown pages with examples, and a client of the
//! language server.

pub mod client;
pub mod held;
pub mod marks;
pub mod pages;
pub mod places;
pub mod project;
pub mod synthetic;
