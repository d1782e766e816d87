//! Findings as text: for people, for one-line tools and for programs.

pub(crate) mod concise;
pub(crate) mod json;
pub(crate) mod summary;
pub(crate) mod text;
