//! What a column holds, by the words of its heading: abbreviated, misspelt, in any order.

use strsim::damerau_levenshtein;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The id of the hazard.
    Id,
    /// Its name.
    Name,
    /// What goes wrong.
    Description,
    /// What it does to a patient.
    Impact,
    /// Causes.
    Causes,
    /// Controls that were there already, of a kind where the heading says so.
    Existing(Option<Kind>),
    /// Additional controls.
    Additional(Option<Kind>),
    /// A severity.
    Severity(Stage),
    /// A likelihood.
    Likelihood(Stage),
    /// A risk.
    Risk(Stage),
    /// Why a score was given.
    Because(Stage),
    /// What is to be done.
    Actions,
    /// Who sees to it.
    Owner,
    /// How far it is.
    Status,
    /// When it was found.
    Raised,
    /// Anything else: kept as a note.
    Note,
}

/// Before or after the additional controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Before.
    Initial,
    /// After.
    Residual,
}

/// The kinds of control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Built into the system.
    Design,
    /// A test.
    Test,
    /// A change in how people work.
    Process,
    /// Training.
    Training,
    /// A warning, a label, a guide.
    Information,
}

impl Kind {
    /// The word of the language.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Test => "test",
            Self::Process => "process",
            Self::Training => "training",
            Self::Information => "information",
        }
    }
}

impl Stage {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Residual => "residual",
        }
    }
}

impl Field {
    /// The name by which `--map` speaks of it.
    #[must_use]
    pub fn name(self) -> String {
        let of_kind = |what: &str, kind: Option<Kind>| match kind {
            Some(kind) => format!("{what}-{}", kind.as_str()),
            None => what.to_owned(),
        };
        match self {
            Self::Id => "id".to_owned(),
            Self::Name => "name".to_owned(),
            Self::Description => "description".to_owned(),
            Self::Impact => "impact".to_owned(),
            Self::Causes => "causes".to_owned(),
            Self::Existing(kind) => of_kind("existing", kind),
            Self::Additional(kind) => of_kind("control", kind),
            Self::Severity(stage) => format!("{}-severity", stage.as_str()),
            Self::Likelihood(stage) => format!("{}-likelihood", stage.as_str()),
            Self::Risk(stage) => format!("{}-risk", stage.as_str()),
            Self::Because(stage) => format!("{}-because", stage.as_str()),
            Self::Actions => "actions".to_owned(),
            Self::Owner => "owner".to_owned(),
            Self::Status => "status".to_owned(),
            Self::Raised => "raised".to_owned(),
            Self::Note => "note".to_owned(),
        }
    }

    /// Every field, for `--map`.
    pub fn all() -> impl Iterator<Item = Self> {
        let kinds = || {
            [
                None,
                Some(Kind::Design),
                Some(Kind::Test),
                Some(Kind::Process),
                Some(Kind::Training),
                Some(Kind::Information),
            ]
            .into_iter()
        };
        let stages = [Stage::Initial, Stage::Residual].into_iter();
        let scores = stages.flat_map(|stage| {
            [Self::Severity(stage), Self::Likelihood(stage), Self::Risk(stage), Self::Because(stage)]
        });
        [Self::Id, Self::Name, Self::Description, Self::Impact, Self::Causes, Self::Actions, Self::Owner]
            .into_iter()
            .chain([Self::Status, Self::Raised, Self::Note])
            .chain(kinds().map(Self::Existing))
            .chain(kinds().map(Self::Additional))
            .chain(scores)
    }

    /// The field that a heading stands for; `None` where it says nothing that is known.
    #[must_use]
    pub fn recognise(heading: &str) -> Option<Self> {
        let words = Words::of(heading);
        // A sentence above a table may name every column; a heading is short.
        if words.0.is_empty() || words.0.len() > 9 {
            return None;
        }
        words.score().or_else(|| words.control()).or_else(|| words.text())
    }

    /// True where a heading says of itself whether it speaks of before or after.
    #[must_use]
    pub fn has_stage(heading: &str) -> bool {
        Words::of(heading).stage().is_some()
    }
}

/// The words of a heading, in small letters.
struct Words(Vec<String>);

impl Words {
    fn of(heading: &str) -> Self {
        let lower = heading.to_lowercase();
        Self(
            lower
                .split(|char: char| !char.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }

    /// True where one of the words is there, written out, in the plural, or misspelt.
    fn any(&self, wanted: &[&str]) -> bool {
        self.0.iter().any(|word| wanted.iter().any(|wanted| is_meant(word, wanted)))
    }

    fn stage(&self) -> Option<Stage> {
        if self.any(&["residual", "res", "post", "after", "target", "final", "revised", "mitigated"]) {
            Some(Stage::Residual)
        } else if self.any(&["initial", "init", "inherent", "pre", "before", "gross", "original", "unmitigated"]) {
            Some(Stage::Initial)
        } else {
            None
        }
    }

    /// Severity, likelihood, risk, and the reasons for them.
    fn score(&self) -> Option<Field> {
        let stage = self.stage();
        let or_initial = stage.unwrap_or(Stage::Initial);
        let letter = |letter: &str| stage.is_some() && self.0.last().is_some_and(|last| last == letter);
        if self.any(&["control", "mitigation", "action", "measure", "owner", "status"]) {
            None
        } else if self.any(&["justification", "rationale", "reason", "reasoning", "because"]) {
            Some(Field::Because(or_initial))
        } else if self.any(&["likelihood", "probability", "frequency"]) || letter("l") || letter("p") {
            Some(Field::Likelihood(or_initial))
        } else if self.any(&["severity"]) || letter("s") || (stage.is_some() && self.any(&["consequence", "impact"])) {
            Some(Field::Severity(or_initial))
        } else if letter("r")
            || (self.any(&["risk", "score"]) && (stage.is_some() || self.any(&["rating", "score", "level"])))
        {
            Some(Field::Risk(or_initial))
        } else {
            None
        }
    }

    fn control(&self) -> Option<Field> {
        let kind = self.kind();
        let named = self.any(&["control", "mitigation", "measure", "safeguard", "barrier", "mitigating"]);
        let is_kind_alone = kind.is_some() && self.0.len() <= 3;
        if !named && !is_kind_alone {
            return None;
        }
        let was_there = self.any(&["existing", "current", "already", "present"]);
        Some(if was_there { Field::Existing(kind) } else { Field::Additional(kind) })
    }

    fn kind(&self) -> Option<Kind> {
        if self.any(&["design"]) {
            Some(Kind::Design)
        } else if self.any(&["training"]) {
            Some(Kind::Training)
        } else if self.any(&["test", "testing"]) {
            Some(Kind::Test)
        } else if self.any(&["process"]) {
            Some(Kind::Process)
        } else if self.any(&["information", "labelling", "warning"]) {
            Some(Kind::Information)
        } else {
            None
        }
    }

    fn text(&self) -> Option<Field> {
        let words: Vec<&str> = self.0.iter().map(String::as_str).collect();
        let numbers = ["id", "number", "no", "ref", "reference", "num", "nr"];
        match words.as_slice() {
            [only] | ["hazard" | "risk" | "haz", only] if numbers.contains(only) => return Some(Field::Id),
            ["hazard", "log", only] if numbers.contains(only) => return Some(Field::Id),
            ["hazard" | "risk"] => return Some(Field::Name),
            _ => {}
        }
        [
            (&["cause", "contributing", "trigger"][..], Field::Causes),
            (&["description", "detail", "scenario"], Field::Description),
            (&["impact", "effect", "harm", "consequence", "outcome"], Field::Impact),
            (&["name", "title"], Field::Name),
            (&["status"], Field::Status),
            (&["owner", "responsible", "responsibility", "lead", "assigned"], Field::Owner),
            (&["action"], Field::Actions),
            (&["raised", "identified", "opened"], Field::Raised),
            (&["comment", "note", "remark"], Field::Note),
        ]
        .into_iter()
        .find(|(wanted, _)| self.any(wanted))
        .map(|(_, field)| field)
    }
}

/// True where a word is the wanted one, its plural, or is a letter or two away from it.
fn is_meant(word: &str, wanted: &str) -> bool {
    let letters = wanted.chars().count();
    let slips = match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    let singular = word.strip_suffix('s').unwrap_or(word);
    word == wanted || singular == wanted || (slips > 0 && damerau_levenshtein(singular, wanted) <= slips)
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[track_caller]
    fn check(headings: &[(&str, &str)]) {
        for (heading, expected) in headings {
            let found = Field::recognise(heading).map_or_else(|| "-".to_owned(), Field::name);
            assert_eq!(found, *expected, "{heading}");
        }
    }

    #[test]
    fn headings_are_known_by_meaning() {
        check(&[
            ("Hazard number", "id"),
            ("Haz. ID", "id"),
            ("Ref", "id"),
            ("Hazard", "name"),
            ("Hazard title", "name"),
            ("Hazard description", "description"),
            ("Potential Clinical Impact", "impact"),
            ("Effect", "impact"),
            ("Possible causes", "causes"),
            ("Existing controls", "existing"),
            ("Further Mitigations", "control"),
            ("Training Contrpl", "control-training"),
            ("Business Process Change", "control-process"),
            ("Additional design controls", "control-design"),
            ("Design", "control-design"),
            ("Initial Likelihoos", "initial-likelihood"),
            ("Intial Risk", "initial-risk"),
            ("Init L", "initial-likelihood"),
            ("Res S", "residual-severity"),
            ("Residual consequence", "residual-severity"),
            ("Residual Risk Rating", "residual-risk"),
            ("Severity", "initial-severity"),
            ("Risk score", "initial-risk"),
            ("Justification of residual risk", "residual-because"),
            ("Hazard Status", "status"),
            ("Action owner", "owner"),
            ("Actions", "actions"),
            ("Date raised", "raised"),
            ("Comments", "note"),
            ("Domain / Reviewer", "-"),
            ("", "-"),
            ("This log lists each hazard with its cause, effect, severity, likelihood and owner", "-"),
        ]);
    }

    #[test]
    fn every_field_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<String> = Field::all().map(Field::name).collect();
        assert_eq!(names.len(), Field::all().count());
    }
}
