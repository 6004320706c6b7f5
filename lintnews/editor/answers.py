"""What the editor is told: a report as diagnostics, fixes, hovers, symbols and lenses."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from itertools import groupby

from lsprotocol import types

from lintnews.analysis.page.roles import roles
from lintnews.article.model import Role
from lintnews.editor.documents import OpenDocument
from lintnews.linting.finding import Applicability, Located, Severity
from lintnews.linting.rule import Rule
from lintnews.sheets.ledger import Standing, anonymous_share, ledger

SOURCE = "lintnews"
#: The command that shows the ledger of a document; its argument is the URI.
SHOW_LEDGER = "lintnews.showLedger"
#: The command that adds a word to the desk's vocabulary: the URI, the key, the word.
ADD_WORD = "lintnews.addWord"

_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_SYMBOLS = {
    Role.HEADLINE: types.SymbolKind.File,
    Role.SUBHEAD: types.SymbolKind.Namespace,
    Role.CAPTION: types.SymbolKind.Property,
    Role.CREDIT: types.SymbolKind.Property,
}
_NAME_LENGTH = 60
#: How the codes of rules begin that a word of the desk's vocabulary quiets -> its key there.
_KEYS = {"NAM101": "names", "ACR101": "acronyms"}
_REASON = "because …"


def diagnostics(document: OpenDocument) -> list[types.Diagnostic]:
    """Return the findings that are shown in the document as diagnostics."""
    return [diagnostic(document, one) for one in document.marks]


def diagnostic(document: OpenDocument, one: Located) -> types.Diagnostic:
    """Return one finding as a diagnostic, with its related places."""
    return types.Diagnostic(
        range=document.range(one.place.start, one.place.end),
        message=one.message,
        severity=_SEVERITIES[one.severity],
        code=one.code,
        code_description=types.CodeDescription(one.url)
        if one.url and one.url.startswith("http")
        else None,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(document.uri, document.range(item.place.start, item.place.end)),
                item.message,
            )
            for item in one.related
        ],
    )


def code_actions(document: OpenDocument, wanted: types.Range) -> list[types.CodeAction]:
    """Return what can be done about the findings in a range: fixes first, then silencing."""
    first = document.lines.offset(wanted.start.line, wanted.start.character)
    last = document.lines.offset(wanted.end.line, wanted.end.character)
    here = [
        one
        for one in document.marks
        if document.marked_version == document.version
        and one.place.start <= last
        and first <= one.place.end
    ]
    return [*_fixes(document, here), *_words_to_add(document, here), *_silences(document, here)]


def _fixes(document: OpenDocument, here: list[Located]) -> Iterator[types.CodeAction]:
    for one in here:
        if one.fix is None:
            continue
        safe = one.fix.applicability is Applicability.SAFE
        edits = [
            types.TextEdit(document.range(edit.span.start, edit.span.end), edit.text)
            for edit in one.fix.edits
        ]
        yield types.CodeAction(
            title=f"Fix: {one.message}" + ("" if safe else " (look at the meaning)"),
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic(document, one)],
            is_preferred=safe,
            edit=_edit(document, edits),
        )


def _words_to_add(document: OpenDocument, here: list[Located]) -> Iterator[types.CodeAction]:
    for one in here:
        word = " ".join(document.text[one.place.start : one.place.end].split())
        key = next((key for codes, key in _KEYS.items() if one.code.startswith(codes)), None)
        if key is not None and 0 < len(word) <= _NAME_LENGTH:
            title = f"Add “{word}” to the desk's {key}"
            yield types.CodeAction(
                title=title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(document, one)],
                command=types.Command(title, ADD_WORD, arguments=[document.uri, key, word]),
            )


def _silences(document: OpenDocument, here: list[Located]) -> Iterator[types.CodeAction]:
    for code, (one, *_) in groupby(here, key=lambda one: one.code):
        if not code.startswith("LNT"):
            yield types.CodeAction(
                title=f"Silence {code} here, {_REASON}",
                kind=types.CodeActionKind.QuickFix,
                diagnostics=[diagnostic(document, one)],
                edit=_edit(document, [_directive(document, one)]),
            )


def _directive(document: OpenDocument, one: Located) -> types.TextEdit:
    """Return the edit that silences a rule for the paragraph: a line of its own before it."""
    text = document.text
    start = text.rfind("\n", 0, one.place.start) + 1
    said = f"lintnews: ignore-next {one.code} -- {_REASON}"
    is_text = document.uri.endswith((".txt", ".text"))
    line = f"# {said}\n" if is_text else f"<!-- {said} -->\n\n"
    return types.TextEdit(document.range(start, start), line)


def _edit(document: OpenDocument, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
    """Return an edit that the editor refuses if the text has changed since."""
    versioned = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(versioned, list(edits))])


def hover(
    document: OpenDocument, position: types.Position, rules: Mapping[str, Rule]
) -> types.Hover | None:
    """Return why the finding at a position was made, ``None`` if there is none."""
    offset = document.lines.offset(position.line, position.character)
    parts = []
    for one in document.marks:
        rule = rules.get(one.code)
        if rule is not None and one.place.start <= offset <= one.place.end:
            parts.append(_explained(one, rule))
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts)))


def _explained(one: Located, rule: Rule) -> str:
    """Return a rule's reasons and its first examples as Markdown."""
    said = [f"**{one.code} {one.name}**: {rule.summary}", textwrap.dedent(rule.why).strip()]
    for title, examples in (("Marked", rule.bad), ("Left alone", rule.good)):
        if examples:
            said.append(f"{title}:\n\n```text\n{textwrap.dedent(str(examples[0])).strip()}\n```")
    return "\n\n".join(said)


def symbols(document: OpenDocument) -> list[types.DocumentSymbol]:
    """Return the blocks of the article with their roles."""
    reading = document.current.reading if document.current else None
    if reading is None:
        return []
    locate = reading.article.origin.locate
    found = []
    for block in reading.get(roles):
        place = locate(block.span)
        where = document.range(place.start, place.end)
        words = " ".join(block.span.of(reading.text).split())[:_NAME_LENGTH]
        kind = _SYMBOLS.get(block.role, types.SymbolKind.String)
        found.append(
            types.DocumentSymbol(words or "…", kind, where, where, detail=block.role.value)
        )
    return found


def lenses(document: OpenDocument) -> list[types.CodeLens]:
    """Return the line above the article: who speaks, and how much of it without a name."""
    reading = document.current.reading if document.current else None
    if reading is None:
        return []
    voices = [voice for voice in ledger(reading) if voice.standing is not Standing.NOBODY]
    share = anonymous_share(voices)
    hidden = f"{max(1, round(100 * share))}%" if share else "none"
    title = f"{len(voices)} source{'' if len(voices) == 1 else 's'}, {hidden} without a name"
    command = types.Command(title, SHOW_LEDGER, arguments=[document.uri])
    return [types.CodeLens(document.range(0, 0), command)]


def ledger_text(document: OpenDocument) -> str:
    """Return the sourcing ledger as Markdown."""
    reading = document.report.reading if document.report else None
    rows = [
        f"* {voice.name} ({voice.standing.value}): {voice.direct} quoted, "
        f"{voice.indirect} paraphrased\n"
        for voice in (ledger(reading) if reading else ())
    ]
    return "# Who says what\n\n" + "".join(rows)
