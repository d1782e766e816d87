//! The JSON Schema of `hazlog.toml`, for editors: made from the table by which the file is read.

use hazlog_core::diagnostic::{Level, Profile};
use hazlog_core::risk::Class;
use hazlog_core::rules::{ALL, Rule};
use serde_json::{Map, Value, json};

use super::keys::{DEFINITION, Form, Key, LEVEL, ROOT, RULE};
use super::rules::LEVELS;

/// The JSON Schema of `hazlog.toml`, draft 7, which every editor for TOML reads.
#[must_use]
pub fn schema() -> Value {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "hazlog.toml",
        "description": "The configuration of a clinical hazard log",
    });
    merge(&mut schema, table(ROOT));
    schema
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| {
            let mut value = json!({ "description": key.doc });
            merge(&mut value, form(&key.form));
            (key.name.to_owned(), value)
        })
        .collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "additionalProperties": false });
    if !required.is_empty() {
        merge(&mut schema, json!({ "required": required }));
    }
    merge(&mut schema, json!({ "properties": properties }));
    schema
}

fn form(form: &Form) -> Value {
    match form {
        Form::Text => text(),
        Form::Texts => json!({ "type": "array", "items": text() }),
        Form::Regex => json!({ "type": "string", "minLength": 1, "format": "regex" }),
        Form::Colour => json!({ "type": "string", "pattern": "^#[0-9A-Fa-f]{6}$" }),
        Form::Whole => whole(),
        Form::Switch => json!({ "type": "boolean" }),
        Form::Profile => json!({ "enum": Profile::ALL.map(Profile::as_str), "default": Profile::default().as_str() }),
        Form::Level => json!({ "enum": LEVELS }),
        Form::Class => json!({ "enum": Class::ALL.map(Class::as_str) }),
        Form::Rules => rules(),
        Form::Axis => {
            json!({ "type": "array", "minItems": 1, "maxItems": 12, "items": { "anyOf": [text(), table(LEVEL)] } })
        }
        Form::Definition => json!({ "anyOf": [text(), table(DEFINITION)] }),
        Form::Synonyms => json!({ "type": "object", "additionalProperties": { "type": "array", "items": text() } }),
        Form::Cells => {
            json!({ "type": "array", "minItems": 1, "items": { "type": "array", "minItems": 1, "items": whole() } })
        }
        Form::Table(keys) => table(keys),
        Form::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
    }
}

fn rules() -> Value {
    let movable = ALL.iter().filter(|rule| rule.waivable);
    let properties: Map<String, Value> = movable.map(|rule| (rule.name.to_owned(), rule_setting(rule))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn rule_setting(rule: &Rule) -> Value {
    let levels =
        Profile::ALL.map(|profile| format!("{} in {profile}", rule.levels.of(profile).map_or("off", Level::as_str)));
    let mut with_reason = table(RULE);
    // Below error, what is an error in a release owes a reason; the short form cannot carry one.
    let owes_reason = rule.levels.release == Some(Level::Error);
    let short = if owes_reason { vec![Level::Error.as_str()] } else { LEVELS.to_vec() };
    if owes_reason {
        merge(
            &mut with_reason,
            json!({ "if": { "properties": { "level": { "not": { "const": Level::Error.as_str() } } } }, "then": { "required": ["reason"] } }),
        );
    }
    json!({
        "description": format!("{} ({})", rule.summary, levels.join(", ")),
        "anyOf": [{ "enum": short }, with_reason],
    })
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn whole() -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": u16::MAX })
}

/// Adds the members of an object to another.
fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}
