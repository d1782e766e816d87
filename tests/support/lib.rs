//! What several tests share: projects made of text, marks in text, and Markdown pages with examples.

pub mod held;
pub mod marks;
pub mod pages;
pub mod project;
pub mod synthetic;
