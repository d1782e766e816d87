//! A risk matrix as the `[matrix]` of a `hazlog.toml`, for logs that come from elsewhere with a matrix of their own.

use std::fmt::Write;

use hazlog_core::risk::{Axis, Band, LevelDefinition, Matrix, PatientCount};

/// The matrix as the text of a `hazlog.toml`; reading it gives the same matrix.
#[must_use]
pub fn matrix_toml(matrix: &Matrix) -> String {
    let mut text = "[matrix]\n".to_owned();
    levels(&mut text, "severities", matrix.levels(Axis::Severity));
    levels(&mut text, "likelihoods", matrix.levels(Axis::Likelihood));
    text.push_str("cells = [\n");
    for (row, likelihood) in matrix.levels(Axis::Likelihood).iter().enumerate() {
        let risks = (0..matrix.levels(Axis::Severity).len()).filter_map(|severity| matrix.risk(severity, row));
        let risks: Vec<String> = risks.map(|risk| risk.to_string()).collect();
        let _ = writeln!(text, "  [{}], # {}", risks.join(", "), likelihood.name);
    }
    text.push_str("]\n");
    matrix.bands().iter().for_each(|one| band(&mut text, one));
    text
}

fn levels(text: &mut String, axis: &str, levels: &[LevelDefinition]) {
    let _ = writeln!(text, "{axis} = [");
    for level in levels {
        let mut parts = vec![format!("name = {}", string(&level.name))];
        if !level.synonyms.is_empty() {
            let synonyms: Vec<String> = level.synonyms.iter().map(|word| string(word)).collect();
            parts.push(format!("synonyms = [{}]", synonyms.join(", ")));
        }
        let one = |(count, text): &(PatientCount, smol_str::SmolStr)| match count {
            PatientCount::One => format!("one = {}", string(text)),
            PatientCount::Several => format!("several = {}", string(text)),
            PatientCount::Any => string(text),
        };
        match level.definitions.as_slice() {
            [] => {}
            [any @ (PatientCount::Any, _)] => parts.push(format!("definition = {}", one(any))),
            several => {
                let several: Vec<String> = several.iter().map(one).collect();
                parts.push(format!("definition = {{ {} }}", several.join(", ")));
            }
        }
        let _ = writeln!(text, "  {{ {} }},", parts.join(", "));
    }
    text.push_str("]\n");
}

fn band(text: &mut String, band: &Band) {
    let Band { from, to, name, class, colour } = band;
    let _ = writeln!(text, "\n[[matrix.bands]]\nfrom = {from}\nto = {to}\nname = {}", string(name));
    let _ = writeln!(text, "class = \"{}\"\ncolour = {}", class.as_str(), string(colour));
}

/// A string; what JSON escapes, TOML escapes in the same way.
fn string(value: &str) -> String {
    serde_json::Value::from(value).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::parse_config;

    #[track_caller]
    fn check(config: &str) {
        let read = |text: &str| parse_config(text).map(|(config, _)| config.config.matrix);
        let matrix = read(config).unwrap();
        assert_eq!(read(&matrix_toml(&matrix)).unwrap(), matrix, "{}", matrix_toml(&matrix));
    }

    #[test]
    fn what_is_written_is_read_again() {
        check("");
        check("[matrix.synonyms]\nconsiderable = [\"moderate\"]\n");
        check(
            "[matrix]\nseverities = [\n  { name = \"minor\", definition = \"An \\\"upset\\\".\" },\n  \
             { name = \"fatal\", synonyms = [\"worst\"], definition = { one = \"A death.\", several = \"Deaths.\" } },\n]\n\
             likelihoods = [\"rare\", \"often\"]\ncells = [[1, 2], [3, 5]]\n",
        );
        check(
            "[matrix]\nseverities = [\"s1\", \"s2\"]\nlikelihoods = [\"l1\"]\ncells = [[1, 9]]\n\n[[matrix.bands]]\nfrom = 1\n\
             to = 9\nname = \"all\"\nclass = \"undesirable\"\ncolour = \"#010203\"\n",
        );
    }
}
