"""The server over standard input and output, as an editor talks to it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest

pytest_lsp = pytest.importorskip("pytest_lsp", reason="pytest-lsp is not installed")
pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lsprotocol import types  # noqa: E402
from pytest_lsp import ClientServerConfig, LanguageClient  # noqa: E402

from lintnews import lint  # noqa: E402
from lintnews.editor import answers  # noqa: E402
from lintnews.editor.documents import OpenDocument  # noqa: E402

URI = "file:///news/pier.txt"
FAULTY = "Pier reopens\n\nThe pier reopened on on Monday after repairs, the mayor said.\n"


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(server_command=[sys.executable, "-m", "lintnews", "lsp"])
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    parameters = types.InitializeParams(capabilities=types.ClientCapabilities())
    await lsp_client.initialize_session(parameters)
    yield
    await lsp_client.shutdown_session()


def opened(client: LanguageClient, text: str, uri: str = URI) -> None:
    item = types.TextDocumentItem(uri, "plaintext", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))


async def marks(client: LanguageClient, uri: str = URI) -> list[types.Diagnostic]:
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[uri])


async def actions(client: LanguageClient, mark: types.Diagnostic) -> list[types.CodeAction]:
    context = types.CodeActionContext([mark])
    document = types.TextDocumentIdentifier(URI)
    found = await client.text_document_code_action_async(
        types.CodeActionParams(document, mark.range, context)
    )
    return [one for one in found or [] if isinstance(one, types.CodeAction)]


def edits_of(action: types.CodeAction) -> list[types.TextEdit]:
    assert action.edit
    assert action.edit.document_changes
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return [edit for edit in change.edits if isinstance(edit, types.TextEdit)]


@pytest.mark.asyncio
async def test_an_open_document_gets_its_marks(client: LanguageClient) -> None:
    opened(client, FAULTY)
    (mark,) = await marks(client)
    assert mark.code == "DUP105"
    assert (mark.range.start.line, mark.range.start.character) == (2, 18)


@pytest.mark.asyncio
async def test_typing_takes_a_mark_away(client: LanguageClient) -> None:
    opened(client, FAULTY)
    (mark,) = await marks(client)
    change = types.TextDocumentContentChangePartial(mark.range, "on")
    document = types.VersionedTextDocumentIdentifier(2, URI)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    assert await marks(client) == []


@pytest.mark.asyncio
async def test_a_fix_and_a_way_to_silence_are_offered(client: LanguageClient) -> None:
    opened(client, FAULTY)
    (mark,) = await marks(client)
    fix, silence = await actions(client, mark)
    assert fix.is_preferred
    assert [edit.new_text for edit in edits_of(fix)] in ([""], ["on"])
    (edit,) = edits_of(silence)
    assert edit.new_text.startswith("# lintnews: ignore-next DUP105 -- ")


@pytest.mark.asyncio
async def test_a_hover_says_why(client: LanguageClient) -> None:
    opened(client, FAULTY)
    (mark,) = await marks(client)
    document = types.TextDocumentIdentifier(URI)
    found = await client.text_document_hover_async(types.HoverParams(document, mark.range.start))
    assert found
    assert isinstance(found.contents, types.MarkupContent)
    assert "word-repeated" in found.contents.value


@pytest.mark.asyncio
async def test_the_blocks_are_symbols_and_the_ledger_a_lens(client: LanguageClient) -> None:
    opened(client, FAULTY)
    await marks(client)
    document = types.TextDocumentIdentifier(URI)
    blocks = await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    details = [one.detail for one in blocks or [] if isinstance(one, types.DocumentSymbol)]
    assert details == ["headline", "body"]
    (lens,) = await client.text_document_code_lens_async(types.CodeLensParams(document)) or []
    assert lens.command
    assert lens.command.title == "1 source, none without a name"


@pytest.mark.asyncio
async def test_two_documents_keep_their_own_marks(client: LanguageClient) -> None:
    opened(client, FAULTY)
    await marks(client)
    other = "file:///news/other.txt"
    opened(client, FAULTY.replace("on on", "on"), other)
    assert await marks(client, other) == []
    assert len(client.diagnostics[URI]) == 1


@pytest.mark.asyncio
async def test_a_change_of_settings_lints_again(client: LanguageClient, tmp_path: Path) -> None:
    config = tmp_path / "quiet.toml"
    config.write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    opened(client, FAULTY)
    await marks(client)
    client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"lintnews": {"config": str(config)}})
    )
    assert await marks(client) == []


@pytest.mark.asyncio
async def test_a_closed_document_loses_its_marks(client: LanguageClient) -> None:
    opened(client, FAULTY)
    await marks(client)
    document = types.TextDocumentIdentifier(URI)
    client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    await asyncio.wait_for(
        client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 600
    )
    assert not client.diagnostics[URI]


NAMES = (
    "Pier reopens\n\nLena Ortiz, who runs the pier, said so Monday. It was Lena Ortis, he said.\n"
)


@pytest.mark.asyncio
async def test_a_name_is_added_to_the_desks_own(client: LanguageClient, tmp_path: Path) -> None:
    config = tmp_path / "lintnews.toml"
    config.write_text('# ours\n[vocabulary]\nnames = ["Ann Lee"]\n', encoding="utf-8")
    uri = (tmp_path / "pier.txt").as_uri()
    opened(client, NAMES, uri)
    mark = next(one for one in await marks(client, uri) if one.code == "NAM101")
    found = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri), mark.range, types.CodeActionContext([mark])
        )
    )
    # The client's library takes an action that has a command for the command itself.
    assert found
    assert found[0].title == "Add “Ortis” to the desk's names"
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams(answers.ADD_WORD, [uri, "names", "Ortis"])
    )
    assert "NAM101" not in {one.code for one in await marks(client, uri)}
    assert config.read_text(encoding="utf-8").startswith("# ours\n[vocabulary]\nnames = [")


@pytest.mark.asyncio
async def test_a_changed_configuration_file_lints_again(
    client: LanguageClient, tmp_path: Path
) -> None:
    uri = (tmp_path / "pier.txt").as_uri()
    opened(client, FAULTY, uri)
    assert len(await marks(client, uri)) == 1
    config = tmp_path / "lintnews.toml"
    config.write_text('ignore = ["DUP105"]\n', encoding="utf-8")
    change = types.FileEvent(config.as_uri(), types.FileChangeType.Created)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    assert await marks(client, uri) == []


@pytest.mark.asyncio
async def test_a_thousand_edits_leave_the_same_text_on_both_sides(client: LanguageClient) -> None:
    random = Random(17)
    mine = OpenDocument(URI, FAULTY, 1)
    opened(client, FAULTY)
    await marks(client)
    for version in range(2, 1002):
        size = len(mine.text)
        start = random.randrange(size + 1)
        end = min(size, start + random.choice((0, 0, 0, 1, 3)))
        put = random.choice(("the the ", "🚢", "\n\n", "é", "", "Mayor ", "."))
        change = types.TextDocumentContentChangePartial(mine.range(start, end), put)
        mine.apply([change], version)
        document = types.VersionedTextDocumentIdentifier(version, URI)
        client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    mine.report = lint(mine.text, filename="pier.txt")
    mine.show(mine.report.findings, mine.version)
    places = [(one.code, str(one.range)) for one in answers.diagnostics(mine)]
    assert len(places) > 10
    await asyncio.wait_for(shown(client, places), 60)


async def shown(client: LanguageClient, places: list[tuple[int | str | None, str]]) -> None:
    """Wait until the marks are these: the whole lint comes behind what is said while typing."""
    while [(one.code, str(one.range)) for one in await marks(client)] != places:
        pass


@pytest.mark.asyncio
async def test_what_is_typed_is_marked_before_the_whole_text_is_linted(
    client: LanguageClient,
) -> None:
    text = FAULTY.replace("on on", "on") + "\nIt rained.\n"
    opened(client, text)
    assert await marks(client) == []
    end = types.Position(4, 2)
    change = types.TextDocumentContentChangePartial(types.Range(end, end), " it")
    document = types.VersionedTextDocumentIdentifier(2, URI)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
    (mark,) = await marks(client)
    assert (mark.code, mark.range.start.line) == ("DUP105", 4)
    fix, _ = await actions(client, mark)
    assert fix.edit
