//! The keys of `hazlog.toml`: one table, by which the file is read and the schema is made.

/// A key with what stands behind it.
pub(super) struct Key {
    pub(super) name: &'static str,
    /// What it is for, as editors show it.
    pub(super) doc: &'static str,
    pub(super) form: Form,
    pub(super) required: bool,
}

/// The form of a value, for the schema.
pub(super) enum Form {
    Text,
    Texts,
    Regex,
    Colour,
    Whole,
    Switch,
    Profile,
    Level,
    Class,
    /// A table of rules.
    Rules,
    /// A list of names or tables of an axis.
    Axis,
    /// A text, or one text for one patient and one for several.
    Definition,
    /// A table from level names to lists of words.
    Synonyms,
    /// Rows of whole numbers.
    Cells,
    Table(&'static [Key]),
    Tables(&'static [Key]),
}

const fn key(name: &'static str, form: Form, doc: &'static str) -> Key {
    Key { name, doc, form, required: false }
}

const fn required(name: &'static str, form: Form, doc: &'static str) -> Key {
    Key { name, doc, form, required: true }
}

pub(super) const ROOT: &[Key] = &[
    key(
        "profile",
        Form::Profile,
        "The moment in the log's life that it is checked for, where the command line does not say.",
    ),
    key(
        "rules",
        Form::Rules,
        "The level of a rule in this project. Lowering what is an error in a release needs a reason.",
    ),
    key("ids", Form::Table(IDS), "The form of ids: regular expressions that whole ids must match."),
    key(
        "matrix",
        Form::Table(MATRIX),
        "The risk matrix. What is left out comes from the example of DCB0129's guidance, where it fits.",
    ),
    key("exclude", Form::Texts, "Files and folders that are left out, as patterns of a .gitignore beside this file."),
    key("catalogues", Form::Texts, "Catalogue files to load besides, relative to this file."),
];

pub(super) const IDS: &[Key] = &[
    key("hazard", Form::Regex, "Ids of hazards."),
    key("control", Form::Regex, "Ids of controls that hazards share."),
    key("cause", Form::Regex, "Ids of causes."),
    key("own-control", Form::Regex, "Ids of controls of one hazard."),
    key("action", Form::Regex, "Ids of actions."),
];

pub(super) const RULE: &[Key] = &[
    required("level", Form::Level, "How serious a finding is."),
    key("reason", Form::Text, "Why, in a sentence that every report prints."),
];

pub(super) const MATRIX: &[Key] = &[
    key("severities", Form::Axis, "How badly a patient is harmed, from the mildest to the worst."),
    key("likelihoods", Form::Axis, "How often that is expected, from the lowest to the highest."),
    key(
        "cells",
        Form::Cells,
        "The risks: one row for each likelihood, the lowest first; one number for each severity, the mildest first.",
    ),
    key(
        "product",
        Form::Switch,
        "True where a risk is the product of its two levels, counted from 1; then there are no cells.",
    ),
    key("bands", Form::Tables(BAND), "What a risk asks of the organisation: every risk of the matrix has one band."),
    key("synonyms", Form::Synonyms, "Other words for a level, by its name."),
];

pub(super) const LEVEL: &[Key] = &[
    required("name", Form::Text, "The word for it, as it is written in the log."),
    key("synonyms", Form::Texts, "Other words that are read as this one."),
    key("definition", Form::Definition, "What it means."),
];

pub(super) const DEFINITION: &[Key] = &[
    key("one", Form::Text, "What it means where one patient is harmed."),
    key("several", Form::Text, "What it means where several patients are harmed."),
];

pub(super) const BAND: &[Key] = &[
    required("from", Form::Whole, "The lowest risk in it."),
    required("to", Form::Whole, "The highest risk in it."),
    required("name", Form::Text, "A short name."),
    required("class", Form::Class, "What it asks of the organisation."),
    key("colour", Form::Colour, "Its colour, as #rrggbb; left out, that of the example matrix for its class."),
];
