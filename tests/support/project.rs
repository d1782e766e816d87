//! A project in memory, linted as the command line and the server do it.

use hazlog_core::config::Config;
use hazlog_core::diagnostic::Profile;
use hazlog_core::lint::{Linter, Located};
use hazlog_core::workspace::Workspace;
use jiff::civil::{Date, date};

/// The day on which every test takes place.
pub const TODAY: Date = date(2026, 11, 20);

/// The findings of a project with these files, waived ones included.
pub fn lint(files: &[(&str, &str)], config: Config, profile: Profile) -> Vec<Located> {
    let mut workspace = Workspace::new(config, TODAY);
    workspace.load(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect());
    // In these tests every path below docs/ exists, and no other.
    let snapshot = workspace.snapshot();
    let paths: Vec<_> = snapshot.all_islands().flat_map(|(_, island)| island.summary.paths.clone()).collect();
    workspace.set_paths(paths.into_iter().map(|path| {
        let exists = path.starts_with("docs/");
        (path, exists)
    }));
    let snapshot = workspace.snapshot();
    let mut linter = Linter::new(profile);
    linter.update(&snapshot, &workspace.take_dirt());
    linter.findings(&snapshot)
}
