"""``lintnews serve``: a page to paste copy into, an HTTP interface, and LanguageTool's protocol.

Every request has limits, and each limit its answer: too large 413, too slow 503, too many
at once 429, not authorised 401, another host's name 421, not understood 400 or 415. The log
has method, path, status and time, and never a word of the copy.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import time
from collections.abc import Awaitable, Callable
from functools import cache
from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from lintnews.errors import LintnewsError
from lintnews.hints import Any
from lintnews.values import VERSION, NamedTuple
from lintnews.web import answering, language_tool
from lintnews.web.answering import BadRequestError
from lintnews.web.openapi import document
from lintnews.web.report_page import page

LOG = logging.getLogger("lintnews.serve")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_OPEN = ("/", "/health", "/static/page.js", "/static/page.css")  # they say nothing of anybody's
_STATIC = {"page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}


class Limits(NamedTuple):
    """What one request may cost: bytes of its body, seconds, and how many run at once."""

    size: int = 1_000_000
    seconds: float = 20.0
    at_once: int = 4


class Access(NamedTuple):
    """Who may ask: the names the server goes by, other pages' origins, a token if there is one."""

    hosts: frozenset[str] = frozenset(["127.0.0.1", "localhost", "[::1]"])
    origins: tuple[str, ...] = ()
    token: str | None = None


def application(limits: Limits | None = None, access: Access | None = None) -> Starlette:
    """Return the whole server as an ASGI application."""
    limits, access = limits or Limits(), access or Access()
    desk = _Desk(limits)
    routes = [
        Route("/", _index),
        Route("/static/{name}", _static),
        Route("/health", _health),
        Route("/openapi.json", lambda _: JSONResponse(document())),
        Route("/v1/check", desk.answering(answering.check), methods=["POST"]),
        Route("/v1/inspect", desk.answering(answering.inspect), methods=["POST"]),
        Route("/v1/report", desk.report, methods=["POST"]),
        Route("/v1/text", desk.answering(answering.text), methods=["POST"]),
        Route("/v1/rules", _rules),
        Route("/v2/check", desk.language_tool, methods=["POST"]),
        Route("/v2/languages", lambda _: JSONResponse(language_tool.LANGUAGES)),
    ]
    middleware = [Middleware(_Door, access=access)]
    if access.origins:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(access.origins),
                allow_methods=["GET", "POST"],
                allow_headers=["authorization", "content-type"],
            )
        )
    return Starlette(
        routes=routes,
        middleware=middleware,
        exception_handlers={HTTPException: _refusal, ClientDisconnect: _gone},
    )


class _Door:
    """Lets in whoever may ask, and writes one line a request."""

    def __init__(self, app: Any, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.monotonic()
        status = 500

        async def sending(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        refused = self._refused(Request(scope))
        await (refused or self._app)(scope, receive, sending)
        line = {
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "milliseconds": round(1000 * (time.monotonic() - started)),
        }
        LOG.info(json.dumps(line))

    def _refused(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name.lower() not in self._access.hosts:
            return _error(421, "this server does not go by that name: see --host and --allow-host")
        # A browser asks without the token whether it may ask with it.
        is_open = request.method == "OPTIONS" or request.url.path in _OPEN
        if self._access.token is None or is_open:
            return None
        given = request.headers.get("authorization", "")
        if hmac.compare_digest(given.encode(), f"Bearer {self._access.token}".encode()):
            return None
        return _error(
            401, "send the token: Authorization: Bearer …", {"WWW-Authenticate": "Bearer"}
        )


class _Desk:
    """Reads requests and has them answered, within the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._running = 0

    def answering(
        self, answer: Callable[[answering.Question], Any]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            asked = answering_question(await self._fields(request))
            return JSONResponse(await self._within_limits(answer, asked))

        return endpoint

    async def report(self, request: Request) -> Response:
        asked = answering_question(await self._fields(request))
        return HTMLResponse(await self._within_limits(_report_page, asked))

    async def language_tool(self, request: Request) -> Response:
        form = await self._fields(request, json_too=False)
        return JSONResponse(await self._within_limits(language_tool.answer, form))

    async def _within_limits(self, work: Callable[[Any], Any], asked: Any) -> Any:
        if self._running >= self._limits.at_once:
            raise HTTPException(429, "too many requests at once: try again in a second")
        self._running += 1
        running = asyncio.get_running_loop().run_in_executor(None, work, asked)
        running.add_done_callback(self._done)
        try:
            return await asyncio.wait_for(asyncio.shield(running), self._limits.seconds)
        except TimeoutError:
            message = f"not done within {self._limits.seconds:g} s: send a shorter text"
            raise HTTPException(503, message) from None
        except BadRequestError as error:
            raise HTTPException(400, str(error)) from error
        except LintnewsError as error:
            raise HTTPException(500, str(error)) from error

    def _done(self, running: asyncio.Future[Any]) -> None:
        self._running -= 1
        if not running.cancelled():
            running.exception()  # asked for, so that nobody complains when the request is gone

    async def _fields(self, request: Request, *, json_too: bool = True) -> dict[str, Any]:
        """Return the fields of a JSON object or a form."""
        body = await self._body(request)
        sort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if sort == "application/json" and json_too:
            return _json_object(body)
        if sort == "application/x-www-form-urlencoded":
            if json_too and body.lstrip().startswith(b"{"):
                raise HTTPException(
                    400, "this is JSON sent as a form: send it with Content-Type: application/json"
                )
            raw = None if json_too else language_tool.unescaped(body)
            if raw is not None:
                return raw
            form = await FormParser(request.headers, _stream(body)).parse()
        elif sort == "multipart/form-data":
            try:
                form = await MultiPartParser(request.headers, _stream(body)).parse()
            except (MultiPartException, KeyError) as error:
                raise HTTPException(400, "the form cannot be read") from error
        else:
            known = "application/json, " if json_too else ""
            raise HTTPException(415, f"send {known}a form or multipart/form-data")
        fields: dict[str, Any] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields[name] = value
            else:
                fields["text"] = await value.read()
                fields.setdefault("filename", value.filename or "")
        await form.close()
        return fields

    async def _body(self, request: Request) -> bytes:
        too_large = HTTPException(413, f"more than {self._limits.size} bytes: send one article")
        length = request.headers.get("content-length", "0")
        if length.isdigit() and int(length) > self._limits.size:
            raise too_large
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._limits.seconds):
                async for part in request.stream():
                    size += len(part)
                    if size > self._limits.size:
                        raise too_large
                    parts.append(part)
        except TimeoutError:
            raise HTTPException(408, "the request did not arrive in time") from None
        return b"".join(parts)


def answering_question(fields: dict[str, Any]) -> answering.Question:
    """Return the question of the fields, or refuse them with 400."""
    try:
        return answering.question(fields)
    except BadRequestError as error:
        raise HTTPException(400, str(error)) from error


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"the body is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise HTTPException(400, "the body is not a JSON object")
    return given


async def _stream(body: bytes) -> Any:
    yield body
    yield b""


def _report_page(asked: answering.Question) -> str:
    return page(answering.answered(asked), answering.linter(None, None).rules)


async def _index(_request: Request) -> Response:
    return HTMLResponse(_file("page.html").decode(), headers={"Content-Security-Policy": _POLICY})


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise HTTPException(404, "there is no such file")
    return Response(
        _file(name), media_type=_STATIC[name], headers={"X-Content-Type-Options": "nosniff"}
    )


@cache
def _file(name: str) -> bytes:
    return resources.files("lintnews.web").joinpath("static", name).read_bytes()


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok", "version": VERSION})


async def _rules(_request: Request) -> Response:
    return JSONResponse(await asyncio.to_thread(answering.rules))


async def _refusal(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  it is called for nothing else
    return _error(error.status_code, error.detail, dict(error.headers or {}))


async def _gone(_request: Request, _error: Exception) -> Response:
    return Response(status_code=499)


def _error(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": message}, status_code=status, headers=headers)
