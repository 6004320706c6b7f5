"""``lintnews lsp``: the server that an editor starts and talks to over standard input and output.

Settings come from ``initializationOptions`` or the client's section ``lintnews``: ``profile``,
``stage`` and ``config``; each document also goes by the configuration file above it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from lintnews.editor import answers, desk_words
from lintnews.editor.documents import OpenDocument
from lintnews.errors import LintnewsError
from lintnews.hints import Any
from lintnews.run.library import Report
from lintnews.run.request import Basis, Request
from lintnews.run.while_typing import TypingLinter
from lintnews.values import VERSION

_PAUSE = 0.15  # seconds after the last edit before a text is linted
_BREATH = 0.005  # seconds in which edits that come together are answered as one
_SETTINGS = ("profile", "stage", "config")
_SECTION = "lintnews"
_WATCHED = types.RegistrationParams(
    [
        types.Registration(
            "lintnews-configuration",
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
            types.DidChangeWatchedFilesRegistrationOptions(
                [
                    types.FileSystemWatcher(f"**/{name}")
                    for name in ("lintnews.toml", ".lintnews.toml", "pyproject.toml")
                ]
            ),
        )
    ]
)


class NewsServer(LanguageServer):
    """The server with the documents that are open and the linter that reads them."""

    def __init__(self) -> None:
        """Begin without a document; the rules are loaded at the first one."""
        super().__init__(
            "lintnews", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Incremental
        )
        self.documents: dict[str, OpenDocument] = {}
        self.basis = Basis()
        self._linter: TypingLinter | None = None
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._answering: dict[str, asyncio.Task[None]] = {}
        self._said: tuple[str, ...] = ()

    @property
    def linter(self) -> TypingLinter:
        """The linter, made when it is first needed.

        Raises:
            LintnewsError: if the settings or the configuration are wrong.
        """
        if self._linter is None:
            self._linter = TypingLinter(Request(basis=self.basis))
        return self._linter

    def configure(self, given: Any) -> None:
        """Take the client's settings, and load rules and configuration anew."""
        if isinstance(given, dict) and isinstance(given.get(_SECTION), dict):
            given = given[_SECTION]
        if isinstance(given, dict):
            chosen = {key: str(given[key]) for key in _SETTINGS if given.get(key)}
            self.basis = Basis(
                profile=chosen.get("profile"),
                stage=chosen.get("stage"),
                config=chosen.get("config"),
            )
        self._linter = None
        self._said = ()
        for uri in self.documents:
            self.lint_soon(uri, 0)

    def answer_edit(self, uri: str) -> None:
        """Show at once what an edit changes around the cursor, and lint when the typing pauses."""
        self._begin(self._answering, uri, self._answer(uri))
        self.lint_soon(uri)

    async def _answer(self, uri: str) -> None:
        await asyncio.sleep(_BREATH)
        document = self.documents.get(uri)
        if document is None or document.report is None or document.current:
            return
        try:
            found = self.linter.after_edit(document.text, document.report)
        except LintnewsError:
            return  # the whole lint says it
        if found is not None:
            document.show(found, document.version)
            self._publish(document)

    def lint_soon(self, uri: str, pause: float | None = None) -> None:
        """Lint a document when the typing pauses; a newer edit cancels an older one.

        The pause is as long as the last lint took, so that a long text does not keep the
        machine busy while somebody types.
        """
        if pause is None:
            pause = max(_PAUSE, self.documents[uri].seconds)
        self._begin(self._waiting, uri, self._lint(uri, pause))

    def _begin(
        self, tasks: dict[str, asyncio.Task[None]], uri: str, work: Coroutine[Any, Any, None]
    ) -> None:
        """Begin a task for a document in place of the one that waits."""
        waiting = tasks.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        tasks[uri] = asyncio.get_running_loop().create_task(work)

    async def _lint(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        self._waiting.pop(uri, None)
        document = self.documents.get(uri)
        if document is None:
            return
        if document.is_read:
            self.lint_soon(uri)
            return
        document.is_read = True
        text, version = document.text, document.version
        started = time.monotonic()
        try:
            report = await asyncio.to_thread(self._report, document, text, version)
        except LintnewsError as error:
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"lintnews: {error}")
            )
            return
        finally:
            document.is_read = False
        if report is None:
            return  # it was edited meanwhile, and is linted again
        document.seconds = time.monotonic() - started
        if document.version == version and self.documents.get(uri) is document:
            document.report, document.reported_version = report, version
            document.show(report.findings, version)
            self._publish(document)
            self._say_failures(report.failures)

    def _publish(self, document: OpenDocument) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(
                document.uri, answers.diagnostics(document), document.version
            )
        )

    def _say_failures(self, failures: tuple[str, ...]) -> None:
        """Show what could not be done; not again at each edit."""
        new = [failure for failure in failures if failure not in self._said]
        self._said = (*self._said, *new)
        for failure in new:
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Warning, f"lintnews: {failure}")
            )

    def add_word(self, uri: str, key: str, word: str) -> None:
        """Add a word to the desk's vocabulary, and lint anew."""
        path = to_fs_path(uri) or ""
        root = to_fs_path(self.workspace.root_uri or "") or ""
        try:
            where = desk_words.add(path, root, key, word)
        except LintnewsError as error:
            said = types.ShowMessageParams(types.MessageType.Error, f"lintnews: {error}")
        else:
            said = types.ShowMessageParams(types.MessageType.Info, f"{where}: has {word!r} now")
            self.configure(None)
        self.window_show_message(said)

    def _report(self, document: OpenDocument, text: str, version: int) -> Report | None:
        """Return the report of a text, ``None`` if it is edited or closed before that is made."""
        uri = document.uri

        def is_wanted() -> bool:
            return document.version == version and self.documents.get(uri) is document

        report = self.linter.lint_while(is_wanted, text, to_fs_path(uri) or uri.rpartition("/")[2])
        if report is not None and document.report is None:
            self.linter.after_edit(text, report)  # makes ready for the first key
        return report

    def close(self, uri: str) -> None:
        """Forget a document and take its marks away."""
        self.documents.pop(uri, None)
        for tasks in (self._waiting, self._answering):
            waiting = tasks.pop(uri, None)
            if waiting is not None:
                waiting.cancel()
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def server() -> NewsServer:
    """Return a server that knows every answer; ``start_io`` starts it."""
    made = NewsServer()
    _take_settings(made)
    _take_documents(made)
    _answer_questions(made)
    return made


def _take_settings(made: NewsServer) -> None:
    @made.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        made.configure(params.initialization_options)

    @made.feature(types.INITIALIZED)
    def watch(_params: types.InitializedParams) -> None:
        workspace = made.client_capabilities.workspace
        files = workspace.did_change_watched_files if workspace else None
        if files and files.dynamic_registration:
            made.client_register_capability(_WATCHED, lambda _answer: None)

    @made.command(answers.ADD_WORD)
    async def add_word(uri: str, key: str, word: str) -> None:
        made.add_word(uri, key, word)

    @made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def change_settings(params: types.DidChangeConfigurationParams) -> None:
        made.configure(params.settings)

    @made.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def change_files(_params: types.DidChangeWatchedFilesParams) -> None:
        made.configure(None)


def _take_documents(made: NewsServer) -> None:
    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def open_document(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        made.documents[item.uri] = OpenDocument(item.uri, item.text, item.version)
        made.lint_soon(item.uri, 0)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def change_document(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        if uri in made.documents:
            made.documents[uri].apply(params.content_changes, params.text_document.version)
            made.answer_edit(uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def save_document(params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri in made.documents:
            made.lint_soon(params.text_document.uri, 0)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def close_document(params: types.DidCloseTextDocumentParams) -> None:
        made.close(params.text_document.uri)


def _answer_questions(made: NewsServer) -> None:
    options = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = made.documents.get(params.text_document.uri)
        return answers.code_actions(document, params.range) if document else []

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = made.documents.get(params.text_document.uri)
        return answers.hover(document, params.position, made.linter.rules) if document else None

    @made.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = made.documents.get(params.text_document.uri)
        return answers.symbols(document) if document else []

    @made.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lens(params: types.CodeLensParams) -> list[types.CodeLens]:
        document = made.documents.get(params.text_document.uri)
        return answers.lenses(document) if document else []

    @made.feature("lintnews/ledger")
    def ledger(params: Any) -> str:
        document = made.documents.get(str(getattr(params, "uri", "")))
        return answers.ledger_text(document) if document else ""
