//! Findings as text: for people, for one-line tools and for programs.

pub(crate) mod concise;
pub(crate) mod config;
pub(crate) mod json;
pub(crate) mod summary;
pub(crate) mod text;

/// A path of a project as seen from the current folder.
fn join(root: &str, path: &str) -> String {
    if root == "." { path.to_owned() } else { format!("{root}/{path}") }
}
