//! The surroundings of one server under test: a project, a home and a folder for caches, none of them the tester's own.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A folder that goes with the test.
#[derive(Debug)]
pub struct Folder {
    /// Without symbolic links, so that paths can be compared.
    base: PathBuf,
    _held: TempDir,
}

impl Default for Folder {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Folder {
    /// A folder whose project has these files.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let held = TempDir::new().unwrap();
        let folder = Self { base: fs::canonicalize(held.path()).unwrap(), _held: held };
        for part in ["project", "home", "cache"] {
            fs::create_dir(folder.base.join(part)).unwrap();
        }
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    /// The folder that holds everything.
    pub fn base(&self) -> &Path {
        &self.base
    }

    /// A file or folder of the project; `../` leads to what lies beside it.
    pub fn path(&self, name: &str) -> PathBuf {
        match name.strip_prefix("../") {
            Some(beside) => self.base.join(beside),
            None if name.is_empty() => self.base.join("project"),
            None => self.base.join("project").join(name),
        }
    }

    /// The address of a file or folder of the project, spelled as most clients do.
    pub fn uri(&self, name: &str) -> String {
        uri(&self.path(name))
    }

    /// Writes a file, and the folders above it.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Deletes a file.
    pub fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }
}

/// The address of a path, with the escapes that it must have and no others.
pub fn uri(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=:@".contains(&byte);
    let mut uri = "file://".to_owned();
    for byte in path.to_str().unwrap().bytes() {
        if plain(byte) {
            uri.push(byte.into());
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
