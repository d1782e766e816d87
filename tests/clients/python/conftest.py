"""A session for every check, in each of the poses; a check that fails tells what the server logged."""

import copy
import os
import shutil
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities, make_test_lsp_client
from session import Session

SERVER_LOG = Path(os.environ["SERVER_LOG"])


def as_vs_code_that_asks() -> lsp.ClientCapabilities:
    """VS Code as it is today: pytest-lsp knows one that is older than asking for diagnostics."""
    capabilities = copy.deepcopy(client_capabilities("visual-studio-code"))
    capabilities.text_document.diagnostic = lsp.DiagnosticClientCapabilities(related_document_support=False)
    capabilities.workspace.diagnostics = lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    return capabilities


POSES = {
    "vs-code": (lambda: client_capabilities("visual-studio-code"), "Visual Studio Code"),
    "vs-code-that-asks": (as_vs_code_that_asks, "Visual Studio Code"),
    "neovim": (lambda: client_capabilities("neovim@v0.11"), "Neovim"),
    "emacs": (lambda: client_capabilities("emacs"), "Emacs (eglot)"),
}


# What a client that says so must answer, and pytest-lsp leaves to its users.
ANSWERED = [
    lsp.CLIENT_REGISTER_CAPABILITY,
    lsp.WORKSPACE_CODE_LENS_REFRESH,
    lsp.WORKSPACE_INLAY_HINT_REFRESH,
    lsp.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
]


def new_client() -> LanguageClient:
    client = make_test_lsp_client()
    for method in ANSWERED:
        client.feature(method)(lambda params: None)
    return client


CONFIG = ClientServerConfig(server_command=["hazlog", "lsp"], client_factory=new_client)


@pytest_lsp.fixture(config=CONFIG, params=list(POSES))
async def client(lsp_client: LanguageClient, request, tmp_path):
    project = tmp_path / "project"
    shutil.copytree(os.environ["PROJECT"], project)
    SERVER_LOG.unlink(missing_ok=True)
    session = Session(lsp_client, project)
    lsp_client.session = session
    capabilities, name = POSES[request.param]
    await session.begin(capabilities(), name)
    yield
    unseen = [line for line in log().splitlines() if " WARN " in line or " ERROR " in line]
    await lsp_client.shutdown_session()
    assert not unseen, "what went wrong unseen"


@pytest.fixture
def session(client) -> Session:
    return client.session


def log() -> str:
    return SERVER_LOG.read_text(encoding="utf-8") if SERVER_LOG.exists() else ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed:
        report.sections.append(("the server's log", log()[-6000:]))
    return report
