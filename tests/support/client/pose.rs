//! What well-known clients say of themselves: only what the server's behaviour depends on.

use serde_json::{Value, json};

/// A client to pose as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pose {
    /// Counts in UTF-16, pulls diagnostics, watches files for the server, has settings to be asked for.
    VsCode,
    /// Counts in UTF-8, takes diagnostics as they are pushed, watches no files.
    Neovim,
    /// The same, pulling diagnostics.
    NeovimPull,
    /// Counts in UTF-32 if it may, takes diagnostics as they are pushed.
    Eglot,
    /// Says nothing of itself.
    Minimal,
}

impl Pose {
    /// Every client.
    pub const ALL: [Self; 5] = [Self::VsCode, Self::Neovim, Self::NeovimPull, Self::Eglot, Self::Minimal];

    /// Its name in scripts.
    pub fn name(self) -> &'static str {
        match self {
            Self::VsCode => "vscode",
            Self::Neovim => "neovim",
            Self::NeovimPull => "neovim-pull",
            Self::Eglot => "eglot",
            Self::Minimal => "minimal",
        }
    }

    /// What it calls itself.
    pub fn client(self) -> &'static str {
        match self {
            Self::VsCode => "Visual Studio Code",
            Self::Neovim | Self::NeovimPull => "Neovim",
            Self::Eglot => "Eglot",
            Self::Minimal => "a client",
        }
    }

    /// True where it asks for diagnostics itself.
    pub fn pulls(self) -> bool {
        matches!(self, Self::VsCode | Self::NeovimPull)
    }

    /// What it says in `initialize`.
    pub fn capabilities(self) -> Value {
        match self {
            Self::VsCode => vscode(),
            Self::Neovim => neovim(false),
            Self::NeovimPull => neovim(true),
            Self::Eglot => eglot(),
            Self::Minimal => json!({}),
        }
    }
}

fn shows() -> Value {
    json!({
        "publishDiagnostics": {
            "relatedInformation": true,
            "codeDescriptionSupport": true,
            "tagSupport": { "valueSet": [1, 2] },
            "versionSupport": true,
        },
        "completion": {
            "completionItem": {
                "snippetSupport": true,
                "insertReplaceSupport": true,
                "documentationFormat": ["markdown", "plaintext"],
                "resolveSupport": { "properties": ["documentation", "detail", "additionalTextEdits"] },
            },
        },
        "hover": { "contentFormat": ["markdown", "plaintext"] },
        "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        "definition": { "linkSupport": true },
        "codeAction": {
            "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["", "quickfix", "refactor", "source"] } },
            "resolveSupport": { "properties": ["edit"] },
            "dataSupport": true,
        },
        "rename": { "prepareSupport": true },
        "foldingRange": { "lineFoldingOnly": true },
    })
}

fn vscode() -> Value {
    let mut document = shows();
    document["diagnostic"] = json!({ "dynamicRegistration": true, "relatedDocumentSupport": false });
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": document,
        "workspace": {
            "configuration": true,
            "workspaceFolders": true,
            "didChangeConfiguration": { "dynamicRegistration": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true, "relativePatternSupport": true },
            "diagnostics": { "refreshSupport": true },
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "rename", "delete"] },
        },
        "window": { "workDoneProgress": true, "showDocument": { "support": true } },
    })
}

fn neovim(pulls: bool) -> Value {
    let mut document = shows();
    if pulls {
        document["diagnostic"] = json!({ "dynamicRegistration": false });
    }
    json!({
        "general": { "positionEncodings": ["utf-8", "utf-16", "utf-32"] },
        "textDocument": document,
        "workspace": {
            "configuration": true,
            "workspaceFolders": true,
            "didChangeConfiguration": { "dynamicRegistration": false },
            "didChangeWatchedFiles": { "dynamicRegistration": false },
            "diagnostics": { "refreshSupport": true },
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename", "create", "delete"] },
        },
        "window": { "workDoneProgress": true },
    })
}

fn eglot() -> Value {
    let mut document = shows();
    document["publishDiagnostics"] = json!({
        "relatedInformation": false,
        "codeDescriptionSupport": false,
        "tagSupport": { "valueSet": [1, 2] },
    });
    json!({
        "general": { "positionEncodings": ["utf-32", "utf-8", "utf-16"] },
        "textDocument": document,
        "workspace": {
            "configuration": true,
            "workspaceFolders": true,
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "workspaceEdit": { "documentChanges": true },
        },
        "window": { "workDoneProgress": true },
    })
}
