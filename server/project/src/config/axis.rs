//! The levels of an axis of the matrix, and the other words for them.

use std::ops::Range;

use hazlog_core::diagnostic::nearest;
use hazlog_core::risk::{Axis, LevelDefinition, Matrix, PatientCount};
use smol_str::SmolStr;

use super::keys::{DEFINITION, LEVEL};
use super::problem::Problems;
use super::reader::{Table, Text, Value};
use super::words::or;

/// Characters that end a word of the language, so that a level with one could not be written in a log.
const UNWRITABLE: [char; 5] = ['{', '}', '"', ',', '#'];

/// The levels of an axis with the places of their words.
pub(super) struct AxisLevels {
    pub(super) axis: Axis,
    pub(super) levels: Vec<LevelDefinition>,
    /// Where the list is written; `None` for the example's levels.
    pub(super) span: Option<Range<usize>>,
    /// Each word that is written in the file, with its level.
    pub(super) words: Vec<(usize, Range<usize>, SmolStr)>,
}

/// The key of an axis.
pub(super) const fn key(axis: Axis) -> &'static str {
    match axis {
        Axis::Severity => "severities",
        Axis::Likelihood => "likelihoods",
    }
}

/// The levels that the table gives an axis, or those of the example.
pub(super) fn read(table: &Table<'_>, axis: Axis, problems: &mut Problems<'_>) -> AxisLevels {
    let example = Matrix::example();
    let standard = example.levels(axis);
    let mut read = AxisLevels { axis, levels: Vec::new(), span: None, words: Vec::new() };
    let Some(value) = table.value(key(axis)) else {
        read.levels = standard.to_vec();
        return read;
    };
    read.span = Some(value.span());
    let words = standard.iter().map(|level| format!("\"{}\"", level.name)).collect::<Vec<_>>();
    let example = format!("[{}]", words.join(", "));
    for member in value.list(key(axis), &example, problems).unwrap_or_default() {
        read.level(member, problems);
    }
    // With the example's names, what they mean there is meant here too, unless it is said otherwise.
    if read.levels.iter().map(|level| &level.name).eq(standard.iter().map(|level| &level.name)) {
        for (level, standard) in read.levels.iter_mut().zip(standard) {
            if level.definitions.is_empty() {
                level.definitions.clone_from(&standard.definitions);
            }
        }
    }
    read
}

impl AxisLevels {
    fn level(&mut self, value: Value<'_>, problems: &mut Problems<'_>) {
        let number = self.levels.len();
        let mut level = LevelDefinition { name: SmolStr::default(), synonyms: Vec::new(), definitions: Vec::new() };
        let name = if value.is_table() {
            let Some(table) = value.table(LEVEL, "a level", problems) else { return };
            let synonyms = table.value("synonyms").map(|value| value.texts("synonyms", problems)).unwrap_or_default();
            for synonym in synonyms {
                level.synonyms.extend(self.word(number, &synonym, problems));
            }
            if let Some(value) = table.value("definition") {
                level.definitions = definitions(value, problems);
            }
            table.value("name")
        } else {
            Some(value)
        };
        let Some(name) = name.and_then(|name| name.text("name", problems)) else { return };
        level.name = self.word(number, &name, problems).unwrap_or_default();
        self.levels.push(level);
    }

    fn word(&mut self, level: usize, word: &Text<'_>, problems: &mut Problems<'_>) -> Option<SmolStr> {
        if let Some(char) = word.text.chars().find(|char| UNWRITABLE.contains(char)) {
            let message = format!("`{}` could not be written in a log: leave out `{char}`", word.text);
            problems.error(word.span.clone(), message);
            return None;
        }
        let text = SmolStr::from(word.text.trim());
        self.words.push((level, word.span.clone(), text.clone()));
        Some(text)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.levels.iter().position(|level| level.is_called(name))
    }
}

fn definitions(value: Value<'_>, problems: &mut Problems<'_>) -> Vec<(PatientCount, SmolStr)> {
    if !value.is_table() {
        let text = value.text("definition", problems);
        return text.map(|text| (PatientCount::Any, text.text.trim().into())).into_iter().collect();
    }
    let Some(table) = value.table(DEFINITION, "a definition", problems) else { return Vec::new() };
    let mut definitions = Vec::new();
    for (key, count) in [("several", PatientCount::Several), ("one", PatientCount::One)] {
        let text = table.value(key).and_then(|value| value.text(key, problems));
        definitions.extend(text.map(|text| (count, text.text.trim().into())));
    }
    definitions
}

/// Adds the words of `[matrix.synonyms]` to the levels that they are for.
pub(super) fn synonyms(table: &Table<'_>, axes: [&mut AxisLevels; 2], problems: &mut Problems<'_>) {
    let Some(value) = table.value("synonyms") else { return };
    let Some(table) = value.open_table("`[matrix.synonyms]`", problems) else { return };
    let [severities, likelihoods] = axes;
    for (name, words) in table.entries() {
        let (axis, level) = match (severities.find(name.text), likelihoods.find(name.text)) {
            (Some(level), None) => (&mut *severities, level),
            (None, Some(level)) => (&mut *likelihoods, level),
            (Some(_), Some(_)) => {
                let message = format!(
                    "`{}` is a severity and a likelihood: write its synonyms in the lists of levels",
                    name.text
                );
                problems.error(name.span, message);
                continue;
            }
            (None, None) => {
                no_level(&name, [severities, likelihoods], problems);
                continue;
            }
        };
        for word in words.texts("synonyms", problems) {
            let word = axis.word(level, &word, problems);
            if let Some(level) = axis.levels.get_mut(level) {
                level.synonyms.extend(word);
            }
        }
    }
}

fn no_level(name: &Text<'_>, axes: [&AxisLevels; 2], problems: &mut Problems<'_>) {
    let names = || axes.into_iter().flat_map(|axis| axis.levels.iter().map(|level| level.name.as_str()));
    let near = nearest(name.text, names());
    let advice = near.map_or_else(|| or(names()), |near| format!("`{near}`"));
    let message = format!("the matrix has no level `{}`: write {advice}", name.text);
    problems.suggest(name.span.clone(), message, near.map(str::to_owned));
}
