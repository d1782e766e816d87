//! What a client does with each message as it comes: keeps it, shows it, or answers it.

use std::time::Instant;

use serde_json::{Value, json};

use super::{Answer, Client, Incoming, Pushed};

impl Client {
    /// Reads one message.
    #[track_caller]
    pub(super) fn read(&mut self, wanted: &str) {
        match self.process.next(wanted) {
            Some(incoming) => self.take_in(incoming),
            None => self.process.give_up(&format!("the server ended, and {wanted} did not come")),
        }
    }

    #[track_caller]
    pub(super) fn take(&mut self, wanted: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            if let Some(at) = self.unread.iter().position(&is_it) {
                return self.unread.remove(at);
            }
            self.read(wanted);
        }
    }

    pub(super) fn take_in(&mut self, incoming: Incoming) {
        let Incoming { at, mut message, .. } = incoming;
        if self.listens {
            self.heard.push(message.clone());
        }
        let method = message["method"].as_str().map(str::to_owned);
        match (method.as_deref(), message.get("id").cloned()) {
            (Some("textDocument/publishDiagnostics"), None) => self.push(at, message["params"].take()),
            (Some("$/progress"), None) if self.is_own_progress(&message["params"]["token"]) => {
                let mut params = message["params"].take();
                self.progress.push((params["token"].take(), params["value"].take()));
            }
            (Some(method), Some(id)) => {
                self.asked.push((method.to_owned(), message["params"].clone()));
                match self.answer_to(method, &message["params"]) {
                    Answer::Give(result) => self.reply(&id, &result),
                    Answer::Refuse => {
                        let error = json!({ "code": -32601, "message": "not here" });
                        self.process.send(&json!({ "jsonrpc": "2.0", "id": id, "error": error }));
                    }
                    Answer::Keep => self.unread.push(message),
                }
            }
            _ => self.unread.push(message),
        }
    }

    /// True for a token that the server has made itself.
    fn is_own_progress(&self, token: &Value) -> bool {
        self.asked
            .iter()
            .any(|(method, params)| method == "window/workDoneProgress/create" && params["token"] == *token)
    }

    /// Clients answer what every client does, unless the test says otherwise.
    fn answer_to(&self, method: &str, params: &Value) -> Answer {
        match self.setup.answers.get(method) {
            Some(answer) => answer.clone(),
            None if method == "workspace/configuration" => {
                Answer::Give(params["items"].as_array().into_iter().flatten().map(|_| Value::Null).collect())
            }
            None if method == "workspace/applyEdit" => Answer::Give(json!({ "applied": true })),
            None => Answer::Give(Value::Null),
        }
    }

    fn push(&mut self, at: Instant, mut params: Value) {
        let Value::Array(diagnostics) = params["diagnostics"].take() else { panic!("no diagnostics: {params}") };
        let uri = params["uri"].as_str().expect("every push has an address").to_owned();
        if diagnostics.is_empty() {
            self.shown.remove(&uri);
        } else {
            self.shown.insert(uri.clone(), diagnostics.clone());
        }
        self.pushes.push(Pushed { uri, version: params["version"].as_i64(), diagnostics, at });
    }
}
