//! `[ids]`: regular expressions for ids.

use std::collections::BTreeMap;

use hazlog_core::config::{IdKind, IdScheme};

use super::keys::IDS;
use super::problem::Problems;
use super::reader::Value;

pub(super) fn read(value: Value<'_>, problems: &mut Problems<'_>) -> BTreeMap<IdKind, IdScheme> {
    let mut schemes = BTreeMap::new();
    let Some(table) = value.table(IDS, "`[ids]`", problems) else { return schemes };
    for kind in IdKind::ALL {
        let Some(pattern) = table.value(kind.as_str()).and_then(|value| value.text(kind.as_str(), problems)) else {
            continue;
        };
        match IdScheme::new(pattern.text) {
            Ok(scheme) => drop(schemes.insert(kind, scheme)),
            Err(error) => {
                let message = format!("`{}` is no regular expression: {}", pattern.text, error.0);
                problems.error(pattern.span, message);
            }
        }
    }
    schemes
}
