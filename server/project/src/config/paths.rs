//! `exclude` and `catalogues`: patterns and paths.

use ignore::gitignore::GitignoreBuilder;

use super::problem::Problems;
use super::reader::Value;
use crate::EXTENSION;

pub(super) fn exclude(value: Value<'_>, problems: &mut Problems<'_>) -> Vec<String> {
    let mut patterns = Vec::new();
    for pattern in value.texts("exclude", problems) {
        if pattern.text.starts_with('#') {
            let message =
                format!("`{}` begins with `#` and so excludes nothing: write `\\#` for a name that does", pattern.text);
            problems.error(pattern.span, message);
        } else if let Err(error) = GitignoreBuilder::new("").add_line(None, pattern.text) {
            let reason = match error {
                ignore::Error::Glob { err, .. } => err,
                other => other.to_string(),
            };
            problems.error(pattern.span, format!("`{}` is no pattern for paths: {reason}", pattern.text));
        } else {
            patterns.push(pattern.text.to_owned());
        }
    }
    patterns
}

pub(super) fn catalogues(value: Value<'_>, problems: &mut Problems<'_>) -> Vec<String> {
    let mut paths = Vec::new();
    for path in value.texts("catalogues", problems) {
        let extension = path.text.rsplit_once('.').map(|(_, extension)| extension);
        if extension.is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION)) {
            paths.push(path.text.to_owned());
        } else {
            let message = format!("`{}` is no catalogue: name a file that ends in `.{EXTENSION}`", path.text);
            problems.error(path.span, message);
        }
    }
    paths
}
