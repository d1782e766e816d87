//! What the client said that it can do.

use serde_json::Value;

use crate::convert::Encoding;
use crate::protocol::{ClientCapabilities, Command, InitializeParams, MarkupKind};

/// What the client can do. What it did not say, it cannot.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "the protocol has a switch for each")]
pub(crate) struct Abilities {
    /// What columns are counted in.
    pub(crate) encoding: Encoding,
    /// It asks for diagnostics itself, and asks again when it is told to. One that cannot be told would go on showing
    /// what was so before another file changed: to that one they are pushed.
    pub(crate) pulls_diagnostics: bool,
    /// It can be offered the diagnostics of the whole workspace besides. Neovim cannot: told to ask again, 0.12 then asks
    /// for nothing else, and leaves the logs that are open as they are (neovim/neovim#40623).
    pub(crate) pulls_workspace: bool,
    /// It keeps the places of diagnostics as offsets in the text that they were told of, and shows those again after an
    /// edit: Emacs, to which they must be told anew for each version, even where lines and columns are the same.
    pub(crate) keeps_offsets: bool,
    /// It shows places that explain a diagnostic.
    pub(crate) related_information: bool,
    /// It shows a link behind a diagnostic's code.
    pub(crate) code_description: bool,
    /// It knows tags of diagnostics.
    pub(crate) diagnostic_tags: bool,
    /// It has settings to be asked for.
    pub(crate) has_configuration: bool,
    /// It can be asked to tell of changes of its settings.
    pub(crate) registers_configuration: bool,
    /// It watches files for the server.
    pub(crate) watches_files: bool,
    /// It can show progress of work that it did not ask for.
    pub(crate) shows_progress: bool,
    /// It asks for inlay hints again when it is told to.
    pub(crate) refreshes_hints: bool,
    /// It asks for code lenses again when it is told to.
    pub(crate) refreshes_lenses: bool,
    /// It asks for semantic tokens again when it is told to.
    pub(crate) refreshes_tokens: bool,
    /// It accepts snippets in completions.
    pub(crate) snippets: bool,
    /// It knows which range is replaced where it inserts and where it replaces.
    pub(crate) insert_replace: bool,
    /// It shows Markdown in hovers.
    pub(crate) markdown: bool,
    /// It shows Markdown beside completions.
    pub(crate) completion_markdown: bool,
    /// It accepts nested symbols of a document.
    pub(crate) nested_symbols: bool,
    /// It asks whether something can be renamed before it asks for a new name.
    pub(crate) prepares_rename: bool,
    /// It accepts links that say where they begin.
    pub(crate) definition_links: bool,
    /// It accepts code actions with more than a command.
    pub(crate) literal_actions: bool,
    /// It accepts edits with versions of documents.
    pub(crate) document_changes: bool,
    /// It creates files for an edit.
    pub(crate) creates_files: bool,
    /// It shows a description of a completion beside its label.
    pub(crate) label_details: bool,
    /// Commands of its own that it carries out when they stand behind a lens, an action or a completion.
    pub(crate) commands: Vec<String>,
    /// It shows projects as a whole, and asks for them again when it is told to.
    pub(crate) follows_projects: bool,
    /// It folds whole lines only.
    pub(crate) folds_lines_only: bool,
}

impl Abilities {
    /// Reads what the client said.
    pub(crate) fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|general| general.position_encodings.as_deref());
        let mut abilities = Self { encoding: Encoding::negotiate(offered), ..Self::default() };
        abilities.workspace(capabilities);
        abilities.diagnostics(capabilities);
        let client = params.client_info.as_ref().map_or("", |client| &client.name);
        abilities.pulls_workspace = abilities.pulls_diagnostics && client != "Neovim";
        abilities.keeps_offsets = ["Eglot", "Emacs"].contains(&client);
        abilities.documents(capabilities);
        abilities.shows_progress =
            capabilities.window.as_ref().and_then(|window| window.work_done_progress).unwrap_or_default();
        let besides = |pointer| capabilities.experimental.as_ref().and_then(|all| all.pointer(pointer)).cloned();
        let commands = besides("/commands/commands").and_then(|list| serde_json::from_value(list).ok());
        abilities.commands = commands.unwrap_or_default();
        abilities.follows_projects = besides("/hazlog/projectChanged") == Some(Value::Bool(true));
        abilities
    }

    /// A command of the client's own, where it has it.
    pub(crate) fn command(&self, name: &str, title: &str, arguments: Vec<Value>) -> Option<Command> {
        let is_known = self.commands.iter().any(|known| known == name);
        is_known.then(|| Command { title: title.to_owned(), command: name.to_owned(), arguments: Some(arguments) })
    }

    fn workspace(&mut self, capabilities: &ClientCapabilities) {
        let Some(workspace) = &capabilities.workspace else { return };
        self.has_configuration = workspace.configuration.unwrap_or_default();
        self.registers_configuration =
            workspace.did_change_configuration.and_then(|one| one.dynamic_registration).unwrap_or_default();
        self.watches_files =
            workspace.did_change_watched_files.and_then(|one| one.dynamic_registration).unwrap_or_default();
        self.refreshes_hints = workspace.inlay_hint.as_ref().and_then(|one| one.refresh_support).unwrap_or_default();
        self.refreshes_lenses = workspace.code_lens.as_ref().and_then(|one| one.refresh_support).unwrap_or_default();
        self.refreshes_tokens =
            workspace.semantic_tokens.as_ref().and_then(|one| one.refresh_support).unwrap_or_default();
        if let Some(edit) = &workspace.workspace_edit {
            self.document_changes = edit.document_changes.unwrap_or_default();
            let operations = edit.resource_operations.as_deref().unwrap_or_default();
            self.creates_files = operations.contains(&crate::protocol::ResourceOperationKind::Create);
        }
    }

    fn diagnostics(&mut self, capabilities: &ClientCapabilities) {
        let Some(document) = &capabilities.text_document else { return };
        let workspace = capabilities.workspace.as_ref().and_then(|workspace| workspace.diagnostic.as_ref());
        let refreshes = workspace.and_then(|one| one.refresh_support).unwrap_or_default();
        self.pulls_diagnostics = document.diagnostic.is_some() && refreshes;
        if let Some(push) = &document.publish_diagnostics {
            self.related_information = push.related_information.unwrap_or_default();
            self.code_description = push.code_description_support.unwrap_or_default();
            self.diagnostic_tags = push.tag_support.is_some();
        }
    }

    fn documents(&mut self, capabilities: &ClientCapabilities) {
        let Some(document) = &capabilities.text_document else { return };
        let mut says_markdown = None;
        if let Some(item) = document.completion.as_ref().and_then(|one| one.completion_item.as_ref()) {
            self.snippets = item.snippet_support.unwrap_or_default();
            self.insert_replace = item.insert_replace_support.unwrap_or_default();
            let formats = item.documentation_format.as_deref();
            says_markdown = formats.map(|formats| formats.contains(&MarkupKind::Markdown));
            self.label_details = item.label_details_support.unwrap_or_default();
        }
        let formats = document.hover.as_ref().and_then(|hover| hover.content_format.as_deref()).unwrap_or_default();
        self.markdown = formats.contains(&MarkupKind::Markdown);
        // Emacs says nothing of completions, and shows them as it shows hovers.
        self.completion_markdown = says_markdown.unwrap_or(self.markdown);
        self.nested_symbols = document
            .document_symbol
            .as_ref()
            .and_then(|one| one.hierarchical_document_symbol_support)
            .unwrap_or_default();
        self.definition_links = document.definition.and_then(|one| one.link_support).unwrap_or_default();
        self.prepares_rename = document.rename.as_ref().and_then(|one| one.prepare_support).unwrap_or_default();
        self.literal_actions =
            document.code_action.as_ref().is_some_and(|one| one.code_action_literal_support.is_some());
        self.folds_lines_only =
            document.folding_range.as_ref().and_then(|one| one.line_folding_only).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Abilities;
    use crate::protocol::{InitializeParams, as_read};

    fn abilities(params: serde_json::Value) -> Abilities {
        let params: InitializeParams = serde_json::from_value(as_read(params)).unwrap();
        Abilities::of(&params)
    }

    fn check(capabilities: &serde_json::Value, pulls: bool) {
        let read = abilities(json!({ "capabilities": capabilities }));
        assert_eq!(read.pulls_diagnostics, pulls, "{capabilities}");
    }

    #[test]
    fn only_who_can_be_told_to_ask_again_has_to_ask() {
        check(&json!({}), false);
        check(&json!({ "textDocument": { "diagnostic": {} } }), false);
        check(&json!({ "workspace": { "diagnostics": { "refreshSupport": true } } }), false);
        check(&json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": {} } }), false);
        let both =
            json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } });
        check(&both, true);
    }

    #[test]
    fn neovim_is_not_offered_the_whole_workspace() {
        let capabilities =
            json!({ "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } } });
        let of = |client: &str| abilities(json!({ "capabilities": capabilities, "clientInfo": { "name": client } }));
        assert!(of("Visual Studio Code").pulls_workspace);
        assert!(of("Neovim").pulls_diagnostics && !of("Neovim").pulls_workspace);
    }
}
