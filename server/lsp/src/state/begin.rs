//! The beginning of a connection, and what is set while it lasts.

use std::sync::Arc;

use serde_json::Value;

use super::settings::SECTION;
use super::{Abilities, Settings, State};
use crate::capabilities;
use crate::convert::uri_of_path;
use crate::disk::Ask;
use crate::protocol::notification::Notification;
use crate::protocol::{
    ConfigurationItem, ConfigurationParams, DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern,
    InitializeParams, MessageType, Registration, RegistrationParams, ServerCapabilities, TraceValue, Url, notification,
    request,
};

/// Files whose changes may change what is found. Evidence may be any file.
const WATCHED: &str = "**/*";

impl State {
    /// Takes in what the client says of itself, and begins to read what it has open.
    pub(crate) fn begin(&mut self, params: InitializeParams) -> ServerCapabilities {
        self.abilities = Arc::new(Abilities::of(&params));
        if let Some(settings) = params.initialization_options.as_ref().and_then(|value| self.read_settings(value)) {
            // Whoever answers nothing later, when asked for settings, takes none of these back.
            self.given = settings;
            self.set(&Value::Null);
        }
        self.trace = params.trace.unwrap_or(TraceValue::Off);
        if let Some(client) = params.process_id {
            crate::parent::watch(client);
        }
        self.set_folders(folders(&params));
        capabilities::of(&self.abilities)
    }

    /// The client is ready to be asked and told.
    pub(crate) fn begun(&mut self) {
        self.outbox.begin();
        let mut registrations = Vec::new();
        if self.abilities.registers_configuration {
            registrations.push(registration(
                notification::DidChangeConfiguration::METHOD,
                serde_json::json!({ "section": SECTION }),
            ));
        }
        if self.abilities.watches_files {
            let watcher = FileSystemWatcher { glob_pattern: GlobPattern::String(WATCHED.to_owned()), kind: None };
            let options = DidChangeWatchedFilesRegistrationOptions { watchers: vec![watcher] };
            let options = serde_json::to_value(options).unwrap_or_default();
            registrations.push(registration(notification::DidChangeWatchedFiles::METHOD, options));
        } else {
            self.disk.ask(Ask::Watch);
        }
        if !registrations.is_empty() {
            self.outbox.ask::<request::RegisterCapability>(RegistrationParams { registrations }, |_| ());
        }
        self.ask_settings();
    }

    /// The folders that are open in the editor.
    pub(crate) fn set_folders(&mut self, folders: Vec<Url>) {
        self.folders.clone_from(&folders);
        self.seek(Ask::Folders(folders));
    }

    /// Asks the disk something that answers to the client wait for.
    pub(super) fn seek(&mut self, ask: Ask) {
        self.sought += 1;
        self.disk.ask(ask);
    }

    /// The settings may have changed: those that came along, or those that the client gives when it is asked.
    pub(crate) fn settings_changed(&mut self, pushed: &Value) {
        match pushed.get(SECTION) {
            Some(value) => self.set(value),
            None => self.ask_settings(),
        }
    }

    fn ask_settings(&self) {
        if !self.abilities.has_configuration {
            return;
        }
        let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
        let inbox = self.inbox.clone();
        self.outbox.ask::<request::WorkspaceConfiguration>(ConfigurationParams { items: vec![item] }, move |values| {
            if let Some(value) = values.and_then(|values| values.into_iter().next()) {
                inbox.write("settings", move |state: &mut Self| state.set(&value));
            }
        });
    }

    /// Settings upon those that were given at the start; tells of what cannot be used.
    fn read_settings(&self, value: &Value) -> Option<Settings> {
        let settings = self.given.with(value).map_err(|error| {
            let message = format!("the settings of hazlog cannot be used, and those before stay in force: {error}");
            tracing::warn!("{message}");
            self.outbox.show(MessageType::WARNING, message);
        });
        settings.ok()
    }

    fn set(&mut self, value: &Value) {
        let Some(settings) = self.read_settings(value) else { return };
        self.settings = Arc::new(settings);
        let chosen = self.settings.profile;
        for project in self.projects.iter_mut() {
            let own = project.workspace.snapshot().inputs().config.profile;
            project.set_profile(chosen.unwrap_or(own));
        }
        self.judge_soon(false);
        self.refresh_shown();
    }
}

fn registration(method: &str, options: Value) -> Registration {
    Registration { id: method.to_owned(), method: method.to_owned(), register_options: Some(options) }
}

#[allow(deprecated, reason = "older clients name one root only, in one of two ways")]
fn folders(params: &InitializeParams) -> Vec<Url> {
    if let Some(folders) = &params.workspace_folders {
        return folders.iter().map(|folder| folder.uri.clone()).collect();
    }
    let path = || params.root_path.as_deref().and_then(|path| uri_of_path(path.as_ref()));
    params.root_uri.clone().or_else(path).into_iter().collect()
}
