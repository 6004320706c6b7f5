"""``lintnews lsp``: serve an editor over standard input and output."""

from __future__ import annotations

from lintnews.cli.options import Parser, parse, parser
from lintnews.errors import MissingExtraError
from lintnews.run.exit_codes import CLEAN

_DESCRIPTION = """\
Serve an editor with the Language Server Protocol over standard input and output:
findings while you type, fixes, and what each rule is for. An editor starts it.
"""
_EXTRA = "lsp"


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("lsp", _DESCRIPTION)
    options.add_argument("--stdio", action="store_true", help="accepted for editors that give it")
    return options


def run(arguments: list[str]) -> int:
    """Serve until the editor says that it is enough."""
    parse(build(), arguments)
    try:
        from lintnews.editor.language_server import server
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    server().start_io()
    return CLEAN
