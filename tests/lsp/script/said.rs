//! What the server says, as it is written in a script: places as `LINE:COLUMN`, both from 0, and addresses as names.

use std::collections::BTreeMap;

use hazlog_tests::client::Client;
use serde_json::Value;

/// The widest value that stays in one line.
const WIDTH: usize = 110;

/// What addresses become.
pub(super) struct Names {
    project: String,
    beside: String,
}

impl Names {
    pub(super) fn of(client: &Client) -> Self {
        Self { project: format!("{}/", client.uri("")), beside: client.uri("../") }
    }

    fn named(&self, text: &str) -> String {
        let library = format!("{}cache/hazlog/{}/", self.beside, env!("CARGO_PKG_VERSION"));
        text.replace(&self.project, "").replace(&library, "LIBRARY/")
    }
}

/// The lines of a script for these messages.
pub(super) fn said(names: &Names, heard: Vec<Value>, asked: Option<i64>) -> Vec<String> {
    let (mut answers, mut questions, mut others) = (Vec::new(), Vec::new(), Vec::new());
    let mut pushed = BTreeMap::new();
    for message in heard {
        let method = message["method"].as_str().unwrap_or_default().to_owned();
        match (&*method, message.get("id")) {
            ("", Some(id)) if Some(id.as_i64()) == Some(asked) => answers.push(answer(names, &message)),
            ("" | "$/progress" | "window/workDoneProgress/create", _) => {}
            (method, _) if method.ends_with("/refresh") => {}
            ("textDocument/publishDiagnostics", None) => {
                pushed.insert(message["params"]["uri"].to_string(), push(names, &message["params"]));
            }
            (_, Some(_)) => questions.push(shown(&format!("asks {method}"), names, &message["params"])),
            (_, None) => others.push(shown(&method, names, &message["params"])),
        }
    }
    questions.sort();
    answers.into_iter().chain(questions).chain(pushed.into_values()).chain(others).collect()
}

fn answer(names: &Names, message: &Value) -> String {
    match message.get("error") {
        Some(error) => shown("error", names, error),
        None => shown("", names, &message["result"]),
    }
}

/// Diagnostics in one line each.
fn push(names: &Names, params: &Value) -> String {
    let name = names.named(params["uri"].as_str().unwrap());
    let version = params["version"].as_i64().map(|version| format!(" {version}")).unwrap_or_default();
    let mut text = format!("<- shows {name}{version}\n");
    for one in params["diagnostics"].as_array().unwrap() {
        let level = ["error", "warning", "information", "hint"][one["severity"].as_u64().unwrap() as usize - 1];
        let rule = one["code"].as_str().map(|rule| format!(" {rule}")).unwrap_or_default();
        text.push_str(&format!("   {} {level}{rule}: {}\n", range(&one["range"]), one["message"].as_str().unwrap()));
        for other in one["relatedInformation"].as_array().into_iter().flatten() {
            let file = names.named(other["location"]["uri"].as_str().unwrap());
            let place = range(&other["location"]["range"]);
            text.push_str(&format!("      {file} {place} {}\n", other["message"].as_str().unwrap()));
        }
    }
    text
}

fn shown(head: &str, names: &Names, value: &Value) -> String {
    let head = if head.is_empty() { String::new() } else { format!("{head} ") };
    let text = names.named(&laid_out(&short(value), 3, head.len()));
    format!("<- {head}{text}\n")
}

fn place(value: &Value) -> String {
    format!("{}:{}", value["line"], value["character"])
}

fn range(value: &Value) -> String {
    format!("{}-{}", place(&value["start"]), place(&value["end"]))
}

/// Places and ranges as texts.
fn short(value: &Value) -> Value {
    let has = |keys: [&str; 2]| {
        value.as_object().is_some_and(|fields| fields.len() == 2 && keys.iter().all(|key| fields.contains_key(*key)))
    };
    if has(["line", "character"]) {
        return Value::from(place(value));
    }
    if has(["start", "end"]) && value["start"].is_object() {
        return Value::from(range(value));
    }
    match value {
        // The number of a result is nobody's concern.
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| *key != "resultId")
            .map(|(key, value)| (key.clone(), short(value)))
            .collect(),
        Value::Array(values) => values.iter().map(short).collect(),
        other => other.clone(),
    }
}

/// JSON in one line where it is short, and one line for each of its parts where it is not.
fn laid_out(value: &Value, indent: usize, before: usize) -> String {
    let line = value.to_string();
    if indent + before + line.len() <= WIDTH {
        return line;
    }
    let (inner, outer) = (" ".repeat(indent + 2), " ".repeat(indent));
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let rows = fields.iter().map(|(key, value)| {
                format!("{inner}{}: {}", Value::from(key.as_str()), laid_out(value, indent + 2, key.len() + 4))
            });
            format!("{{\n{}\n{outer}}}", rows.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(values) if !values.is_empty() => {
            let rows = values.iter().map(|value| format!("{inner}{}", laid_out(value, indent + 2, 0)));
            format!("[\n{}\n{outer}]", rows.collect::<Vec<_>>().join(",\n"))
        }
        _ => line,
    }
}
