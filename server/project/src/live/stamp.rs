//! What tells, without reading a file, whether it is still the one that was read.

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The coarsest tick of a disk's clock that is met (FAT: two seconds). Two writes within one tick leave the same time.
const TICK: Duration = Duration::from_secs(2);

/// The marks that a write leaves on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    len: u64,
    modified: Option<SystemTime>,
    node: Node,
}

impl Stamp {
    /// The stamp of a file, taken before it is read, so that a write in between makes the next stamp another; `None`
    /// where none can be had, or where a write could still leave the same.
    pub(super) fn of(path: &Path, now: SystemTime) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok()?;
        let stamp = Self { len: metadata.len(), modified: metadata.modified().ok(), node: Node::of(&metadata) };
        stamp.is_settled(now).then_some(stamp)
    }

    /// True where every later write is certain to leave another stamp. A time in the future is never certain.
    fn is_settled(&self, now: SystemTime) -> bool {
        let old = |time: SystemTime| time.checked_add(TICK).is_some_and(|end| end <= now);
        self.modified.is_some_and(old) && self.node.changed().is_none_or(old)
    }
}

/// Which file it is, where the system tells: an editor that saves puts another file in the place of the old one.
#[cfg(unix)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    device: u64,
    inode: u64,
    /// When anything of the file was changed, its times included; no program sets it at will.
    changed: (i64, i64),
}

#[cfg(unix)]
impl Node {
    fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { device: metadata.dev(), inode: metadata.ino(), changed: (metadata.ctime(), metadata.ctime_nsec()) }
    }

    fn changed(&self) -> Option<SystemTime> {
        let seconds = Duration::from_secs(u64::try_from(self.changed.0).ok()?);
        let nanos = Duration::from_nanos(u64::try_from(self.changed.1).ok()?);
        SystemTime::UNIX_EPOCH.checked_add(seconds)?.checked_add(nanos)
    }
}

#[cfg(not(unix))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Node {
    created: Option<SystemTime>,
}

#[cfg(not(unix))]
impl Node {
    fn of(metadata: &Metadata) -> Self {
        Self { created: metadata.created().ok() }
    }

    fn changed(&self) -> Option<SystemTime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds from which second on a file that was written at second 100 is trusted.
    #[test]
    fn a_young_stamp_is_not_trusted() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let written = file.as_file().metadata().unwrap();
        let changed = Node::of(&written).changed().or(written.modified().ok()).unwrap();
        let at = |offset: Duration| Stamp::of(file.path(), changed + offset).is_some();
        let trusted = [0, 1_999, 2_000, 60_000].map(|millis| at(Duration::from_millis(millis)));
        assert_eq!(trusted, [false, false, true, true]);
        assert!(Stamp::of(file.path(), SystemTime::UNIX_EPOCH).is_none(), "a time in the future");
        file.as_file().set_modified(changed + Duration::from_secs(50)).unwrap();
        assert!(!at(Duration::from_secs(51)) && at(Duration::from_secs(52)), "a time that was set counts as well");
        assert!(Stamp::of(Path::new("/gone"), SystemTime::UNIX_EPOCH).is_none());
    }
}
