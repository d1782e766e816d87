//! What the person at the editor has set, below the key `hazlog`.

use std::time::Duration;

use hazlog_core::diagnostic::Profile;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

/// The key of hazlog's settings.
pub(crate) const SECTION: &str = "hazlog";

/// How long the server waits for a pause in typing before it judges, unless told otherwise.
const DELAY: Duration = Duration::from_millis(40);

/// How long it goes on waiting while there is no pause, as a multiple of the delay.
const CEILING: u32 = 6;

/// What is set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// What logs are checked for; what `hazlog.toml` says otherwise.
    pub(crate) profile: Option<Profile>,
    /// The day that dates are held against; that of the computer's clock otherwise.
    pub(crate) today: Option<Date>,
    /// How long a pause in typing has to be before diagnostics are sent.
    pub(crate) delay: Duration,
    /// Whether there are hints of risk, of status and of unmitigated causes.
    pub(crate) hints: Hints,
    /// Whether there are code lenses.
    pub(crate) lenses: bool,
}

/// Which hints there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hints {
    /// The risk behind a score.
    pub(crate) risk: bool,
    /// The status that follows.
    pub(crate) status: bool,
    /// How many causes nothing mitigates.
    pub(crate) causes: bool,
}

impl Default for Settings {
    fn default() -> Self {
        let hints = Hints { risk: true, status: true, causes: true };
        Self { profile: None, today: None, delay: DELAY, hints, lenses: true }
    }
}

/// The settings as they are written. A key that is left out is as if it had its default.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Written {
    profile: Option<String>,
    today: Option<String>,
    diagnostics: WrittenDiagnostics,
    inlay_hints: WrittenHints,
    code_lens: WrittenLens,
    /// Of the extension, which starts the server: where it is, and what it logs.
    server: Option<serde::de::IgnoredAny>,
    trace: Option<serde::de::IgnoredAny>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenDiagnostics {
    delay: Option<u64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenHints {
    risk: Option<bool>,
    status: Option<bool>,
    causes: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct WrittenLens {
    enable: Option<bool>,
}

/// The longest delay that is accepted, in milliseconds.
const LONGEST_DELAY: u64 = 60_000;

impl Settings {
    /// Reads settings; what is left out keeps its value of `self`, which the command line gave.
    ///
    /// # Errors
    /// In words for the person who wrote them; none of them is then used.
    pub(crate) fn with(&self, value: &Value) -> Result<Self, String> {
        // Some editors have one table for what they send at the start, below our key, and for what they answer later.
        let value = value.get(SECTION).unwrap_or(value);
        if value.is_null() {
            return Ok(self.clone());
        }
        if !value.is_object() {
            // A list would be taken for its fields in their order.
            return Err(format!("they are keys with values, not `{value}`"));
        }
        let written: Written = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
        let mut settings = self.clone();
        if let Some(word) = written.profile.filter(|word| !word.is_empty()) {
            let known = Profile::ALL.into_iter().find(|profile| profile.as_str() == word);
            settings.profile =
                Some(known.ok_or_else(|| format!("`profile` is draft, review or release, not `{word}`"))?);
        }
        if let Some(word) = written.today {
            settings.today =
                Some(word.parse().map_err(|_| format!("`today` is a date such as 2026-11-20, not `{word}`"))?);
        }
        if let Some(delay) = written.diagnostics.delay {
            settings.delay = Duration::from_millis(delay.min(LONGEST_DELAY));
        }
        let hints = written.inlay_hints;
        settings.hints.risk = hints.risk.unwrap_or(settings.hints.risk);
        settings.hints.status = hints.status.unwrap_or(settings.hints.status);
        settings.hints.causes = hints.causes.unwrap_or(settings.hints.causes);
        settings.lenses = written.code_lens.enable.unwrap_or(settings.lenses);
        Ok(settings)
    }

    /// How long diagnostics may wait while there is no pause in typing.
    pub(crate) fn ceiling(&self) -> Duration {
        self.delay * CEILING
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Settings;

    fn check(value: &serde_json::Value, expected: &str) {
        let told = match Settings::default().with(value) {
            Ok(settings) => format!("{:?} {:?} {:?}", settings.profile, settings.delay, settings.hints.risk),
            Err(error) => error,
        };
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_left_out_keeps_its_value() {
        check(&json!(null), "None 40ms true");
        check(&json!({}), "None 40ms true");
        check(&json!({"profile": "release", "diagnostics": {"delay": 0}}), "Some(Release) 0ns true");
        check(&json!({"hazlog": {"profile": "draft"}}), "Some(Draft) 40ms true");
        check(&json!({"inlayHints": {"risk": false}, "server": {"path": "x"}}), "None 40ms false");
    }

    #[test]
    fn what_is_wrong_is_told() {
        check(&json!([]), "they are keys with values, not `[]`");
        check(&json!({"profile": "final"}), "`profile` is draft, review or release, not `final`");
        check(&json!({"diagnostics": {"delay": "soon"}}), "invalid type: string \"soon\", expected u64");
        assert!(Settings::default().with(&json!({"profil": "x"})).unwrap_err().starts_with("unknown field `profil`"));
    }
}
