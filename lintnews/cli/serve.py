"""``lintnews serve``: a page and an HTTP interface on this machine."""

from __future__ import annotations

import errno
import logging
import os
import socket

from lintnews.cli import output
from lintnews.cli.options import Parser, parse, parser
from lintnews.errors import MissingExtraError, UsageError
from lintnews.run.exit_codes import CLEAN

_DESCRIPTION = """\
Serve a page to paste or drop copy into, an HTTP interface (/v1/check, /v1/inspect,
/openapi.json), and the protocol of LanguageTool (/v2/check) for what speaks it already.
Nobody but this machine can reach it unless --host says otherwise.
"""
_EXTRA = "serve"
_TOKEN = "LINTNEWS_TOKEN"  # noqa: S105  the name of a variable
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def build() -> Parser:
    """Return the parser of the command."""
    options = parser("serve", _DESCRIPTION)
    add = options.add_argument
    add("--host", default="127.0.0.1", metavar="ADDRESS", help="listen here (default: 127.0.0.1)")
    add("--port", type=int, default=8123, metavar="N", help="listen on this port (default: 8123)")
    add("--allow-host", action="append", default=[], metavar="NAME", help="a name to answer to")
    add("--allow-origin", action="append", default=[], metavar="URL", help="a page that may ask")
    add("--max-bytes", type=int, default=1_000_000, metavar="N", help="largest request")
    add("--timeout", type=float, default=20.0, metavar="SECONDS", help="longest request")
    add("--at-once", type=int, default=4, metavar="N", help="most requests at once")
    return options


def run(arguments: list[str]) -> int:
    """Serve until the process is asked to end; requests that run are answered first."""
    given = parse(build(), arguments)
    if not 0 <= given.port <= 65535:
        message = f"--port: {given.port} is no port (0 to 65535)"
        raise UsageError(message)
    try:
        import uvicorn

        from lintnews.web.server import Access, Limits, application
    except ImportError as error:
        raise MissingExtraError(_EXTRA) from error
    access = Access(
        frozenset([*_LOOPBACK, given.host.lower(), *map(str.lower, given.allow_host)]),
        tuple(given.allow_origin),
        os.environ.get(_TOKEN) or None,
    )
    _require_free(given.host, given.port)
    limits = Limits(given.max_bytes, given.timeout, given.at_once)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    output.say(f"serving on http://{given.host}:{given.port}/ (end with Ctrl-C)")
    uvicorn.run(
        application(limits, access),
        host=given.host,
        port=given.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=int(given.timeout) + 1,
    )
    return CLEAN


def _require_free(host: str, port: int) -> None:
    """Refuse a port on which something listens already, or may not listen.

    Raises:
        UsageError: names the port and the option for another.
    """
    try:
        places = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"--host: {host} is no address of this machine"
        raise UsageError(message) from error
    for family, kind, _, _, address in places:
        try:
            with socket.socket(family, kind) as one:
                if os.name == "posix":  # elsewhere it would let two listen on one port
                    one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                one.bind(address)
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                why = "is in use" if error.errno == errno.EADDRINUSE else "may not be used"
                message = f"port {port} {why}: name another with --port N"
                raise UsageError(message) from error
