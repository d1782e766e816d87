"""What must work in any client, held with one that nobody here wrote: it refuses what it did not say it understands."""

import pytest
from lsprotocol import types as lsp
from session import Session

HAZARDS = "hazards.hazlog"
MISSPELT = "40 du: unknown-keyword: unknown word `du`: did you mean `due`?"


async def test_columns_are_counted_as_the_client_offers(session: Session):
    offered = session.client.capabilities.general.position_encodings or ["utf-16"]
    assert session.capabilities.position_encoding in offered


@pytest.mark.parametrize("name", [HAZARDS, "log.hazlog", "controls.hazlog"])
async def test_diagnostics_are_those_of_hazlog_check(session: Session, name: str):
    session.open(name)
    await session.expect_diagnostics(name, name, session.checked(name))


async def test_diagnostics_move_go_and_come_back(session: Session):
    session.open(HAZARDS)
    await session.expect_diagnostics("at first", HAZARDS, [MISSPELT])
    session.type(HAZARDS, "2026-11-02\n}\n", "\n# Comes back to the workshop in May. 😀\n")
    await session.expect_diagnostics("below new lines", HAZARDS, [MISSPELT.replace("40", "42")])
    session.type(HAZARDS, '"Dr Priya Shah" du', "e")
    await session.expect_diagnostics("with `due`", HAZARDS, [])
    session.edit(HAZARDS, session.range(HAZARDS, "due 2026"), "du 2026")
    await session.expect_diagnostics("undone", HAZARDS, [MISSPELT.replace("40", "42")])


HAZARD = """
hazard ADS-3 "The list of another patient is shown 😀" {
  addresses    GPC-99
  owner        "Medicines squad"
  mode         fault
  patients     one
  raised       2026-11-19
  status       open
  description  "Two windows are open."
  impact       "A medicine is given to the wrong patient."

  cause C1 "Two windows"
}
"""


async def test_a_hazard_is_unscored_until_its_scores_are_typed(session: Session):
    text = session.open(HAZARDS)
    session.type(HAZARDS, text, HAZARD)

    def is_unscored(told: list[str]) -> bool:
        return len(told) == 2 and told[0] == MISSPELT and told[1].startswith("43 ADS-3: unscored-hazard: ")

    await session.expect_diagnostics("the new hazard", HAZARDS, is_unscored)
    score = '\n  initial severity minor likelihood very-low because "Seen once."'
    session.type(HAZARDS, 'cause C1 "Two windows"', score)
    await session.expect_diagnostics("the scored hazard", HAZARDS, lambda told: "unscored" not in str(told))


def edit_of(item: lsp.CompletionItem) -> lsp.TextEdit:
    edit = item.text_edit
    if isinstance(edit, lsp.InsertReplaceEdit):
        return lsp.TextEdit(range=edit.replace, new_text=edit.new_text)
    return edit


@pytest.mark.parametrize("typed", [", 47", ", search too", ", GPC-47"])
async def test_a_programme_hazard_is_completed(session: Session, typed: str):
    session.open(HAZARDS)
    session.type(HAZARDS, "GPC-33", typed)
    place = session.place(HAZARDS, f"GPC-33{typed}", behind=True)
    params = lsp.CompletionParams(text_document=session.identifier(HAZARDS), position=place)
    found = await session.client.text_document_completion_async(params)
    first = min(found.items, key=lambda item: item.sort_text or item.label)
    assert first.label == "GPC-47", [item.label for item in found.items]
    session.apply(HAZARDS, [edit_of(first)])
    assert "addresses    GPC-33, GPC-47\n" in session.text(HAZARDS)
    resolved = await session.client.completion_item_resolve_async(first)
    assert "Search too narrow" in resolved.documentation.value


async def test_hover_shows_the_place_in_the_matrix(session: Session):
    session.open(HAZARDS)
    place = session.place(HAZARDS, 'major likelihood medium because "Twice')
    hover = await session.client.text_document_hover_async(
        lsp.HoverParams(text_document=session.identifier(HAZARDS), position=place)
    )
    assert session.under(HAZARDS, hover.range) == "major"
    for part in ["**major**", "| very-low |", "**3 initial**", "**2 residual**"]:
        assert part in hover.contents.value


async def test_a_code_action_mends_the_misspelt_word(session: Session):
    session.open(HAZARDS)
    await session.expect_diagnostics("at first", HAZARDS, [MISSPELT])
    range_ = session.range(HAZARDS, "du 2026")
    context = lsp.CodeActionContext(diagnostics=[], only=[lsp.CodeActionKind.QuickFix])
    params = lsp.CodeActionParams(text_document=session.identifier(HAZARDS), range=range_, context=context)
    actions = await session.client.text_document_code_action_async(params)
    action = next(one for one in actions if one.title.lower() == "replace by `due`")
    for name, edits in changes(session, action.edit).items():
        session.apply(name, edits)
    assert 'owner "Dr Priya Shah" due 2026-12-01\n' in session.text(HAZARDS)
    await session.expect_diagnostics("afterwards", HAZARDS, [])


def changes(session: Session, edit: lsp.WorkspaceEdit) -> dict[str, list[lsp.TextEdit]]:
    """Edits by file, whichever of the two forms they came in."""
    names = {session.uri(path.name): path.name for path in session.project.iterdir()}
    by_uri = {change.text_document.uri: change.edits for change in edit.document_changes or []}
    return {names[uri]: edits for uri, edits in (by_uri or edit.changes or {}).items()}


async def test_the_definition_of_a_programme_hazard_is_in_the_catalogue(session: Session):
    session.open(HAZARDS)
    place = session.place(HAZARDS, "GPC-46")
    found = await session.client.text_document_definition_async(
        lsp.DefinitionParams(text_document=session.identifier(HAZARDS), position=place)
    )
    first = found[0] if isinstance(found, list) else found
    link = isinstance(first, lsp.LocationLink)
    uri, range_ = (first.target_uri, first.target_range) if link else (first.uri, first.range)
    assert uri.startswith("file:///"), uri
    with open(uri.removeprefix("file://"), encoding="utf-8") as file:
        line = file.read().splitlines()[range_.start.line]
    assert line.startswith("entry GPC-46 "), line


async def test_a_control_is_renamed_in_two_files(session: Session):
    session.open(HAZARDS)
    session.open("controls.hazlog")
    wanted = {
        name: session.text(name).replace("control CTL-CACHE", "control CTL-NO-CACHE")
        for name in [HAZARDS, "controls.hazlog"]
    }
    place = session.place(HAZARDS, "CTL-CACHE")
    params = lsp.RenameParams(text_document=session.identifier(HAZARDS), position=place, new_name="CTL-NO-CACHE")
    edit = await session.client.text_document_rename_async(params)
    for name, edits in changes(session, edit).items():
        session.apply(name, edits)
    assert {name: session.text(name) for name in wanted} == wanted
    await session.expect_diagnostics("afterwards", HAZARDS, [MISSPELT])


async def test_formatting_is_that_of_hazlog_fmt(session: Session):
    text = session.file(HAZARDS)
    for laid_out, not_laid_out in [("  owner  ", " owner"), ("\n\nhazard", "\nhazard"), ("  action A1", "\taction   A1")]:
        text = text.replace(laid_out, not_laid_out)
    session.path(HAZARDS).write_text(text, encoding="utf-8")
    session.open(HAZARDS)
    options = lsp.FormattingOptions(tab_size=8, insert_spaces=False)
    params = lsp.DocumentFormattingParams(text_document=session.identifier(HAZARDS), options=options)
    session.apply(HAZARDS, await session.client.text_document_formatting_async(params))
    session.hazlog("fmt")
    assert session.text(HAZARDS) == session.file(HAZARDS) != text


async def test_a_file_that_changes_outside_changes_what_is_said_of_another(session: Session):
    session.open(HAZARDS)
    await session.expect_diagnostics("at first", HAZARDS, [MISSPELT])
    controls = session.file("controls.hazlog")
    count = session.client.diagnostic_refresh_count
    session.change_outside("controls.hazlog", controls.replace("CTL-CACHE", "CTL-OTHER"))
    await session.expect_told_to_ask("without the control", count)
    is_missed = lambda told: any("CTL-CACHE: unknown-reference: " in one for one in told)
    await session.expect_diagnostics("without the control", HAZARDS, is_missed)
    session.change_outside("controls.hazlog", controls)
    await session.expect_diagnostics("with the control", HAZARDS, [MISSPELT])
    session.change_outside("hazlog.toml", '[ids]\nhazard = "H-\\\\d+"\n')
    await session.expect_diagnostics("with another scheme of ids", HAZARDS, lambda told: len(told) == 3)
