//! Addresses of files, and their names in a project.

use std::path::{Component, Path, PathBuf};

use crate::protocol::Url;

/// The path of a file on this machine; `None` for an address of another kind.
pub(crate) fn path_of(uri: &Url) -> Option<PathBuf> {
    let path = (uri.scheme() == "file").then(|| uri.to_file_path().ok()).flatten()?;
    // No system has such a file, and every look at it fails in its own way.
    (!path.as_os_str().as_encoded_bytes().contains(&0)).then(|| plain(&path))
}

/// The address of a path; `None` for one that is not absolute.
pub(crate) fn uri_of_path(path: &Path) -> Option<Url> {
    Url::from_file_path(plain(path)).ok()
}

/// The path without `.` and `..`, as it is written: nothing on the disk is looked at.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            _ => plain.push(part),
        }
    }
    plain
}

/// The root of a project, as the client spells it: files below it get addresses that begin in the same way.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    /// Its path.
    pub(crate) path: PathBuf,
    uri: Option<Url>,
}

impl Folder {
    /// The folder with this path, in or above a folder that the client has named.
    pub(crate) fn new(path: PathBuf, named: &[Url]) -> Self {
        let above = named.iter().find_map(|uri| {
            let known = path_of(uri)?;
            let below = path.strip_prefix(&known).ok()?;
            Some(extended(uri, below))
        });
        let uri = above.flatten().or_else(|| uri_of_path(&path));
        Self { path, uri }
    }

    /// The address of a file of the project, by its name there.
    pub(crate) fn uri(&self, name: &str) -> Option<Url> {
        match &self.uri {
            Some(uri) if is_below(name) => extended(uri, Path::new(name)),
            _ => uri_of_path(&self.path.join(name)),
        }
    }

    /// The name of a path as logs of the project write it: from its root, with `/` between the parts, and `..` for what is
    /// beside it. `None` where there is none, as on another drive.
    pub(crate) fn name(&self, path: &Path) -> Option<String> {
        let (own, other) = (self.path.components(), path.components());
        let shared = own.clone().zip(other.clone()).take_while(|(own, other)| own == other).count();
        let mut parts = vec![".."; own.count() - shared];
        for part in other.skip(shared) {
            parts.push(part.as_os_str().to_str()?);
        }
        (shared > 0).then(|| parts.join("/"))
    }
}

fn is_below(name: &str) -> bool {
    !Path::new(name).has_root() && !name.split('/').any(|part| part == "..")
}

fn extended(uri: &Url, below: &Path) -> Option<Url> {
    let mut uri = uri.clone();
    {
        let mut segments = uri.path_segments_mut().ok()?;
        segments.pop_if_empty();
        for part in below.components() {
            segments.push(part.as_os_str().to_str()?);
        }
    }
    Some(uri)
}

#[cfg(test)]
mod tests {
    use super::{Folder, Path, Url};

    fn folder() -> Folder {
        Folder::new("/a/b c/p".into(), &[Url::parse("file:///a/b%20c").unwrap()])
    }

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(folder().uri(name).unwrap().as_str(), expected);
    }

    #[test]
    fn addresses_of_what_is_below_beside_and_elsewhere() {
        check("docs/ü 1.md", "file:///a/b%20c/p/docs/%C3%BC%201.md");
        check("./docs/", "file:///a/b%20c/p/docs");
        check("../q/x.md", "file:///a/b%20c/q/x.md");
        check("/etc/x.md", "file:///etc/x.md");
    }

    #[test]
    fn names_of_what_is_below_and_beside() {
        for (path, name) in [("/a/b c/p/docs/1.md", "docs/1.md"), ("/a/q/1.md", "../../q/1.md"), ("/x", "../../../x")] {
            assert_eq!(folder().name(Path::new(path)).as_deref(), Some(name));
        }
        assert_eq!(folder().name(Path::new("x")), None);
    }
}
