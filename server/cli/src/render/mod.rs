//! What a command has to say, as text: for people, for one-line tools and for programs.

pub(crate) mod concise;
pub(crate) mod config;
pub(crate) mod coverage;
pub(crate) mod grid;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod show;
pub(crate) mod status;
pub(crate) mod summary;
pub(crate) mod table;
pub(crate) mod text;

/// A path of a project as seen from the current folder.
fn join(root: &str, path: &str) -> String {
    if root == "." { path.to_owned() } else { format!("{root}/{path}") }
}
