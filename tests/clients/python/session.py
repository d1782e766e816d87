"""One client with one copy of the project: opens, types, waits and looks. Places are converted by pygls alone."""

import asyncio
import json
import os
import subprocess
from pathlib import Path

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec, TextDocument

# Seconds, so many that they guard against hanging and nothing else: a wait ends as soon as what is awaited is there.
GUARD = float(os.environ.get("GUARD", "30"))


class Session:
    def __init__(self, client, project: Path):
        self.client = client
        self.project = project
        self.documents: dict[str, TextDocument] = {}
        self.capabilities: lsp.ServerCapabilities

    async def begin(self, capabilities: lsp.ClientCapabilities, name: str):
        root = self.project.as_uri()
        params = lsp.InitializeParams(
            capabilities=capabilities,
            client_info=lsp.ClientInfo(name=name),
            root_uri=root,
            workspace_folders=[lsp.WorkspaceFolder(uri=root, name="project")],
        )
        self.capabilities = (await self.client.initialize_session(params)).capabilities

    # What is on the disk.

    def path(self, name: str) -> Path:
        return self.project / name

    def file(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def change_outside(self, name: str, text: str):
        """Writes a file as another program would; the client tells, where it is the one that watches."""
        self.path(name).write_text(text, encoding="utf-8")
        watched = self.client.capabilities.workspace.did_change_watched_files
        if watched and watched.dynamic_registration:
            event = lsp.FileEvent(uri=self.uri(name), type=lsp.FileChangeType.Changed)
            self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(changes=[event]))

    def hazlog(self, *arguments: str) -> str:
        command = ["hazlog", *arguments]
        return subprocess.run(command, cwd=self.project, capture_output=True, text=True, check=False).stdout

    # What is in the editor.

    def uri(self, name: str) -> str:
        return self.path(name).as_uri()

    def identifier(self, name: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(uri=self.uri(name))

    def text(self, name: str) -> str:
        return self.documents[name].source

    def open(self, name: str) -> str:
        document = TextDocument(
            self.uri(name),
            self.file(name),
            version=1,
            language_id="hazlog",
            sync_kind=lsp.TextDocumentSyncKind.Incremental,
            position_codec=PositionCodec(self.capabilities.position_encoding),
        )
        self.documents[name] = document
        item = lsp.TextDocumentItem(uri=document.uri, language_id="hazlog", version=1, text=document.source)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(text_document=item))
        return document.source

    def place(self, name: str, text: str, behind: bool = False) -> lsp.Position:
        """The place before the first `text` of a document, or behind it."""
        document = self.documents[name]
        offset = document.source.index(text) + (len(text) if behind else 0)
        before = document.source[:offset]
        position = lsp.Position(before.count("\n"), offset - (before.rfind("\n") + 1))
        return document.position_codec.position_to_client_units(document.lines, position)

    def range(self, name: str, text: str) -> lsp.Range:
        return lsp.Range(self.place(name, text), self.place(name, text, behind=True))

    def edit(self, name: str, range_: lsp.Range, text: str):
        """Changes a range of a document here, and tells the server."""
        document = self.documents[name]
        change = lsp.TextDocumentContentChangePartial(range=range_, text=text)
        document.apply_change(change)
        document.version += 1
        identifier = lsp.VersionedTextDocumentIdentifier(uri=document.uri, version=document.version)
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(text_document=identifier, content_changes=[change])
        )

    def type(self, name: str, behind: str, text: str):
        """Types a text behind the first `behind`, one key after the other."""
        for key in text:
            position = self.place(name, behind, behind=True)
            self.edit(name, lsp.Range(position, position), key)
            behind += key

    def apply(self, name: str, edits: list[lsp.TextEdit]):
        """Makes edits that are meant for one and the same text."""
        from_the_end = sorted(edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True)
        for one in from_the_end:
            self.edit(name, one.range, one.new_text)

    def under(self, name: str, range_: lsp.Range) -> str:
        document = self.documents[name]
        return document.source[document.offset_at_position(range_.start) : document.offset_at_position(range_.end)]

    # What the server says.

    def shown(self, name: str, diagnostics: list[lsp.Diagnostic]) -> list[str]:
        """`40 du: unknown-keyword: unknown word …`: the line, the text there, the rule and the message."""

        def one(diagnostic: lsp.Diagnostic) -> str:
            line = diagnostic.range.start.line + 1
            return f"{line} {self.under(name, diagnostic.range)}: {diagnostic.code}: {diagnostic.message}"

        return sorted(one(diagnostic) for diagnostic in diagnostics)

    async def diagnostics(self, name: str) -> list[str]:
        """What is said of a document, got in the way that the two have agreed on."""
        if self.capabilities.diagnostic_provider is None:
            return self.shown(name, self.client.diagnostics.get(self.uri(name), []))
        params = lsp.DocumentDiagnosticParams(text_document=self.identifier(name))
        report = await self.client.text_document_diagnostic_async(params)
        # What was pushed before it was opened has been taken back.
        assert not self.client.diagnostics.get(self.uri(name)), f"{name} is open and was pushed to one that asks"
        return self.shown(name, report.items)

    async def expect(self, what: str, wanted, get):
        """Waits until `get` gives what is wanted: equal to it, or right by it where it is a function."""
        right = wanted if callable(wanted) else lambda there: there == wanted
        loop = asyncio.get_running_loop()
        end = loop.time() + GUARD
        while not right(there := await get()):
            if loop.time() > end:
                expected = "something else" if callable(wanted) else wanted
                raise AssertionError(f"{what}\n-- expected:\n{expected}\n-- there:\n{there}")
            await asyncio.sleep(0.01)
        return there

    async def expect_diagnostics(self, what: str, name: str, wanted):
        return await self.expect(what, wanted, lambda: self.diagnostics(name))

    async def expect_told_to_ask(self, what: str, before: int):
        """Waits until the server has told to ask again, where the client asks for diagnostics."""
        if self.capabilities.diagnostic_provider is None:
            return

        async def told() -> int:
            return self.client.diagnostic_refresh_count

        await self.expect(f"{what}: how often it was told to ask again", lambda count: count > before, told)

    def checked(self, name: str) -> list[str]:
        """What `hazlog check` says of a file, in the same form."""
        findings = json.loads(self.hazlog("check", "--format", "json", "--today", os.environ["TODAY"]))["findings"]
        data = self.path(name).read_bytes()

        def one(finding: dict) -> str:
            start, end = finding["range"]["start"], finding["range"]["end"]
            text = data[start["offset"] : end["offset"]].decode()
            return f"{start['line']} {text}: {finding['rule']}: {finding['message']}"

        return sorted(one(finding) for finding in findings if finding["path"] == name)
